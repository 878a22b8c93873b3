import ExactAlgebra

/// How far the box around a vector must grow to meet a subspace: decided exactly, with the point.
///
/// The digits of a typed vector x₀ leave the box |x − x₀| ≤ r. The least t for which some x of the
/// subspace has |x − x₀| ≤ t·r says all that is asked: with t ≤ 1 the digits are those of a vector of
/// the subspace, with t ≤ 4 they are within two units of one, and otherwise of none. An entry of
/// radius 0 is an equation.
///
/// With the equations solved, the vectors of the subspace are B(c₀ + Kz), and t is the error of the best
/// uniform approximation of x₀ by them, each entry counted in its own radius: a linear program in z and
/// t, solved in rationals.
///
/// - SeeAlso: ``SimplexDictionary``; E. Stiefel, "Note on Jordan elimination, linear programming and
///   Tchebycheff approximation", Numer. Math. 2 (1960), 1-17.
struct BoxFeasibility {
    /// n×d, of rank d.
    let basis: RationalMatrix

    /// A nearest point of the subspace, and the growth t that reaches it.
    struct Meeting {
        let point: [Rational]
        let growth: Rational
    }

    enum Answer {
        case meets(Meeting)
        /// The entries of radius 0 are those of no vector of the subspace.
        case never
        /// Too large to decide here.
        case unknown
    }

    private static let mostEntries = 12
    private static let mostBits = 1024

    /// - Complexity: a dozen pivots of a dictionary of 2n rows and d + 2 columns, as a rule; bounded.
    func nearest(to centre: [Rational], radii: [Rational]) throws -> Answer {
        guard centre.count <= Self.mostEntries,
            (centre + radii + basis.entries).allSatisfy({ $0.bitCount <= Self.mostBits })
        else { return .unknown }
        let fixed = radii.indices.filter { radii[$0].isZero }
        guard let (start, directions) = try solutions(of: fixed, centre) else { return .never }
        let free = radii.indices.filter { !radii[$0].isZero }
        let rows = try free.map { i in
            try (0..<directions.columns).map { try directions[i, $0] / radii[i] }
        }
        let right = try free.map { i in try (centre[i] - start[i, 0]) / radii[i] }
        guard let (z, growth) = try Self.approximate(right, by: rows, unknowns: directions.columns) else {
            return .unknown
        }
        let step = try directions * RationalMatrix(rows: z.count, columns: 1, entries: z)
        return .meets(Meeting(point: try (start + step).entries, growth: growth))
    }

    /// The vectors of the subspace that have the given entries in the given places: one of them, and
    /// independent directions to all others.
    private func solutions(
        of places: [Int], _ centre: [Rational]
    ) throws -> (start: RationalMatrix, directions: RationalMatrix)? {
        let d = basis.columns
        let equations = basis.selecting(rows: places, columns: Array(0..<d))
        let right = RationalMatrix(rows: places.count, columns: 1, entries: places.map { centre[$0] })
        let form = try equations.appending(columnsOf: right).rowReduced()
        if form.pivotColumns.contains(d) { return nil }
        var start = [Rational](repeating: 0, count: d)
        for (row, column) in form.pivotColumns.enumerated() { start[column] = form.result[row, d] }
        return (
            try basis * RationalMatrix(rows: d, columns: 1, entries: start),
            try basis * equations.nullSpaceBasis()
        )
    }

    /// The z for which the largest entry of |Gz − h| is least, and that entry.
    ///
    /// The program: t ≥ (Gz − h)ᵢ and t ≥ (h − Gz)ᵢ for every i. A variable must not be negative, so
    /// z = u − v·(1, …, 1) with u, v ≥ 0. The variables are t, u₁ … u_k, v, in this order.
    private static func approximate(
        _ h: [Rational], by g: [[Rational]], unknowns k: Int
    ) throws -> (z: [Rational], error: Rational)? {
        var slacks: [[Rational]] = []
        for (row, value) in zip(g, h) {
            let sum = row.reduce(Rational.zero) { $0 + $1 }
            slacks.append([.one] + row.map { -$0 } + [sum, value])
            slacks.append([.one] + row + [-sum, -value])
        }
        var dictionary = SimplexDictionary(slacks: slacks)
        guard try dictionary.minimize() else { return nil }
        let shift = dictionary.value(of: k + 1)
        return ((0..<k).map { dictionary.value(of: $0 + 1) - shift }, dictionary.value(of: 0))
    }
}
