/// Reads the one form of Python dictionary that the header of an `.npy` file may be; nothing is evaluated.
///
///     {'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }
///
/// Keys in any order, either kind of quotation mark, blanks anywhere between, an `L` after a number as
/// Python 2 wrote it.
struct NpyHeaderReader {
    /// As many as NumPy has.
    static let mostAxes = 64

    struct Fields {
        var descriptor: String?
        var isFortranOrder: Bool?
        var axes: [Int]?
    }

    private let text: [UInt8]
    private let start: Int
    private var position = 0

    init(_ text: [UInt8], start: Int) {
        self.text = text
        self.start = start
    }

    mutating func fields() throws(NpyFault) -> Fields {
        var fields = Fields()
        var seen: Set<String> = []
        try expect("{")
        while !skip("}") {
            let offset = offset()
            let key = try string()
            guard seen.insert(key).inserted else { throw .repeatedKey(key, offset: offset) }
            try expect(":")
            switch key {
            case "descr": fields.descriptor = try descriptor()
            case "fortran_order": fields.isFortranOrder = try truth()
            case "shape": fields.axes = try tuple()
            default: throw .unknownKey(key, offset: offset)
            }
            if !skip(",") {
                try expect("}")
                break
            }
        }
        skipBlanks()
        guard position == text.count else { throw malformed("nothing but blanks after }") }
        return fields
    }

    /// Text; a list, which describes records, is answered as what it is.
    private mutating func descriptor() throws(NpyFault) -> String {
        skipBlanks()
        if position < text.count, text[position] == UInt8(ascii: "[") { throw .unreadableType("[…]") }
        return try string()
    }

    private mutating func string() throws(NpyFault) -> String {
        skipBlanks()
        guard position < text.count, [UInt8(ascii: "'"), UInt8(ascii: "\"")].contains(text[position]) else {
            throw malformed("a text in quotation marks")
        }
        let mark = text[position]
        let rest = text[(position + 1)...]
        guard let end = rest.firstIndex(where: { $0 == mark || $0 == UInt8(ascii: "\\") }), text[end] == mark
        else { throw malformed("a text in quotation marks, without backslashes") }
        position = end + 1
        return String(decoding: rest[..<end], as: UTF8.self)
    }

    private mutating func truth() throws(NpyFault) -> Bool {
        skipBlanks()
        for (word, value) in [("True", true), ("False", false)]
        where text[position...].starts(with: word.utf8) {
            position += word.utf8.count
            return value
        }
        throw malformed("True or False")
    }

    private mutating func tuple() throws(NpyFault) -> [Int] {
        var axes: [Int] = []
        try expect("(")
        while !skip(")") {
            axes.append(try number())
            guard axes.count <= Self.mostAxes else { throw .tooManyAxes(limit: Self.mostAxes) }
            if skip(",") { continue }
            // One number in parentheses is no tuple in Python.
            guard axes.count > 1 else { throw malformed("a comma") }
            try expect(")")
            break
        }
        return axes
    }

    private mutating func number() throws(NpyFault) -> Int {
        skipBlanks()
        let digits = text[position...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard let value = Int(String(decoding: digits, as: UTF8.self)) else {
            throw malformed("a whole number from 0 to \(Int.max)")
        }
        position += digits.count
        if position < text.count, text[position] == UInt8(ascii: "L") { position += 1 }
        return value
    }

    private mutating func expect(_ mark: Unicode.Scalar) throws(NpyFault) {
        guard skip(mark) else { throw malformed(String(mark)) }
    }

    /// Whether `mark` was there.
    private mutating func skip(_ mark: Unicode.Scalar) -> Bool {
        skipBlanks()
        guard position < text.count, text[position] == UInt8(ascii: mark) else { return false }
        position += 1
        return true
    }

    private mutating func skipBlanks() {
        while position < text.count, [0x20, 0x09, 0x0A].contains(text[position]) { position += 1 }
    }

    private mutating func offset() -> Int {
        skipBlanks()
        return start + position
    }

    private func malformed(_ wanted: String) -> NpyFault {
        .malformed(wanted: wanted, offset: start + position)
    }
}
