/// Decimals that were written with a comma, `1,5`, where the grammar has two numbers.
///
/// A line keeps its meaning, whatever is found here: `(1,5)` is a vector of two numbers. It is plain that
/// decimals were meant only where the commas within numbers look different from what stands between
/// numbers, as in `(0,5, 0,2)` or `[1,5 2; 0 1]`, or where a single number is asked for.
public struct DecimalComma: Hashable, Sendable {
    /// The first of them as it should be: `1.5`.
    public let number: String

    /// A longer line, in bytes, is not looked through.
    private static let longest = 1_000

    /// Nil where it is not plain that a decimal was meant, and for a line of more than a thousand bytes.
    ///
    /// - Parameter wantsNumber: whether a single number is asked for, so that no comma separates two.
    /// - Complexity: O(n); of a line without a comma one look for it.
    public init?(in line: String, wantsNumber: Bool = false) {
        guard line.utf8.count <= Self.longest, line.utf8.contains(UInt8(ascii: ",")) else { return nil }
        let rows = line.split { "[](){}<>;=≈|\n".contains($0) }.map { Row($0) }
        let hasRows = line.contains { ";\n".contains($0) }
        let found = rows.lazy.compactMap {
            wantsNumber ? $0.numbers.first : $0.plainNumber(amongRows: hasRows)
        }
        guard let first = found.first else { return nil }
        number = first.whole + "." + first.decimals
    }

    /// The same of a line that could not be read; where a function of one number was given two, as in
    /// `sqrt(1,5)`, one was meant.
    public init?(in line: String, refusedFor error: NotationError) {
        let isOneNumber =
            if case .wrongArgumentCount(_, takes: 1...1, found: 2) = error.code { true } else { false }
        self.init(in: line, wantsNumber: isOneNumber)
    }

    /// What is said of it, in a sentence.
    public var words: String {
        "Decimals are written with a point: `\(number)`; a comma stands between two numbers."
    }
}

/// What stands between two brackets or row breaks.
private struct Row {
    struct Number {
        let whole: Substring
        let decimals: Substring

        /// Whether it is hardly two numbers: `0,707`.
        var isSure: Bool { whole == "0" && decimals.utf8.count > 1 }
        /// Whether it has not the length of a count or of a group of thousands.
        var isLong: Bool { decimals.utf8.count == 2 || decimals.utf8.count > 3 }
        /// Whether the comma may stand before thousands: `25,600`.
        var mayBeThousands: Bool { whole != "0" && decimals.utf8.count == 3 }
    }

    /// Told apart by white space, each without commas at its ends and split at those within it.
    private let items: [[Substring]]
    /// Whether commas with white space beside them separate some.
    private let hasLooseCommas: Bool

    init(_ text: Substring) {
        let words = text.split(whereSeparator: \.isWhitespace)
        hasLooseCommas = words.contains { $0.hasPrefix(",") || $0.hasSuffix(",") }
        items = words.map { $0.split(separator: ",") }.filter { !$0.isEmpty }
    }

    /// The items that are two whole numbers and a comma.
    var numbers: [Number] {
        items.compactMap { groups in
            guard groups.count == 2, groups[0].unsigned.isDigits, groups[1].isDigits else { return nil }
            return Number(whole: groups[0].unsigned, decimals: groups[1])
        }
    }

    /// The first decimal, where the entries are told apart by more than the commas within them.
    func plainNumber(amongRows: Bool) -> Number? {
        let numbers = numbers
        guard let first = numbers.first else { return everyOther }
        guard !numbers.allSatisfy(\.mayBeThousands) else { return nil }
        guard items.count > 1, items.allSatisfy({ $0.count <= 2 && $0.allSatisfy(\.isPartOfEntry) }) else {
            return nil
        }
        if numbers.count == items.count || numbers.contains(where: \.isSure) { return first }
        // `(1,25, 2)` may be three numbers, written carelessly.
        if hasLooseCommas { return nil }
        return amongRows || numbers.contains(where: \.isLong) ? first : nil
    }

    /// Of `0,707,0,707`, where every other number is zero, the first decimal.
    private var everyOther: Number? {
        guard items.count == 1, items[0].count.isMultiple(of: 2), items[0].count > 2 else { return nil }
        let groups = items[0]
        for k in stride(from: 0, to: groups.count, by: 2) {
            guard groups[k].unsigned == "0", groups[k + 1].isDigits, groups[k + 1].utf8.count > 1 else {
                return nil
            }
        }
        return Number(whole: "0", decimals: groups[1])
    }
}

extension Substring {
    fileprivate var unsigned: Substring { first.map { "+-−".contains($0) } == true ? dropFirst() : self }

    fileprivate var isDigits: Bool { !isEmpty && utf8.allSatisfy { (0x30...0x39).contains($0) } }

    /// True of what stands in a number, a fraction or a root.
    fileprivate var isPartOfEntry: Bool { allSatisfy { $0.isNumber || "+-−./√".contains($0) } }
}
