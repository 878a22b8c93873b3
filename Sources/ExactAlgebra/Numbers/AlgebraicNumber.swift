/// An algebraic number: a root of a polynomial with rational coefficients. Mostly real here.
///
/// Three ways of keeping it, each exact, the first that fits:
///
/// 1. a **rational**;
/// 2. an **element p(α)** of one number field ℚ(α), reduced modulo the minimal polynomial of α, so
///    that equality inside the field is equality of polynomials (`27 + √229` is one);
/// 3. a **lazy** expression over such numbers, which nothing multiplies out.
///
/// Questions about a lazy number are decided, not guessed: an enclosure that excludes zero answers
/// at once; where every enclosure overlaps zero, a constructive root bound says how small a number
/// of this shape can be without being zero, and one enclosure below that bound is the proof. A
/// question that would need more than ``Limit/precision`` bits throws *unable*.
///
/// There is no `==`: deciding may fail, so the question is a call that throws.
///
/// - SeeAlso: ``RootBound``; C. Burnikel, S. Funke, K. Mehlhorn, S. Schirra, S. Schmitt, *A separation
///   bound for real algebraic expressions*, Algorithmica 55 (2009).
public struct AlgebraicNumber: Sendable {
    enum Storage: Sendable {
        case rational(Rational)
        /// p(α) with 1 ≤ degree of p < degree of α.
        case element(RationalPolynomial, NumberField)
        case lazy(LazyNumber)
    }

    let storage: Storage

    init(storage: Storage) { self.storage = storage }

    public init(_ value: Rational) { storage = .rational(value) }
    public init(_ value: Int) { storage = .rational(Rational(value)) }

    /// p(α): the value of a polynomial at the generator of a field.
    public init(_ polynomial: RationalPolynomial, at field: NumberField) {
        let reduced = polynomial.degree < field.degree ? polynomial : polynomial.reduced(modulo: field)
        storage = reduced.degree <= 0 ? .rational(reduced[0]) : .element(reduced, field)
    }

    init(lazy kind: LazyNumber.Kind, isReal: Bool) throws(AlgebraError) {
        storage = .lazy(try LazyNumber(kind, isReal: isReal))
    }

    public static let zero = AlgebraicNumber(0)
    public static let one = AlgebraicNumber(1)
    /// The imaginary unit.
    public static let i = AlgebraicNumber(.x, at: NumberField(squareRootOf: -1))
}

extension RationalPolynomial {
    /// The remainder modulo the polynomial of a field, which is never zero.
    func reduced(modulo field: NumberField) -> RationalPolynomial {
        (try? remainder(modulo: field.modulus)) ?? self
    }
}

extension AlgebraicNumber: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self.init(value) }
}

// MARK: - What can be read off at once

extension AlgebraicNumber {
    /// The value where it is kept as a rational; nil does not prove that it is irrational.
    public var asRational: Rational? {
        if case .rational(let value) = storage { value } else { nil }
    }

    /// The field that the number is kept in; nil for rationals and lazy expressions.
    public var field: NumberField? {
        if case .element(_, let field) = storage { field } else { nil }
    }

    /// True where the number is real by the way it is kept; false decides nothing.
    var isKnownReal: Bool {
        switch storage {
        case .rational: true
        case .element(_, let field): field.isReal
        case .lazy(let number): number.isReal
        }
    }

    /// The operations that it would take to write the number down.
    var operationCount: Int {
        if case .lazy(let number) = storage { number.operationCount } else { 1 }
    }
}

/// An expression over algebraic numbers that is not multiplied out.
final class LazyNumber: Sendable {
    indirect enum Kind: Sendable {
        case sum(AlgebraicNumber, AlgebraicNumber)
        case product(AlgebraicNumber, AlgebraicNumber)
        /// The divisor is decided not to be zero.
        case quotient(AlgebraicNumber, AlgebraicNumber)
        /// c·√e with c and e rational or in one field; neither is zero; a real e is positive.
        case surd(coefficient: AlgebraicNumber, radicand: AlgebraicNumber)
        /// The principal k-th root; a real radicand is positive.
        case root(AlgebraicNumber, Int)
    }

    let kind: Kind
    /// True where the number is real by the way it was made.
    let isReal: Bool
    let operationCount: Int
    private let cache = EnclosureCache()

    init(_ kind: Kind, isReal: Bool) throws(AlgebraError) {
        self.kind = kind
        self.isReal = isReal
        operationCount = 1 + kind.operandOperationCount
        try Limit.operations.check(operationCount)
    }

    /// A rational multiple, counted as large as the number itself: scaling never fails.
    init(scaling number: AlgebraicNumber, by factor: Rational) {
        kind = .product(AlgebraicNumber(factor), number)
        isReal = number.isKnownReal
        operationCount = number.operationCount
    }

    func enclosure(precision: Int) -> Enclosure {
        if let kept = cache.best, kept.precision >= precision { return kept }
        let found = computedEnclosure(precision: precision)
        cache.keep(found)
        return found
    }

    private func computedEnclosure(precision: Int) -> Enclosure {
        func ball(_ a: AlgebraicNumber) -> Enclosure { a.enclosure(precision: precision) }
        switch kind {
        case .sum(let a, let b): return .sum(ball(a), ball(b), precision: precision)
        case .product(let a, let b): return .product(ball(a), ball(b), precision: precision)
        case .quotient(let a, let b): return .quotient(ball(a), ball(b), precision: precision)
        case .surd(let c, let e):
            let root = Enclosure.root(ball(e), 2, isReal: e.isKnownReal, precision: precision)
            return .product(ball(c), root, precision: precision)
        case .root(let a, let k):
            return .root(ball(a), k, isReal: isReal, precision: precision)
        }
    }
}

extension LazyNumber.Kind {
    fileprivate var operandOperationCount: Int {
        switch self {
        case .sum(let a, let b), .product(let a, let b), .quotient(let a, let b), .surd(let a, let b):
            a.operationCount + b.operationCount
        case .root(let a, _): a.operationCount
        }
    }
}
