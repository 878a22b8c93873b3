/// The functions that can be called by name.
public enum Function: String, CaseIterable, Hashable, Sendable {
    case transpose, inv, det, trace, rank, rows, cols, rref
    case null, col, row, subspace
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
        switch name {
        case "tr": self = .trace
        case "arccos": self = .acos
        default:
            guard let function = Function(rawValue: name),
                vocabulary == .calculator || !function.isOfCalculatorOnly
            else { return nil }
            self = function
        }
    }

    /// How many arguments it takes.
    public func arity(in vocabulary: Vocabulary = .lessons) -> ClosedRange<Int> {
        switch self {
        case .eigenspace, .proj, .dot, .lowrank, .energy, .soft, .svt, .zeros, .root, .solve, .lstsq: 2...2
        case .subspace, .diag, .min, .max, .sum: 1...1_000
        case .cond, .eigh, .pcp: 1...2
        case .norm where vocabulary == .calculator: 1...2
        default: 1...1
        }
    }

    /// True for those that are computed in doubles only.
    public var isFloatingOnly: Bool {
        switch self {
        case .lu, .chol, .qrp, .eigh, .pcp: true
        default: false
        }
    }

    /// True for those that no lesson asks for and no learner can call.
    public var isOfCalculatorOnly: Bool {
        switch self {
        case .solve, .lstsq, .cond, .lu, .chol, .qrp, .eigh, .pcp: true
        default: false
        }
    }
}

/// Which functions a line can call; any other name before a parenthesis is a letter or a mistake.
public enum Vocabulary: Hashable, Sendable {
    /// What lessons, claims and learners use.
    case lessons
    /// That, and what only makes sense where one computes: systems, factorisations, pursuits.
    case calculator
}
