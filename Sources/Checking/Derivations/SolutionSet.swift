import ExactAlgebra
import Notation

/// The real solutions of a line in one unknown, each as often as it counts.
enum SolutionSet {
    /// The real roots of a polynomial; of 0, every number.
    case roots(RationalPolynomial)
    /// Numbers that the line lists, or that were solved for; decimals with their digits.
    case numbers([Scalar])

    /// - Throws: *unable* where the line is no rational equation, or its coefficients are irrational and
    ///   its degree more than 2.
    init(_ line: DerivationLine, unknown: String, scope: Scope) throws {
        var sets: [SolutionSet] = []
        var listsOnly = true
        for statement in line.statements {
            for (left, right) in zip(statement.sides, statement.sides.dropFirst()) {
                let reader = EquationReader(unknown: unknown, scope: scope)
                if try reader.isIdentity(left, right) { continue }
                let set = try reader.solutions(left, right)
                if case .roots = set { listsOnly = false }
                sets.append(set)
            }
            if statement.sides.count == 1 {
                sets.append(
                    .numbers(try Evaluator(scope: scope).evaluate(statement.sides[0].expression).scalars()))
            }
        }
        guard let first = sets.first else {
            self = .roots(RationalPolynomial([]))
            return
        }
        if sets.count == 1 {
            self = first
        } else if line.isAlternative || listsOnly {
            self = .numbers(try sets.flatMap { try $0.numbers() })
        } else {
            self = try .roots(Self.common(sets))
        }
    }

    /// What solves all of them.
    private static func common(_ sets: [SolutionSet]) throws -> RationalPolynomial {
        var common: RationalPolynomial?
        for set in sets {
            let polynomial: RationalPolynomial
            switch set {
            case .roots(let own): polynomial = own
            case .numbers(let numbers):
                var product = RationalPolynomial([1])
                for number in numbers {
                    guard let value = try number.value.rationalValue() else {
                        throw BeyondReach(reason: "irrational coefficients of this degree")
                    }
                    product = product * RationalPolynomial([-value, 1])
                }
                polynomial = product
            }
            common = common.map { $0.greatestCommonDivisor(with: polynomial) } ?? polynomial
        }
        return common ?? RationalPolynomial([])
    }

    var isEverything: Bool { if case .roots(let f) = self { f.isZero } else { false } }

    /// The real solutions, each as often as it counts; none of a line that every number solves.
    func numbers() throws -> [Scalar] {
        switch self {
        case .numbers(let numbers): return numbers
        case .roots(let f):
            if f.degree < 1 { return [] }
            return try AlgebraicNumber.realRoots(of: f).flatMap {
                Array(repeating: Scalar($0.value), count: $0.multiplicity)
            }
        }
    }

    /// The same with the complex ones.
    func allNumbers() throws -> [Scalar] {
        guard case .roots(let f) = self, f.degree > 0 else { return try numbers() }
        return try AlgebraicNumber.roots(of: f).flatMap {
            Array(repeating: Scalar($0.value), count: $0.multiplicity)
        }
    }

    func contains(_ number: AlgebraicNumber) throws -> Bool {
        switch self {
        case .numbers(let numbers): return try numbers.contains { try $0.fit(to: number) <= .rounded }
        case .roots(let f):
            var value = AlgebraicNumber.zero
            for coefficient in f.coefficients.reversed() {
                value = try value * number + AlgebraicNumber(coefficient)
            }
            return try value.isZero()
        }
    }

    func multiplicity(of number: AlgebraicNumber) throws -> Int {
        try numbers().count { try $0.fit(to: number) <= .rounded }
    }
}

/// One equation as a set of solutions.
private struct EquationReader {
    let unknown: String
    let scope: Scope

    func isIdentity(_ left: DerivationLine.Side, _ right: DerivationLine.Side) throws -> Bool {
        guard left.expressions.count == 1, right.expressions.count == 1,
            !isUnknown(left), !isUnknown(right),
            let a = try RationalFunction(left.expression, in: unknown, scope: scope),
            let b = try RationalFunction(right.expression, in: unknown, scope: scope)
        else { return false }
        return (a.numerator * b.denominator - b.numerator * a.denominator).isZero
    }

    func solutions(_ left: DerivationLine.Side, _ right: DerivationLine.Side) throws -> SolutionSet {
        if isUnknown(left), !right.names.contains(unknown) {
            return .numbers(try Evaluator(scope: scope).evaluate(right.expression).scalars())
        }
        if isUnknown(right), !left.names.contains(unknown) { return try solutions(right, left) }
        var sets: [SolutionSet] = []
        for a in left.expressions {
            for b in right.expressions { sets.append(try zeros(of: a, minus: b)) }
        }
        if sets.count == 1 { return sets[0] }
        return .numbers(try sets.flatMap { try $0.numbers() })
    }

    /// The unknown alone, or one of its numbered values: `λ₁` for an unknown λ.
    private func isUnknown(_ side: DerivationLine.Side) -> Bool {
        guard side.expressions.count == 1, case .name(let name) = side.expression.kind else { return false }
        let stem = name.reversed().drop(while: { $0.isASCII && $0.isNumber }).reversed()
        return name == unknown || String(stem) == unknown
    }

    private func zeros(of left: Expression, minus right: Expression) throws -> SolutionSet {
        let difference = Expression(.sum([.init(left), .init(right, isNegative: true)]))
        if let function = try RationalFunction(difference, in: unknown, scope: scope) {
            return .roots(try function.zeros())
        }
        let polynomial = try Evaluator(scope: scope).polynomial(difference, preferring: unknown)
        var coefficients = polynomial.coefficients
        while let last = coefficients.last, try last.isZero() { coefficients.removeLast() }
        switch coefficients.count {
        case 0: return .roots(RationalPolynomial([]))
        case 1: return .numbers([])
        case 2: return .numbers([Scalar(try -coefficients[0] / coefficients[1])])
        case 3:
            let (c, b, a) = (coefficients[0], coefficients[1], coefficients[2])
            let discriminant = try b * b - a * c * 4
            guard try discriminant.isReal(), try discriminant.sign() >= 0 else { return .numbers([]) }
            let root = try discriminant.squareRoot()
            return .numbers([
                Scalar(try (root - b) / (a * 2)), Scalar(try (-root - b) / (a * 2)),
            ])
        default: throw BeyondReach(reason: "irrational coefficients of this degree")
        }
    }
}

/// Why a line cannot be decided here.
struct BeyondReach: Error {
    let reason: String
}
