import Pictures

/// Small pictures of every kind, for tests of how they are drawn.
enum Samples {
    static func all() throws -> [Picture] {
        [try sigma(), try signed(), try error(), try shades(), try image(), try places(), try convergence()]
    }

    /// Images: of these a drawing with colour differs from one without.
    static func images() throws -> [Picture] { [try ball(), try edits()] }

    /// A ball in the light, on a ground that grows brighter to the right.
    static func shaded(_ side: Int, turn: Double = 0) throws -> RasterImage {
        var numbers: [Double] = []
        for i in 0..<side {
            for j in 0..<side {
                let (x, y) = (Double(2 * j + 1) / Double(side) - 1, Double(2 * i + 1) / Double(side) - 1)
                let height = 0.7 - x * x - y * y
                numbers.append(
                    height > 0
                        ? 0.25 + 0.8 * (height.squareRoot() - 0.4 * x - 0.4 * y + turn * x) / 1.4
                        : 0.15 + 0.1 * x)
            }
        }
        return try RasterImage(planes: numbers, channels: 1, height: side, width: side)
    }

    static func ball() throws -> Picture {
        try Picture(.image(ImagePicture(shaded(40), label: "A ball")), caption: "Light from above.")
    }

    static func edits() throws -> Picture {
        let alphas = [-2, -1, 0, 1, 2]
        let images = try alphas.map { try shaded(20, turn: Double($0) / 3) }
        let balls = try alphas.indices.map {
            ContactSheet.Tile(images[$0], caption: "MSE \(try meanSquare(images[$0], images[2]))")
        }
        let maps = try images.map { ContactSheet.Tile(try $0.differenceMap(from: images[2], largest: 0.5)) }
        return try Picture(
            .sheet(
                ContactSheet(
                    title: "A ball in another light", rowLabels: ["x + αn", "its |difference|"],
                    columnLabels: alphas.map { "α = \($0)" }, tiles: [balls, maps])),
            caption: "The direction changes one side.")
    }

    private static func meanSquare(_ a: RasterImage, _ b: RasterImage) throws -> Double {
        let squares = try a.difference(from: b).map { $0 * $0 }
        return (1000 * squares.reduce(0, +) / Double(squares.count)).rounded() / 1000
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
