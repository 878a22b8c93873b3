import Foundation
import NumericAlgebra
import TensorFiles
import Testing

@testable import LowRankGAN

@Suite struct EditingFileTests {
    private func path() -> String {
        FileManager.default.temporaryDirectory
            .appending(path: "editing-\(UUID().uuidString).safetensors").path
    }

    private func analysis() throws -> Analysis {
        let generator = try EditableGenerator(try TanhGenerator(seed: 4, dimension: 12), name: "tanh")
        return try Analysis(
            generator, at: generator.latent(seed: 2), region: generator.region("1:3,1:4+4:5,0:1"))
    }

    @Test func `an analysis comes back bit for bit`() throws {
        let (analysis, path) = (try analysis(), path())
        defer { try? FileManager.default.removeItem(atPath: path) }
        try analysis.write(to: path)
        #expect(try Analysis(path: path) == analysis)
        let again = self.path()
        defer { try? FileManager.default.removeItem(atPath: again) }
        try Analysis(path: path).write(to: again)
        #expect(
            FileManager.default.contents(atPath: path) == FileManager.default.contents(atPath: again))
    }

    @Test func `directions come back bit for bit, vanished ones as vanished`() throws {
        let analysis = try analysis()
        let factor = try RegionSubspaces(analysis, weight: .value(0.3)).inside
        for outside in [factor, try LowRankFactor(analysis.grams.outside, lambda: 0.3)] {
            let directions = try AttributeDirections(RegionSubspaces(inside: factor, outside: outside))
            let file = DirectionsFile(analysis, directions)
            let path = path()
            defer { try? FileManager.default.removeItem(atPath: path) }
            try file.write(to: path)
            #expect(try DirectionsFile(path: path) == file)
        }
    }

    @Test func `a file of another kind, and one of another generator, are refused`() throws {
        let (analysis, path) = (try analysis(), path())
        defer { try? FileManager.default.removeItem(atPath: path) }
        try analysis.write(to: path)
        #expect(
            throws: EditingError.damagedFile(
                path: path, name: "format", wanted: "\"longhand lowrankgan directions 1\"")
        ) { try DirectionsFile(path: path) }
        let other = try EditableGenerator(try TanhGenerator(seed: 4), name: "other")
        #expect(throws: EditingError.otherGenerator(found: "tanh", wanted: "other")) {
            try analysis.check(madeWith: other)
        }
        #expect(throws: EditingError.self) { try Analysis(path: path + ".missing") }
    }

    @Test(arguments: ["latent", "image", "gram_inside", "gram_outside", "mask", "generator", "region"])
    func `whatever is missing is named`(name: String) throws {
        let (analysis, good, bad) = (try analysis(), path(), path())
        defer { for path in [good, bad] { try? FileManager.default.removeItem(atPath: path) } }
        try analysis.write(to: good)
        let file = try SafetensorsFile(path: good)
        let names = file.names.filter { $0 != name }
        let writer = try SafetensorsWriter(
            path: bad, tensors: names.map { .init(try file.info(of: $0)) },
            metadata: file.metadata.filter { $0.key != name })
        for tensor in writer.order { try writer.copy(tensor, from: file) }
        try writer.finish()
        do {
            _ = try Analysis(path: bad)
            Issue.record("read without \(name)")
        } catch {
            guard case .damagedFile(_, name, _) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(error.description.contains(name))
        }
    }

    @Test func `numbers that are not finite, products that are not symmetric and empty masks are refused`()
        throws
    {
        func refused(_ name: String, _ change: ([Double]) -> [Double]) throws -> EditingError? {
            let (analysis, path) = (try analysis(), path())
            defer { try? FileManager.default.removeItem(atPath: path) }
            var numbers: [String: (axes: [Int], values: [Double])] = [
                "latent": ([12], analysis.latent), "image": ([2, 5, 6], analysis.pixels),
                "gram_inside": ([12, 12], analysis.grams.inside.values),
                "gram_outside": ([12, 12], analysis.grams.outside.values),
            ]
            var mask = analysis.region.mask
            if name == "mask" { mask = change(mask.map { $0 ? 1 : 0 }).map { $0 != 0 } }
            if let tensor = numbers[name] { numbers[name] = (tensor.axes, change(tensor.values)) }
            try EditingFile.write(
                numbers, mask: ([5, 6], mask),
                metadata: ["format": Analysis.format, "generator": "tanh", "region": "x"], to: path)
            do {
                _ = try Analysis(path: path)
                return nil
            } catch { return error }
        }
        #expect(try refused("none") { $0 } == nil)
        for name in ["latent", "image", "gram_inside"] {
            let error = try refused(name) { [.nan] + $0.dropFirst() }
            #expect(error?.description.contains("finite numbers") == true)
        }
        let error = try refused("gram_outside") { $0.enumerated().map { $0 == 1 ? 9 : $1 } }
        #expect(error?.description.contains("symmetric") == true)
        #expect(try refused("mask") { $0.map { _ in 0 } } == .region(.empty))
        #expect(
            try refused("mask") { $0.map { _ in 1 } }
                == .region(.full(size: ImageSize(height: 5, width: 6))))
    }
}
