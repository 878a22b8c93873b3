extension DrillTopic {
    static let nullSpace = DrillTopic(
        id: "null-space", title: "Null space",
        levels: [
            DrillLevel(
                words: "one direction, in the plane and in space",
                bounds: ["A": Bound(9), "rref": Bound(4), "basis": Bound(4)],
                steps: NullSpace.steps,
                draw: { NullSpace.draw(&$0, sizes: [(2, 2, 1), (2, 3, 2), (3, 3, 2)], fractions: false) }),
            DrillLevel(
                words: "two directions, in three and four dimensions",
                bounds: ["A": Bound(12), "rref": Bound(4), "basis": Bound(4)],
                steps: NullSpace.steps,
                draw: { NullSpace.draw(&$0, sizes: [(2, 4, 2), (3, 4, 2), (3, 3, 1)], fractions: false) }),
            DrillLevel(
                words: "up to four and five dimensions, with fractions",
                bounds: ["A": Bound(12), "rref": Bound(6, over: 3), "basis": Bound(6, over: 3)],
                steps: NullSpace.steps,
                draw: {
                    NullSpace.draw(
                        &$0, sizes: [(3, 3, 2), (3, 4, 3), (3, 5, 3), (4, 4, 3), (3, 4, 2)], fractions: true)
                }),
        ])
}

/// Matrices whose reduced form was chosen first, then hidden by row operations.
private enum NullSpace {
    static let steps = #"""
          - id: basis
            ask: "A = {{A}}\_\_\_\_\_\_\_\_A basis of the null space of A, as the columns of a matrix."
            bind: B
            expect: {relation: basis, subspace: "null(A)"}
            hints:
              - "Bring A to reduced row echelon form. That keeps the solutions of Ax = 0."
              - "The rank is {{rank(A)}}, and A has {{cols(A)}} columns: one vector of the basis for each column without a leading entry."
              - "The reduced form is {{rref(A)}}. Set one free variable to 1 and the others to 0, and read off the rest."
        """#

    static func draw(
        _ dice: inout Dice, sizes: [(rows: Int, columns: Int, rank: Int)], fractions: Bool
    ) -> Draft? {
        let size = dice.one(of: sizes)
        let pivots = dice.shuffled(Array(0..<size.columns)).prefix(size.rank).sorted()
        let divisor = fractions ? dice.number(1...3) : 1
        // The reduced form, times `divisor`.
        var form = Grid.zeros(size.rank, size.columns)
        for (i, pivot) in pivots.enumerated() {
            form.rows[i][pivot] = divisor
            for j in pivot..<size.columns where !pivots.contains(j) {
                form.rows[i][j] = dice.number(-4...4)
            }
        }
        let hidden = Grid((0..<size.rows).map { _ in dice.vector(size.rank, within: 3) }) * form
        guard let a = hidden.divided(by: divisor), hasRank(size.rank, a, at: pivots),
            !a.columns.contains(where: { $0.allSatisfy { $0 == 0 } })
        else { return nil }
        return Draft(
            given: [("A", a.text())],
            working: [
                "A": a.quantities(), "rref": form.quantities(over: divisor),
                "basis": form.quantities(over: divisor),
            ],
            shape: "\(a.shape) \(pivots)")
    }

    /// Whether the columns of the pivots are independent.
    private static func hasRank(_ rank: Int, _ a: Grid, at pivots: [Int]) -> Bool {
        let kept = Grid(columns: pivots.map { a.columns[$0] })
        return (kept.transposed * kept).invariants.last != 0
    }
}
