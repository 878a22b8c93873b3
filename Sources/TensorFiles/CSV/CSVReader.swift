/// Rows of numbers out of text that comes in parts, each of whole lines.
struct CSVReader {
    private let limit: Int
    private var values: [Double] = []
    private var rows = 0
    private var columns = 0
    private(set) var names: [String]?
    private var separator: CSVSeparator?
    /// Lines before the one that is read.
    private var line = 0
    /// The line, from one, whose length the others have.
    private var firstLine = 0

    /// - Parameter limit: the most numbers that are read.
    init(limit: Int) { self.limit = limit }

    /// All that has been read; nil where there was no row.
    var table: NumberTable? {
        rows == 0 ? nil : NumberTable(rows: rows, columns: columns, rowMajor: values, columnNames: names)
    }

    /// Reads `text`, which ends with a line.
    mutating func read(_ text: [UInt8]) throws(TensorFileError.Problem) {
        var start = 0
        while start < text.count {
            let rest = text[start...]
            let end = rest.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.count
            do throws(CSVPlaced) { try readLine(text[start..<end]) } catch {
                let before = text[start..<error.offset]
                // Characters, not bytes: those that begin none are not counted.
                let column = before.count { $0 & 0xC0 != 0x80 } + 1
                throw .csv(error.fault, line: line + 1, column: column)
            }
            line += 1
            start = end + 1
            if end + 1 < text.count, text[end] == 0x0D, text[end + 1] == 0x0A { start += 1 }
        }
    }

    private mutating func readLine(_ line: ArraySlice<UInt8>) throws(CSVPlaced) {
        let first = line.first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
        guard let first, first != UInt8(ascii: "#") else { return }
        let separator = separator ?? CSVSeparator(detectedIn: line)
        if self.separator == nil {
            self.separator = separator
            if try readNames(line, separator) { return }
        }
        let before = values.count
        // Most lines are plain; those that are not are cut up and looked at field by field.
        if !appendPlain(line, separator) {
            values.removeSubrange(before...)
            try appendFields(line, separator)
        }
        let found = values.count - before
        if firstLine == 0 { (columns, firstLine) = (found, self.line + 1) }
        guard found == columns else {
            throw CSVPlaced(
                .ragged(found: found, wanted: columns, firstLine: firstLine, isNames: names != nil),
                at: line.startIndex)
        }
        guard values.count <= limit else {
            throw CSVPlaced(.tooManyNumbers(limit: limit), at: line.startIndex)
        }
        rows += 1
    }

    /// Takes the first line as names where it has no number in it, and not only words for none.
    private mutating func readNames(
        _ line: ArraySlice<UInt8>, _ separator: CSVSeparator
    ) throws(CSVPlaced) -> Bool {
        let fields = try CSVField.split(line, separator)
        var isNames = false
        for field in fields {
            guard CSVField.number(field.text) == nil else { return false }
            switch CSVField.fault(field.text, separator) {
            case .decimalComma: return false
            case .notANumber: isNames = true
            default: break
            }
        }
        guard isNames else { return false }
        (names, columns, firstLine) = (fields.map(\.text), fields.count, self.line + 1)
        return true
    }

    /// Appends the numbers of a line without quotation marks.
    ///
    /// - Returns: false where there is anything else in it, and then some may be appended.
    private mutating func appendPlain(_ line: ArraySlice<UInt8>, _ separator: CSVSeparator) -> Bool {
        unsafe line.withUnsafeBufferPointer { text in
            let end = text.count
            var i = 0
            while true {
                while i < end, unsafe separator.isBlank(text[i]) { i += 1 }
                let isOver = unsafe i == end || text[i] == UInt8(ascii: "#")
                if separator == .blanks, isOver { return true }
                guard let found = unsafe DecimalReader.number(in: text, from: i, to: end),
                    found.value.isFinite
                else { return false }
                values.append(found.value)
                i = found.end
                while i < end, unsafe separator.isBlank(text[i]) { i += 1 }
                if i == end { return true }
                let byte = unsafe text[i]
                if byte == UInt8(ascii: "#") { return true }
                if byte == separator.byte {
                    i += 1
                } else if separator != .blanks || i == found.end {
                    return false
                }
            }
        }
    }

    private mutating func appendFields(
        _ line: ArraySlice<UInt8>, _ separator: CSVSeparator
    ) throws(CSVPlaced) {
        for field in try CSVField.split(line, separator) {
            guard let value = CSVField.number(field.text), value.isFinite else {
                throw CSVPlaced(CSVField.fault(field.text, separator), at: field.start)
            }
            values.append(value)
        }
    }
}
