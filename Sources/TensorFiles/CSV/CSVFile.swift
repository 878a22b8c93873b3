/// Numbers as text: a row a line, the numbers between commas, semicolons, tabs or blanks.
///
/// The separator is that of the first line. Names of the columns may come first, in a line without a number
/// in it; a `#` starts a comment; empty lines are passed over; a number may stand in quotation marks. Points
/// are decimal, and every number is finite: a file with gaps, NaN or infinities is refused with the place,
/// since a matrix has none.
public enum CSVFile {
    /// The longest line; the text before and after it is not in memory with it.
    private static let longestLine = 1 << 28

    /// Reads a file.
    ///
    /// - Parameter limit: the most numbers that are taken into memory.
    /// - Throws: ``CSVFault`` with line and column; the system's reason.
    /// - Complexity: O(length); the text is in memory a few megabytes at a time.
    public static func read(_ path: String, limit: Int = MatrixFile.usualLimit) throws(TensorFileError)
        -> NumberTable
    {
        try read(path, limit: limit, window: 1 << 22)
    }

    /// - Parameter window: how much of the text is in memory, as long as it has whole lines.
    static func read(_ path: String, limit: Int, window: Int) throws(TensorFileError) -> NumberTable {
        try naming(path) { () throws(TensorFileError.Problem) in
            let file = try MappedFile(path)
            let head = file.copy(0..<min(4096, file.count))
            let mark = head.prefix(3)
            if mark.starts(with: [0xFF, 0xFE]) || mark.starts(with: [0xFE, 0xFF]) { throw .csv(.utf16) }
            if head.contains(0) { throw .csv(.notText) }
            var reader = CSVReader(limit: limit)
            // A byte order mark says UTF-8, and is no character of the first line.
            var start = mark == [0xEF, 0xBB, 0xBF] ? 3 : 0
            while start < file.count {
                let part = try lines(of: file, from: start, window)
                try reader.read(part)
                start += part.count
            }
            guard let table = reader.table else { throw .csv(.noNumbers) }
            return table
        }
    }

    /// Whole lines from `start` on, as many as the window holds, or one line where that is longer.
    private static func lines(
        of file: MappedFile, from start: Int, _ window: Int
    ) throws(TensorFileError.Problem) -> [UInt8] {
        var size = window
        while true {
            let end = start + min(size, file.count - start)
            var part = file.copy(start..<end)
            if end == file.count { return part }
            // A carriage return at the very end may be half of a line's end.
            if let last = part.dropLast().lastIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
                let isPair = part[last] == 0x0D && part[last + 1] == 0x0A
                part.removeSubrange((isPair ? last + 2 : last + 1)...)
                return part
            }
            guard size < longestLine else { throw .csv(.lineTooLong(limit: longestLine)) }
            size *= 2
        }
    }

    /// Writes a table in place of what is at `path`: the fewest digits that are read as the same doubles.
    ///
    /// - Throws: ``CSVFault/entryNotFinite(row:column:)``, ``CSVFault/unwritableNames``; the system's reason.
    ///   The path is then left as it was.
    /// - Complexity: O(entries).
    public static func write(
        _ table: NumberTable, to path: String, separator: CSVSeparator = .comma
    ) throws(TensorFileError) {
        try naming(path) { () throws(TensorFileError.Problem) in
            let file = try AtomicFile(path)
            let mark = separator.byte ?? UInt8(ascii: " ")
            var text = try names(of: table, separator, mark)
            for i in 0..<table.rows {
                for j in 0..<table.columns {
                    if j > 0 { text.append(mark) }
                    let value = table[i, j]
                    guard value.isFinite else { throw .csv(.entryNotFinite(row: i, column: j)) }
                    let digits = value.description
                    text += digits.hasSuffix(".0") ? digits.dropLast(2).utf8 : digits[...].utf8
                }
                text.append(UInt8(ascii: "\n"))
                if text.count > 1 << 20 {
                    try file.write(text)
                    text.removeAll(keepingCapacity: true)
                }
            }
            try file.write(text)
            try file.finish()
        }
    }

    /// The line of the names; empty where there are none.
    private static func names(
        of table: NumberTable, _ separator: CSVSeparator, _ mark: UInt8
    ) throws(TensorFileError.Problem) -> [UInt8] {
        guard let names = table.columnNames, !names.isEmpty else { return [] }
        let quoted = names.map { "\"\($0.replacing("\"", with: "\"\""))\"" }
        let line = Array(quoted.joined(separator: String(UnicodeScalar(mark))).utf8) + [UInt8(ascii: "\n")]
        var reader = CSVReader(limit: 0)
        try? reader.read(line)
        guard reader.names == names else { throw .csv(.unwritableNames) }
        return line
    }
}
