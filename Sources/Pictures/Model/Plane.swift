/// The plane with both axes to one scale: images of the unit circle, arrows from 0, lines through 0, points.
public struct Plane: Codable, Hashable, Sendable {
    /// A place, or the tip of an arrow.
    public struct Vector: Codable, Hashable, Sendable {
        public let x: Double
        public let y: Double

        public init(_ x: Double, _ y: Double) {
            self.x = x
            self.y = y
        }
    }

    /// The image of the unit circle under the matrix with these columns; the circle itself for (1, 0), (0, 1).
    public struct Circle: Codable, Hashable, Sendable {
        public let label: String
        public let first: Vector
        public let second: Vector

        public init(_ label: String, first: Vector = Vector(1, 0), second: Vector = Vector(0, 1)) {
            self.label = label
            self.first = first
            self.second = second
        }
    }

    public struct Mark: Codable, Hashable, Sendable {
        public let label: String
        public let at: Vector

        public init(_ label: String, at: Vector) {
            self.label = label
            self.at = at
        }
    }

    public let circles: [Circle]
    /// From 0 to where they are.
    public let arrows: [Mark]
    /// Through 0 and where they are.
    public let lines: [Mark]
    public let points: [Mark]
    /// How many points there were beyond ``largestCount``.
    public let leftOut: Int

    /// Of points; of the others together there are at most ``mostCurves``.
    public static let largestCount = 200
    public static let mostCurves = 24

    public init(circles: [Circle] = [], arrows: [Mark] = [], lines: [Mark] = [], points: [Mark] = []) {
        self.circles = circles
        self.arrows = arrows
        self.lines = lines
        self.points = Array(points.prefix(Self.largestCount))
        leftOut = max(0, points.count - Self.largestCount)
    }

    func check() throws(PictureError) {
        guard !(circles.isEmpty && arrows.isEmpty && lines.isEmpty && points.isEmpty) else { throw .empty }
        guard circles.count + arrows.count + lines.count <= Self.mostCurves else {
            throw .tooMany("circles, arrows and lines", limit: Self.mostCurves)
        }
        guard points.count <= Self.largestCount else { throw .tooMany("points", limit: Self.largestCount) }
        let places = circles.flatMap { [$0.first, $0.second] } + (arrows + lines + points).map(\.at)
        try places.flatMap { [$0.x, $0.y] }.checkNumbers()
    }
}

extension Plane.Circle {
    /// Where the point of the circle at this angle goes.
    func point(at angle: Double) -> Plane.Vector {
        let (c, s) = (cosine(angle), sine(angle))
        return Plane.Vector(c * first.x + s * second.x, c * first.y + s * second.y)
    }

    /// Half the width and half the height of the image.
    var extent: Plane.Vector {
        Plane.Vector(hypotenuse(first.x, second.x), hypotenuse(first.y, second.y))
    }

    var isUnitCircle: Bool { first == Plane.Vector(1, 0) && second == Plane.Vector(0, 1) }

    /// The half-axes of the image, the longer one first: the singular values of the matrix.
    var halfAxes: (Double, Double) {
        let sum = hypotenuse(first.x + second.y, first.y - second.x)
        let difference = hypotenuse(first.x - second.y, first.y + second.x)
        return ((sum + difference) / 2, abs(sum - difference) / 2)
    }
}
