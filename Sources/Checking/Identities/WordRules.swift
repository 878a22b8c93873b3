import Notation

/// What may be used when matrix products are multiplied out: hypotheses as rules for words.
struct WordRules {
    struct Letter: Hashable {
        let name: String
        let isTransposed: Bool
    }

    private(set) var definitions: [String: Expression]
    let numbers: Set<String>
    let matrices: Set<String>
    /// Names that are their own transpose.
    private var symmetric: Set<String>
    /// QᵀQ = I.
    private var orthonormalColumns: Set<String>
    /// QQᵀ = I.
    private var orthonormalRows: Set<String>
    /// P² = P.
    private var idempotent: Set<String>
    /// AB = BA.
    private var commuting: Set<Set<String>>

    init(_ problem: ClaimProblem) {
        definitions = problem.definitions.mapValues(\.expression)
        var (numbers, matrices): (Set<String>, Set<String>) = ([], [])
        for name in problem.names {
            switch problem.inference.kinds[name] {
            case .number?, .integer?: numbers.insert(name)
            case .matrix?: matrices.insert(name)
            default: continue
            }
        }
        self.numbers = numbers
        self.matrices = matrices
        func having(_ isOne: (Property) -> Bool) -> Set<String> {
            matrices.filter { (problem.properties[$0] ?? []).contains(where: isOne) }
        }
        symmetric = having { $0 == .symmetric || $0 == .diagonal || $0 == .projector }
        let units = having { $0 == .unit }.filter { name in
            guard case .matrix(_, let columns)? = problem.inference.kinds[name] else { return false }
            return problem.inference.dimensions.isOne(columns)
        }
        orthonormalColumns = having { $0 == .orthonormalColumns || $0 == .orthogonal }.union(units)
        orthonormalRows = having { $0 == .orthonormalRows || $0 == .orthogonal }
        idempotent = having { $0 == .idempotent || $0 == .projector }
        commuting = Set(problem.predicates.compactMap { Self.commutingPair($0.expression) })
    }

    /// A and B of a statement AB = BA.
    private static func commutingPair(_ statement: Expression) -> Set<String>? {
        guard case .relation(let sides, let relations) = statement.kind, relations == [.equal],
            sides.count == 2, let left = pair(sides[0]), let right = pair(sides[1]),
            left[0] != left[1], left == right.reversed()
        else { return nil }
        return Set(left)
    }

    /// A and B of AB.
    private static func pair(_ product: Expression) -> [String]? {
        guard case .product(let factors) = product.kind, factors.count == 2 else { return nil }
        let names = factors.compactMap { factor -> String? in
            guard factor.operation != .dividedBy, case .name(let name) = factor.value.kind else { return nil }
            return name
        }
        return names.count == 2 ? names : nil
    }

    /// The same without hypotheses: only what holds of all matrices.
    var withoutHypotheses: WordRules {
        var copy = self
        (copy.symmetric, copy.orthonormalColumns, copy.orthonormalRows, copy.idempotent) = ([], [], [], [])
        copy.commuting = []
        return copy
    }

    /// The same without a definition: what it stands for does not use itself.
    func without(_ name: String) -> WordRules {
        var copy = self
        copy.definitions[name] = nil
        return copy
    }

    func letter(_ name: String, isTransposed: Bool) -> Letter {
        Letter(name: name, isTransposed: isTransposed && !symmetric.contains(name))
    }

    /// The word after every rule has been used as often as it can be.
    func reduced(_ letters: [Letter]) -> [Letter] {
        var letters = shortened(letters)
        while let next = sorted(letters) { letters = shortened(next) }
        return letters
    }

    /// The word with letters that commute in alphabetical order; nil where they are.
    private func sorted(_ letters: [Letter]) -> [Letter]? {
        guard !commuting.isEmpty else { return nil }
        var sorted = letters
        var isStable = false
        while !isStable {
            isStable = true
            for k in sorted.indices.dropFirst() {
                let (a, b) = (sorted[k - 1], sorted[k])
                guard b.name < a.name, a.isTransposed == b.isTransposed,
                    commuting.contains([a.name, b.name])
                else { continue }
                sorted.swapAt(k - 1, k)
                isStable = false
            }
        }
        return sorted == letters ? nil : sorted
    }

    private func shortened(_ letters: [Letter]) -> [Letter] {
        var reduced: [Letter] = []
        for letter in letters {
            guard let last = reduced.last, last.name == letter.name else {
                reduced.append(letter)
                continue
            }
            let rule = last.isTransposed ? orthonormalColumns : orthonormalRows
            let isSymmetric = symmetric.contains(letter.name)
            if last.isTransposed != letter.isTransposed && rule.contains(letter.name)
                || isSymmetric && !orthonormalColumns.union(orthonormalRows).isDisjoint(with: [letter.name])
            {
                reduced.removeLast()
            } else if idempotent.contains(letter.name), last.isTransposed == letter.isTransposed {
                continue
            } else {
                reduced.append(letter)
            }
        }
        return reduced
    }

    /// The rules as one writes them: `QᵀQ = I`.
    var inWords: [String] {
        let pairs = commuting.map { $0.sorted().map { Names.pretty($0) } }.sorted {
            $0.joined() < $1.joined()
        }
        return orthonormalColumns.union(orthonormalRows).union(idempotent).sorted().flatMap { name in
            let shown = Names.pretty(name)
            var words: [String] = []
            if orthonormalColumns.contains(name) { words.append("\(shown)ᵀ\(shown) = I") }
            if orthonormalRows.contains(name) { words.append("\(shown)\(shown)ᵀ = I") }
            if idempotent.contains(name) { words.append("\(shown)² = \(shown)") }
            return words
        } + pairs.map { "\($0[0])\($0[1]) = \($0[1])\($0[0])" }
    }
}
