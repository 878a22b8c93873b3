import ExactAlgebra

/// A linear program in rationals, as a dictionary: every basic variable is a constant and a
/// combination of the nonbasic ones, and all variables are at least 0.
///
/// Variable 0 is minimised. It stands alone in every row with a positive coefficient at the start, so
/// that giving it a large enough value satisfies them all: this is phase 1 of the simplex method with
/// one auxiliary variable. Bland's rule (the smallest index enters; of the rows that tie, the smallest
/// index leaves) keeps it from running in circles.
///
/// - SeeAlso: V. Chvátal, *Linear Programming*, W. H. Freeman 1983, chapters 2 and 3; R. G. Bland, "New
///   finite pivoting rules for the simplex method", Math. Oper. Res. 2 (1977), 103-107.
struct SimplexDictionary {
    private var basic: [Int]
    private var nonbasic: [Int]
    /// A row for each basic variable: the coefficients of the nonbasic ones, then the constant.
    private var rows: [[Rational]]

    /// More pivots than this are not tried; small programs need a dozen.
    private static let mostPivots = 500

    /// - Parameter rows: each a slack variable: the coefficients of the variables 0, 1, …, then the
    ///   constant. The coefficient of variable 0 is positive in each.
    init(slacks rows: [[Rational]]) {
        let count = (rows.first?.count ?? 1) - 1
        nonbasic = Array(0..<count)
        basic = Array(count..<count + rows.count)
        self.rows = rows
    }

    /// Makes variable 0 as small as can be.
    ///
    /// - Returns: false where it took too many pivots.
    mutating func minimize() throws -> Bool {
        guard let lowest = rows.indices.min(by: { constant($0) < constant($1) }), constant(lowest).sign < 0
        else { return true }
        try pivot(row: lowest, column: 0)
        for _ in 0..<Self.mostPivots {
            // Once variable 0 is nonbasic it is 0, and cannot be less.
            guard let goal = basic.firstIndex(of: 0), let column = entering(goal) else { return true }
            guard let row = leaving(column) else { return false }
            try pivot(row: row, column: column)
        }
        return false
    }

    /// The value of a variable where all nonbasic ones are 0.
    func value(of variable: Int) -> Rational {
        basic.firstIndex(of: variable).map(constant) ?? 0
    }

    private func constant(_ row: Int) -> Rational { rows[row][nonbasic.count] }

    private func entering(_ goal: Int) -> Int? {
        nonbasic.indices.filter { rows[goal][$0].sign < 0 }.min { nonbasic[$0] < nonbasic[$1] }
    }

    private func leaving(_ column: Int) -> Int? {
        var best: (row: Int, ratio: Rational)?
        for row in rows.indices where rows[row][column].sign < 0 {
            guard let ratio = try? constant(row) / -rows[row][column] else { continue }
            if let known = best {
                if ratio > known.ratio { continue }
                if ratio == known.ratio, basic[row] > basic[known.row] { continue }
            }
            best = (row, ratio)
        }
        return best?.row
    }

    /// Solves one row for a nonbasic variable and puts it into the others.
    private mutating func pivot(row: Int, column: Int) throws {
        let factor = try Rational.one / rows[row][column]
        var solved = rows[row].map { -$0 * factor }
        solved[column] = factor
        for other in rows.indices where other != row && !rows[other][column].isZero {
            let multiple = rows[other][column]
            rows[other][column] = 0
            rows[other] = zip(rows[other], solved).map { $0 + multiple * $1 }
        }
        rows[row] = solved
        swap(&basic[row], &nonbasic[column])
    }
}
