/// A place in the grammar where honest people read the same line differently.
///
/// One choice holds for a whole line: who writes `1/2√2` twice means the same twice.
enum Ambiguity: Hashable, CaseIterable, Sendable {
    /// `1/2x`: (1/2)·x or 1/(2x).
    case productAfterSlash
    /// `20,000`: 20000 or two numbers; `3,5`: 3.5 or two numbers.
    case commaBetweenDigits

    /// The ambiguities that are resolved the second way.
    typealias Choice = Set<Ambiguity>
}

extension Parser {
    /// A run such as `20,000` or `3,5` outside all brackets, read as one number, if it can be.
    ///
    /// Groups of three digits after a first group that does not start with 0 are thousands; a
    /// single comma between whole numbers may be a decimal comma.
    mutating func joinedNumber() -> String? {
        guard context == .line, position >= runEnd else { return nil }
        var groups: [String] = []
        var end = position
        while case .number(let digits) = tokens[end].kind {
            groups.append(digits)
            end += 1
            guard end + 1 < tokens.count, tokens[end].kind == .symbol(.comma),
                !tokens[end].spaceBefore, !tokens[end + 1].spaceBefore, !digits.contains("."),
                case .number = tokens[end + 1].kind
            else { break }
            end += 1
        }
        runEnd = end
        let isGrouped =
            (1...3).contains(groups[0].count) && !groups[0].hasPrefix("0")
            && groups.dropFirst().allSatisfy { $0.prefix { $0 != "." }.count == 3 }
        let isDecimal = groups.count == 2 && !groups[1].contains(".")
        runs += 1
        let isWhole = tokens[end].kind == .end || tokens[end].kind == .symbol(.comma)
        let startsItem = (previous.map { $0.kind == .symbol(.comma) } ?? true) && position + 3 == end
        if isDecimal, isWhole, startsItem { pairs += 1 }
        guard groups.count > 1, isGrouped || isDecimal else { return nil }
        met.insert(.commaBetweenDigits)
        guard choice.contains(.commaBetweenDigits) else { return nil }
        position = end
        if isGrouped { joinedThousands = true }
        return groups.joined(separator: isGrouped ? "" : ".")
    }
}
