extension DrillTopic {
    static let projection = DrillTopic(
        id: "projection", title: "Projection",
        levels: [
            DrillLevel(
                words: "onto a line",
                bounds: [
                    "v": Bound(9), "a": Bound(5), "products": Bound(42), "coefficients": Bound(5, over: 2),
                    "p": Bound(10, over: 2),
                ],
                steps: Projection.ontoLine, draw: Projection.line),
            DrillLevel(
                words: "onto a plane or a line with an orthonormal basis",
                bounds: [
                    "v": Bound(9), "Q": Bound(12, over: 13), "coefficients": Bound(15), "p": Bound(12),
                ],
                steps: Projection.ontoFrame, draw: Projection.frame),
            DrillLevel(
                words: "the projector of a line or a plane",
                bounds: ["B": Bound(5), "gram": Bound(27), "P": Bound(13, over: 14)],
                steps: Projection.projector, draw: Projection.operators),
            DrillLevel(
                words: "what a plane leaves of a vector, and its length",
                bounds: [
                    "B": Bound(6), "v": Bound(9), "products": Bound(60), "gram": Bound(42), "p": Bound(9),
                    "r": Bound(6), "distance": Bound(6, root: 30),
                ],
                steps: Projection.residual, draw: Projection.remainder),
        ])
}

/// Vectors put together from a part in the space and a part orthogonal to it.
private enum Projection {
    static let ontoLine = #"""
          - id: p
            ask: "v = {{v}} and a = {{a}}\_\_\_\_\_\_\_\_The projection of v onto the line through a."
            bind: p
            expect: {relation: matrix, value: "proj(v, a)"}
            hints:
              - "It is a multiple of a. What is left of v has to be orthogonal to a."
              - "The factor is (a·v)/(a·a)."
              - "a·v is {{dot(a, v)}}, and a·a is {{dot(a, a)}}."
            mistakes:
              - {id: projection.rest, when: "answer == v - proj(v, a)", say: "That is what is left of v when the projection is taken away."}
              - {id: projection.not-divided, when: "answer == dot(a, v) * a", say: "That is (a·v) a. It is still to be divided by a·a."}
        """#

    static let ontoFrame = #"""
          - id: p
            ask: "v = {{v}} and Q = {{Q}}\_\_\_\_\_\_\_\_The columns of Q are orthonormal. The projection of v onto the space that they span."
            bind: p
            expect: {relation: matrix, value: "Q * Q' * v"}
            hints:
              - "It is QQᵀv. Work out Qᵀv first: those are the coefficients."
              - "Each coefficient is a column of Q dotted with v. Then combine the columns with them."
              - "Qᵀv is {{Q' * v}}."
            mistakes:
              - {id: projection.rest, when: "answer == v - proj(v, Q)", say: "That is what is left of v when the projection is taken away."}
        """#

    static let projector = #"""
          - id: projector
            ask: "B = {{B}}\_\_\_\_\_\_\_\_The matrix P that projects onto the space spanned by the columns of B."
            bind: P
            expect: {relation: projector, span: B}
            hints:
              - "For one column b it is bbᵀ/(b·b). For a plane in space, take the normal n: it is I − nnᵀ/(n·n)."
              - "In any case it is B(BᵀB)⁻¹Bᵀ. It is symmetric, and its trace is the dimension, {{rank(B)}}."
              - "BᵀB is {{B' * B}}, and row 1 of P is {{projector(B)[1,:]}}."
        """#

    static let residual = #"""
          - id: r
            ask: "v = {{v}} and B = {{B}}\_\_\_\_\_\_\_\_r: what is left of v when its projection onto the space of the columns of B is taken away."
            bind: r
            expect: {relation: matrix, value: "v - proj(v, B)"}
            hints:
              - "r is orthogonal to every column of B."
              - "The projection is Bx with BᵀBx = Bᵀv. In space it may be shorter to project v onto the normal of the plane: that is r itself."
              - "BᵀB is {{B' * B}}, and Bᵀv is {{B' * v}}."
            mistakes:
              - {id: projection.itself, when: "answer == proj(v, B)", say: "That is the projection. Take it away from v."}
          - id: distance
            ask: "The distance of v from that space."
            expect: {relation: value, value: "norm(v - proj(v, B))"}
            hints:
              - "It is the length of r."
              - "The squared length is {{dot(v - proj(v, B), v - proj(v, B))}}."
            mistakes:
              - {id: projection.squared, when: "answer == norm(v - proj(v, B))^2", say: "That is the square of the distance."}
        """#

    static func line(_ dice: inout Dice) -> Draft? {
        let size = dice.number(2...3)
        guard let frame = dice.orthogonalVectors(2, in: size, within: 3) else { return nil }
        let (factor, half) = (dice.nonzero(5), dice.number(1...2))
        let doubled =
            Grid(columns: [frame[0].map { $0 * factor }]) + dice.number(0...3) * Grid(columns: [frame[1]])
        guard let v = half == 1 ? doubled : doubled.divided(by: half) else { return nil }
        let column = v.columns[0]
        let p = frame[0].map { Quantity($0 * factor, over: half) }
        return Draft(
            given: [("v", v.text()), ("a", Grid(columns: [frame[0]]).text())],
            working: [
                "v": v.quantities(), "a": frame[0].map { Quantity($0) },
                "products": [Quantity(dot(column, frame[0])), Quantity(dot(frame[0], frame[0]))],
                "coefficients": [Quantity(factor, over: half)], "p": p,
            ],
            shape: "\(size) \(signs(p.map(\.numerator)))")
    }

    static func frame(_ dice: inout Dice) -> Draft? {
        let size = dice.number(2...3)
        let frame = dice.rationalFrame(in: size)
        let dimension = size == 2 ? 1 : dice.number(1...2)
        let weights = dice.vector(size, within: 15)
        let sum = Grid(columns: frame.vectors) * Grid(columns: [weights])
        let part =
            Grid(columns: Array(frame.vectors.prefix(dimension)))
            * Grid(columns: [Array(weights.prefix(dimension))])
        guard frame.length > 1, let v = sum.divided(by: frame.length), let p = part.divided(by: frame.length),
            p != v
        else { return nil }
        let q = Grid(columns: Array(frame.vectors.prefix(dimension)))
        return Draft(
            given: [("v", v.text()), ("Q", q.text(over: frame.length))],
            working: [
                "v": v.quantities(), "Q": q.quantities(over: frame.length),
                "coefficients": weights.prefix(dimension).map { Quantity($0) }, "p": p.quantities(),
            ],
            shape: "\(size) \(dimension) \(signs(p.entries))")
    }

    static func operators(_ dice: inout Dice) -> Draft? {
        let isLine = dice.chance(1, of: 3)
        let size = isLine ? dice.number(2...3) : 3
        let normal = primitive(dice.vector(size, within: 3))
        let square = dot(normal, normal)
        guard square > 1 else { return nil }
        let outer = Grid.outer(normal, normal)
        if isLine {
            return draft(Grid(columns: [normal]), outer, square, "line \(size)")
        }
        let basis = [dice.vector(3, within: 3), dice.vector(3, within: 3)]
        let product = cross(basis[0], basis[1])
        guard primitive(product).map(abs) == normal.map(abs), dot(product, normal) != 0,
            abs(dot(primitive(product), normal)) == square
        else { return nil }
        return draft(Grid(columns: basis), square * Grid.identity(3) + -1 * outer, square, "plane")
    }

    private static func draft(_ b: Grid, _ p: Grid, _ divisor: Int, _ kind: String) -> Draft {
        Draft(
            given: [("B", b.text())],
            working: [
                "B": b.quantities(), "gram": (b.transposed * b).quantities(),
                "P": p.quantities(over: divisor),
            ],
            shape: "\(kind) \(p.entries.count { $0 == 0 })")
    }

    static func remainder(_ dice: inout Dice) -> Draft? {
        let size = dice.number(3...4)
        guard let frame = dice.orthogonalVectors(3, in: size, within: 2) else { return nil }
        let second = zip(frame[0], frame[1]).map { $0 + $1 }
        var basis = [frame[0], dice.chance(1, of: 3) ? frame[1] : second]
        // A third column that depends on the others changes nothing.
        if dice.chance(1, of: 4) { basis.append(zip(basis[0], basis[1]).map { $0 - $1 }) }
        let weights = dice.vector(2, within: 3)
        let p = frame[0].indices.map { weights[0] * frame[0][$0] + weights[1] * frame[1][$0] }
        let factor = dice.one(of: [0, 1, 1, 1, 2, 2])
        let r = frame[2].map { factor * $0 }
        let (b, v) = (Grid(columns: basis), zip(p, r).map { $0 + $1 })
        guard v.contains(where: { $0 != 0 }) else { return nil }
        return Draft(
            given: [("v", Grid(columns: [v]).text()), ("B", b.text())],
            working: [
                "B": b.quantities(), "v": v.map { Quantity($0) },
                "products": basis.map { Quantity(dot($0, v)) }, "gram": (b.transposed * b).quantities(),
                "p": p.map { Quantity($0) }, "r": r.map { Quantity($0) },
                "distance": [Quantity(1, root: dot(r, r))].map { dot(r, r) == 0 ? Quantity(0) : $0 },
            ],
            shape: "\(b.shape) \(signs(r))")
    }
}
