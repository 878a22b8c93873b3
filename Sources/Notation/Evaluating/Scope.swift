/// The names that are bound, by their canonical spelling.
///
/// `λ` and `lambda` are one name, `λ₁` and `lambda1` another; where `lambda` is a list or a vector and
/// `lambda1` is not bound itself, `lambda1` is its first entry.
public struct Scope: Sendable {
    /// Values by canonical name.
    public private(set) var values: [String: Value] = [:]
    /// Other names for the same values: alias to name, both canonical.
    public private(set) var aliases: [String: String] = [:]
    /// Whether a free `i` is the imaginary unit.
    public var allowsImaginaryUnit: Bool
    /// The functions that are named where a name is none.
    public var vocabulary: Vocabulary

    public init(
        _ values: [String: Value] = [:], allowsImaginaryUnit: Bool = true, vocabulary: Vocabulary = .lessons
    ) {
        self.allowsImaginaryUnit = allowsImaginaryUnit
        self.vocabulary = vocabulary
        for (name, value) in values { self[name] = value }
    }

    public subscript(name: String) -> Value? {
        get {
            let canonical = Names.canonical(name)
            return values[aliases[canonical] ?? canonical] ?? part(canonical)
        }
        set {
            let canonical = Names.canonical(name)
            values[aliases[canonical] ?? canonical] = newValue
        }
    }

    /// Makes `alias` another name for `name`.
    public mutating func add(alias: String, for name: String) {
        aliases[Names.canonical(alias)] = Names.canonical(name)
    }

    public func contains(_ name: String) -> Bool { self[name] != nil }

    /// All names that are bound, aliases included, sorted.
    public var names: [String] {
        (Array(values.keys) + aliases.filter { values[$0.value] != nil }.keys).sorted()
    }

    /// `lambda2` as the second entry of `lambda`.
    private func part(_ name: String) -> Value? {
        let stem = String(name.reversed().drop(while: { ("0"..."9").contains($0) }).reversed())
        guard stem != name, !stem.isEmpty, let k = Int(name.dropFirst(stem.count)), k >= 1 else { return nil }
        switch values[aliases[stem] ?? stem] {
        case .list(let parts) where k <= parts.count: return parts[k - 1]
        case .matrix(let matrix) where matrix.isVector && k <= matrix.entries.count:
            return .number(matrix.entries[k - 1])
        default: return nil
        }
    }
}

/// Names in their one canonical spelling, and as they are shown.
public enum Names {
    /// `λ₁`, `\lambda_1`, `lambda_{1}` all become `lambda1`; what is no name stays as it is.
    public static func canonical(_ name: String) -> String {
        // Most names are canonical already.
        if name.utf8.allSatisfy({
            (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
        }) {
            return name
        }
        guard let tokens = try? Lexer.tokens(of: name), tokens.count == 2,
            case .name(let canonical, _) = tokens[0].kind
        else { return name }
        return canonical
    }

    /// `lambda1` as `λ₁`.
    public static func pretty(_ name: String) -> String {
        let stem = String(name.reversed().drop(while: { ("0"..."9").contains($0) }).reversed())
        guard !stem.isEmpty else { return name }
        return (Spellings.letters[stem] ?? stem) + subscripted(name.dropFirst(stem.count))
    }

    private static func subscripted(_ digits: Substring) -> String {
        String(
            String.UnicodeScalarView(
                digits.unicodeScalars.compactMap { Unicode.Scalar(0x2080 + $0.value - 0x30) }))
    }

    /// Known names that stand side by side in a name, `W'` for `Wt`; nil where it is no such row.
    static func factors(of name: String, isKnown: (String) -> Bool) -> [String]? {
        guard name.count <= 16 else { return nil }
        if name.isEmpty { return [] }
        for length in (1...name.count).reversed() {
            let head = String(name.prefix(length))
            let isTransposed = length > 1 && (head.hasSuffix("t") || head.hasSuffix("T"))
            let stem = isTransposed ? String(head.dropLast()) : head
            let own = isKnown(head) || head == "I" ? head : isTransposed && isKnown(stem) ? stem + "'" : nil
            if let own, let rest = factors(of: String(name.dropFirst(length)), isKnown: isKnown) {
                return [own] + rest
            }
        }
        return nil
    }

    /// Names that differ from `name` in little.
    static func suggestions(for name: String, among known: [String]) -> [String] {
        let close = known.filter { candidate in
            candidate.lowercased() == name.lowercased()
                || name.count > 1 && distance(candidate, name) <= (name.count > 3 ? 2 : 1)
        }
        return Array(close.sorted { (distance($0, name), $0) < (distance($1, name), $1) }.prefix(3))
    }

    /// The letters to leave out, put in or replace, and the neighbours to exchange, until one is the other.
    static func distance(_ a: String, _ b: String) -> Int {
        let (a, b) = (Array(a.prefix(24)), Array(b.prefix(24)))
        var (before, row) = ([Int](), Array(0...b.count))
        for i in 0..<a.count {
            var next = [i + 1]
            for j in 0..<b.count {
                var least = min(row[j] + (a[i] == b[j] ? 0 : 1), next[j] + 1, row[j + 1] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, before[j - 1] + 1) }
                next.append(least)
            }
            (before, row) = (row, next)
        }
        return row[b.count]
    }
}
