import ExactAlgebra
import Notation

/// One relation with everything that it was given: it can compute a right answer and judge a typed one.
///
/// A rule may throw `AlgebraError` (the answer is *undecided*), `WrongKind` (the answer is
/// *malformed*) and `QuestionError` (the question itself makes no sense).
protocol Rule: Sendable {
    /// A right answer, by part.
    func key() throws -> [String: Value]
    /// - Parameter answer: a value for each part.
    func judge(_ answer: [String: Value]) throws -> Finding
    /// What it computed from its givens, for the numeric engine to confirm.
    var claims: [Claim] { get }
    /// What holds of a right answer that it computed.
    func claims(of key: [String: Value]) -> [Claim]
}

extension Rule {
    var claims: [Claim] { [] }
    func claims(of key: [String: Value]) -> [Claim] { [] }

    /// Decides a line that may stand for a right answer in two ways: by being the nearest right answer,
    /// entry by entry, or by meeting the laws.
    ///
    /// The nearest one is tried first: comparing entry by entry stays within small fields, where the
    /// laws may mix many. It is the only way for decimals; for exact lines the laws have the last word.
    func decide(
        isRounded: Bool, nearest: () throws -> Finding?, laws: () throws -> Finding
    ) throws -> Finding {
        let near = try nearest()
        if let near, near.verdict == .correct { return near }
        let exact = try laws()
        if !isRounded || exact.verdict == .correct { return exact }
        return near ?? exact
    }
}

/// Why a question cannot be asked.
public enum QuestionError: Error, Hashable, Sendable {
    case missingField(String)
    case unknownField(String)
    case unknownOption(String, relation: Relation)
    case badOption(String, reason: String)
    /// A given expression that cannot be read or has no value.
    case badField(String, reason: String, column: Int?)
    /// What is given contradicts the relation: an eigenvector of a matrix that is not square.
    case impossible(String)
    /// The two engines disagree about the key: a fault of ours.
    case engineDisagreement(String)
}

extension QuestionError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missingField(let name): "`\(name)` is missing"
        case .unknownField(let name): "`\(name)` is not known here"
        case .unknownOption(let name, let relation):
            "the relation `\(relation.rawValue)` has no option `\(name)`"
        case .badOption(let name, let reason): "`\(name)`: \(reason)"
        case .badField(let name, let reason, _): "`\(name)`: \(reason)"
        case .impossible(let reason): reason
        case .engineDisagreement(let what):
            "the exact and the numeric engine disagree about \(what): a fault of Longhand, not of yours"
        }
    }
}

/// What a rule was given, already evaluated.
struct Givens: Sendable {
    let relation: Relation
    let values: [String: Value]
    /// Those of the values that were given as expressions.
    let expressions: [String: Expression]
    let options: [OptionName: Option]
    let scope: Scope

    func value(_ name: String) throws -> Value {
        guard let value = values[name] else { throw QuestionError.missingField(name) }
        return value
    }

    /// A given matrix. Decimals in what is given are exact.
    func matrix(_ name: String) throws -> AlgebraicMatrix {
        do { return try value(name).matrix().exact } catch let error as WrongKind {
            throw QuestionError.badField(
                name, reason: "\(error.asked) is needed, not \(error.found)", column: nil)
        }
    }

    /// A given matrix of rationals: what the factorisations are computed for.
    func rationalMatrix(_ name: String) throws -> RationalMatrix {
        guard let matrix = try matrix(name).rationalized() else {
            throw QuestionError.badField(name, reason: "a matrix of rational numbers is needed", column: nil)
        }
        return matrix
    }

    func squareMatrix(_ name: String) throws -> RationalMatrix {
        let matrix = try rationalMatrix(name)
        guard matrix.isSquare else {
            throw QuestionError.badField(
                name, reason: "a square matrix is needed, not \(matrix.shape)", column: nil)
        }
        return matrix
    }

    func scalar(_ name: String) throws -> AlgebraicNumber {
        do { return try value(name).scalar().value } catch let error as WrongKind {
            throw QuestionError.badField(
                name, reason: "\(error.asked) is needed, not \(error.found)", column: nil)
        }
    }

    /// A whole number within bounds.
    func count(_ name: String, in range: ClosedRange<Int>) throws -> Int {
        guard let n = try scalar(name).rationalValue()?.asInt, range.contains(n) else {
            throw QuestionError.badField(
                name, reason: "a whole number from \(range.lowerBound) to \(range.upperBound) is needed",
                column: nil)
        }
        return n
    }

    func isSet(_ option: OptionName) -> Bool { options[option] == .boolean(true) }

    func string(_ option: OptionName) -> String? {
        if case .string(let text)? = options[option] { text } else { nil }
    }

    private func number(_ option: OptionName) -> Int? {
        if case .number(let n)? = options[option] { n } else { nil }
    }

    var digits: DigitRule {
        DigitRule(
            demandsExactForm: string(.form) == "exact", decimals: number(.decimals),
            significant: number(.significant))
    }

    var demandsDescending: Bool { string(.order) == "descending" }
}

extension AlgebraicMatrix {
    /// The matrix with every entry decided to be rational, or nil.
    func rationalized() throws -> RationalMatrix? {
        if let known = asRational { return known }
        var values: [Rational] = []
        for entry in entries {
            guard let value = try entry.rationalValue() else { return nil }
            values.append(value)
        }
        return RationalMatrix(rows: rows, columns: columns, entries: values)
    }
}
