import ExactAlgebra
import NumericAlgebra

// Matrix literals, vectors, lists and indices.
extension FloatingEvaluator {
    /// Entries, blocks, and identities that take their size from their neighbours.
    func matrix(_ rows: [[Expression]]) throws -> FloatingOperand {
        let parts = try rows.map { row in
            try row.flatMap { entry in
                if case .repeated(let value, let times) = entry.kind {
                    return [FloatingOperand](repeating: try operand(value), count: times)
                }
                return [try operand(entry)]
            }
        }
        // An I in a row of its own takes the width of the other rows.
        let needsWidth = parts.contains { if case .identity? = $0.first { $0.count == 1 } else { false } }
        let width = needsWidth ? parts.lazy.compactMap { try? self.band($0, width: nil).columns }.first : nil
        return .matrix(try NumericMatrix(stacking: parts.map { try band($0, width: width) }))
    }

    /// One row of blocks side by side.
    private func band(_ parts: [FloatingOperand], width: Int?) throws -> NumericMatrix {
        let known = try parts.compactMap { (part) throws -> NumericMatrix? in
            if case .identity = part { return nil }
            return try block(part)
        }
        let height = known.first?.rows ?? width ?? 0
        let blocks = try parts.map { (part) throws -> NumericMatrix in
            guard case .identity(let c) = part else { return try block(part) }
            guard height > 0, known.count > 0 || parts.count == 1 else {
                throw Complaint.mismatch(expected: "a block of known size", found: "I; write I(2)")
            }
            return NumericMatrix.identity(height).scaled(by: c)
        }
        return try NumericMatrix(joining: blocks)
    }

    private func block(_ part: FloatingOperand) throws -> NumericMatrix {
        guard case .value(.list(let values)) = part else { return try part.block() }
        return NumericMatrix.column(try values.map { try FloatingOperand.value($0).real() }).transposed
    }

    /// A column; a tuple of vectors is a list.
    func vector(_ values: [Expression]) throws -> FloatingOperand {
        let parts = try values.map { try operand($0) }
        if parts.contains(where: { $0.isMatrix && $0.entry == nil }) {
            return .value(.list(try items(values)))
        }
        return .matrix(.column(try parts.map { try $0.real() }))
    }

    /// The values of a list: labels dropped, multiplicities written out, `λ₂ = 4, λ₁ = 18` in order.
    func items(_ values: [Expression]) throws -> [FloatingValue] {
        var found: [(label: String?, item: FloatingValue)] = []
        for value in values {
            var (body, times) = (value, 1)
            if case .repeated(let inner, let count) = value.kind { (body, times) = (inner, count) }
            let labels = body.leadingLabels
            if !labels.isEmpty, let last = body.sides.last { body = last }
            times *= max(1, labels.count)
            try Limit.entries.allow(found.count + times)
            let evaluated = try evaluate(body)
            let names: [String?] = labels.isEmpty ? [nil] : labels
            for k in 0..<times { found.append((names[k % names.count], evaluated)) }
        }
        return Names.inOrder(found)
    }

    // MARK: Indices

    func index(_ base: Expression, _ subscripts: [Expression.Subscript]) throws -> FloatingOperand {
        // λ[1] is λ₁ where only that is bound.
        if case .name(let name) = base.kind, scope[name] == nil, subscripts.count == 1,
            case .at(let position) = subscripts[0], let k = try? operand(position).integer(),
            let value = scope[name + String(k)]
        {
            return .value(value)
        }
        let base = try operand(base)
        if case .value(.list(let values)) = base {
            guard subscripts.count == 1 else {
                throw Complaint.mismatch(expected: "one index of a list", found: "two")
            }
            let (places, isSingle) = try positions(subscripts[0], within: values.count)
            return .value(isSingle ? values[places[0]] : .list(places.map { values[$0] }))
        }
        let matrix = try base.block()
        if subscripts.count == 1 { return try entries(of: matrix, at: subscripts[0]) }
        let (rows, isRow) = try positions(subscripts[0], within: matrix.rows)
        let (columns, isColumn) = try positions(subscripts[1], within: matrix.columns)
        if isRow, isColumn { return .real(matrix[rows[0], columns[0]]) }
        return .matrix(matrix.selecting(rows: rows, columns: columns))
    }

    private func entries(
        of vector: NumericMatrix, at part: Expression.Subscript
    ) throws -> FloatingOperand {
        guard vector.isVector else {
            throw Complaint.mismatch(expected: "two indices of a matrix", found: "one")
        }
        let (places, isSingle) = try positions(part, within: vector.values.count)
        if isSingle { return .real(vector.values[places[0]]) }
        let chosen = NumericMatrix.column(places.map { vector.values[$0] })
        return .matrix(vector.columns == 1 ? chosen : chosen.transposed)
    }

    /// The places, counted from zero, and whether one place was named rather than a range.
    func positions(
        _ part: Expression.Subscript, within count: Int
    ) throws -> (places: [Int], isSingle: Bool) {
        guard case .at(let expression) = part else { return (Array(0..<count), false) }
        return try positions(operand(expression), within: count)
    }

    func positions(
        _ chosen: FloatingOperand, within count: Int
    ) throws -> (places: [Int], isSingle: Bool) {
        if case .range(let range) = chosen {
            guard let range else { return ([], false) }
            guard range.lowerBound >= 1, range.upperBound <= count else {
                throw AlgebraError.outOfDomain(
                    operation: "index",
                    reason: "\(range.lowerBound)..\(range.upperBound) is not within 1..\(count)")
            }
            return (range.map { $0 - 1 }, false)
        }
        let k = try chosen.integer()
        guard (1...max(count, 1)).contains(k), count > 0 else {
            throw AlgebraError.outOfDomain(operation: "index", reason: "\(k) is not within 1..\(count)")
        }
        return ([k - 1], true)
    }
}
