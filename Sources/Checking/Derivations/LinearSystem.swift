import ExactAlgebra
import Notation

/// The unknowns that two lines are about: numbers, or one vector whose entries are numbered.
struct Unknowns {
    /// The names of the numbers; of a vector x of length 2, `x1` and `x2`.
    let names: [String]
    /// The vector, where there is one.
    let vector: String?

    private static let mostEntries = 12

    /// - Parameters:
    ///   - letters: the names that nothing binds.
    ///   - lines: both lines; what has a value only for a vector of some length makes a letter a vector.
    init(_ letters: [String], in lines: [DerivationLine], scope: Scope) {
        for letter in letters {
            let isEntry = { (name: String) in
                name != letter && name.hasPrefix(letter)
                    && name.dropFirst(letter.count).allSatisfy(\.isNumber)
            }
            guard letters.allSatisfy({ $0 == letter || isEntry($0) }) else { continue }
            let entries = letters.compactMap { isEntry($0) ? Int($0.dropFirst(letter.count)) : nil }
            let least = max(1, entries.max() ?? 1)
            // x and x72 are two numbers.
            guard least <= Self.mostEntries else { continue }
            for n in least...Self.mostEntries where n > 1 || entries.isEmpty {
                var inner = scope
                inner[letter] = .exact(AlgebraicMatrix(.zeros(n, 1)))
                let fits = lines.allSatisfy { line in
                    line.equations.allSatisfy { (try? Evaluator.difference($0, $1, in: inner)) != nil }
                }
                var number = scope
                number[letter] = .exact(0)
                let isNumber = lines.allSatisfy { line in
                    line.equations.allSatisfy { (try? Evaluator.difference($0, $1, in: number)) != nil }
                }
                if fits, !isNumber || !entries.isEmpty {
                    vector = letter
                    names = (1...n).map { "\(letter)\($0)" }
                    return
                }
            }
        }
        vector = nil
        names = letters.sorted { ($0.count, $0) < ($1.count, $1) }
    }

    /// The scope with values for the unknowns.
    func bound(to point: [AlgebraicNumber], in scope: Scope) -> Scope {
        var inner = scope
        if let vector {
            inner[vector] = .exact(AlgebraicMatrix(rows: point.count, columns: 1, entries: point))
        } else {
            for (name, value) in zip(names, point) { inner[name] = .exact(value) }
        }
        return inner
    }

    var all: Set<String> { Set(names + [vector].compactMap { $0 }) }
}

/// The equations of a line as rows of an augmented matrix.
struct LinearSystem {
    /// One row an equation: the coefficients of the unknowns, then the right side.
    let rows: RationalMatrix
    /// The place of the statement that each row came from.
    let sources: [Int]

    private static let mostRows = 40

    /// - Throws: `BeyondReach` where an equation is not linear with rational coefficients.
    init(_ line: DerivationLine, unknowns: Unknowns, scope: Scope) throws {
        let n = unknowns.names.count
        var entries: [Rational] = []
        var sources: [Int] = []
        for (place, equation) in line.equations.enumerated() {
            guard equation.0.isLinear(in: unknowns.all), equation.1.isLinear(in: unknowns.all) else {
                throw BeyondReach(reason: "several unknowns in equations that are not linear")
            }
            func values(at point: [AlgebraicNumber]) throws -> [Rational] {
                let inner = unknowns.bound(to: point, in: scope)
                return try Evaluator.difference(equation.0, equation.1, in: inner).map { number in
                    guard let value = try number.rationalValue() else {
                        throw BeyondReach(reason: "a system with irrational coefficients")
                    }
                    return value
                }
            }
            let zero = [AlgebraicNumber](repeating: .zero, count: n)
            let constant = try values(at: zero)
            var columns: [[Rational]] = []
            for k in 0..<n {
                var point = zero
                point[k] = .one
                columns.append(try zip(values(at: point), constant).map { $0 - $1 })
            }
            for i in constant.indices {
                entries += columns.map { $0[i] } + [-constant[i]]
                sources.append(place)
            }
            guard sources.count <= Self.mostRows else { throw BeyondReach(reason: "so many equations") }
        }
        rows = RationalMatrix(rows: sources.count, columns: n + 1, entries: entries)
        self.sources = sources
    }

    var isConsistent: Bool {
        get throws { try !rows.rowReduced().pivotColumns.contains(rows.columns - 1) }
    }

    /// Whether every solution of this system solves the other too.
    func implies(_ other: LinearSystem) throws -> Bool {
        if try !isConsistent { return true }
        return try rows.appending(rowsOf: other.rows).rank == rows.rank
    }

    /// A solution of this system that does not solve the other, and the equation that it fails.
    func witness(against other: LinearSystem) throws -> (point: [Rational], failing: Int)? {
        let n = rows.columns - 1
        let form = try rows.rowReduced()
        if form.pivotColumns.contains(n) { return nil }
        var start = [Rational](repeating: 0, count: n)
        for (row, column) in form.pivotColumns.enumerated() { start[column] = form.result[row, n] }
        let directions = try rows.slice(rows: 0..<rows.rows, columns: 0..<n).nullSpaceBasis()
        let moved = (0..<directions.columns).map { j in
            (0..<n).map { start[$0] + directions[$0, j] }
        }
        for point in [start] + moved {
            for i in 0..<other.rows.rows {
                let value = (0..<n).reduce(-other.rows[i, n]) { $0 + other.rows[i, $1] * point[$1] }
                if !value.isZero { return (point, other.sources[i]) }
            }
        }
        return nil
    }

    /// The one solution; nil where there is none or more than one.
    var onlySolution: [Rational]? {
        get throws {
            let n = rows.columns - 1
            let form = try rows.rowReduced()
            guard form.pivotColumns == Array(0..<n) else { return nil }
            return (0..<n).map { form.result[$0, n] }
        }
    }
}

extension DerivationLine {
    /// The equations of all statements, two sides each.
    var equations: [(Expression, Expression)] {
        statements.flatMap { statement in
            zip(statement.sides, statement.sides.dropFirst()).map { ($0.expression, $1.expression) }
        }
    }
}

extension Evaluator {
    /// Left side minus right side, entry by entry.
    static func difference(
        _ left: Expression, _ right: Expression, in scope: Scope
    ) throws -> [AlgebraicNumber] {
        let (a, b) = try pair(left, right, in: scope)
        let (x, y) = (try a.entries(), try b.entries())
        let isVector = { (shape: Shape?) in shape.map { $0.rows == 1 || $0.columns == 1 } ?? true }
        guard x.count == y.count,
            a.comparableShape == b.comparableShape
                || isVector(a.comparableShape) && isVector(b.comparableShape)
        else { throw b.wrongKind(asked: a.kindDescription) }
        return try zip(x, y).map { try $0.value - $1.value }
    }
}

extension Expression {
    /// Whether every unknown stands in it at most to the first power, as written.
    func isLinear(in unknowns: Set<String>) -> Bool { degree(in: unknowns).map { $0 <= 1 } ?? false }

    private func degree(in unknowns: Set<String>) -> Int? {
        guard names.contains(where: { unknowns.contains($0) }) else { return 0 }
        func highest(_ parts: [Expression]) -> Int? {
            var highest = 0
            for part in parts {
                guard let degree = part.degree(in: unknowns) else { return nil }
                highest = max(highest, degree)
            }
            return highest
        }
        switch kind {
        case .name: return 1
        case .negated, .sum, .transposed, .matrix, .vector, .list, .percent: return highest(children)
        case .call(.trace, let values), .call(.sum, let values), .call(.transpose, let values):
            return highest(values)
        case .call(.dot, let values) where values.count == 2:
            guard let a = values[0].degree(in: unknowns), let b = values[1].degree(in: unknowns) else {
                return nil
            }
            return a + b
        case .index(let base, _): return base.degree(in: unknowns)
        case .product(let factors):
            var total = 0
            for factor in factors {
                guard let degree = factor.value.degree(in: unknowns),
                    factor.operation != .dividedBy || degree == 0
                else { return nil }
                total += degree
            }
            return total
        default: return nil
        }
    }
}
