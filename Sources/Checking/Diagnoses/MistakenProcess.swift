import ExactAlgebra

/// Gram-Schmidt with one step of it done wrong, in all its turns.
enum MistakenProcess: CaseIterable {
    /// aₖ less its projections onto the columns aⱼ before it.
    case originalVectors
    /// (uⱼ·aₖ)uⱼ is taken away, not divided by uⱼ·uⱼ.
    case denominatorMissing
    /// The coefficient is (uⱼ·uⱼ)/(uⱼ·aₖ).
    case inverted
    case added
    /// Only the projection onto the vector just before.
    case onlyLast
    /// Only the projection onto the first vector.
    case onlyFirst
    /// The sum of the projections, not what is left.
    case projectionKept
    /// The coefficient is divided by aₖ·aₖ.
    case otherDenominator
    case nothing

    /// The columns that come out; dependent ones are passed over as they should be.
    ///
    /// - Returns: nil where the process divides by zero or gives a zero vector.
    func columns(of frame: OrthogonalFrame, from a: RationalMatrix) -> [[Rational]]? {
        var (before, made): ([[Rational]], [[Rational]]) = ([], [])
        for pivot in frame.pivotColumns {
            let vector = a.column(pivot).entries
            guard let next = vector.less(self, made, before) else { return nil }
            if next.allSatisfy(\.isZero) { return nil }
            made.append(next)
            before.append(vector)
        }
        return made
    }
}

extension [Rational] {
    fileprivate func dot(_ other: [Rational]) -> Rational {
        zip(self, other).reduce(Rational.zero) { $0 + $1.0 * $1.1 }
    }

    fileprivate func plus(_ factor: Rational, _ other: [Rational]) -> [Rational] {
        zip(self, other).map { $0 + factor * $1 }
    }

    /// This column after the vectors that were made from those before it.
    fileprivate func less(
        _ process: MistakenProcess, _ made: [[Rational]], _ before: [[Rational]]
    ) -> [Rational]? {
        if process == .nothing || made.isEmpty { return self }
        var onto = process == .originalVectors ? before : made
        if process == .onlyLast { onto = [onto[onto.count - 1]] }
        if process == .onlyFirst { onto = [onto[0]] }
        var sum = [Rational](repeating: .zero, count: count)
        for u in onto {
            let (product, square) = (u.dot(self), u.dot(u))
            let coefficient: Rational? =
                switch process {
                case .denominatorMissing: product
                case .inverted: product.isZero ? .zero : try? square / product
                case .otherDenominator: try? product / dot(self)
                default: try? product / square
                }
            guard let coefficient else { return nil }
            sum = sum.plus(coefficient, u)
        }
        return switch process {
        case .added: plus(1, sum)
        case .projectionKept: sum
        default: plus(-1, sum)
        }
    }
}
