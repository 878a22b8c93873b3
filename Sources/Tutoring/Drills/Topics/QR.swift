extension DrillTopic {
    static let qr = DrillTopic(
        id: "qr", title: "QR",
        levels: [
            DrillLevel(
                words: "2×2, fractions",
                bounds: [
                    "A": Bound(17), "lengths": Bound(13), "rest": Bound(24, over: 13),
                    "Q": Bound(12, over: 13), "R": Bound(13),
                ],
                steps: QR.steps, draw: { QR.rational(&$0, sizes: [(2, 2)]) }),
            DrillLevel(
                words: "3×2 and 3×3, fractions",
                bounds: [
                    "A": Bound(12), "lengths": Bound(9), "rest": Bound(16, over: 3), "Q": Bound(8, over: 9),
                    "R": Bound(12),
                ],
                steps: QR.steps, draw: { QR.rational(&$0, sizes: [(3, 2), (3, 3)]) }),
            DrillLevel(
                words: "2×2 to 3×3 with square roots",
                bounds: [
                    "A": Bound(9), "lengths": Bound(3, root: 22), "rest": Bound(4),
                    "Q": Bound(4, over: 22, root: 22), "R": Bound(9, root: 22),
                ],
                steps: QR.steps, draw: QR.surds),
        ])
}

/// An orthogonal factor times a triangle, both chosen first.
private enum QR {
    static let steps = #"""
          - id: q
            ask: "A = {{A}}\_\_\_\_\_\_\_\_A = QR. First Q: orthonormal columns, from the columns of A by Gram-Schmidt."
            bind: Q
            expect: {relation: gramschmidt, A: A, normalized: true}
            hints:
              - "Column 1 of Q is column 1 of A, made unit. From column 2 of A take away its projection onto that, and make the rest unit; and so on."
              - "The length of column 1 of A is {{norm(A[:,1])}}."
              - "Before its length is made 1, column 2 is {{gramschmidt(A)[:,2]}}."
          - id: r
            ask: "R, for your Q = {{Q}}."
            bind: R
            expect: {relation: matrix, value: "Q' * A"}
            hints:
              - "From A = QR and QᵀQ = I it follows that R = QᵀA."
              - "Below its diagonal R is 0, so only the entries on and above it need work: q₁·a₁, q₁·a₂, q₂·a₂ …"
              - "Row 1 of R is {{(Q' * A)[1,:]}}."
        """#

    static func rational(_ dice: inout Dice, sizes: [(rows: Int, columns: Int)]) -> Draft? {
        let size = dice.one(of: sizes)
        let frame = dice.rationalFrame(in: size.rows)
        guard frame.length > 1 else { return nil }
        let r = triangle(size.columns, above: 9, diagonal: 13, &dice)
        let q = Grid(columns: Array(frame.vectors.prefix(size.columns)))
        guard let a = (q * r).divided(by: frame.length) else { return nil }
        let rest = (1..<size.columns).flatMap { j in
            frame.vectors[j].map { Quantity($0 * r.rows[j][j], over: frame.length) }
        }
        return Draft(
            given: [("A", a.text())],
            working: [
                "A": a.quantities(), "lengths": r.rows.indices.map { Quantity(r.rows[$0][$0]) },
                "rest": rest, "Q": q.quantities(over: frame.length), "R": r.quantities(),
            ],
            shape: "\(a.shape) \(signs(Array(frame.vectors.prefix(size.columns).joined())))")
    }

    static func surds(_ dice: inout Dice) -> Draft? {
        let (rows, columns) = dice.one(of: [(2, 2), (3, 2), (3, 3)])
        guard let frame = dice.orthogonalVectors(columns, in: rows, within: 2) else { return nil }
        let squares = frame.map { dot($0, $0) }
        guard squares.contains(where: { !Quantity(1, root: $0).isRational }) else { return nil }
        let unit = triangle(columns, above: 2, diagonal: 1, &dice)
        let a = Grid(columns: frame) * unit
        let r = unit.rows.enumerated().flatMap { i, row in row.map { Quantity($0, root: squares[i]) } }
        return Draft(
            given: [("A", a.text())],
            working: [
                "A": a.quantities(), "lengths": squares.map { Quantity(1, root: $0) },
                "rest": frame.dropFirst().flatMap { $0.map { Quantity($0) } },
                "Q": frame.flatMap { Quantity.unit($0) }, "R": r,
            ],
            shape: "\(a.shape) \(frame.joined().count { $0 == 0 })")
    }

    private static func triangle(
        _ size: Int, above: Int, diagonal: Int, _ dice: inout Dice
    ) -> Grid {
        Grid(
            (0..<size).map { i in
                (0..<size).map { j in
                    i == j ? dice.number(1...diagonal) : i < j ? dice.number(-above...above) : 0
                }
            })
    }
}
