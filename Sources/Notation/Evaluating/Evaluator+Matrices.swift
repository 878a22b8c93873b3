import ExactAlgebra

// Matrix literals, vectors, lists and indices.
extension Evaluator {
    /// Entries, blocks, and identities that take their size from their neighbours.
    func matrix(_ rows: [[Expression]]) throws -> Operand {
        var bands: [Grid] = []
        let parts = try rows.map { row in
            try row.flatMap { entry in
                if case .repeated(let value, let times) = entry.kind {
                    return [Operand](repeating: try operand(value), count: times)
                }
                return [try operand(entry)]
            }
        }
        // An I in a row of its own takes the width of the other rows.
        let needsWidth = parts.contains { if case .identity? = $0.first { $0.count == 1 } else { false } }
        let width = needsWidth ? parts.lazy.compactMap { try? self.band($0, width: nil).columns }.first : nil
        for row in parts { bands.append(try band(row, width: width)) }
        guard let first = bands.first else {
            return .value(.matrix(MatrixValue(rows: 0, columns: 0, entries: [])))
        }
        for band in bands where band.columns != first.columns {
            throw AlgebraError.shapeMismatch(
                operation: "blocks below each other", left: first.shape, right: band.shape)
        }
        let height = bands.reduce(0) { $0 + $1.rows }
        try Work.checkEntries(height, first.columns)
        return Grid(rows: height, columns: first.columns, entries: bands.flatMap(\.entries)).operand
    }

    /// One row of blocks side by side.
    private func band(_ parts: [Operand], width: Int?) throws -> Grid {
        var blocks: [Grid] = []
        let known = try parts.compactMap { (part) throws -> Grid? in
            if case .identity = part { return nil }
            return try block(part)
        }
        let height = known.first?.rows ?? width ?? 0
        for part in parts {
            guard case .identity(let c) = part else {
                blocks.append(try block(part))
                continue
            }
            guard height > 0, known.count > 0 || parts.count == 1 else {
                throw Complaint.mismatch(expected: "a block of known size", found: "I; write I(2)")
            }
            blocks.append(Grid.scaledIdentity(c, height))
        }
        for block in blocks where block.rows != height {
            throw AlgebraError.shapeMismatch(
                operation: "blocks side by side", left: blocks[0].shape, right: block.shape)
        }
        let columns = blocks.reduce(0) { $0 + $1.columns }
        try Work.checkEntries(height, columns)
        if height == 1 { return Grid(rows: 1, columns: columns, entries: blocks.flatMap(\.entries)) }
        let entries = (0..<height).flatMap { i in
            blocks.flatMap { block in (0..<block.columns).map { block[i, $0] } }
        }
        return Grid(rows: height, columns: columns, entries: entries)
    }

    private func block(_ part: Operand) throws -> Grid {
        switch part {
        case .value(.list(let values)):
            return Grid(
                rows: 1, columns: values.count, entries: try values.map { .scalar(try scalar(.value($0))) })
        case .angle: return Grid(rows: 1, columns: 1, entries: [.scalar(try scalar(part))])
        default: return try grid(part)
        }
    }

    /// A column; a tuple of vectors is a list.
    func vector(_ values: [Expression]) throws -> Operand {
        let parts = try values.map { try operand($0) }
        if parts.contains(where: { isMatrix($0) && entry($0) == nil }) {
            return .value(.list(try items(values)))
        }
        let entries = try parts.map { part in
            if let entry = entry(part) { return entry }
            return .scalar(try scalar(part))
        }
        return Grid(rows: entries.count, columns: 1, entries: entries).operand
    }

    /// The values of a list: labels dropped, multiplicities written out, `λ₂ = 4, λ₁ = 18` in order.
    func items(_ values: [Expression]) throws -> [Value] {
        var found: [(label: String?, item: Value)] = []
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

    func range(from a: Operand, to b: Operand) throws -> Operand {
        let (first, last) = (try integer(a), try integer(b))
        if last < first { return .range(nil) }
        let (count, overflow) = last.subtractingReportingOverflow(first)
        try Limit.entries.allow(overflow ? .max : count)
        return .range(first...last)
    }

    func integer(_ a: Operand) throws -> Int {
        let number = try scalar(a)
        guard number.rounding == nil, let value = try number.value.rationalValue()?.asInt else {
            throw Complaint.mismatch(expected: "an integer", found: a.description)
        }
        return value
    }

    // MARK: Indices

    func index(_ base: Expression, _ subscripts: [Expression.Subscript]) throws -> Operand {
        // λ[1] is λ₁ where only that is bound.
        if case .name(let name) = base.kind, scope[name] == nil, subscripts.count == 1,
            case .at(let position) = subscripts[0], let k = try? integer(operand(position)),
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
            return isSingle ? .value(values[places[0]]) : .value(.list(places.map { values[$0] }))
        }
        if case .value(.matrix(let matrix)) = base, subscripts.count == 2 {
            let (rows, isRow) = try positions(subscripts[0], within: matrix.rows)
            let (columns, isColumn) = try positions(subscripts[1], within: matrix.columns)
            if isRow, isColumn { return .number(matrix[rows[0], columns[0]]) }
            return .value(.matrix(matrix.selecting(rows: rows, columns: columns)))
        }
        let grid = try grid(base)
        if subscripts.count == 1 {
            guard grid.rows == 1 || grid.columns == 1 else {
                throw Complaint.mismatch(expected: "two indices of a matrix", found: "one")
            }
            let (places, isSingle) = try positions(subscripts[0], within: grid.entries.count)
            let entries = places.map { grid.entries[$0] }
            if isSingle { return .value(entries[0].value) }
            return grid.columns == 1
                ? Grid(rows: entries.count, columns: 1, entries: entries).operand
                : Grid(rows: 1, columns: entries.count, entries: entries).operand
        }
        let (rows, isRow) = try positions(subscripts[0], within: grid.rows)
        let (columns, isColumn) = try positions(subscripts[1], within: grid.columns)
        if isRow, isColumn { return .value(grid[rows[0], columns[0]].value) }
        return grid.selecting(rows: rows, columns: columns).operand
    }

    /// The places, counted from zero, and whether one place was named rather than a range.
    private func positions(
        _ part: Expression.Subscript, within count: Int
    ) throws -> (places: [Int], isSingle: Bool) {
        guard case .at(let expression) = part else { return (Array(0..<count), false) }
        let chosen = try operand(expression)
        if case .range(let range) = chosen {
            guard let range else { return ([], false) }
            guard range.lowerBound >= 1, range.upperBound <= count else {
                throw AlgebraError.outOfDomain(
                    operation: "index",
                    reason: "\(range.lowerBound)..\(range.upperBound) is not within 1..\(count)")
            }
            return (range.map { $0 - 1 }, false)
        }
        let k = try integer(chosen)
        guard (1...max(count, 1)).contains(k), count > 0 else {
            throw AlgebraError.outOfDomain(operation: "index", reason: "\(k) is not within 1..\(count)")
        }
        return ([k - 1], true)
    }
}

extension Expression {
    /// The names in front of the last side of a chain: `λ₁ = λ₂ = 2` has two.
    var leadingLabels: [String] {
        guard sides.count > 1 else { return [] }
        var labels: [String] = []
        for side in sides.dropLast() {
            guard case .name(let name) = side.kind else { break }
            labels.append(name)
        }
        return labels
    }
}

extension Names {
    /// `lambda12` as `lambda` and 12.
    static func split(_ name: String) -> (stem: String, index: Int?) {
        let stem = String(name.reversed().drop(while: { ("0"..."9").contains($0) }).reversed())
        return (stem, Int(name.dropFirst(stem.count)))
    }

    /// The items in the order of their labels where those are λ₁, λ₂ … of one letter; else as they stand.
    static func inOrder<Item>(_ found: [(label: String?, item: Item)]) -> [Item] {
        let parts = found.map { $0.label.map(split) }
        let stems = Set(parts.map { $0?.stem })
        let indices = parts.compactMap { $0?.index }
        guard stems.count == 1, indices.count == found.count, Set(indices).count == found.count else {
            return found.map(\.item)
        }
        return zip(indices, found).sorted { $0.0 < $1.0 }.map(\.1.item)
    }
}
