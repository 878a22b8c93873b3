/// The functions that can be called by name; what each takes and means is in ``FunctionTable``.
public enum Function: String, CaseIterable, Hashable, Sendable {
    case transpose, inv, det, trace, rank, rows, cols, rref
    case null, col, row, subspace, basis
    case charpoly, eigenvalues, eigenspace, singularvalues, svd, qr, gramschmidt, orth
    case proj, projector, norm, dot, unit
    case lowrank, energy, soft, svt, pinv
    case diag, zeros
    case identity = "I"
    case min, max, abs, sum
    case root, sqrt, cos, sin, acos
    case solve, lstsq, cond
    case lu, chol, qrp, eigh, pcp

    /// The function of that name, other spellings included; nil where the vocabulary does not have it.
    public init?(named name: String, in vocabulary: Vocabulary = .lessons) {
        let other = FunctionTable.spellings.first { $0.key == name }?.value
        guard let function = other ?? Function(rawValue: name),
            vocabulary == .calculator || !function.isOfCalculatorOnly
        else { return nil }
        self = function
    }

    /// Those that a line of that vocabulary can call.
    public static func callable(in vocabulary: Vocabulary) -> [Function] {
        allCases.filter { vocabulary == .calculator || !$0.isOfCalculatorOnly }
    }

    /// The ways to call it.
    public var forms: [FunctionForm] { FunctionTable.forms[self] ?? [] }

    /// How many arguments it takes; where the vocabulary does not have it, elsewhere.
    public func arity(in vocabulary: Vocabulary = .lessons) -> ClosedRange<Int> {
        let callable = forms.filter { $0.isCallable(in: vocabulary) }
        let counts = (callable.isEmpty ? forms : callable).map(\.count)
        return (counts.map(\.lowerBound).min() ?? 0)...(counts.map(\.upperBound).max() ?? 0)
    }

    /// True for those that are computed in doubles only.
    public var isFloatingOnly: Bool { forms.allSatisfy { $0.arithmetic == .doublesOnly } }

    /// True for those that no lesson asks for and no learner can call.
    public var isOfCalculatorOnly: Bool { forms.allSatisfy { $0.vocabulary == .calculator } }
}

/// Which functions a line can call; any other name before a parenthesis is a letter or a mistake.
public enum Vocabulary: Hashable, Sendable {
    /// What lessons, claims and learners use.
    case lessons
    /// That, and what only makes sense where one computes: systems, factorisations, pursuits.
    case calculator
}
