import Foundation
import TensorFiles
import Testing

/// Files that were good and are no longer, or are again: every one is read or refused in words.
@Suite struct MutationTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// Reads `count` mutations of `bytes`; `read` answers how many numbers it got.
    private func mutate(
        _ bytes: [UInt8], count: Int, seed: UInt64, read: (String) throws -> Int
    ) throws -> (read: Int, refused: Set<TensorFileError.Problem>) {
        var dice = Dice(seed: seed)
        var (whole, refused) = (0, Set<TensorFileError.Problem>())
        for _ in 0..<count {
            let changed = mutated(bytes, &dice)
            let path = try scratch.file("a", changed)
            do {
                // A number takes a bit of a byte at least: no shape makes memory out of nothing.
                #expect(try read(path) <= changed.count)
                whole += 1
            } catch let error as TensorFileError {
                #expect(error.description.hasPrefix("\(path): "))
                let words = error.description.dropFirst(path.count + 2)
                #expect(words.count > 10 && words.count < 1500)
                #expect(!words.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F })
                refused.insert(error.problem)
            }
        }
        return (whole, refused)
    }

    @Test(.timeLimit(.minutes(2)), arguments: [1, 2, 3] as [UInt64])
    func `safetensors files`(seed: UInt64) throws {
        let bytes = try Array(Data(contentsOf: URL(filePath: resource("reference.safetensors"))))
        // The data alone change nothing: what is mutated is mostly the header.
        let start = try SafetensorsFile(path: resource("reference.safetensors")).info(of: "u64").byteRange
        let outcome = try mutate(bytes, count: 1000, seed: seed) { path in
            let file = try SafetensorsFile(path: path)
            #expect(file.names.count <= 17 && start.lowerBound > 0)
            return try file.names.reduce(0) { count, name in
                if !(try file.info(of: name).type.isFloatingPoint) { _ = try? file.integers(name) }
                _ = try? MatrixFile.read(path, tensor: name)
                return try count + file.doubles(name, convertingIntegers: true).count
            }
        }
        #expect(outcome.read > 20 && outcome.refused.count > 100)
    }

    @Test(.timeLimit(.minutes(2)), arguments: [1, 2, 3] as [UInt64])
    func `.npy files`(seed: UInt64) throws {
        let arrays = try NumpyArray.all().filter { !$0.axes.isEmpty && $0.count < 30 }
        var (read, refused) = (0, 0)
        for (k, array) in arrays.enumerated() {
            let outcome = try mutate(
                array.bytes, count: 1000 / arrays.count + 1, seed: seed &+ UInt64(k) << 8
            ) {
                path in
                let file = try NpyFile(path: path)
                if !file.type.isFloatingPoint { _ = try? file.integers() }
                _ = try? MatrixFile.read(path)
                return try file.doubles(convertingIntegers: true).elements.count
            }
            read += outcome.read
            refused += outcome.refused.count
        }
        #expect(read > 20 && refused > 200)
    }

    @Test(.timeLimit(.minutes(2)), arguments: [1, 2, 3] as [UInt64])
    func `text`(seed: UInt64) throws {
        let texts = [
            "a,b,c\n1,2,3\n4.5e1,-6,\"7\"\n", "# x\r\n1;2\r\n3;4\r\n", "1 2 3\n4 5 6\n",
            "\u{FEFF}x\ty\n1\t2\n0.1\t-1e-5\n",
        ]
        var (read, refused) = (0, 0)
        for (k, text) in texts.enumerated() {
            let outcome = try mutate(Array(text.utf8), count: 250, seed: seed &+ UInt64(k) << 8) { path in
                let table = try MatrixFile.read(path)
                #expect(
                    table.values.count == table.rows * table.columns && table.values.allSatisfy(\.isFinite))
                return table.values.count
            }
            read += outcome.read
            refused += outcome.refused.count
        }
        #expect(read > 50 && refused > 100)
    }
}
