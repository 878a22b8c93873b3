extension DrillTopic {
    static let gramSchmidt = DrillTopic(
        id: "gram-schmidt", title: "Gram-Schmidt",
        levels: [
            DrillLevel(
                words: "two vectors, not made unit",
                bounds: [
                    "A": Bound(9), "squares": Bound(18), "products": Bound(54), "coefficients": Bound(3),
                    "orthogonal": Bound(4),
                ],
                steps: GramSchmidt.steps,
                draw: { GramSchmidt.draw(&$0, sizes: [(2, 2), (3, 2)], unit: false) }),
            DrillLevel(
                words: "three vectors, not made unit",
                bounds: [
                    "A": Bound(9), "squares": Bound(24), "products": Bound(48),
                    "coefficients": Bound(3, over: 2), "orthogonal": Bound(4),
                ],
                steps: GramSchmidt.steps,
                draw: { GramSchmidt.draw(&$0, sizes: [(3, 3), (4, 3)], unit: false) }),
            DrillLevel(
                words: "unit vectors; one of three may depend on the others",
                bounds: [
                    "A": Bound(9), "squares": Bound(24), "products": Bound(48),
                    "coefficients": Bound(3, over: 2), "orthogonal": Bound(4),
                    "unit": Bound(4, over: 22, root: 22),
                ],
                steps: GramSchmidt.unitSteps,
                draw: { GramSchmidt.draw(&$0, sizes: [(3, 2), (3, 3), (4, 3)], unit: true) }),
        ])
}

/// A matrix as orthogonal columns times a triangle with ones on its diagonal: the working is that triangle.
private enum GramSchmidt {
    static let steps = #"""
          - id: orthogonal
            ask: "A = {{A}}\_\_\_\_\_\_\_\_Make the columns of A orthogonal, from left to right, without making their length 1. Write them as the columns of a matrix."
            bind: Q
            expect: {relation: gramschmidt, A: A}
            hints:
              - "The first column stays. From each of the others take away its projections onto the ones before it."
              - "The projection of a onto q is ((q·a)/(q·q)) q. Use the new columns for q, not those of A."
              - "For columns 1 and 2 of A the factor is {{dot(A[:,1], A[:,2])}}/{{dot(A[:,1], A[:,1])}}."
        """#

    static let unitSteps = #"""
          - id: orthonormal
            ask: "A = {{A}}\_\_\_\_\_\_\_\_Gram-Schmidt: an orthonormal column for each column of A that does not depend on those before it."
            bind: Q
            expect: {relation: gramschmidt, A: A, normalized: true}
            hints:
              - "First make the columns orthogonal, then make their length 1. A column of which nothing is left is dropped."
              - "The rank of A is {{rank(A)}}: that many columns are asked for."
              - "Before the length is made 1, column 1 is {{gramschmidt(A)[:,1]}} and column 2 is {{gramschmidt(A)[:,2]}}."
        """#

    static func draw(_ dice: inout Dice, sizes: [(rows: Int, columns: Int)], unit: Bool) -> Draft? {
        let size = dice.one(of: sizes)
        let depends = unit && size.columns == 3 && dice.chance(1, of: 3)
        let rank = depends ? 2 : size.columns
        guard let frame = dice.orthogonalVectors(rank, in: size.rows, within: 3) else { return nil }
        // Twice the coefficients of each column of A; those of an independent one end with 2.
        var doubled: [[Int]] = []
        let dropped = depends ? dice.number(1...2) : size.columns
        for j in 0..<size.columns {
            let place = j > dropped ? j - 1 : j
            var column = (0..<rank).map { $0 < place ? (dice.chance(3, of: 4) ? 2 : 1) * dice.nonzero(3) : 0 }
            if j != dropped { column[place] = 2 }
            doubled.append(column)
        }
        let product = Grid(columns: frame) * Grid(columns: doubled)
        guard let a = product.divided(by: 2) else { return nil }
        let squares = frame.map { dot($0, $0) }
        var working = [
            "A": a.quantities(), "squares": squares.map { Quantity($0) },
            "coefficients": doubled.flatMap { $0.map { Quantity($0, over: 2) } },
            "products": doubled.flatMap { zip($0, squares).map { Quantity($0 * $1, over: 2) } },
            "orthogonal": frame.flatMap { $0.map { Quantity($0) } },
        ]
        if unit { working["unit"] = frame.flatMap { Quantity.unit($0) } }
        let zeros = frame.joined().count { $0 == 0 }
        return Draft(
            given: [("A", a.text())], working: working,
            shape: "\(a.shape) \(depends ? dropped : 0) \(zeros)")
    }
}
