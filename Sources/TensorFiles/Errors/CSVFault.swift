/// What is the matter with a file of numbers as text, or with a table to be written as one.
public enum CSVFault: Error, Hashable, Sendable {
    /// Nothing, or names only.
    case noNumbers
    /// Two bytes a character.
    case utf16
    /// Bytes that no text has.
    case notText
    case notANumber(String)
    /// A comma where the point should be.
    case decimalComma(String)
    /// NaN or infinity, in words.
    case notFinite(String)
    /// Nothing between two separators, or a word for nothing: NA, null.
    case missing(String)
    /// A number of more than 1.8 · 10³⁰⁸.
    case overflow(String)
    case fieldTooLong(bytes: Int, limit: Int)
    case unclosedQuote
    case lineTooLong(limit: Int)
    case tooManyNumbers(limit: Int)
    /// A row of another length than the first; `isNames` where that one has names.
    case ragged(found: Int, wanted: Int, firstLine: Int, isNames: Bool)
    /// To be written: an entry, counted from zero.
    case entryNotFinite(row: Int, column: Int)
    /// To be written: names that would be read as numbers, or with a line break.
    case unwritableNames
}

extension CSVFault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noNumbers:
            "has no row of numbers; a row is a line of numbers between commas, semicolons or blanks"
        case .utf16: "is text in UTF-16; save it as UTF-8"
        case .notText: "is no text, nor an .npy or safetensors file; name a file of numbers"
        case .notANumber(let text):
            "\(ShownText.quoted(text)) is not a number; correct it, or make the line a # comment"
        case .decimalComma(let text):
            "\(ShownText.quoted(text)) has a comma for a point; write decimal points, as in 1.5"
        case .notFinite(let text):
            "\(ShownText.quoted(text)) is not a finite number; leave the row out, or put a number there"
        case .missing(let text) where text.isEmpty:
            "there is no number; leave the row out, or put a number there"
        case .missing(let text):
            "\(ShownText.quoted(text)) stands for no number; leave the row out, or put a number there"
        case .overflow(let text):
            """
            \(ShownText.quoted(text)) is too large: a double holds up to 1.8e308. Divide the column by a \
            power of ten
            """
        case .fieldTooLong(let bytes, let limit):
            """
            \(bytes) bytes without a separator, and a number has at most \(limit) here; is it a file of \
            numbers?
            """
        case .unclosedQuote: "a quotation mark is not closed on its line; close it, or remove it"
        case .lineTooLong(let limit): "a line has more than \(limit) bytes; is it a file of numbers?"
        case .tooManyNumbers(let limit):
            "here are more than the \(limit) numbers that are taken at once; read a part of the file"
        case .ragged(let found, let wanted, let firstLine, let isNames):
            """
            this row has \(Self.counted(found, "number")), and line \(firstLine) has \
            \(Self.counted(wanted, isNames ? "name" : "number")); every row has to be as long
            """
        case .entryNotFinite(let row, let column):
            """
            the entry in row \(row + 1), column \(column + 1) is not a finite number, which the text form \
            does not hold; write an .npy file
            """
        case .unwritableNames:
            "the names of the columns would not be read as names again; use words without line breaks"
        }
    }

    private static func counted(_ count: Int, _ noun: String) -> String {
        count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
    }
}
