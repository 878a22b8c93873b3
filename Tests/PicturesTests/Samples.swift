import Pictures

/// Small pictures of every kind, for tests of how they are drawn.
enum Samples {
    static func all() throws -> [Picture] {
        [try sigma(), try signed(), try error(), try shades(), try image(), try places(), try convergence()]
    }

    static func sigma() throws -> Picture {
        try Picture(
            .bars(Bars([Bars.Bar("σ₁", 18.0.squareRoot()), Bars.Bar("σ₂", 2)])),
            caption: "The singular values of W.")
    }

    static func signed() throws -> Picture {
        try Picture(.bars(Bars([1.5, -2.25, 0, 0.01])))
    }

    /// W − W₁ for W = [3 1; 1 3; 1 1].
    static func error() throws -> Picture {
        try Picture(
            .heat(HeatMap(rows: 3, columns: 2) { i, j in [[1, -1], [-1, 1], [0, 0]][i][j] }),
            caption: "W − W₁")
    }

    static func shades() throws -> Picture {
        try Picture(.heat(HeatMap(rows: 5, columns: 9) { i, j in Double(i - 2) * Double(j + 1) / 7 }))
    }

    static func image() throws -> Picture {
        try Picture(
            .plane(
                Plane(
                    imagesUnder: Plane.Circle(
                        "A", first: Plane.Vector(3, 1), second: Plane.Vector(1, 2)))),
            caption: "The unit circle and its image under A.")
    }

    static func places() throws -> Picture {
        try Picture(
            .plane(
                Plane(
                    lines: [Plane.Mark("span q", at: Plane.Vector(1, 2))],
                    points: [
                        Plane.Mark("p", at: Plane.Vector(1, 2)), Plane.Mark("r", at: Plane.Vector(-2, 3)),
                    ])))
    }

    static func convergence() throws -> Picture {
        try Picture(
            .plot(
                LinePlot(
                    [
                        LinePlot.Series("gap", values: (0..<40).map { powerOfTwo(-$0) }),
                        LinePlot.Series("residual", values: (0..<40).map { 3 * powerOfTwo(-$0 / 2) }),
                    ], xLabel: "iteration", isLogarithmic: true)))
    }

    private static func powerOfTwo(_ exponent: Int) -> Double {
        Double(sign: .plus, exponent: exponent, significand: 1)
    }
}
