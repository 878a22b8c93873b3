import Testing

@testable import longhand_fuzz

@Suite("The stream of broken inputs")
struct GeneratingTests {
    private static let examples: [[UInt8]] = ["[3 1; 1 3]", "18, 4", "√(2+√2)"].map { Array($0.utf8) }

    private func stream(seed: UInt64, _ target: FuzzTarget = .notation) -> InputStream {
        InputStream(target, examples: Self.examples, seed: seed)
    }

    @Test func `a seed gives one stream, and any input of it alone`() {
        let (one, again) = (stream(seed: 7), stream(seed: 7))
        let inputs = (0..<200).map(one.input)
        #expect((0..<200).reversed().map(again.input).reversed() == inputs)
        #expect((0..<200).map(stream(seed: 8).input) != inputs)
        #expect(Set(inputs).count > 150)
    }

    @Test func `inputs keep to the length of their grammar`() {
        for target in FuzzTarget.all {
            let stream = stream(seed: 3, target)
            // Repairs write into what is there.
            for k in 0..<300 { #expect(stream.input(k).count <= target.grammar.longest, "\(target.name)") }
        }
    }

    @Test func `nests go deep, numbers grow, and bytes that are no text come up`() {
        let inputs = (0..<3000).map(stream(seed: 1).input)
        #expect(inputs.contains { $0.count { $0 == UInt8(ascii: "[") } > 1000 })
        #expect(inputs.contains { String(decoding: $0, as: UTF8.self).contains("9223372036854775808") })
        #expect(inputs.contains { String(validating: $0, as: UTF8.self) == nil })
        #expect(inputs.contains { $0.isEmpty })
    }

    @Test func `shares of all targets are a million, and names differ`() {
        #expect(FuzzTarget.all.map(\.share).reduce(0, +) == 1_000_000)
        #expect(FuzzTarget.all.allSatisfy { $0.share >= 10_000 })
        #expect(Set(FuzzTarget.all.map(\.name)).count == FuzzTarget.all.count)
    }

    @Test func `long examples come up, and seldom`() {
        let long = [UInt8](repeating: UInt8(ascii: "7"), count: 9_000)
        let stream = InputStream(.csv, examples: [long] + Self.examples, seed: 4)
        let lengths = (0..<3000).map { stream.input($0).count }
        #expect((1...600).contains(lengths.count { $0 > 3_000 }))
    }

    @Test func `checksums and lengths are set right`() {
        // IEND has one well-known checksum.
        var png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0] + Array("IEND".utf8)
        png += [0, 0, 0, 0]
        FileRepair.pngChecksums(&png)
        #expect(png.suffix(4) == [0xAE, 0x42, 0x60, 0x82])
        var file: [UInt8] = [9, 9, 9, 9, 9, 9, 9, 9] + Array("{\"a\":{}}data".utf8)
        FileRepair.safetensorsLength(&file)
        #expect(file.prefix(8) == [8, 0, 0, 0, 0, 0, 0, 0])
        // One image, part of a second one, and three labels.
        var images: [UInt8] = [0, 0, 8, 3, 9, 9, 9, 9, 0, 0, 0, 28, 0, 0, 0, 28]
        images += [UInt8](repeating: 5, count: 1_000) + [0, 0, 8, 1, 9, 9, 9, 9, 1, 2, 3]
        FileRepair.idxLengths(&images)
        #expect(images.count == 16 + 784 + 9)
        #expect(images[4..<8] == [0, 0, 0, 1])
        #expect(images.suffix(9) == [0, 0, 8, 1, 0, 0, 0, 1, 1])
    }

    @Test(arguments: [
        ["--count", "x", "csv"], ["nonsense"], [], ["csv", "--seed"], ["csv", "--count", "0"], ["--corpus"],
        ["csv", "--jobs", "0"], ["csv", "--jobs"], ["csv", "--show", "-1"],
    ])
    func `a command line that cannot be understood is none`(words: [String]) {
        #expect(FuzzArguments(words) == nil)
    }

    @Test func `a count for all targets is shared out by what they cost`() throws {
        let arguments = try #require(FuzzArguments(["all", "--count", "1000000", "--seed", "9"]))
        #expect(arguments.seed == 9 && arguments.targets.count == FuzzTarget.all.count)
        #expect(arguments.count(of: .notation) == FuzzTarget.notation.share)
        #expect(FuzzArguments(["csv", "--count", "5"])?.count(of: .csv) == 5)
        let odd = try #require(FuzzArguments(["all", "--count", "12345", "--jobs", "3"]))
        #expect(FuzzTarget.all.map(odd.count(of:)).reduce(0, +) == 12_345)
        #expect(odd.jobs == 3)
    }
}
