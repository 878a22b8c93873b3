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

    /// The function of that name, other spellings included.
    public init?(named name: String) {
        switch name {
        case "tr": self = .trace
        case "arccos": self = .acos
        default:
            guard let function = Function(rawValue: name) else { return nil }
            self = function
        }
    }

    /// How many arguments it takes.
    public var arity: ClosedRange<Int> {
        switch self {
        case .eigenspace, .proj, .dot, .lowrank, .energy, .soft, .svt, .zeros, .root: 2...2
        case .subspace, .diag, .min, .max, .sum: 1...1_000
        default: 1...1
        }
    }
}
