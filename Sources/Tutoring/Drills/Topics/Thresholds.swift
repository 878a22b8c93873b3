extension DrillTopic {
    static let thresholds = DrillTopic(
        id: "thresholds", title: "Thresholds",
        levels: [
            DrillLevel(
                words: "the soft threshold, whole numbers",
                bounds: ["X": Bound(9), "tau": Bound(4), "soft": Bound(8)],
                steps: Thresholds.soft, draw: { Thresholds.entrywise(&$0, over: 1) }),
            DrillLevel(
                words: "the soft threshold, fractions",
                bounds: ["X": Bound(15, over: 6), "tau": Bound(7, over: 6), "soft": Bound(16, over: 6)],
                steps: Thresholds.soft, draw: { Thresholds.entrywise(&$0, over: $0.number(2...6)) }),
            DrillLevel(
                words: "the singular value threshold, factors given",
                bounds: Thresholds.spectralBounds,
                steps: Thresholds.withFactors,
                draw: { Thresholds.spectral(&$0, [(2, 2), (3, 2), (2, 3)], gives: true) }),
            DrillLevel(
                words: "the singular value threshold of a matrix alone",
                bounds: Thresholds.spectralBounds,
                steps: Thresholds.alone, draw: { Thresholds.spectral(&$0, [(2, 2)], gives: false) }),
        ])
}

private enum Thresholds {
    static let spectralBounds = [
        "X": Bound(9), "tau": Bound(6), "sigma": Bound(12), "V": Bound(4, over: 5, root: 10),
        "U": Bound(4, over: 5, root: 10), "kept": Bound(10), "svt": Bound(12, over: 5),
    ]

    static let soft = #"""
          - id: soft
            ask: "X = {{X}}\_\_\_\_\_\_\_\_The soft threshold of X with τ = {{tau}}."
            bind: Y
            expect: {relation: matrix, value: "soft(X, tau)"}
            hints:
              - "Every entry moves towards 0 by τ, and stops there."
              - "An entry x becomes x − τ where x > τ, x + τ where x < −τ, and 0 between."
              - "The entry {{X[1,1]}} becomes {{soft(X, tau)[1,1]}}."
        """#

    static let withFactors = #"""
          - id: svt
            say: "X = {{X}}\n\nIts singular values are {{sigma}}, with the vectors\n\nU = {{U}},\_\_\_\_V = {{V}}."
            ask: "The singular value threshold of X with τ = {{tau}}."
            bind: Y
            expect: {relation: matrix, value: "svt(X, tau)"}
            hints:
              - "The singular values get the soft threshold, the vectors stay as they are."
              - "Of X = σ₁u₁v₁ᵀ + σ₂u₂v₂ᵀ each term is multiplied by (σ − τ)/σ, or falls away where σ ≤ τ."
              - "σ₁ becomes {{max(sigma[1] - tau, 0)}}, and σ₂ becomes {{max(sigma[2] - tau, 0)}}."
            mistakes:
              - {id: threshold.of-entries, when: "answer == soft(X, tau)", say: "That is the soft threshold of the entries. Here the singular values get it."}
        """#

    static let alone = #"""
          - id: sigma
            ask: "X = {{X}}\_\_\_\_\_\_\_\_The singular values of X, largest first."
            bind: sigma
            expect: {relation: values, value: "singularvalues(X)", order: descending}
            hints:
              - "They are the square roots of the eigenvalues of XᵀX."
              - "XᵀX is {{X' * X}}."
              - "The characteristic polynomial of XᵀX is {{charpoly(X' * X)}}."
          - id: svt
            ask: "The singular value threshold of X with τ = {{tau}}."
            bind: Y
            expect: {relation: matrix, value: "svt(X, tau)"}
            hints:
              - "σ₁ becomes {{max(sigma[1] - tau, 0)}}, and σ₂ becomes {{max(sigma[2] - tau, 0)}}. The vectors stay as they are."
              - "Each term σuvᵀ is Xvvᵀ with a unit eigenvector v of XᵀX. It is multiplied by (σ − τ)/σ."
              - "For σ₁ the eigenvectors of XᵀX are spanned by {{eigenspace(X' * X, sigma[1]^2)}}."
            mistakes:
              - {id: threshold.of-entries, when: "answer == soft(X, tau)", say: "That is the soft threshold of the entries. Here the singular values get it."}
        """#

    static func entrywise(_ dice: inout Dice, over divisor: Int) -> Draft? {
        let (rows, columns) = (dice.number(1...3), dice.number(2...3))
        let x = Grid((0..<rows).map { _ in dice.vector(columns, within: divisor == 1 ? 9 : 2 * divisor + 3) })
        let tau = divisor == 1 ? dice.number(1...4) : dice.number(1...divisor + 1)
        let soft = Grid(x.rows.map { $0.map { $0 > tau ? $0 - tau : $0 < -tau ? $0 + tau : 0 } })
        // Fractions are told apart from whole numbers, and something is left and something is not.
        let isFraction = Quantity(tau, over: divisor).denominator > 1
        guard divisor == 1 || isFraction, !soft.isZero, soft.entries.contains(0) else { return nil }
        return Draft(
            given: [("X", x.text(over: divisor)), ("tau", Quantity(tau, over: divisor).text)],
            working: [
                "X": x.quantities(over: divisor), "tau": [Quantity(tau, over: divisor)],
                "soft": soft.quantities(over: divisor),
            ],
            shape: "\(x.shape) \(soft.entries.count { $0 == 0 })")
    }

    static func spectral(
        _ dice: inout Dice, _ sizes: [(rows: Int, columns: Int)], gives: Bool
    ) -> Draft? {
        let (rows, columns) = dice.one(of: sizes)
        guard let left = dice.orthogonalVectors(2, in: rows, within: 2),
            let right = dice.orthogonalVectors(2, in: columns, within: 2)
        else { return nil }
        let weights = [dice.number(1...4), dice.number(1...4)]
        guard
            let product = OuterProducts(
                left: left, right: right, weights: weights, over: dice.number(1...2)),
            !product.hasTie, product.singularValues.allSatisfy({ $0.isRational && $0.denominator == 1 })
        else { return nil }
        let sigma = product.singularValues.map(\.numerator)
        let tau = dice.number(1...6)
        let kept = sigma.map { max($0 - tau, 0) }
        guard kept[0] > 0, !product.matrix.columns.contains(where: { $0.allSatisfy { $0 == 0 } })
        else { return nil }
        // Term k is cₖ aₖbₖᵀ/d, times (σ − τ)/σ: over a common denominator.
        let denominator = product.divisor * sigma[0] * sigma[1]
        var sum = Grid.zeros(rows, columns)
        for (k, term) in product.terms.enumerated() {
            sum = sum + (term.weight * kept[k] * sigma[1 - k]) * Grid.outer(term.left, term.right)
        }
        var given = [("X", product.matrix.text()), ("tau", "\(tau)")]
        var working = [
            "X": product.matrix.quantities(), "tau": [Quantity(tau)], "sigma": sigma.map { Quantity($0) },
            "V": product.right.flatMap(Quantity.unit), "U": product.left.flatMap(Quantity.unit),
            "kept": kept.map { Quantity($0) }, "svt": sum.quantities(over: denominator),
        ]
        if gives {
            given += [
                ("sigma", product.singularValuesText), ("U", OuterProducts.unitText(product.left)),
                ("V", OuterProducts.unitText(product.right)),
            ]
        } else {
            working["U"] = nil
        }
        return Draft(
            given: given.map { (name: $0.0, text: $0.1) }, working: working,
            shape: "\(product.matrix.shape) \(kept.count { $0 == 0 }) \(sum.entries.count { $0 == 0 })")
    }
}
