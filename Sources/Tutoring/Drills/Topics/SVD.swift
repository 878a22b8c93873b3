extension DrillTopic {
    static let svd = DrillTopic(
        id: "svd", title: "SVD",
        levels: [
            DrillLevel(
                words: "2×2 of rank 2",
                bounds: SVD.bounds(7, gram: 58, polynomial: 1000, sigma: 10, root: 13),
                steps: SVD.steps(completes: false), draw: { SVD.draw(&$0, [(2, 2, 2)]) }),
            DrillLevel(
                words: "3×2 of rank 2",
                bounds: SVD.bounds(7, gram: 68, polynomial: 1800, sigma: 8, root: 30),
                steps: SVD.steps(completes: false), draw: { SVD.draw(&$0, [(3, 2, 2)]) }),
            DrillLevel(
                words: "a rank that is lacking or a wide matrix, and U completed",
                bounds: SVD.bounds(8, gram: 80, polynomial: 1800, sigma: 12, root: 30),
                steps: SVD.steps(completes: true),
                draw: { SVD.draw(&$0, [(2, 2, 1), (3, 2, 2), (2, 3, 2)]) }),
            DrillLevel(
                words: "3×3, or a singular value twice, and U completed",
                bounds: SVD.bounds(8, gram: 90, polynomial: 3600, sigma: 12, root: 42),
                steps: SVD.steps(completes: true),
                draw: { dice in
                    dice.chance(1, of: 3)
                        ? SVD.double(&dice) : SVD.draw(&dice, [(3, 3, 2), (3, 3, 3)])
                }),
        ])
}

private enum SVD {
    static func bounds(
        _ entry: Int, gram: Int, polynomial: Int, sigma: Int, root: Int
    ) -> [String: Bound] {
        [
            "W": Bound(entry), "gram": Bound(gram), "polynomial": Bound(polynomial), "lambda": Bound(gram),
            "sigma": Bound(sigma, root: root), "directions": Bound(5), "V": Bound(5, over: 30, root: root),
            "images": Bound(12, over: 10, root: root), "U": Bound(5, over: 30, root: root),
            "completion": Bound(5, over: 30, root: root),
        ]
    }

    static func steps(completes: Bool) -> String { common + (completes ? "\n" + completion : "") }

    private static let common = #"""
          - id: gram
            ask: "W = {{W}}\_\_\_\_\_\_\_\_W = UΣVᵀ. First WᵀW."
            bind: WtW
            expect: {relation: matrix, value: "W' * W"}
            hints:
              - "Its entries are the columns of W dotted with each other."
              - "It is {{cols(W)}}×{{cols(W)}} and symmetric. Row 1 is {{(W' * W)[1,:]}}."
          - id: lambda
            ask: "The eigenvalues of WᵀW, largest first."
            bind: lambda
            expect: {relation: eigenvalues, A: WtW, order: descending}
            hints:
              - "They add up to the trace, {{trace(WtW)}}, and multiply to the determinant, {{det(WtW)}}."
              - "They are the roots of {{charpoly(WtW)}}."
          - id: sigma
            ask: "The singular values of W, largest first: {{min(rows(W), cols(W))}} of them."
            bind: sigma
            expect: {relation: values, value: "singularvalues(W)", order: descending}
            hints:
              - "They are the square roots of the eigenvalues of WᵀW."
              - "A wide matrix has fewer of them than WᵀW has eigenvalues. σ₁² is {{lambda[1]}}."
          - id: v
            for: {k: "1..cols(W)"}
            ask: "v{{k}}: a unit eigenvector of WᵀW for {{lambda[k]}}, orthogonal to the v before it."
            bind: {name: "V[:, k]", also: ["v{{k}}"]}
            expect: {relation: eigenvector, A: WtW, lambda: "lambda[k]", unit: true, orthogonalTo: "V[:, 1..k-1]"}
            hints:
              - "Solve (WᵀW − λI)v = 0, then divide by the length. In the plane, v₂ is v₁ turned by a right angle."
              - "WᵀW − λI is {{WtW - lambda[k]*I(cols(W))}}."
              - "The solutions are spanned by the columns of {{eigenspace(WtW, lambda[k])}}."
          - id: u
            for: {k: "1..rank(W)"}
            ask: "u{{k}} = W v{{k}} / σ{{k}}, with your v{{k}} = {{V[:,k]}}."
            bind: {name: "U[:, k]", also: ["u{{k}}"]}
            expect: {relation: matrix, value: "W * V[:,k] / sigma[k]"}
            hints:
              - "Multiply W by v{{k}}, then divide by σ{{k}} = {{sigma[k]}}."
              - "W v{{k}} is {{W * V[:,k]}}."
        """#

    private static let completion = #"""
          - id: completion
            for: {k: "rank(W) + 1..rows(W)"}
            ask: "u{{k}}, which completes U: a unit vector orthogonal to the columns before it."
            bind: {name: "U[:, k]", also: ["u{{k}}"]}
            expect: {relation: eigenvector, A: "W * W'", lambda: "0", unit: true, orthogonalTo: "U[:, rank(W) + 1..k-1]"}
            hints:
              - "In the plane, turn u₁ by a right angle. In space, take the cross product of two columns."
              - "It solves Wᵀx = 0. The solutions are spanned by the columns of {{null(W')}}."
        """#

    static func draw(_ dice: inout Dice, _ sizes: [(rows: Int, columns: Int, rank: Int)]) -> Draft? {
        let (rows, columns, rank) = dice.one(of: sizes)
        guard let left = dice.orthogonalVectors(rows, in: rows, within: 2),
            let right = dice.orthogonalVectors(columns, in: columns, within: 2)
        else { return nil }
        let weights = (0..<rank).map { _ in dice.number(1...3) }
        guard
            let product = OuterProducts(
                left: left, right: right, weights: weights, over: dice.number(1...2)),
            // Equal values leave a choice of vectors: `double` makes those.
            !product.hasTie, product.rank == rank
        else { return nil }
        return draft(product, left: left, right: right)
    }

    /// WᵀW a multiple of the identity: any orthonormal V will do.
    static func double(_ dice: inout Dice) -> Draft? {
        let rows = dice.number(2...3)
        let frame: [[Int]]
        if dice.chance(1, of: 2) {
            let rational = dice.rationalFrame(in: rows)
            frame = rational.vectors
        } else {
            guard let drawn = dice.orthogonalVectors(rows, in: rows, within: 3) else { return nil }
            frame = drawn
        }
        let weight = dice.number(1...3)
        guard dot(frame[0], frame[0]) == dot(frame[1], frame[1]),
            let product = OuterProducts(
                left: Array(frame.prefix(2)), right: [[1, 0], [0, 1]], weights: [weight, weight], over: 1)
        else { return nil }
        return draft(product, left: frame, right: [[1, 0], [0, 1]])
    }

    private static func draft(_ product: OuterProducts, left: [[Int]], right: [[Int]]) -> Draft? {
        let w = product.matrix
        if w.columns.contains(where: { $0.allSatisfy { $0 == 0 } }) { return nil }
        let gram = w.transposed * w
        let added = left.filter { a in !product.left.contains(a) }
        let working = [
            "W": w.quantities(), "gram": gram.quantities(),
            "polynomial": gram.invariants.map { Quantity($0) }, "lambda": product.eigenvalues,
            "sigma": product.singularValues, "directions": right.flatMap { $0.map { Quantity($0) } },
            "V": right.flatMap(Quantity.unit), "images": product.images.flatMap { $0 },
            "U": product.left.flatMap(Quantity.unit),
            "completion": added.map(primitive).flatMap(Quantity.unit),
        ]
        let kinds = product.singularValues.map { $0.isRational ? "q" : "√" }.joined()
        return Draft(
            given: [("W", w.text())], working: working,
            shape: "\(w.shape) \(product.rank) \(kinds) \(product.hasTie) "
                + "\(product.right[0].count { $0 == 0 })")
    }
}
