import Notation

// Matrix literals, vectors, lists and indices.
extension NumericEvaluator {
    /// Entries or blocks; an I that takes its size from its neighbours is left to the exact engine.
    func matrix(_ rows: [[Expression]]) -> NumericOperand? {
        var bands: [BallMatrix] = []
        for row in rows {
            var blocks: [BallMatrix] = []
            for entry in row {
                guard case let (value, times) = entry.unrepeated, times <= BallMatrix.largestSize,
                    let block = evaluate(value).flatMap({ block($0) })
                else { return nil }
                blocks += Array(repeating: block, count: times)
            }
            guard let first = blocks.first, blocks.allSatisfy({ $0.rows == first.rows }) else { return nil }
            let entries = (0..<first.rows).flatMap { i in
                blocks.flatMap { block in (0..<block.columns).map { block[i, $0] } }
            }
            let width = blocks.reduce(0) { $0 + $1.columns }
            guard let band = BallMatrix(rows: first.rows, columns: width, entries: entries) else {
                return nil
            }
            bands.append(band)
        }
        guard let first = bands.first, bands.allSatisfy({ $0.columns == first.columns }) else { return nil }
        let height = bands.reduce(0) { $0 + $1.rows }
        return BallMatrix(rows: height, columns: first.columns, entries: bands.flatMap(\.entries))
            .map { .matrix($0) }
    }

    private func block(_ part: NumericOperand) -> BallMatrix? {
        switch part {
        case .number(let ball): BallMatrix(1, 1, [ball])
        case .matrix(let matrix): matrix
        default: nil
        }
    }

    /// A column of numbers; a tuple of vectors is a list.
    func vector(_ values: [Expression]) -> NumericOperand? {
        let parts = values.compactMap { evaluate($0) }
        guard parts.count == values.count else { return nil }
        if parts.contains(where: { $0.scalar == nil }) { return list(values) }
        let entries = parts.compactMap(\.scalar)
        return BallMatrix(rows: entries.count, columns: 1, entries: entries).map { .matrix($0) }
    }

    /// Lists with names in front may be put in another order; they are left to the exact engine.
    func list(_ values: [Expression]) -> NumericOperand? {
        var items: [NumericOperand] = []
        for value in values {
            guard case let (body, times) = value.unrepeated, times <= BallMatrix.largestSize,
                body.label == nil, let item = evaluate(body)
            else { return nil }
            items += Array(repeating: item, count: times)
        }
        return .list(items)
    }

    // MARK: Indices

    func index(_ base: Expression, _ subscripts: [Expression.Subscript]) -> NumericOperand? {
        if case .name(let name) = base.kind, scope[name] == nil { return entry(of: name, subscripts) }
        guard let base = evaluate(base) else { return nil }
        switch base {
        case .list(let items):
            guard subscripts.count == 1,
                let (places, isSingle) = positions(subscripts[0], within: items.count)
            else { return nil }
            return isSingle ? items[places[0]] : .list(places.map { items[$0] })
        case .matrix(let matrix): return part(of: matrix, subscripts)
        default: return nil
        }
    }

    /// λ[1] is λ₁ where only that is bound.
    private func entry(of name: String, _ subscripts: [Expression.Subscript]) -> NumericOperand? {
        guard subscripts.count == 1, case .at(let position) = subscripts[0], let k = integer(position)
        else { return nil }
        return scope[name + String(k)].flatMap { NumericOperand($0) }
    }

    private func part(of matrix: BallMatrix, _ subscripts: [Expression.Subscript]) -> NumericOperand? {
        if subscripts.count == 1 {
            guard matrix.isVector,
                let (places, isSingle) = positions(subscripts[0], within: matrix.entries.count)
            else { return nil }
            let entries = places.map { matrix.entries[$0] }
            if isSingle { return .number(entries[0]) }
            let isColumn = matrix.columns == 1
            return .matrix(BallMatrix(isColumn ? places.count : 1, isColumn ? 1 : places.count, entries))
        }
        guard subscripts.count == 2, let (rows, isRow) = positions(subscripts[0], within: matrix.rows),
            let (columns, isColumn) = positions(subscripts[1], within: matrix.columns)
        else { return nil }
        if isRow, isColumn { return .number(matrix[rows[0], columns[0]]) }
        return .matrix(matrix.selecting(rows: rows, columns: columns))
    }

    /// The places, counted from zero, and whether one place was named rather than a range.
    private func positions(
        _ part: Expression.Subscript, within count: Int
    ) -> (places: [Int], isSingle: Bool)? {
        guard case .at(let expression) = part else { return (Array(0..<count), false) }
        guard let chosen = evaluate(expression) else { return nil }
        if case .range(let range) = chosen {
            guard let range else { return ([], false) }
            guard range.lowerBound >= 1, range.upperBound <= count else { return nil }
            return (range.map { $0 - 1 }, false)
        }
        guard let k = chosen.scalar?.integer, k >= 1, k <= count else { return nil }
        return ([k - 1], true)
    }
}

extension Expression {
    /// `2 (twice)` as 2 and how often it stands there.
    fileprivate var unrepeated: (value: Expression, times: Int) {
        if case .repeated(let value, let times) = kind { (value, times) } else { (self, 1) }
    }
}
