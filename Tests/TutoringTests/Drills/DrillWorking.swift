import ExactAlgebra
import Notation
import Testing

@testable import Tutoring

/// What comes up in working an exercise by hand, worked out again by the engine from what is given.
struct DrillWorking {
    let scope: Scope

    /// The given values of an exercise.
    init(_ draft: Draft) throws {
        var scope = Scope()
        for (name, text) in draft.given {
            let parse = try Reader.parse(text, as: text.hasPrefix("{") ? .list : .any)
            scope[name] = try Evaluator().evaluate(parse.readings[0])
        }
        self.scope = scope
    }

    /// The names of the steps of working, by topic, with the expression for each.
    static let expressions: [String: [String: String]] = [
        "eigenvalues": [
            "A": "A", "polynomial": "charpoly(A)",
            "values": "eigenvalues(A)",
        ],
        "null-space": ["A": "A", "rref": "rref(A)", "basis": "null(A)"],
        "gram-schmidt": [
            "A": "A", "orthogonal": "gramschmidt(A)", "unit": "orth(A)",
            "squares": "diag(gramschmidt(A)' * gramschmidt(A))", "products": "gramschmidt(A)' * A",
            "coefficients": "inv(gramschmidt(A)' * gramschmidt(A)) * gramschmidt(A)' * A",
        ],
        "qr": [
            "A": "A", "lengths": "diag(orth(A)' * A)", "rest": "gramschmidt(A)[:, 2..cols(A)]",
            "Q": "orth(A)",
            "R": "orth(A)' * A",
        ],
        "svd": [
            "W": "W", "gram": "W' * W", "polynomial": "charpoly(W' * W)", "lambda": "eigenvalues(W' * W)",
            "sigma": "singularvalues(W)", "V": "svd(W).V", "images": "W * svd(W).V", "U": "svd(W).U",
        ],
        "truncation": [
            "W": "W", "sigma": "singularvalues(W)", "V": "V", "U": "U", "truncated": "lowrank(W, k)",
            "rest": "W - lowrank(W, k)", "error": "norm(W - lowrank(W, k))", "energy": "energy(W, k)",
            "squares": "eigenvalues(W' * W)",
        ],
        "rank-reduction": [
            "W": "W", "Q": "Q", "row": "Q' * W", "removed": "Q * Q' * W", "reduced": "W - Q * Q' * W",
        ],
        "thresholds": [
            "X": "X", "tau": "tau", "soft": "soft(X, tau)", "svt": "svt(X, tau)",
            "sigma": "singularvalues(X)", "kept": "soft(svd(X).S, tau)", "V": "svd(X).V", "U": "svd(X).U",
        ],
    ]

    /// Projections differ by level.
    static let projections: [[String: String]] = [
        [
            "v": "v", "a": "a", "products": "[dot(a, v) dot(a, a)]", "coefficients": "dot(a, v) / dot(a, a)",
            "p": "proj(v, a)",
        ],
        ["v": "v", "Q": "Q", "coefficients": "Q' * v", "p": "proj(v, Q)"],
        ["B": "B", "gram": "B' * B", "P": "projector(B)"],
        [
            "B": "B", "v": "v", "products": "B' * v", "gram": "B' * B", "p": "proj(v, B)",
            "r": "v - proj(v, B)", "distance": "norm(v - proj(v, B))",
        ],
    ]

    static func expression(of step: String, topic: String, level: Int) -> String? {
        topic == "projection" ? projections[level - 1][step] : expressions[topic]?[step]
    }

    /// How large the numbers of a step are; nil where this does not know the step.
    func size(of step: String, topic: String, level: Int) throws -> WrittenSize? {
        switch step {
        case "discriminant": return try WrittenSize(discriminant())
        case "directions": return try WrittenSize(directions(of: value(of: "svd(W).V")))
        case "completion": return try WrittenSize(of: value(of: "svd(W).U"))
        default:
            return try Self.expression(of: step, topic: topic, level: level).map {
                try WrittenSize(of: value(of: $0))
            }
        }
    }

    private func value(of expression: String) throws -> Value {
        try Evaluator(scope: scope).evaluate(try Reader.parse(expression).readings[0])
    }

    /// The square of the difference of the two eigenvalues that a 2×2 block may have been made for.
    private func discriminant() throws -> [AlgebraicNumber] {
        let values = try value(of: "eigenvalues(A)").numbers
        let surds = values.filter { $0.asRational == nil }
        let pair = values.count == 2 ? values : surds
        try #require(pair.count == 2)
        let difference = try pair[0] - pair[1]
        return [try difference * difference]
    }

    /// Columns stretched so that their entries are whole numbers without a common divisor.
    private func directions(of value: Value) throws -> [AlgebraicNumber] {
        guard case .matrix(let matrix) = value else { return [] }
        var entries: [AlgebraicNumber] = []
        for j in 0..<matrix.columns {
            let column = (0..<matrix.rows).map { matrix[$0, j].value }
            let first = try #require(column.first { (try? $0.isZero()) == false })
            let ratios = try column.map { try #require(try ($0 / first).rationalValue()) }
            let multiple = ratios.reduce(1) {
                $0 * ($1.denominator.asInt ?? 0) / gcd($0, $1.denominator.asInt ?? 1)
            }
            let whole = ratios.map { ($0 * Rational(multiple)).asInt ?? .max }
            let divisor = whole.reduce(0) { gcd($0, $1) }
            entries += whole.map { AlgebraicNumber($0 / divisor) }
        }
        return entries
    }
}

/// The largest whole numbers with which a number is written: above a fraction's line, below it, under roots.
struct WrittenSize: Hashable, CustomStringConvertible {
    var numerator = 0
    var denominator = 1
    var radicand = 1

    init() {}

    init(of value: Value) throws {
        try self.init(value.numbers)
    }

    init(_ numbers: [AlgebraicNumber]) throws {
        for number in numbers { add(WrittenSize(try number.closedForm())) }
    }

    private init(_ form: ClosedForm) {
        switch form {
        case .rational(let fraction):
            numerator = fraction.numerator.magnitude.asInt ?? .max
            denominator = fraction.denominator.asInt ?? .max
        case .sum(let terms):
            for term in terms { add(WrittenSize(term)) }
        case .product(let factors):
            numerator = 1
            for factor in factors.map({ WrittenSize($0) }) {
                numerator *= factor.numerator
                denominator *= factor.denominator
                radicand *= factor.radicand
            }
        case .quotient(let above, let below):
            self = WrittenSize(above)
            denominator *= WrittenSize(below).numerator
        case .squareRoot(.rational(let inside)) where inside.isInteger:
            numerator = 1
            radicand = inside.asInt ?? .max
        default:
            numerator = .max
        }
    }

    private mutating func add(_ other: WrittenSize) {
        numerator = max(numerator, other.numerator)
        denominator = max(denominator, other.denominator)
        radicand = max(radicand, other.radicand)
    }

    func isWithin(_ bound: Bound) -> Bool {
        numerator <= bound.numerator && denominator <= bound.denominator && radicand <= bound.radicand
    }

    var description: String { "\(numerator)√\(radicand)/\(denominator)" }
}

private func gcd(_ a: Int, _ b: Int) -> Int { b == 0 ? abs(a) : gcd(b, a % b) }
