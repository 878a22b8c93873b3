extension Typesetter {
    /// Names as they are shown: `λ₁`, or `lambda1` in ASCII.
    func shown(_ name: String) -> String { dialect.isASCII ? name : Names.pretty(name) }

    var transposeMark: String { dialect == .pretty ? "ᵀ" : "'" }

    func relationSign(_ sign: String) -> String {
        if dialect.readsBack || dialect.isASCII { return dialect.isASCII && sign == "≈" ? "~=" : sign }
        switch sign {
        case "==": return "="
        case "!=": return "≠"
        case "<=": return "≤"
        case ">=": return "≥"
        case "in": return "∈"
        default: return sign
        }
    }

    func commas(_ values: [Formula]) -> Box {
        var parts: [Box] = []
        for (k, value) in values.enumerated() {
            if k > 0 { parts.append(Box(", ")) }
            var inner = self
            inner.isInside = true
            parts.append(inner.box(value))
        }
        return .row(parts)
    }

    func joined(_ values: [Formula], _ signs: [String], _ level: Level) -> Box {
        var parts: [Box] = []
        for (k, value) in values.enumerated() {
            if k > 0 { parts.append(Box(" \(signs[k - 1]) ")) }
            parts.append(box(value, atLeast: level))
        }
        return .row(parts)
    }

    /// No terminal shows a matrix of more columns as a box.
    private static let widestDrawn = 160

    /// Drawn, or in one line: `[3 1; 1 3]`, with commas where an entry has spaces.
    func matrix(_ entries: [[Formula]], _ rows: Int, _ columns: Int) -> Box {
        guard rows > 0, columns > 0 else { return Box("zeros(\(rows), \(columns))") }
        var inner = Typesetter(dialect)
        inner.isInside = true
        let texts = entries.map { $0.map { inner.line($0) } }
        let isRectangular = texts.allSatisfy { $0.count == columns }
        if drawsMatrices, isRectangular, columns <= Typesetter.widestDrawn {
            let table = Box.table(texts)
            let fence: Fence = dialect.isASCII ? .asciiBrackets : .brackets
            return Box(lines: table, baseline: (table.count - 1) / 2).fenced(fence)
        }
        let hasSpaces = texts.contains { $0.contains { $0.contains(" ") } }
        let separator = hasSpaces ? ", " : " "
        return Box("[" + texts.map { $0.joined(separator: separator) }.joined(separator: "; ") + "]")
    }
}

extension Formula {
    /// What a power or a transpose stands on.
    var base: Formula {
        switch self {
        case .power(let a, _), .transposed(let a): a.base
        default: self
        }
    }

    /// True for a name of one letter with its index, perhaps raised or transposed.
    var isOneLetter: Bool {
        guard case .name(let name) = base else { return false }
        return Names.pretty(name).filter { !("₀"..."₉").contains($0) }.count == 1
    }

    /// An integer as digits with a sign.
    var integerText: String? {
        switch self {
        case .number(let digits) where !digits.contains("."): digits
        case .negative(.number(let digits)) where !digits.contains("."): "-" + digits
        default: nil
        }
    }
}
