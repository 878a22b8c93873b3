import Testing

@testable import longhand

@Suite("Lines as they come in")
struct TypedLineTests {
    @Test func `text is taken as it is`() {
        #expect(TypedLine(bytes: Array("√2 · σ₁".utf8)) == .text("√2 · σ₁"))
    }

    @Test func `a NUL byte is named with its column`() {
        let line = TypedLine(bytes: [UInt8(ascii: "1"), 0, UInt8(ascii: "2")])
        #expect(line == .zeroByte(column: 2))
        #expect(line.problem == "This line has a NUL byte (byte 2); it was not read.")
    }

    @Test func `bytes that are not UTF-8 are named with their column`() {
        let line = TypedLine(bytes: Array("σ = ".utf8) + [0xFF, 0x31])
        #expect(line == .notText(column: 6))
        #expect(line.problem == "This line is not UTF-8 text (byte 6); it was not read.")
        #expect(TypedLine(bytes: [0xE2, 0x88]) == .notText(column: 1))
    }

    @Test func `64 KiB are taken, one byte more is not`() {
        let line = [UInt8](repeating: UInt8(ascii: "1"), count: TypedLine.byteLimit)
        #expect(TypedLine(bytes: line) == .text(String(decoding: line, as: UTF8.self)))
        #expect(TypedLine(bytes: line + [UInt8(ascii: "1")]) == .tooLong)
        #expect(TypedLine.tooLong.problem == "This line is longer than 64 KiB; it was not read.")
    }
}
