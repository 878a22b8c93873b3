import ExactAlgebra
import Notation

/// Solves equations that are linear in one name, by evaluating them on a basis.
struct LinearSolver {
    let name: String
    let isNumber: Bool
    let equations: [Expression]
    let scope: Scope
    /// A basis of the matrices that the name may be.
    let basis: [RationalMatrix]
    let rows: Int
    let columns: Int

    /// Unknown entries that are solved for at most.
    private static let mostUnknowns = 64

    struct Solutions {
        let particular: RationalMatrix
        /// Independent solutions of the homogeneous equations.
        let directions: [RationalMatrix]
    }

    /// All solutions; nil where there are none.
    func solutions() throws -> Solutions? {
        guard basis.count <= Self.mostUnknowns else { throw InstanceMaker.Failure.unable }
        let start = try residual(.zeros(rows, columns))
        var system = RationalMatrix(rows: start.count, columns: 0, entries: [])
        for element in basis {
            let image = try residual(element)
            guard image.count == start.count else { return nil }
            let column = zip(image, start).map { $0 - $1 }
            system = try system.appending(
                columnsOf: RationalMatrix(rows: start.count, columns: 1, entries: column))
        }
        let right = RationalMatrix(rows: start.count, columns: 1, entries: start.map { -$0 })
        let form = try system.appending(columnsOf: right).rowReduced()
        if form.pivotColumns.contains(basis.count) { return nil }
        var coefficients = [Rational](repeating: 0, count: basis.count)
        for (i, pivot) in form.pivotColumns.enumerated() { coefficients[pivot] = form.result[i, basis.count] }
        let null = try system.nullSpaceBasis()
        return Solutions(
            particular: try combined(coefficients),
            directions: try (0..<null.columns).map { j in
                try combined((0..<null.rows).map { null[$0, j] })
            })
    }

    private func combined(_ coefficients: [Rational]) throws -> RationalMatrix {
        var sum = RationalMatrix.zeros(rows, columns)
        for (coefficient, element) in zip(coefficients, basis) where !coefficient.isZero {
            sum = try sum + element.scaled(by: coefficient)
        }
        return sum
    }

    /// Left sides minus right sides, entry by entry.
    private func residual(_ matrix: RationalMatrix) throws -> [Rational] {
        var scope = scope
        scope[name] = isNumber ? .rational(matrix[0, 0]) : .rational(matrix)
        let evaluator = Evaluator(scope: scope)
        var all: [Rational] = []
        for equation in equations {
            guard case .relation(let sides, _) = equation.kind else { continue }
            let difference = Expression(
                .sum([Expression.Term(sides[0]), Expression.Term(sides[1], isNegative: true)]))
            guard let values = try evaluator.evaluate(difference).rationalMatrix else {
                throw InstanceMaker.Failure.unable
            }
            all += values.entries
        }
        return all
    }
}
