/// What must hold of an answer. The raw values are the ids of lesson files and of `grade`.
public enum Relation: String, Codable, Hashable, Sendable, CaseIterable {
    case value, matrix, values, polynomial
    case eigenvalues, eigenvector, eigenbasis
    case basis, gramschmidt, qr, svd
    case rankfactorization, bestapproximation, projector
    case rref, echelon, rowoperation
    case satisfies, equivalent, identity, choice, order

    /// What the relation is about, and what it may be told.
    public struct Fields: Hashable, Sendable {
        /// Names that must be given; where several stand in one entry, exactly one of them.
        public let given: [[String]]
        /// Names that may be given.
        public var optional: [String] = []
        public let options: [OptionName]
        /// The named parts of an answer; `["answer"]` where there is one.
        public let parts: [String]
    }

    public var fields: Fields {
        switch self {
        case .value, .matrix: Fields(given: [["value"]], options: Self.digits, parts: ["answer"])
        case .values: Fields(given: [["value"]], options: Self.digits + [.order], parts: ["answer"])
        case .polynomial: Fields(given: [["value"]], options: Self.digits + [.upTo], parts: ["answer"])
        case .eigenvalues: Fields(given: [["A"]], options: Self.digits + [.order], parts: ["answer"])
        case .eigenvector:
            Fields(
                given: [["A"], ["lambda"]], options: Self.digits + [.unit, .orthogonalTo], parts: ["answer"])
        case .eigenbasis:
            Fields(given: [["A"]], options: Self.digits + [.orthonormal], parts: ["values", "vectors"])
        case .basis:
            Fields(
                given: [["span", "subspace"]], options: Self.digits + [.orthogonal, .orthonormal],
                parts: ["answer"])
        case .gramschmidt: Fields(given: [["A"]], options: Self.digits + [.normalized], parts: ["answer"])
        case .qr:
            Fields(given: [["A"]], options: Self.digits + [.shape, .positiveDiagonal], parts: ["Q", "R"])
        case .svd: Fields(given: [["A"]], options: Self.digits + [.shape, .order], parts: ["U", "S", "V"])
        case .rankfactorization: Fields(given: [["A"], ["r"]], options: Self.digits, parts: ["B", "C"])
        case .bestapproximation:
            Fields(given: [["A"], ["k"]], options: Self.digits + [.norm], parts: ["answer"])
        case .projector: Fields(given: [["span"]], options: Self.digits, parts: ["answer"])
        case .rref, .echelon: Fields(given: [["A"]], options: Self.digits, parts: ["answer"])
        case .rowoperation: Fields(given: [["A"], ["before"]], options: Self.digits, parts: ["answer"])
        case .equivalent: Fields(given: [["line"], ["key"]], options: Self.digits, parts: ["answer"])
        case .identity:
            Fields(
                given: [["line"], ["key"]], optional: ["where"], options: [.written], parts: ["answer"])
        case .satisfies: Fields(given: [["predicates"], ["key"]], options: Self.digits, parts: ["answer"])
        case .choice, .order: Fields(given: [["items"], ["key"]], options: [], parts: ["answer"])
        }
    }

    /// True where what is given are lines or labels, and no expressions with a value.
    var takesLines: Bool {
        self == .choice || self == .order || self == .equivalent || self == .identity
    }

    private static let digits: [OptionName] = [.form, .decimals, .significant]
}

/// The names of the options, as lesson files and `grade` spell them.
public enum OptionName: String, Codable, Hashable, Sendable, CaseIterable {
    case form, decimals, significant, order, upTo, unit, orthogonalTo, orthonormal, orthogonal
    case normalized, shape, positiveDiagonal, norm, written

    /// What may stand for it.
    public enum Kind: Hashable, Sendable {
        case boolean
        /// An integer within the range.
        case number(ClosedRange<Int>)
        case oneOf([String])
        /// An expression of the grammar.
        case expression
    }

    public var kind: Kind {
        switch self {
        case .unit, .orthonormal, .orthogonal, .normalized, .positiveDiagonal: .boolean
        case .decimals: .number(0...1000)
        case .significant: .number(1...1000)
        case .form: .oneOf(["any", "exact"])
        case .order: .oneOf(["any", "descending"])
        case .upTo: .oneOf(["nothing", "sign", "scale"])
        case .shape: .oneOf(["any", "full", "thin", "compact"])
        case .norm: .oneOf(["frobenius", "spectral"])
        case .written: .oneOf(["any", "product", "sum"])
        case .orthogonalTo: .expression
        }
    }
}

/// The value of an option, as it stands in a lesson file or a request.
public enum Option: Hashable, Sendable {
    case boolean(Bool)
    case number(Int)
    case string(String)
}
