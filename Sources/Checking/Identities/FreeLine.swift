public import Notation

/// Reads a line in free names as one writes it: `= (I − QQᵀ)W` goes on from the line before, and between
/// two factors no sign is needed.
public enum FreeLine {
    private static let mostSigns = 60

    /// - Throws: why it cannot be read; the place is one in the text as it was typed.
    public static func parse(_ text: String) throws(NotationError) -> Parse {
        var scalars = Array(text.unicodeScalars)
        for k in scalars.indices {
            if scalars[k] == "=" { scalars[k] = " " } else if scalars[k] != " " { break }
        }
        var inserted: [Int] = []
        while true {
            do {
                return try Reader.parse(String(String.UnicodeScalarView(scalars)), as: .statement)
            } catch {
                guard case .missingOperator = error.code, inserted.count < mostSigns,
                    scalars.indices.contains(error.range.lowerBound)
                else { throw NotationError(error.code, at: shifted(error.range, inserted)) }
                scalars.insert("*", at: error.range.lowerBound)
                inserted.append(error.range.lowerBound)
            }
        }
    }

    /// A place as it was before the signs were put in; they were put in from left to right.
    private static func shifted(_ range: Range<Int>, _ inserted: [Int]) -> Range<Int> {
        let start = range.lowerBound - inserted.count { $0 < range.lowerBound }
        return start..<max(start + 1, range.upperBound - inserted.count { $0 < range.upperBound })
    }
}
