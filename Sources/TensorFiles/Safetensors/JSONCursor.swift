/// A place in a JSON text, and what may be read from there: the tokens of RFC 8259, nothing more.
///
/// Foundation's own decoder does not serve for headers of files that anybody may have made: of two values of
/// one name it keeps one and says nothing, it forgets the order, it reads UTF-16 as well, and a header of the
/// permitted length keeps it busy for minutes and in gigabytes.
struct JSONCursor {
    private let text: [UInt8]
    /// Where the text starts in the file, for the place in an error.
    private let start: Int
    private var position = 0
    /// The deepest nesting of a value that is passed over.
    private static let deepest = 64

    init(_ text: [UInt8], start: Int) {
        self.text = text
        self.start = start
    }

    /// The first byte of what follows; 0 at the end.
    mutating func next() -> UInt8 {
        while position < text.count, text[position].isJSONBlank { position += 1 }
        return position < text.count ? text[position] : 0
    }

    /// Whether `mark` was there; it is then behind.
    mutating func skip(_ mark: Unicode.Scalar) -> Bool {
        guard next() == UInt8(ascii: mark) else { return false }
        position += 1
        return true
    }

    mutating func expect(_ mark: Unicode.Scalar) throws(SafetensorsFault) {
        guard skip(mark) else { throw fault(String(mark)) }
    }

    mutating func expectEnd() throws(SafetensorsFault) {
        _ = next()
        guard position == text.count else { throw fault("nothing more") }
    }

    /// Whether the word was there: `null`, `true`, `false`.
    mutating func skip(word: StaticString) -> Bool {
        _ = next()
        let word = "\(word)".utf8
        guard text[position...].starts(with: word) else { return false }
        position += word.count
        return true
    }

    /// A text in quotation marks.
    ///
    /// - Complexity: O(length).
    mutating func string() throws(SafetensorsFault) -> String {
        try expect("\"")
        let start = position
        var bytes: [UInt8] = []
        while position < text.count, text[position] != UInt8(ascii: "\"") {
            guard text[position] >= 0x20 else { throw fault("a text without control characters") }
            if text[position] == UInt8(ascii: "\\") {
                bytes += UTF8.encode(try escape()).map(Array.init) ?? []
            } else {
                bytes.append(text[position])
                position += 1
            }
        }
        try expect("\"")
        guard let string = String(validating: bytes, as: UTF8.self) else {
            throw fault("text in UTF-8", at: start)
        }
        return string
    }

    /// A whole number; nil where there is another kind of value, or one that is too large.
    mutating func integer() -> Int? {
        _ = next()
        let rest = text[position...]
        let length = rest.prefix { $0.isInJSONNumber }.count
        let spelling = rest.prefix(length)
        let digits = spelling.drop { $0 == UInt8(ascii: "-") }
        // JSON has neither a plus nor zeros in front.
        guard digits.first != UInt8(ascii: "+"), digits.count == 1 || digits.first != UInt8(ascii: "0"),
            length <= 20, let value = Int(String(decoding: spelling, as: UTF8.self))
        else { return nil }
        position += length
        return value
    }

    /// Passes over a value of any kind.
    mutating func skipValue(depth: Int = 0) throws(SafetensorsFault) {
        guard depth < Self.deepest else { throw fault("a value that is nested less deeply") }
        switch next() {
        case UInt8(ascii: "{"):
            try forEachName { (cursor, _) throws(SafetensorsFault) in try cursor.skipValue(depth: depth + 1) }
        case UInt8(ascii: "["):
            try forEachItem { (cursor) throws(SafetensorsFault) in try cursor.skipValue(depth: depth + 1) }
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            position += text[position...].prefix { $0.isInJSONNumber }.count
        default:
            guard skip(word: "null") || skip(word: "true") || skip(word: "false") else {
                throw fault("a value")
            }
        }
    }

    /// Goes through an object; `body` reads the value of each name.
    mutating func forEachName(
        _ body: (inout JSONCursor, String) throws(SafetensorsFault) -> Void
    ) throws(SafetensorsFault) {
        try expect("{")
        if skip("}") { return }
        repeat {
            let name = try string()
            try expect(":")
            try body(&self, name)
        } while skip(",")
        try expect("}")
    }

    /// Goes through a list; `body` reads each item.
    mutating func forEachItem(
        _ body: (inout JSONCursor) throws(SafetensorsFault) -> Void
    ) throws(SafetensorsFault) {
        try expect("[")
        if skip("]") { return }
        repeat { try body(&self) } while skip(",")
        try expect("]")
    }

    private func fault(_ wanted: String, at position: Int? = nil) -> SafetensorsFault {
        .notJSON(wanted: wanted, offset: start + (position ?? self.position))
    }
}

extension JSONCursor {
    /// What a backslash and the characters after it stand for.
    private mutating func escape() throws(SafetensorsFault) -> Unicode.Scalar {
        let start = position
        let mark = position + 1 < text.count ? text[position + 1] : 0
        position += 2
        switch mark {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(mark)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            if let unit = hexadecimal() {
                if let scalar = Unicode.Scalar(unit) { return scalar }
                // Beyond the first plane a character takes two.
                if (0xD800..<0xDC00).contains(unit), text[position...].starts(with: "\\u".utf8) {
                    position += 2
                    if let low = hexadecimal(), (0xDC00..<0xE000).contains(low),
                        let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
                    {
                        return scalar
                    }
                }
            }
        default: break
        }
        throw fault("an escape of JSON", at: start)
    }

    private mutating func hexadecimal() -> UInt32? {
        let digits = text[min(position, text.count)...].prefix(4)
        guard digits.count == 4, digits.first != UInt8(ascii: "+"), digits.first != UInt8(ascii: "-"),
            let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else { return nil }
        position += 4
        return value
    }
}

extension UInt8 {
    fileprivate var isJSONBlank: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }

    fileprivate var isInJSONNumber: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }
}
