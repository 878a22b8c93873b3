/// The fields of a line as text, and what a field is that is no number.
enum CSVField {
    /// A line cut at its separators, quotation marks taken off, and where each field starts in it.
    ///
    /// - Throws: ``CSVFault/unclosedQuote``, with the place in the line.
    static func split(
        _ line: ArraySlice<UInt8>, _ separator: CSVSeparator
    ) throws(CSVPlaced) -> [(start: Int, text: String)] {
        var fields: [(Int, String)] = []
        var i = line.startIndex
        while true {
            while i < line.endIndex, separator.isBlank(line[i]) { i += 1 }
            let isOver = i == line.endIndex || line[i] == UInt8(ascii: "#")
            if isOver, separator == .blanks { return fields }
            let start = i
            var text: [UInt8] = []
            var quote: Int?
            while i < line.endIndex {
                let byte = line[i]
                if byte == UInt8(ascii: "\"") {
                    // Two of them inside a quotation are one.
                    if quote == nil, i > start, line[i - 1] == byte { text.append(byte) }
                    quote = quote == nil ? i : nil
                } else if quote == nil {
                    if byte == UInt8(ascii: "#") || byte == separator.byte { break }
                    if separator == .blanks, separator.isBlank(byte) { break }
                    text.append(byte)
                } else {
                    text.append(byte)
                }
                i += 1
            }
            if let quote { throw CSVPlaced(.unclosedQuote, at: quote) }
            fields.append((start, trimmed(text)))
            if separator == .blanks { continue }
            guard i < line.endIndex, line[i] == separator.byte else { return fields }
            i += 1
        }
    }

    /// What is wrong with a field that is not a finite number.
    static func fault(_ text: String, _ separator: CSVSeparator) -> CSVFault {
        guard text.utf8.count <= DecimalReader.longest else {
            return .fieldTooLong(bytes: text.utf8.count, limit: DecimalReader.longest)
        }
        let word = text.drop { "+-".contains($0) }.lowercased()
        if ["nan", "inf", "infinity"].contains(word) { return .notFinite(text) }
        if ["", "na", "n/a", "null", "none"].contains(word) { return .missing(text) }
        let numeric = text.utf8.allSatisfy { "0123456789+-.,eE \t".utf8.contains($0) }
        let parts = text.split { $0 == "," || $0.isWhitespace }
        // With commas between the numbers, `1,5 2,5` is cut into 1, `5 2` and 5.
        if numeric, parts.count == 2, text.contains(",") || separator == .comma { return .decimalComma(text) }
        return number(text) == nil ? .notANumber(text) : .overflow(text)
    }

    /// The number that a field is, which may be infinite; nil where it is none.
    static func number(_ text: String) -> Double? {
        let bytes = Array(text.utf8)
        return unsafe bytes.withUnsafeBufferPointer { bytes in
            guard let found = unsafe DecimalReader.number(in: bytes, from: 0, to: bytes.count),
                found.end == bytes.count
            else { return nil }
            return found.value
        }
    }

    private static func trimmed(_ text: [UInt8]) -> String {
        let start = text.firstIndex { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") } ?? text.endIndex
        let end = text.lastIndex { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") } ?? start - 1
        return String(decoding: text[start..<max(start, end + 1)], as: UTF8.self)
    }
}

/// A fault at a byte of the text that is being read.
struct CSVPlaced: Error {
    let fault: CSVFault
    let offset: Int

    init(_ fault: CSVFault, at offset: Int) {
        self.fault = fault
        self.offset = offset
    }
}
