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
    }

    /// The same without hypotheses: only what holds of all matrices.
    var withoutHypotheses: WordRules {
        var copy = self
        (copy.symmetric, copy.orthonormalColumns, copy.orthonormalRows, copy.idempotent) = ([], [], [], [])
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
        orthonormalColumns.union(orthonormalRows).union(idempotent).sorted().flatMap { name in
            let shown = Names.pretty(name)
            var words: [String] = []
            if orthonormalColumns.contains(name) { words.append("\(shown)ᵀ\(shown) = I") }
            if orthonormalRows.contains(name) { words.append("\(shown)\(shown)ᵀ = I") }
            if idempotent.contains(name) { words.append("\(shown)² = \(shown)") }
            return words
        }
    }
}
