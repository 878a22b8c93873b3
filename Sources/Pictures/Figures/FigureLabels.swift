/// The places that are taken in a picture, and where words find room.
struct FigureLabels {
    private struct Area {
        let x, y, width, height: Double

        func overlaps(_ other: Area) -> Bool {
            abs(x - other.x) * 2 < width + other.width && abs(y - other.y) * 2 < height + other.height
        }
    }

    private var areas: [Area] = []
    private let width: Double
    private let height: Double

    init(width: Double, height: Double) {
        self.width = width
        self.height = height
    }

    func isFree(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Bool {
        let area = Area(x: x, y: y, width: width, height: height)
        return !areas.contains { $0.overlaps(area) }
    }

    /// - Parameters:
    ///   - x: the middle.
    ///   - y: the middle.
    mutating func occupy(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
        areas.append(Area(x: x, y: y, width: width, height: height))
    }

    mutating func occupy(from: (x: Double, y: Double), to: (x: Double, y: Double)) {
        let count = max(1, Int(hypotenuse(to.x - from.x, to.y - from.y) / 6))
        for k in 0...count {
            let t = Double(k) / Double(count)
            occupy(from.x + t * (to.x - from.x), from.y + t * (to.y - from.y), 4, 4)
        }
    }

    /// The middle of a free place near a point, first in the direction `away`; the place with the fewest
    /// others in it where none is free.
    mutating func room(
        for words: Double, at place: (x: Double, y: Double), away: (Double, Double)
    ) -> (x: Double, y: Double) {
        let start = angle(of: Plane.Vector(away.0, away.1))
        var best: (area: Area, cost: Int)?
        for (distance, extra) in [(10.0, 0), (20, 1), (32, 2)] {
            for turn in [0, 1, -1, 2, -2, 3, -3, 4] {
                let direction = start + Double(turn) * .pi / 4
                let area = Area(
                    x: place.x + cosine(direction) * (distance + words / 2),
                    y: place.y + sine(direction) * (distance + 5), width: words + 4, height: 16)
                let isInside =
                    area.x - area.width / 2 >= 2 && area.x + area.width / 2 <= width - 2
                    && area.y >= 10 && area.y <= height - 10
                let cost = areas.count { $0.overlaps(area) } * 10 + extra + (isInside ? 0 : 1000)
                if cost < best?.cost ?? .max { best = (area, cost) }
            }
        }
        guard let best else { return place }
        areas.append(best.area)
        return (best.area.x, best.area.y)
    }
}
