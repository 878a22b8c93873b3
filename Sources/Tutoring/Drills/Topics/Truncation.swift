extension DrillTopic {
    static let truncation = DrillTopic(
        id: "truncation", title: "Truncation",
        levels: [
            DrillLevel(
                words: "2×2 to rank 1, its factors given",
                bounds: Truncation.bounds(9, root: 10, energy: 50),
                steps: Truncation.steps(gives: Truncation.allFactors),
                draw: { Truncation.draw(&$0, [(2, 2, 2)], gives: true) }),
            DrillLevel(
                words: "3×2 and 2×3 to rank 1, its factors given",
                bounds: Truncation.bounds(9, root: 30, energy: 60),
                steps: Truncation.steps(gives: Truncation.allFactors),
                draw: { Truncation.draw(&$0, [(3, 2, 2), (2, 3, 2)], gives: true) }),
            DrillLevel(
                words: "3×3 to rank 1 or 2, without U; singular values may be equal",
                bounds: Truncation.bounds(9, root: 42, energy: 90),
                steps: Truncation.steps(gives: Truncation.rightFactor),
                draw: { Truncation.draw(&$0, [(3, 3, 3)], gives: false) }),
        ])
}

private enum Truncation {
    static func bounds(_ entry: Int, root: Int, energy: Int) -> [String: Bound] {
        [
            "W": Bound(entry), "sigma": Bound(12, root: root), "V": Bound(5, over: 30, root: 30),
            "U": Bound(5, over: 30, root: 30), "truncated": Bound(entry), "rest": Bound(entry),
            "squares": Bound(100), "error": Bound(9, root: 60), "energy": Bound(energy, over: energy),
        ]
    }

    static let allFactors = #"""
        W = {{W}}\n\nIts singular values are {{sigma}}, with the vectors\n\nU = {{U}},\_\_\_\_V = {{V}}.
        """#

    static let rightFactor = #"""
        W = {{W}}\n\nIts singular values are {{sigma}}, with the right vectors\n\nV = {{V}}.
        """#

    static func steps(gives factors: String) -> String {
        #"""
          - id: best
            say: "\#(factors)"
            ask: "The matrix of rank {{k}} that is nearest to W."
            bind: Wk
            expect: {relation: bestapproximation, A: W, k: k}
            hints:
              - "Of the terms of W = σ₁u₁v₁ᵀ + σ₂u₂v₂ᵀ + … it keeps the first {{k}}."
              - "Each kept term is W vvᵀ too, without any u. It may be shorter to take the dropped terms away from W."
              - "W v₁ is {{W * V[:,1]}}."
            mistakes:
              - {id: truncation.dropped, when: "answer == W - lowrank(W, k)", say: "That is what is dropped. Keep the rest."}
          - id: error
            ask: "The Frobenius norm of what was dropped."
            bind: error
            expect: {relation: value, value: "norm(W - lowrank(W, k))"}
            hints:
              - "No matrix is needed: it is the root of the sum of the squares of the dropped singular values."
              - "The square is {{norm(W - lowrank(W, k))^2}}."
          - id: energy
            ask: "The energy that is kept: its share of the sum of all σ²."
            bind: kept
            expect: {relation: value, value: "energy(W, k)"}
            hints:
              - "Add up the squares of the kept singular values, and divide by the sum of all squares."
              - "The sum of all squares is {{norm(W)^2}}."
        """#
    }

    static func draw(
        _ dice: inout Dice, _ sizes: [(rows: Int, columns: Int, rank: Int)], gives: Bool
    ) -> Draft? {
        let (rows, columns, rank) = dice.one(of: sizes)
        guard let left = dice.orthogonalVectors(rank, in: rows, within: 2),
            let right = dice.orthogonalVectors(rank, in: columns, within: 2)
        else { return nil }
        let weights = (0..<rank).map { _ in dice.number(1...4) }
        let kept = rank == 2 ? 1 : dice.number(1...2)
        guard
            let product = OuterProducts(
                left: left, right: right, weights: weights, over: dice.number(1...2)),
            let best = product.truncated(to: kept), best != product.matrix,
            // Equal values on both sides of the cut leave a choice whose numbers are not small.
            product.squares[kept - 1] != product.squares[kept]
        else { return nil }
        let square = product.divisor * product.divisor
        let dropped = product.squares.dropFirst(kept).reduce(0, +)
        let all = product.squares.reduce(0, +)
        let w = product.matrix
        var working = [
            "W": w.quantities(), "sigma": product.singularValues,
            "V": product.right.flatMap(Quantity.unit), "truncated": best.quantities(),
            "rest": (w + -1 * best).quantities(),
            "squares": (product.squares + [all]).map { Quantity($0, over: square) },
            "error": [Quantity(1, over: product.divisor, root: dropped)],
            "energy": [Quantity(all - dropped, over: all)],
        ]
        var given = [
            ("W", w.text()), ("k", "\(kept)"), ("sigma", product.singularValuesText),
            ("V", OuterProducts.unitText(product.right)),
        ]
        if gives {
            working["U"] = product.left.flatMap(Quantity.unit)
            given.append(("U", OuterProducts.unitText(product.left)))
        }
        return Draft(
            given: given.map { (name: $0.0, text: $0.1) }, working: working,
            shape: "\(w.shape) \(kept) \(product.hasTie) \(best.entries.count { $0 == 0 })")
    }
}
