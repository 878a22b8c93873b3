import Foundation
import TensorFiles
import Testing

@Suite struct NpyHeaderTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func file(_ header: String, version: [UInt8] = [1, 0], data: Int = 0) throws -> NpyFile {
        let text = Array(header.utf8)
        let length =
            version[0] == 1 ? littleEndian(UInt16(text.count)) : littleEndian(UInt32(text.count))
        let bytes = [0x93] + Array("NUMPY".utf8) + version + length + text
        let path = try scratch.file("a.npy", bytes + [UInt8](repeating: 0, count: data))
        return try NpyFile(path: path)
    }

    private func fault(_ work: () throws -> NpyFile) -> NpyFault? {
        do { _ = try work() } catch let error as TensorFileError {
            if case .npy(let fault) = error.problem { return fault }
        } catch {}
        return nil
    }

    private func fault(ofBytes bytes: [UInt8]) throws -> NpyFault? {
        let path = try scratch.file("a.npy", bytes)
        return fault { try NpyFile(path: path) }
    }

    @Test func `the start of the file is checked`() throws {
        let magic = [0x93] + Array("NUMPY".utf8)
        #expect(try fault(ofBytes: []) == .notNpy)
        #expect(try fault(ofBytes: Array("NUMPYNUMPYNUMPY".utf8)) == .notNpy)
        #expect(try fault(ofBytes: magic) == .headerCutOff(headerEnd: 10, fileSize: 6))
        #expect(try fault(ofBytes: magic + [1, 0, 5]) == .headerCutOff(headerEnd: 10, fileSize: 9))
        #expect(try fault(ofBytes: magic + [2, 0, 5, 0]) == .headerCutOff(headerEnd: 12, fileSize: 10))
        #expect(try fault(ofBytes: magic + [1, 0, 5, 0, 32]) == .headerCutOff(headerEnd: 15, fileSize: 11))
        #expect(try fault(ofBytes: magic + [4, 0, 5, 0]) == .unknownVersion(major: 4, minor: 0))
        #expect(try fault(ofBytes: magic + [0, 0, 5, 0]) == .unknownVersion(major: 0, minor: 0))
        #expect(try fault(ofBytes: magic + [1, 1, 5, 0]) == .unknownVersion(major: 1, minor: 1))
        #expect(
            try fault(ofBytes: magic + [2, 0, 255, 255, 255, 255])
                == .headerTooLong(bytes: 0xFFFF_FFFF, limit: 65536))
    }

    @Test(arguments: [
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }",
        #"  { "shape":(2,3,),"descr" : "<f8" , "fortran_order":False}  "# + "\n\n",
        "{'shape': (2L, 3L), 'fortran_order': True, 'descr': '=f8'}",
    ])
    func `the header may be written in any way that means it`(header: String) throws {
        for version: [UInt8] in [[1, 0], [2, 0], [3, 0]] {
            let file = try file(header, version: version, data: 48)
            #expect(file.shape.axes == [2, 3] && file.type == .float64 && !file.isBigEndian)
        }
    }

    @Test(arguments: [
        ("", NpyFault.malformed(wanted: "{", offset: 10)),
        ("[]", .malformed(wanted: "{", offset: 10)),
        ("{", .malformed(wanted: "a text in quotation marks", offset: 11)),
        ("{}", .missingKey("descr")),
        ("{'descr': '<f8'}", .missingKey("fortran_order")),
        ("{'descr': '<f8', 'fortran_order': False}", .missingKey("shape")),
        ("{'descr': '<f8', 'descr': '<f8'}", .repeatedKey("descr", offset: 27)),
        ("{'descr': '<f8', 'x': 1}", .unknownKey("x", offset: 27)),
        ("{'descr' '<f8'}", .malformed(wanted: ":", offset: 19)),
        ("{'descr: 8", .malformed(wanted: "a text in quotation marks, without backslashes", offset: 11)),
        ("{'de\\x73cr': 8", .malformed(wanted: "a text in quotation marks, without backslashes", offset: 11)),
        ("{'descr': f8}", .malformed(wanted: "a text in quotation marks", offset: 20)),
        ("{'fortran_order': 1}", .malformed(wanted: "True or False", offset: 28)),
        ("{'fortran_order': not True}", .malformed(wanted: "True or False", offset: 28)),
        ("{'fortran_order': True 1", .malformed(wanted: "}", offset: 33)),
        ("{'shape': 3}", .malformed(wanted: "(", offset: 20)),
        ("{'shape': (3)}", .malformed(wanted: "a comma", offset: 22)),
        ("{'shape': (3 4)}", .malformed(wanted: "a comma", offset: 23)),
        ("{'shape': (3, 4 5)}", .malformed(wanted: ")", offset: 26)),
        ("{'shape': (-3,)}", .malformed(wanted: "a whole number from 0 to \(Int.max)", offset: 21)),
        ("{'shape': (3.0,)}", .malformed(wanted: "a comma", offset: 22)),
        ("{'shape': (,)}", .malformed(wanted: "a whole number from 0 to \(Int.max)", offset: 21)),
        ("{'shape': (3,", .malformed(wanted: "a whole number from 0 to \(Int.max)", offset: 23)),
        (
            "{'shape': (9223372036854775808,)}",
            .malformed(wanted: "a whole number from 0 to \(Int.max)", offset: 21)
        ),
        ("{} {}", .malformed(wanted: "nothing but blanks after }", offset: 13)),
        ("{'descr': [('a', '<f8')]}", .unreadableType("[…]")),
    ])
    func `what is not the one form of header is refused with its place`(header: String, wanted: NpyFault) {
        #expect(fault { try file(header) } == wanted)
    }

    @Test(arguments: [
        "|O", "<c8", "<U3", "|S3", "<M8[s]", "<f16", "f8", "|f8", "|i2", "", "<b2", "<f", "<i3",
    ])
    func `types that are not numbers of these sizes are refused`(type: String) {
        let header = "{'descr': '\(type)', 'fortran_order': False, 'shape': (), }"
        #expect(fault { try file(header, data: 8) } == .unreadableType(type))
    }

    private func header(_ shape: String) -> String {
        "{'descr': '<f8', 'fortran_order': False, 'shape': \(shape), }"
    }

    @Test func `a shape is checked against the file before there is memory for it`() throws {
        #expect(
            fault { try file(header("(4294967296, 4294967296)")) }
                == .shapeOverflow(axes: [1 << 32, 1 << 32]))
        #expect(fault { try file(header("(1152921504606846976,)")) } == .shapeOverflow(axes: [1 << 60]))
        #expect(
            fault { try file(header("(\(repeatElement("1", count: 65).joined(separator: ",")))")) }
                == .tooManyAxes(limit: 64))
        let huge = fault { try file(header("(1000000, 1000000)"), data: 8) }
        guard case .sizeMismatch(_, .float64, 8_000_000_000_000, 8)? = huge else {
            Issue.record("the size was taken: \(String(describing: huge))")
            return
        }
        for data in [15, 17, 0] {
            guard
                case .sizeMismatch(let shape, .float64, 16, data)? = fault({
                    try file(header("(2,)"), data: data)
                })
            else {
                Issue.record("\(data) bytes were taken")
                return
            }
            #expect(shape.axes == [2])
        }
    }

    @Test func `an integer that does not fit has its place`() throws {
        let file = try file("{'descr': '>u8', 'fortran_order': False, 'shape': (1,), }", data: 8)
        #expect(try file.integers().elements == [0])
        var bytes = try Array(Data(contentsOf: URL(filePath: file.path)))
        bytes[bytes.count - 8] = 0x80
        let large = try NpyFile(path: scratch.file("b.npy", bytes))
        #expect(throws: TensorFileError(path: large.path, .npy(.elements(.integerTooLarge(index: 0))))) {
            try large.integers()
        }
    }
}
