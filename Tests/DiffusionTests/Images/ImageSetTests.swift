import Foundation
import Pictures
import TensorFiles
import Testing

@testable import Diffusion

@Suite struct ImageSetTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func set(_ paths: String..., side: Int = 2) throws -> ImageSet {
        try ImageSet(paths: paths.map { folder.file($0) }, side: side)
    }

    private func fault(_ path: String, side: Int = 2) -> ImageFault? {
        let error = #expect(throws: DiffusionError.self) { try set(path, side: side) }
        guard case .badImages(_, let fault)? = error else { return nil }
        return fault
    }

    private func tensors(_ name: String, _ tensors: [String: ([Int], [Float])]) throws {
        try SafetensorsFile.write(
            tensors.mapValues { try #require(DenseTensor($0.0, $0.1)) }, to: folder.file(name))
    }

    @Test func `a picture's brightness goes from −1 to 1, and a larger one is scaled down`() throws {
        try RasterImage(width: 2, height: 2, channels: .grey, bytes: [0, 255, 51, 204])
            .write(to: folder.file("a.png"))
        let pixels = try set("a.png").pixels
        #expect(zip(pixels, [-1, 1, -0.6, 0.6]).allSatisfy { abs($0 - $1) < 1e-6 })
        try RasterImage(
            width: 4, height: 4, channels: .grey,
            bytes: [0, 0, 255, 255, 0, 0, 255, 255, 51, 51, 51, 51, 51, 51, 51, 51]
        ).write(to: folder.file("b.png"))
        let scaled = try set("b.png", "a.png")
        #expect(scaled.count == 2)
        #expect(zip(scaled[0], [-1, 1, -0.6, -0.6]).allSatisfy { abs($0 - $1) < 1e-6 })
    }

    @Test func `arrays of fractions are taken as they are, with or without an axis for the channel`() throws {
        try NpyFile.write(try #require(DenseTensor([1, 2, 2], [-1.0, 0, 0.5, 1])), to: folder.file("a.npy"))
        #expect(try set("a.npy").pixels == [-1, 0, 0.5, 1])
        try tensors("b.safetensors", ["x": ([2, 1, 2, 2], [0, 0, 0, 0, 1, 1, 1, 1])])
        #expect(try set("b.safetensors").count == 2)
    }

    @Test func `of several tensors one is named after a colon`() throws {
        try tensors("c.safetensors", ["x": ([1, 2, 2], [0, 0, 0, 0]), "y": ([1, 2, 2], [1, 1, 1, 1])])
        #expect(try set("c.safetensors:y").pixels == [1, 1, 1, 1])
        #expect(fault("c.safetensors") == .severalTensors(["x", "y"]))
        #expect(fault("c.safetensors:z") == .noTensor("z", names: ["x", "y"]))
    }

    @Test func `whole numbers go from 0 to 255`() throws {
        let writer = try SafetensorsWriter(
            path: folder.file("d.safetensors"), tensors: [.init("x", .uint8, [1, 2, 2])])
        try writer.append(integers: [0, 255, 51, 204], to: "x")
        try writer.finish()
        let pixels = try set("d.safetensors").pixels
        #expect(zip(pixels, [-1, 1, -0.6, 0.6]).allSatisfy { abs($0 - $1) < 1e-6 })
    }

    @Test func `what is no image is refused`() throws {
        #expect(fault("x.jpg") == .unknownKind)
        try RasterImage(width: 3, height: 2, channels: .grey, bytes: [0, 0, 0, 0, 0, 0])
            .write(to: folder.file("wide.png"))
        #expect(fault("wide.png") == .notSquare(width: 3, height: 2))
        try RasterImage(width: 2, height: 2, channels: .grey, bytes: [0, 0, 0, 0])
            .write(to: folder.file("small.png"))
        #expect(fault("small.png", side: 4) == .tooSmall(width: 2, side: 4))
        try tensors("e.safetensors", ["x": ([2, 2, 2, 2], Array(repeating: 0, count: 16))])
        #expect(fault("e.safetensors") == .wrongShape("2×2×2×2", side: 2))
        try tensors("f.safetensors", ["x": ([1, 2, 2], [0, 0, .nan, 0])])
        #expect(fault("f.safetensors") == .notFinite(image: 0, pixel: 2))
        try tensors("g.safetensors", ["x": ([2, 2, 2], [0, 0, 0, 0, 0, 0, 0, 7])])
        #expect(fault("g.safetensors") == .outsideRange(image: 1, value: 7))
        try tensors("h.safetensors", ["x": ([0, 2, 2], [])])
        #expect(fault("h.safetensors") == ImageFault.none)
        #expect(throws: DiffusionError.badImages(path: "--images", .empty)) {
            try ImageSet(paths: [], side: 2)
        }
        #expect(throws: DiffusionError.self) { try set("missing.npy") }
        #expect(throws: DiffusionError.self) { try ImageSet(side: 2, pixels: [1]) }
    }

    @Test func `a sheet has all images in rows`() throws {
        let images = try ImageSet(side: 2, pixels: Array(repeating: 0, count: 5 * 4))
        let picture = try images.sheet(columns: 3, enlarged: 2, caption: "five")
        guard case .sheet(let sheet) = picture.content else { throw DiffusionError.interrupted }
        #expect(sheet.rows == 2 && sheet.columns == 3)
        #expect(sheet[0, 0].image?.width == 4)
        #expect(sheet[1, 2].image == nil)
        #expect(try images.raster(0).bytes == [128, 128, 128, 128])
    }

    @Test func `sets of one size are joined, and of two are not`() throws {
        let (one, two) = (
            try ImageSet(side: 1, pixels: [1]), try ImageSet(side: 2, pixels: [1, 2, 3, 4])
        )
        #expect(try ImageSet.joined([one, one]).pixels == [1, 1])
        #expect(throws: DiffusionError.self) { try ImageSet.joined([one, two]) }
    }

    @Test func `a fingerprint tells other numbers and another order`() {
        let prints = [[1, 2, 3], [1, 3, 2], [1, 2, 3.0000002], [1, 2], []].map {
            Fingerprint.of($0 as [Float])
        }
        #expect(Set(prints).count == 5)
        #expect(prints.allSatisfy { $0.count == 16 })
    }
}
