import Foundation
import Testing

/// `eval --numeric` and `eval --let`, in the real program.
@Suite("eval in doubles, and with matrices of files")
struct EvalTests {
    @Test(arguments: [
        ("svd([3 0; 0 4]).S", "⎡4 0⎤\n⎣0 3⎦\n"), ("1/3", "0.333333\n"),
        ("0.1 + 0.2 - 0.3", "5.55112·10⁻¹⁷\n"),
        ("eigenvalues([0 -1; 1 0])", "{i, −i}\n"), ("0.1 + 0.2 == 0.3", "true up to rounding\n"),
        ("1 == 2", "false\n"),
        (
            "lu([1 2; 2 1])",
            "P = ⎡0 1⎤\n    ⎣1 0⎦\nL = ⎡  1  0⎤\n    ⎣0.5  1⎦\nU = ⎡2    1⎤\n    ⎣0  1.5⎦\n"
        ),
        ("zeros(0, 40)", "zeros(0, 40)\n"),
    ])
    func `a value is shown to six digits`(expression: String, shown: String) throws {
        let (code, output, errors) = try Sandbox().run(["eval", "--numeric", expression])
        #expect(code == 0 && errors.isEmpty)
        #expect(output == shown)
    }

    @Test func `digits are as many as are asked for, and ASCII stays ASCII`() throws {
        let sandbox = try Sandbox()
        #expect(try sandbox.run(["eval", "--numeric", "1/3", "--digits", "12"]).output == "0.333333333333\n")
        let output = try sandbox.run(["eval", "--numeric", "--ascii", "zeros(30, 30) + 1/3*I(30)"]).output
        #expect(
            output.contains("...") && output.utf8.allSatisfy { $0 < 0x80 || $0 == 0xC3 || $0 == 0x97 },
            "\(output)")
    }

    @Test func `JSON has the five fields, with no exact value`() throws {
        let sandbox = try Sandbox()
        #expect(
            try sandbox.run(["eval", "--numeric", "--json", "[1/3 10^-17]"]).output == """
                {"bound":null,"decimal":"[0.333333 10^-17]","exact":null,"latex":\
                "\\\\begin{bmatrix} 0.333333 & 10^{-17} \\\\end{bmatrix}","status":"value"}

                """)
        #expect(
            try sandbox.run(["eval", "--numeric", "--json", "1 < 2"]).output.contains(#""decimal":"true""#))
        let singular = try sandbox.run(["eval", "--numeric", "--json", "inv([1 2; 2 4])"])
        #expect(singular.code == 65)
        #expect(singular.output.contains(#""status":"undefined""#))
        let refused = try sandbox.run(["eval", "--numeric", "--json", "rref([1 2])"])
        #expect(refused.code == 65)
        #expect(
            refused.output.contains(#""bound":"method""#) && refused.output.contains(#""status":"unable""#))
    }

    @Test(arguments: [
        (["--numeric", "inv([1 2; 2 4])"], "undefined: inv: the matrix is singular (pivot 2 is zero)"),
        (["--numeric", "W + 1"], "W is not known here"),
        (["pcp([1 2; 3 4])"], "unable: `pcp` is numeric: add --numeric"),
        (["1,5"], "Write one of these. Decimals are written with a point: `1.5`; a comma stands between"),
        (["[1,5 2; 0 1]"], "have 3\nDecimals are written with a point: `1.5`; a comma stands between"),
        (["sqrt(1,5)"], "Decimals are written with a point: `1.5`"),
        (["I(300)"], "unable: it would take more than 40000 entries; --numeric computes in doubles"),
        (["9^9^9^9"], "; --numeric computes in doubles"),
        (["A", "--let", "A=[1 2"], "--let A:\n"), (["A", "--let", "pi=3"], "pi cannot be bound"),
        (["A", "--let", "A+B=3"], "A+B cannot be bound"),
        (["A", "--let", "A=weights.bin"], "A file's name ends in .csv"),
    ])
    func `what has no value says why, with 65`(arguments: [String], message: String) throws {
        let (code, output, errors) = try Sandbox().run(["eval"] + arguments)
        #expect(code == 65)
        #expect(output.isEmpty)
        #expect(errors.contains(message), "\(errors)")
    }

    @Test(arguments: [["A", "--let", "A"], ["A", "--let", "A="], ["1", "--numeric", "--digits", "0"]])
    func `what cannot be understood on the command line gives 64`(arguments: [String]) throws {
        let (code, output, errors) = try Sandbox().run(["eval"] + arguments)
        #expect(code == 64)
        #expect(output.isEmpty && errors.contains("Usage:"))
    }

    // MARK: - Names

    @Test func `a name stands for what was typed, and may be used by the next`() throws {
        let bound = ["--let", "A=1 2; 3 4", "--let", "B=A'*A/3"]
        let sandbox = try Sandbox()
        #expect(try sandbox.run(["eval", "B[1, 1] + det(A)"] + bound).output == "4/3\n")
        #expect(try sandbox.run(["eval", "--numeric", "B[1, 1] + det(A)"] + bound).output == "1.33333\n")
    }

    @Test func `the decimals of a text file are exact where the computation is`() throws {
        let sandbox = try Sandbox()
        let path = "\(sandbox.folder)/a.csv"
        try sandbox.write(
            "\u{FEFF}x,\"y\"\n0.1, 2e-1 # a remark\n\n\"-12345678901234567890.5\",.5\n", to: path)
        let bound = ["--let", "A=\(path)"]
        #expect(try sandbox.run(["eval", "A[1, 1]*10 == 1 and A[1, 2] == 1/5"] + bound).output == "true\n")
        #expect(try sandbox.run(["eval", "A[2, 1]"] + bound).output == "−24691357802469135781/2\n")
        #expect(
            try sandbox.run(["eval", "A[1, 1]*3 == 0.3", "--numeric"] + bound).output
                == "true up to rounding\n")
        let huge = "\(sandbox.folder)/huge.csv"
        try sandbox.write("1e-999\n", to: huge)
        let (code, _, errors) = try sandbox.run(["eval", "A", "--let", "A=\(huge)"])
        #expect(code == 65)
        #expect(errors.contains("has numbers that are not read exactly; add --numeric"), "\(errors)")
    }

    @Test func `a file that is not there gives 66, one that is no matrix 65 with its place`() throws {
        let sandbox = try Sandbox()
        for mode in [[], ["--numeric"]] {
            let (code, _, errors) = try sandbox.run(["eval", "A", "--let", "A=nowhere.csv"] + mode)
            #expect(code == 66)
            #expect(errors.contains("nowhere.csv"))
            let path = "\(sandbox.folder)/bad.csv"
            try sandbox.write("1,2\n3,x\n", to: path)
            let bad = try sandbox.run(["eval", "A", "--let", "A=\(path)"] + mode)
            #expect(bad.code == 65)
            #expect(bad.errors.contains("line 2, column 3"), "\(bad.errors)")
        }
    }

    @Test func `arrays and tensors are read in doubles only`() throws {
        let sandbox = try Sandbox()
        let (array, tensors) = ("\(sandbox.folder)/a.npy", "\(sandbox.folder)/t.safetensors")
        try Self.array([1, 2, 3, 4, 5, 6], rows: 2).write(to: URL(fileURLWithPath: array))
        let header = #"{"w.b":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}"#
        var bytes = Data(withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Array($0) })
        bytes += Data(header.utf8)
        for value in [Float(3), 4] {
            bytes += withUnsafeBytes(of: value.bitPattern.littleEndian) { Data($0) }
        }
        try bytes.write(to: URL(fileURLWithPath: tensors))
        #expect(
            try sandbox.run(["eval", "--numeric", "A*A'", "--let", "A=\(array)"]).output
                == "⎡14  32⎤\n⎣32  77⎦\n")
        #expect(
            try sandbox.run(["eval", "--numeric", "norm(T)", "--let", "T=\(tensors)#w.b"]).output == "5\n")
        let (code, _, errors) = try sandbox.run(["eval", "A", "--let", "A=\(array)"])
        #expect(code == 65)
        #expect(errors.contains("holds floating-point numbers, which are not exact; add --numeric"))
        let unnamed = try sandbox.run(["eval", "--numeric", "T", "--let", "T=\(tensors)#v"])
        #expect(unnamed.code == 65 && unnamed.errors.contains("v"))
    }

    // MARK: - Large matrices

    /// 512×512 entries within −1…1 and `diagonal` on the diagonal.
    private static func large(diagonal: Double, to path: String) throws {
        var state: UInt64 = 1
        let values = (0..<512 * 512).map { k -> Double in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) / 0x1p52 - 1 + (k % 513 == 0 ? diagonal : 0)
        }
        try array(values, rows: 512).write(to: URL(fileURLWithPath: path))
    }

    /// An .npy file.
    private static func array(_ values: [Double], rows: Int) -> Data {
        let shape = "(\(rows), \(values.count / rows))"
        var header = "{'descr': '<f8', 'fortran_order': False, 'shape': \(shape), }"
        header += String(repeating: " ", count: 63 - (header.utf8.count + 10) % 64) + "\n"
        var bytes = Data([0x93] + Array("NUMPY".utf8) + [1, 0])
        bytes += [UInt8(header.utf8.count % 256), UInt8(header.utf8.count / 256)] + Array(header.utf8)
        for value in values { withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes += $0 } }
        return bytes
    }

    @Test func `a matrix beyond the exact limits is computed with, and its ends are shown`() throws {
        let sandbox = try Sandbox()
        let path = "\(sandbox.folder)/large.npy"
        try Self.large(diagonal: 100, to: path)
        let bound = ["--let", "A=\(path)"]
        #expect(
            try sandbox.run(["eval", "--numeric", "A*inv(A) == I and rank(A) == 512"] + bound).output
                == "true up to rounding\n")
        let shown = try sandbox.run(["eval", "--numeric", "A'*A"] + bound).output
        #expect(shown.contains("⋯") && shown.contains("⋮"))
        #expect(shown.hasSuffix("(a 512×512 matrix; --json has all of it)\n"), "\(shown)")
        #expect(shown.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(shown)")
        let values = try sandbox.run(["eval", "--numeric", "singularvalues(A)"] + bound).output
        #expect(values.hasSuffix("(512 in all; --json has all of it)\n"), "\(values)")
        let json = try sandbox.run(["eval", "--numeric", "--json", "A"] + bound).output
        #expect(json.count { $0 == ";" } >= 511)
    }

    @Test func `Ctrl-C ends a long computation with 130`() throws {
        let sandbox = try Sandbox()
        let path = "\(sandbox.folder)/large.npy"
        try Self.large(diagonal: 0, to: path)
        let program = try sandbox.launch(["eval", "--numeric", "pcp(A)", "--let", "A=\(path)"])
        Thread.sleep(forTimeInterval: 1)
        program.signal(SIGINT)
        #expect(try program.finish().code == 130)
    }
}
