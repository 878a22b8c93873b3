import Foundation
import Testing

@testable import Diffusion

@Suite struct IDXFileTests {
    private func idx(_ axes: [Int], _ bytes: [UInt8]) -> [UInt8] {
        [0, 0, 8, UInt8(axes.count)]
            + axes.flatMap { axis in [24, 16, 8, 0].map { UInt8(axis >> $0 & 255) } }
            + bytes
    }

    private func fault(_ content: [UInt8], axes: Int = 3) -> IDXFault? {
        #expect(throws: IDXFault.self) { try IDXFile(content, axes: axes, path: "a") }
    }

    @Test func `axes and bytes are read`() throws {
        let file = try IDXFile(idx([2, 1, 3], [1, 2, 3, 4, 5, 6]), axes: 3)
        #expect(file.axes == [2, 1, 3] && file.bytes == [1, 2, 3, 4, 5, 6])
    }

    @Test func `broken headers are refused`() {
        #expect(fault([]) == .headerCut(bytes: 0, wanted: 16))
        #expect(fault([0, 0, 8, 3, 0]) == .headerCut(bytes: 5, wanted: 16))
        #expect(fault([0, 0, 8, 1, 0, 0, 0, 0]) == .badMagic([0, 0, 8, 1], wanted: [0, 0, 8, 3]))
        #expect(
            fault([0, 0, 13, 3] + [UInt8](repeating: 0, count: 12))?.description.contains("00 00 0d 03")
                == true)
        #expect(fault(idx([1, 0, 1], [])) == .badAxis(1, value: 0))
        #expect(fault(idx([2, 1, 3], [1, 2, 3])) == .wrongLength(found: 19, wanted: 22))
        #expect(fault(idx([1, 1, 1], [1, 2])) == .wrongLength(found: 18, wanted: 17))
        let most = Int(UInt32.max)
        #expect(fault(idx([most, most, most], [])) == .tooLarge)
        #expect(fault(idx([1 << 20, 1 << 20, 1 << 20], [])) == .tooLarge)
        #expect(fault([0x1F, 0x8B, 8, 0]) == .compressed(command: "gunzip --keep a.gz"))
    }

    @Test func `28×28 bytes become 16×16 numbers with a border`() {
        var bytes = [UInt8](repeating: 0, count: 2 * 784)
        for place in [784, 785, 784 + 28, 784 + 29] { bytes[place] = 255 }
        bytes[784 + 27 * 28 + 27] = 102
        // The lower left of its four, then the upper right.
        bytes[784 + 3 * 28 + 4] = 51
        bytes[784 + 6 * 28 + 9] = 153
        let pixels = LabelledImages.reduced(bytes, at: 784)
        #expect(abs(pixels[2 * 16 + 3] - (51.0 / 510 - 1)) < 1e-6)
        #expect(abs(pixels[4 * 16 + 5] - (153.0 / 510 - 1)) < 1e-6)
        #expect(pixels[17] == 1)
        #expect(abs(pixels[14 * 16 + 14] - (102.0 / 510 - 1)) < 1e-6)
        #expect(pixels.filter { $0 != -1 }.count == 4)
    }

    @Test func `Fashion-MNIST is read from its folder, and what does not fit together is refused`() throws {
        let folder = try TestFolder()
        let (images, labels) = (
            folder.file("train-images-idx3-ubyte"), folder.file("train-labels-idx1-ubyte")
        )
        func put(_ path: String, _ bytes: [UInt8]) throws {
            try Data(bytes).write(to: URL(fileURLWithPath: path))
        }
        func refusal() -> DiffusionError? {
            #expect(throws: DiffusionError.self) { try LabelledImages(fashionMNIST: folder.path) }
        }
        #expect(refusal() == .badData(path: images, .unreadable("there is no such file")))
        try put("\(images).gz", [0x1F, 0x8B])
        #expect(
            refusal()
                == .badData(path: "\(images).gz", .compressed(command: "gunzip --keep \(images).gz")))
        let pixels = [UInt8](repeating: 0, count: 784) + [UInt8](repeating: 255, count: 784)
        try put(images, idx([2, 28, 28], pixels))
        try put(labels, idx([3], [1, 2, 3]))
        #expect(refusal() == .badData(path: labels, .labelsDoNotFit(images: 2, labels: 3)))
        try put(labels, idx([2], [1, 10]))
        #expect(refusal() == .badData(path: labels, .badLabel(index: 1, found: 10, largest: 9)))
        try put(labels, idx([2], [1, 9]))
        let data = try LabelledImages(fashionMNIST: folder.path)
        #expect(data.labels == [1, 9] && data.images.count == 2)
        #expect(data.images[0].allSatisfy { $0 == -1 })
        #expect(data.images[1].filter { $0 == 1 }.count == 14 * 14)
        try put(images, idx([2, 14, 56], pixels))
        #expect(refusal() == .badData(path: images, .wrongSide(height: 14, width: 56, wanted: 28)))
    }
}
