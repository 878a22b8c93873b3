/// One line as it came in, checked before anything looks into it.
enum TypedLine: Hashable, Sendable {
    case text(String)
    /// More than `byteLimit` bytes; the line was dropped.
    case tooLong
    /// Not UTF-8; the first bad byte's column (bytes from 1).
    case notText(column: Int)
    /// A NUL byte at that column.
    case zeroByte(column: Int)
    /// Ctrl-C.
    case interrupted
    /// What is watched wants to be heard; what was typed comes with the next line.
    case woken
    case end

    /// 64 KiB, the longest line that is taken.
    static let byteLimit = 1 << 16

    init(bytes: some Collection<UInt8>) {
        guard bytes.count <= Self.byteLimit else {
            self = .tooLong
            return
        }
        if let offset = Array(bytes).firstIndex(of: 0) {
            self = .zeroByte(column: offset + 1)
        } else if let text = String(validating: bytes, as: UTF8.self) {
            self = .text(text)
        } else {
            self = .notText(column: Self.firstBadByte(of: Array(bytes)) + 1)
        }
    }

    /// What is wrong with a line that cannot be taken, in words; nil for one that can.
    var problem: String? {
        switch self {
        case .tooLong: "This line is longer than \(Self.byteLimit / 1024) KiB; it was not read."
        case .notText(let column): "This line is not UTF-8 text (byte \(column)); it was not read."
        case .zeroByte(let column): "This line has a NUL byte (byte \(column)); it was not read."
        case .text, .interrupted, .woken, .end: nil
        }
    }

    private static func firstBadByte(of bytes: [UInt8]) -> Int {
        var decoder = UTF8()
        var source = CountingBytes(bytes: bytes)
        var good = 0
        while true {
            switch decoder.decode(&source) {
            case .scalarValue(let scalar): good += UTF8.width(scalar)
            case .emptyInput, .error: return min(good, max(0, bytes.count - 1))
            }
        }
    }

    private struct CountingBytes: IteratorProtocol {
        let bytes: [UInt8]
        var offset = 0

        mutating func next() -> UInt8? {
            guard offset < bytes.count else { return nil }
            defer { offset += 1 }
            return bytes[offset]
        }
    }
}
