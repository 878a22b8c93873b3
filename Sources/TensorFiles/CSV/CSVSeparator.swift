/// What stands between the numbers of a line.
public enum CSVSeparator: Hashable, Sendable {
    case comma
    case semicolon
    case tab
    /// Any run of blanks and tabs.
    case blanks

    /// The separator of a line: a semicolon where it has one, else a tab, else a comma, else blanks.
    ///
    /// What stands between quotation marks does not count, nor what follows a `#`.
    init(detectedIn line: ArraySlice<UInt8>) {
        var found: Set<UInt8> = []
        var isQuoted = false
        for byte in line {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if byte == UInt8(ascii: "#"), !isQuoted { break }
            if !isQuoted { found.insert(byte) }
        }
        let order: [Self] = [.semicolon, .tab, .comma]
        self = order.first { $0.byte.map(found.contains) ?? false } ?? .blanks
    }

    /// The one byte; nil for blanks, of which there may be several.
    var byte: UInt8? {
        switch self {
        case .comma: UInt8(ascii: ",")
        case .semicolon: UInt8(ascii: ";")
        case .tab: UInt8(ascii: "\t")
        case .blanks: nil
        }
    }

    /// Whether a byte may stand around a number without a meaning.
    @inline(__always) func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") && self != .tab
    }
}
