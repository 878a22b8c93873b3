import Foundation
import TensorFiles
import Testing

@Suite struct MatrixFileTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func matrix() throws -> NumberTable {
        try #require(NumberTable(rows: 2, columns: 3, rowMajor: [1, 2.5, -3, 1e100, 0.1, 0]))
    }

    @Test(arguments: ["a.csv", "a.CSV", "a.tsv", "a.txt", "a.dat", "a.npy", "a.safetensors"])
    func `a matrix comes back from every kind of file, whatever it is called then`(name: String) throws {
        let path = scratch.path(name)
        try MatrixFile.write(matrix(), to: path)
        #expect(try MatrixFile.read(path) == matrix())
        let others =
            MatrixFormat(path: path).map { [.npy, .safetensors].contains($0) } == true
            ? ["b.csv", "b.npy", "b.safetensors", "b"] : ["b.csv", "b.tsv", "b"]
        for other in others {
            let renamed = scratch.path(other)
            try Data(contentsOf: URL(filePath: path)).write(to: URL(filePath: renamed))
            #expect(try MatrixFile.read(renamed) == matrix(), "\(name) as \(other)")
        }
    }

    @Test func `the type of what is written may be chosen`() throws {
        let small = try #require(NumberTable(rows: 1, columns: 2, rowMajor: [1, 0.1]))
        for name in ["a.npy", "a.safetensors"] {
            try MatrixFile.write(small, to: scratch.path(name), as: .float16)
            #expect(try MatrixFile.read(scratch.path(name)).values == [1, 0.0999755859375])
        }
        try MatrixFile.write(small, to: scratch.path("a.safetensors"), tensor: "L")
        #expect(try SafetensorsFile(path: scratch.path("a.safetensors")).names == ["L"])
    }

    @Test func `integers are numbers here`() throws {
        let path = scratch.path("a.npy")
        try NpyFile.write(integers: #require(DenseTensor([1, 2], [3, -4])), as: .int8, to: path)
        #expect(try MatrixFile.read(path).values == [3, -4])
    }

    private func expect(
        _ path: String, tensor: String? = nil, limit: Int = 100, _ problem: TensorFileError.Problem
    ) {
        #expect(throws: TensorFileError(path: path, problem)) {
            try MatrixFile.read(path, tensor: tensor, limit: limit)
        }
    }

    @Test func `a tensor is chosen by its name`() throws {
        let path = scratch.path("a.safetensors")
        let other = try #require(DenseTensor([1, 1], [7.0]))
        let cube = try #require(DenseTensor([2, 3, 1], matrix().values))
        let row = try #require(DenseTensor([1], [7.0]))
        try SafetensorsFile.write(["m": matrix().tensor, "n": other, "cube": cube, "row": row], to: path)
        #expect(try MatrixFile.read(path, tensor: "m") == matrix())
        #expect(try MatrixFile.read(path, tensor: "n").values == [7])
        let names = ["cube", "m", "n", "row"]
        expect(path, .matrix(.tensorNotNamed(names: names)))
        expect(path, tensor: "x", .safetensors(.noSuchTensor(name: "x", names: names)))
        expect(path, tensor: "cube", .matrix(.notTwoAxes(name: "cube", shape: cube.shape)))
        expect(path, tensor: "row", .matrix(.notTwoAxes(name: "row", shape: row.shape)))
        expect(
            path, tensor: "m", limit: 5, .matrix(.tooLarge(name: "m", shape: try matrix().shape, limit: 5)))
        try SafetensorsFile.write([:] as [String: DenseTensor<Double>], to: path)
        expect(path, .matrix(.tensorNotNamed(names: [])))
    }

    @Test func `files of one array have no names, two axes and a limit`() throws {
        let path = scratch.path("a.npy")
        try MatrixFile.write(matrix(), to: path)
        expect(path, tensor: "m", .matrix(.noNamedTensors(given: "m")))
        expect(path, limit: 5, .matrix(.tooLarge(name: nil, shape: try matrix().shape, limit: 5)))
        let point = try #require(DenseTensor([], [7.0]))
        try NpyFile.write(point, to: path)
        expect(path, .matrix(.notTwoAxes(name: nil, shape: point.shape)))
        let text = try scratch.file("a.csv", Array("1,2\n3,4\n".utf8))
        expect(text, tensor: "m", .matrix(.noNamedTensors(given: "m")))
        expect(text, limit: 3, .csv(.tooManyNumbers(limit: 3), line: 2, column: 1))
    }

    @Test func `what is something else is told`() throws {
        expect(
            try scratch.file("a.npz", [0x50, 0x4B, 3, 4, 0]),
            .matrix(.packed(kind: "a ZIP archive, as .npz and .xlsx are")))
        expect(try scratch.file("a.csv.gz", [0x1F, 0x8B, 8]), .matrix(.packed(kind: "packed with gzip")))
        expect(try scratch.file("a.npy", Array("1,2\n".utf8)), .npy(.notNpy))
        expect(try scratch.file("a.safetensors", [1]), .safetensors(.noLength(bytes: 1)))
        expect(try scratch.file("a", Array("<html>\n".utf8)), .csv(.noNumbers))
        expect(scratch.folder.path, .notRegularFile)
    }

    @Test func `an ending that tells no format is refused before anything is written`() throws {
        for (name, ending) in [("a", ""), ("a.xlsx", "xlsx"), (".npy", ""), ("b.d/a", "")] {
            let path = scratch.path(name)
            #expect(throws: TensorFileError(path: path, .matrix(.unknownEnding(ending)))) {
                try MatrixFile.write(matrix(), to: path)
            }
        }
        #expect(try scratch.names == [])
    }

    @Test func `a table fits together`() {
        #expect(NumberTable(rows: 2, columns: 2, rowMajor: [1, 2, 3]) == nil)
        #expect(NumberTable(rows: -1, columns: -1, rowMajor: [1]) == nil)
        #expect(NumberTable(rows: 1, columns: 2, rowMajor: [1, 2], columnNames: ["a"]) == nil)
        #expect(NumberTable(rows: 0, columns: 2, rowMajor: [])?.columns == 2)
        #expect(DenseTensor([2], [1.0]) == nil && DenseTensor([-1], [1.0]) == nil)
        #expect(
            TensorShape([.max, 2]) == nil && TensorShape([.max, 2, 0]) == nil
                && TensorShape([0, .max])?.count == 0)
        #expect(TensorShape([])?.description == "()" && TensorShape([3, 4])?.description == "3×4")
    }
}
