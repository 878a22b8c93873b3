extension DrillTopic {
    static let eigenvalues = DrillTopic(
        id: "eigenvalues", title: "Eigenvalues",
        levels: [
            DrillLevel(
                words: "2×2, two different whole numbers",
                bounds: [
                    "A": Bound(12), "polynomial": Bound(36), "discriminant": Bound(144), "values": Bound(9),
                ],
                steps: Eigenvalues.steps(Eigenvalues.different), draw: Eigenvalues.plane),
            DrillLevel(
                words: "3×3 that falls apart into smaller ones",
                bounds: ["A": Bound(9), "polynomial": Bound(120), "values": Bound(6)],
                steps: Eigenvalues.steps(Eigenvalues.perhapsDouble), draw: Eigenvalues.blocks),
            DrillLevel(
                words: "3×3, whole numbers, some twice",
                bounds: ["A": Bound(12), "polynomial": Bound(100), "values": Bound(5)],
                steps: Eigenvalues.steps(Eigenvalues.perhapsDouble), draw: Eigenvalues.space),
            DrillLevel(
                words: "2×2 and 3×3 with square roots",
                bounds: [
                    "A": Bound(9), "polynomial": Bound(120), "discriminant": Bound(160),
                    "values": Bound(9, root: 40),
                ],
                steps: Eigenvalues.steps(Eigenvalues.different), draw: Eigenvalues.roots),
        ])
}

/// Matrices PDP⁻¹ with P of determinant 1, and quadratic ones by their trace and determinant.
private enum Eigenvalues {
    static func steps(_ question: String) -> String {
        #"""
          - id: values
            ask: "A = {{A}}\_\_\_\_\_\_\_\_\#(question)"
            bind: lambda
            expect: {relation: eigenvalues, A: A}
            hints:
              - "They are the roots of det(λI − A)."
              - "They add up to the trace, {{trace(A)}}, and multiply to the determinant, {{det(A)}}."
              - "The characteristic polynomial is {{charpoly(A)}}."
        """#
    }

    static let different = "The eigenvalues of A."
    static let perhapsDouble = "The eigenvalues of A, a double one twice."

    static func plane(_ dice: inout Dice) -> Draft? {
        let values = [dice.number(-6...6), dice.number(-6...6)]
        let a = conjugated(Grid([[values[0], 0], [0, values[1]]]), &dice)
        let zeros = a.entries.count { $0 == 0 }
        // A triangle shows its eigenvalues: one now and then.
        if values[0] == values[1] || zeros > 1 || zeros == 1 && dice.chance(3, of: 4) { return nil }
        let difference = values[0] - values[1]
        return draft(a, values, discriminant: difference * difference)
    }

    static func blocks(_ dice: inout Dice) -> Draft? {
        let values = (0..<3).map { _ in dice.number(-5...5) }
        let block = conjugated(Grid([[values[0], 0], [0, values[1]]]), &dice)
        if block.rows[0][1] == 0 || block.rows[1][0] == 0 { return nil }
        return draft(bordered(block, values[2], &dice), values)
    }

    static func space(_ dice: inout Dice) -> Draft? {
        var values = (0..<3).map { _ in dice.number(-3...4) }
        if dice.chance(1, of: 2) { values[1] = values[0] }
        var middle = Grid(values.indices.map { i in values.indices.map { i == $0 ? values[i] : 0 } })
        // A double value need not have two eigenvectors.
        if values[0] == values[1], dice.chance(1, of: 3) { middle.rows[0][1] = 1 }
        let a = conjugated(conjugated(middle, &dice), &dice)
        return a.entries.count { $0 == 0 } > 3 ? nil : draft(a, values)
    }

    static func roots(_ dice: inout Dice) -> Draft? {
        let (a, b, c, half) = (dice.number(-4...6), dice.nonzero(5), dice.nonzero(5), dice.number(-2...2))
        let block = Grid([[a, b], [c, a - 2 * half]])
        let root = Quantity(1, root: max(1, half * half + b * c))
        if half * half + b * c < 1 || root.isRational { return nil }
        let values = [Quantity(a - half), root]
        let (trace, determinant) = (block.invariants[0], block.invariants[1])
        let discriminant = Quantity(trace * trace - 4 * determinant)
        let isPlane = dice.chance(1, of: 2)
        let other = dice.number(-3...3)
        let matrix = isPlane ? block : bordered(block, other, &dice)
        return Draft(
            given: [("A", matrix.text())],
            working: [
                "A": matrix.quantities(), "polynomial": matrix.invariants.map { Quantity($0) },
                "discriminant": [discriminant], "values": values + (isPlane ? [] : [Quantity(other)]),
            ],
            shape: "\(matrix.shape) \(signs([a - half, isPlane ? 1 : other]))")
    }

    // MARK: - Making matrices

    /// PMP⁻¹ for a product P of a few row operations.
    private static func conjugated(_ matrix: Grid, _ dice: inout Dice) -> Grid {
        var result = matrix
        let n = matrix.rowCount
        for _ in 0..<2 {
            let i = dice.below(n)
            let j = (i + dice.number(1...(n - 1))) % n
            let factor = dice.nonzero(2)
            // Row i gains a multiple of row j, and column j loses that multiple of column i.
            for k in 0..<n { result.rows[i][k] += factor * result.rows[j][k] }
            for k in 0..<n { result.rows[k][j] -= factor * result.rows[k][i] }
        }
        return result
    }

    /// A 2×2 matrix and one more eigenvalue, whose row or column is otherwise 0, in any place.
    private static func bordered(_ block: Grid, _ value: Int, _ dice: inout Dice) -> Grid {
        let place = dice.below(3)
        let border = dice.vector(2, within: 4)
        var inner = block
        for i in 0..<2 { inner.rows[i].insert(border[i], at: place) }
        var last = [0, 0]
        last.insert(value, at: place)
        inner.rows.insert(last, at: place)
        return dice.chance(1, of: 2) ? inner : inner.transposed
    }

    private static func draft(_ a: Grid, _ values: [Int], discriminant: Int? = nil) -> Draft {
        var working = [
            "A": a.quantities(), "polynomial": a.invariants.map { Quantity($0) },
            "values": values.map { Quantity($0) },
        ]
        if let discriminant { working["discriminant"] = [Quantity(discriminant)] }
        let isDouble = Set(values).count < values.count
        return Draft(
            given: [("A", a.text())], working: working,
            shape: "\(a.shape) \(signs(values.sorted()))\(isDouble ? " double" : "")")
    }
}
