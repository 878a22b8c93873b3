import ExactAlgebra
import Notation

/// What the digits of a typed vector say about a subspace.
enum Nearness: Sendable {
    /// They stand for a vector of it, this one, within two units of each digit.
    case within([AlgebraicNumber])
    /// No vector of it is within two units of every digit.
    case outside
    case open
}

extension Span {
    /// Decides whether the typed numbers are those of a vector of the span.
    ///
    /// Exact in a rational span and in one of codimension 1; elsewhere the projection is tried, and may
    /// leave the question open.
    func nearness(to typed: [Scalar]) throws -> Nearness {
        guard typed.contains(where: { $0.rounding != nil }), dimension < basis.rows,
            let space = try SolvableSpan(self, for: typed)
        else { return try nearnessOfProjection(to: typed) }
        let radii = typed.map { $0.rounding?.radius ?? 0 }
        switch try space.nearest(to: typed, radii: radii) {
        case .outside: return .outside
        case .open: return try nearnessOfProjection(to: typed)
        case .within(let point):
            switch try EntrywiseFit(typed, to: point).worst {
            case .exact, .rounded: return .within(point)
            case .misrounded: return .within(try blamingOne(typed, radii, space) ?? point)
            case .outside: return .outside
            }
        }
    }

    /// The same for all columns of a typed matrix, with the entries of the matrix; not whether they are
    /// independent.
    func nearness(toColumns typed: MatrixValue) throws -> Nearness {
        var columns: [[AlgebraicNumber]] = []
        var isOpen = false
        for j in 0..<typed.columns {
            switch try nearness(to: typed.column(j)) {
            case .within(let column): columns.append(column)
            case .outside: return .outside
            case .open: isOpen = true
            }
        }
        return isOpen ? .open : .within(AlgebraicMatrix(rows: typed.rows, columns: columns).entries)
    }

    /// A vector of the span that the typed numbers round, but for one of them.
    ///
    /// The nearest vector may have several digits off by a little; to be told of one wrong digit is
    /// more help.
    private func blamingOne(
        _ typed: [Scalar], _ radii: [Rational], _ space: SolvableSpan
    ) throws -> [AlgebraicNumber]? {
        for i in typed.indices where !radii[i].isZero {
            var wider = radii
            wider[i] = 4 * radii[i]
            guard case .within(let point) = try space.nearest(to: typed, radii: wider) else { continue }
            let fit = try EntrywiseFit(typed, to: point)
            let wrong = fit.fits.indices.filter { fit.fits[$0] > .rounded }
            if wrong == [i], fit.worst == .misrounded { return point }
        }
        return nil
    }

    private func nearnessOfProjection(to typed: [Scalar]) throws -> Nearness {
        let fit = try EntrywiseFit(typed, to: projection(of: typed.map(\.value)))
        if fit.worst != .outside { return .within(fit.right) }
        return try fit.isProvablyOutside(radii: 4) ? .outside : .open
    }
}

/// A span in which the vector nearest to a typed one, counted in radii, can be computed exactly.
private enum SolvableSpan {
    case rational(BoxFeasibility)
    /// All vectors orthogonal to one.
    case hyperplane(normal: [AlgebraicNumber])

    /// - Returns: nil where there is no way to decide.
    init?(_ span: Span, for typed: [Scalar]) throws {
        let annihilator = try span.annihilator()
        if typed.allSatisfy({ $0.value.asRational != nil }),
            let basis = try span.basis.asRational ?? annihilator.asRational?.nullSpaceBasis()
        {
            self = .rational(BoxFeasibility(basis: basis))
            return
        }
        let numbers = annihilator.entries + typed.map(\.value)
        guard annihilator.rows == 1, try numbers.allSatisfy({ try $0.isReal() }) else { return nil }
        self = .hyperplane(normal: annihilator.entries)
    }

    /// A vector of the span in the smallest multiple of the box that meets it.
    func nearest(to typed: [Scalar], radii: [Rational]) throws -> Nearness {
        switch self {
        case .rational(let space):
            switch try space.nearest(to: typed.compactMap(\.value.asRational), radii: radii) {
            case .meets(let meeting): return .within(meeting.point.map { AlgebraicNumber($0) })
            case .never: return .outside
            case .unknown: return .open
            }
        case .hyperplane(let normal):
            return try Self.nearest(to: typed.map(\.value), radii, orthogonalTo: normal)
        }
    }

    /// For a·x = 0: over the box of growth t, a·x takes all values within t·Σ|aᵢ|rᵢ of a·x₀. The least t
    /// moves every entry by t radii towards 0.
    private static func nearest(
        to centre: [AlgebraicNumber], _ radii: [Rational], orthogonalTo a: [AlgebraicNumber]
    ) throws -> Nearness {
        let excess = try dot(a, centre)
        let reaches = try zip(a, radii).map { try $0.magnitude() * AlgebraicNumber($1) }
        let reach = try reaches.reduce(.zero) { try $0 + $1 }
        if try excess.isZero() { return .within(centre) }
        if try reach.isZero() { return .outside }
        let growth = try excess / reach
        return .within(
            try centre.indices.map { i in
                let step = try AlgebraicNumber(radii[i]) * growth
                return try a[i].sign() > 0 ? centre[i] - step : centre[i] + (a[i].isZero() ? .zero : step)
            })
    }
}
