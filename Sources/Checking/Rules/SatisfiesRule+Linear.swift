import ExactAlgebra
import Notation

// Equalities that are linear in the answer: the digits are decided by a linear program.
extension SatisfiesRule {
    enum LinearOutcome {
        case found(Finding)
        /// No answer within two units of the digits meets the linear predicates.
        case refuted
        case open
    }

    private static var mostEntries: Int { 11 }

    /// Looks for an answer in the box of the digits that meets all predicates, where enough of them are
    /// linear.
    func judgeLinear(_ answer: [String: Value]) throws -> LinearOutcome {
        let names = answer.keys.sorted()
        let typed = try names.flatMap { try answer.part($0).entries() }
        guard (1...Self.mostEntries).contains(typed.count), answer.values.allSatisfy(\.isNumeric) else {
            return .open
        }
        let equalities = predicates.compactMap { $0.linearSides(in: Set(names)) }
        guard !equalities.isEmpty, let rows = try rows(of: equalities, like: answer, names, typed.count)
        else {
            return .open
        }
        // The answer x meets them where (x, 1) is in the null space.
        let space = Span(basis: AlgebraicMatrix(try rows.nullSpaceBasis()))
        guard space.dimension > 0 else { return .refuted }
        switch try space.nearness(to: typed + [Scalar(1)]) {
        case .outside: return .refuted
        case .open: return .open
        case .within(let point):
            let right = Self.value(Array(point.dropLast()), like: answer, names)
            guard try predicates.allSatisfy({ try holds($0, of: right) }) else {
                return try judgeUnit(typed, rows, like: answer, names)
            }
            let fit = try EntrywiseFit(typed, to: Array(point.dropLast()))
            let found = try Finding.matching(
                fit, digits: digits, right: right, evidence: sources.joined(separator: ", "),
                place: { typed.count == 1 ? "" : "entry \($0 + 1)" })
            return found.map { .found($0) } ?? .refuted
        }
    }

    /// Where a length of 1 is asked for too: the nearest unit vector that meets the linear predicates.
    private func judgeUnit(
        _ typed: [Scalar], _ rows: RationalMatrix, like answer: [String: Value], _ names: [String]
    ) throws -> LinearOutcome {
        let n = typed.count
        guard rows.column(n).entries.allSatisfy(\.isZero) else { return .open }
        let coefficients = rows.slice(rows: 0..<rows.rows, columns: 0..<n)
        let space = Span(basis: AlgebraicMatrix(try coefficients.nullSpaceBasis()))
        guard space.dimension > 0,
            let search = try BoxSearch(
                typed, entries: { $0 },
                nearest: { entries -> [AlgebraicNumber]? in
                    try space.unitVector(near: entries)
                }), search.isSettled || search.fit.worst <= .rounded
        else { return .open }
        let right = Self.value(search.right, like: answer, names)
        guard try predicates.allSatisfy({ try holds($0, of: right) }),
            let found = try Finding.matching(
                search.fit, digits: digits, right: right, evidence: sources.joined(separator: ", "),
                place: { "entry \($0 + 1)" })
        else { return .open }
        return .found(found)
    }

    /// A row for each entry of each equality: the coefficients of the answer's entries, then the constant.
    private func rows(
        of equalities: [(left: Expression, right: Expression)], like answer: [String: Value],
        _ names: [String],
        _ count: Int
    ) throws -> RationalMatrix? {
        var rows: [[Rational]] = []
        for (left, right) in equalities {
            func difference(at point: [AlgebraicNumber]) throws -> [Rational]? {
                var inner = scope
                for (name, value) in Self.value(point, like: answer, names) { inner[name] = value }
                let numbers = try Evaluator.difference(left, right, in: inner)
                let rational = try numbers.compactMap { try $0.rationalValue() }
                return rational.count == numbers.count ? rational : nil
            }
            let zero = [AlgebraicNumber](repeating: .zero, count: count)
            guard let constant = try difference(at: zero) else { return nil }
            var columns: [[Rational]] = []
            for k in 0..<count {
                var point = zero
                point[k] = .one
                guard let moved = try difference(at: point) else { return nil }
                columns.append(zip(moved, constant).map { $0 - $1 })
            }
            rows += constant.indices.map { i in columns.map { $0[i] } + [constant[i]] }
        }
        return RationalMatrix(rows: rows.count, columns: count + 1, entries: rows.flatMap { $0 })
    }

    /// The numbers in the shapes of the answer's parts.
    private static func value(
        _ numbers: [AlgebraicNumber], like answer: [String: Value], _ names: [String]
    ) -> [String: Value] {
        var rest = numbers[...]
        var parts: [String: Value] = [:]
        for name in names {
            guard case .matrix(let matrix)? = answer[name] else {
                parts[name] = rest.popFirst().map { .exact($0) }
                continue
            }
            let own = Array(rest.prefix(matrix.entries.count))
            rest = rest.dropFirst(matrix.entries.count)
            parts[name] = .exact(AlgebraicMatrix(rows: matrix.rows, columns: matrix.columns, entries: own))
        }
        return parts
    }
}

extension Expression {
    /// Both sides of an equality that is linear in some names; nil for any other.
    fileprivate func linearSides(in names: Set<String>) -> (left: Expression, right: Expression)? {
        guard case .relation(let sides, let relations) = kind, sides.count == 2,
            relations[0] == .equal || relations[0] == .equation, sides.allSatisfy({ $0.isLinear(in: names) }),
            sides.contains(where: { side in side.names.contains { names.contains($0) } })
        else { return nil }
        return (sides[0], sides[1])
    }
}

extension Value {
    /// True for a number and a matrix.
    fileprivate var isNumeric: Bool {
        switch self {
        case .number, .matrix: true
        default: false
        }
    }
}
