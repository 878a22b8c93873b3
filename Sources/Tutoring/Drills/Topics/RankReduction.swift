extension DrillTopic {
    static let rankReduction = DrillTopic(
        id: "rank-reduction", title: "Rank reduction",
        levels: [
            DrillLevel(
                words: "one direction, fractions",
                bounds: RankReduction.bounds(over: 5, root: 1),
                steps: RankReduction.steps, draw: RankReduction.rational),
            DrillLevel(
                words: "one direction, square roots; it may miss the image of W",
                bounds: RankReduction.bounds(over: 14, root: 14),
                steps: RankReduction.steps, draw: { RankReduction.surds(&$0, count: 1) }),
            DrillLevel(
                words: "two directions in space",
                bounds: RankReduction.bounds(over: 14, root: 14),
                steps: RankReduction.steps, draw: { RankReduction.surds(&$0, count: 2) }),
        ])
}

/// W as a sum of products of orthogonal vectors with rows: what is taken away is the first of them.
private enum RankReduction {
    static func bounds(over denominator: Int, root: Int) -> [String: Bound] {
        [
            "W": Bound(9), "Q": Bound(4, over: denominator, root: root), "row": Bound(15, root: root),
            "removed": Bound(12), "reduced": Bound(9),
        ]
    }

    static let steps = #"""
          - id: row
            ask: "W = {{W}} and Q = {{Q}}\_\_\_\_\_\_\_\_QQᵀW is to be taken away from W. First QᵀW."
            bind: QtW
            expect: {relation: matrix, value: "Q' * W"}
            hints:
              - "Each column of Q gives a row: its dot products with the columns of W."
              - "The first entry is {{(Q' * W)[1,1]}}."
          - id: reduced
            ask: "W − QQᵀW."
            bind: R
            expect: {relation: matrix, value: "W - Q * Q' * W"}
            hints:
              - "Q times your QᵀW is what goes away. Every column of the result is orthogonal to those of Q, which is a good check."
              - "What goes away is {{Q * Q' * W}}."
            mistakes:
              - {id: reduction.removed, when: "answer == Q * Q' * W", say: "That is QQᵀW. Take it away from W."}
          - id: rank
            ask: "The rank of W is {{rank(W)}}. The rank of what is left?"
            bind: r
            expect: {relation: value, value: "rank(W - Q * Q' * W)"}
            hints:
              - "It falls by the number of independent directions that the span of Q has in common with the image of W."
              - "What is left is {{W - Q * Q' * W}}. Bring it to row echelon form."
            mistakes:
              - {id: reduction.missed-image, when: "answer == rank(W) - cols(Q)", say: "It would be so if every column of Q were in the image of W. Here one is not."}
        """#

    static func rational(_ dice: inout Dice) -> Draft? {
        let size = dice.number(2...3)
        let frame: (vectors: [[Int]], length: Int)
        if size == 2 {
            frame = (dice.shuffled([dice.one(of: [[3, 4], [4, 3], [3, -4]])]), 5)
        } else {
            frame = dice.rationalFrame(in: 3)
        }
        guard frame.length > 1, frame.length <= 5, let q = frame.vectors.first else { return nil }
        let removed = q.count == 2 ? [[-q[1], q[0]]] : [frame.vectors[1], frame.vectors[2]]
        return draft([q], removed, length: frame.length, &dice)
    }

    static func surds(_ dice: inout Dice, count: Int) -> Draft? {
        let size = count == 1 ? dice.number(2...3) : 3
        guard let frame = dice.orthogonalVectors(size, in: size, within: 2) else { return nil }
        let taken = Array(frame.prefix(count))
        if taken.allSatisfy({ Quantity(1, root: dot($0, $0)).isRational }) { return nil }
        return draft(taken, Array(frame.dropFirst(count)), length: nil, &dice)
    }

    /// - Parameter length: that of the taken vectors; nil where each has its own.
    private static func draft(
        _ taken: [[Int]], _ left: [[Int]], length: Int?, _ dice: inout Dice
    ) -> Draft? {
        let size = taken[0].count
        let columns = dice.number(2...3)
        let rows = taken.map { _ in dice.vector(columns, within: 3) }
        var removed = Grid.zeros(size, columns)
        for (q, row) in zip(taken, rows) { removed = removed + Grid.outer(q, row) }
        var reduced = Grid.zeros(size, columns)
        for vector in left {
            // The same row as before: then the direction is not in the image of W.
            let other = dice.chance(1, of: 3) ? rows[0] : dice.vector(columns, within: 2)
            reduced = reduced + Grid.outer(primitive(vector), other)
        }
        let w = removed + reduced
        guard !removed.isZero, !w.columns.contains(where: { $0.allSatisfy { $0 == 0 } }) else { return nil }
        let q = taken.map { vector in
            length.map { l in vector.map { Quantity($0, over: l) } } ?? Quantity.unit(vector)
        }
        let products = zip(taken, rows).flatMap { vector, row in
            row.map { Quantity($0, root: dot(vector, vector)) }
        }
        return Draft(
            given: [("W", w.text()), ("Q", Quantity.text(columns: q))],
            working: [
                "W": w.quantities(), "Q": q.flatMap { $0 }, "row": products,
                "removed": removed.quantities(), "reduced": reduced.quantities(),
            ],
            shape: "\(w.shape) \(reduced.entries.count { $0 == 0 })")
    }
}
