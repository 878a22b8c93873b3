import ExactAlgebra
import Notation

/// The multiples of one vector: how a typed vector stands to a right direction.
struct Direction: Sendable {
    /// Not all zero.
    let vector: [AlgebraicNumber]

    /// The vector with this direction and length 1 whose sign is that of the typed one.
    func unit(like typed: [Scalar]) throws -> [AlgebraicNumber] {
        let norm = try squaredNorm.squareRoot()
        let isOpposite = isOpposite(to: typed)
        return try vector.map { entry in
            let scaled = try entry / norm
            return isOpposite ? -scaled : scaled
        }
    }

    var squaredNorm: AlgebraicNumber {
        get throws {
            try vector.reduce(.zero) { sum, entry in try sum + entry * entry }
        }
    }

    private func isOpposite(to typed: [Scalar]) -> Bool {
        zip(vector, typed).reduce(0) { $0 + $1.0.approximation() * $1.1.value.approximation() } < 0
    }

    /// The multiple of the direction that the typed vector is, or stands for; with how well it does.
    ///
    /// Decimals leave an interval of factors: an entry x ± r of a direction's entry v allows the
    /// factors (x ± r)/v. The vector is in the box exactly where these intervals have a common point.
    ///
    /// - Returns: nil where no multiple other than zero is within two units of every digit.
    func multiple(near typed: [Scalar]) throws -> EntrywiseFit? {
        if let exact = try exactMultiple(typed) { return exact }
        for radii in [1, 4] {
            guard let factor = try factor(for: typed, radii: radii), try !factor.isZero() else { continue }
            return try EntrywiseFit(typed, to: vector.map { try $0 * factor })
        }
        return nil
    }

    /// The fit where the typed numbers, taken exactly, are a multiple other than zero.
    private func exactMultiple(_ typed: [Scalar]) throws -> EntrywiseFit? {
        guard let k = try vector.firstIndex(where: { try !$0.isZero() }) else { return nil }
        let factor = try typed[k].value / vector[k]
        if try factor.isZero() { return nil }
        for (entry, v) in zip(typed, vector) {
            let difference = try entry.value - v * factor
            if try difference.isPlainlyNonzero || !difference.isZero() { return nil }
        }
        return try EntrywiseFit(typed, to: typed.map(\.value))
    }

    private func factor(for typed: [Scalar], radii: Int) throws -> AlgebraicNumber? {
        var lower: AlgebraicNumber?
        var upper: AlgebraicNumber?
        for (entry, v) in zip(typed, vector) {
            let radius = Rational(radii) * (entry.rounding?.radius ?? 0)
            if try v.isZero() {
                if try entry.value.magnitude().compare(to: AlgebraicNumber(radius)) > 0 { return nil }
                continue
            }
            var ends = [
                try (entry.value - AlgebraicNumber(radius)) / v,
                try (entry.value + AlgebraicNumber(radius)) / v,
            ]
            if radius.isZero { ends[1] = ends[0] } else if try v.sign() < 0 { ends.swapAt(0, 1) }
            if radius.isZero, let fixed = lower, let other = upper,
                try fixed.isEqual(to: other), try !fixed.isEqual(to: ends[0])
            {
                return nil  // two exact entries that ask for different factors; they may be complex
            }
            if radius.isZero, try !ends[0].isReal() {
                (lower, upper) = (ends[0], ends[0])
                continue
            }
            if let known = lower, try known.compare(to: ends[0]) >= 0 {} else { lower = ends[0] }
            if let known = upper, try known.compare(to: ends[1]) <= 0 {} else { upper = ends[1] }
        }
        guard let lower, let upper else { return nil }
        if try !lower.isReal() { return lower }
        guard try lower.compare(to: upper) <= 0 else { return nil }
        return try Self.simple(between: lower, and: upper)
    }

    /// A short rational in the interval, or its lower end where the interval is a point.
    private static func simple(
        between lower: AlgebraicNumber, and upper: AlgebraicNumber
    ) throws -> AlgebraicNumber {
        let (a, b) = (lower.bounds(precision: 128).upper, upper.bounds(precision: 128).lower)
        guard a < b else { return lower }
        return AlgebraicNumber(Rational.simplest(between: a, and: b))
    }
}

/// The span of some independent columns.
struct Span: Sendable {
    /// n×d, of rank d.
    let basis: AlgebraicMatrix

    var dimension: Int { basis.columns }

    /// The vectors of the span that are orthogonal to every column of `others`.
    func orthogonal(to others: AlgebraicMatrix) throws -> Span {
        guard others.columns > 0, dimension > 0 else { return self }
        let products = try others.transposed * basis
        return Span(basis: try basis * products.nullSpaceBasis())
    }

    /// The point of the span that is nearest to a vector.
    func projection(of vector: [AlgebraicNumber]) throws -> [AlgebraicNumber] {
        let x = AlgebraicMatrix(rows: vector.count, columns: 1, entries: vector)
        let gram = try basis.transposed * basis
        let coordinates = try gram.inverse() * (basis.transposed * x)
        return try (basis * coordinates).entries
    }

    /// Rows that vanish on the span and nowhere else.
    func annihilator() throws -> AlgebraicMatrix { try basis.transposed.nullSpaceBasis().transposed }
}
