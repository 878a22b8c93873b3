extension Plane {
    /// The rectangle with everything in it, the origin too; lines have no end and do not count.
    struct Extent {
        var low = Vector(0, 0)
        var high = Vector(0, 0)

        mutating func include(_ x: Double, _ y: Double) {
            low = Vector(min(low.x, x.drawn), min(low.y, y.drawn))
            high = Vector(max(high.x, x.drawn), max(high.y, y.drawn))
        }

        var width: Double { high.x - low.x }
        var height: Double { high.y - low.y }
    }

    /// Never without area: where all lies on an axis there is still room beside it, where all lies in
    /// the origin the unit square is shown.
    var extent: Extent {
        var extent = Extent()
        for circle in circles {
            let half = circle.extent
            extent.include(half.x, half.y)
            extent.include(-half.x, -half.y)
        }
        for mark in arrows + points { extent.include(mark.at.x, mark.at.y) }
        let size = max(extent.width, extent.height)
        guard size > 0 else {
            extent.include(1, 1)
            extent.include(-1, -1)
            return extent
        }
        // A line alone has the place that its direction needs.
        let margin = size * (lines.isEmpty ? 0.06 : 0.12)
        return Extent(
            low: Vector(extent.low.x - margin, extent.low.y - margin),
            high: Vector(extent.high.x + margin, extent.high.y + margin))
    }
}

extension Plane.Extent {
    /// Where the line through the origin and this place leaves the rectangle; nil for the origin itself.
    func ends(through place: Plane.Vector) -> (Plane.Vector, Plane.Vector)? {
        let (x, y) = (place.x.drawn, place.y.drawn)
        guard x != 0 || y != 0 else { return nil }
        let size = max(abs(x), abs(y))
        let (dx, dy) = (x / size, y / size)
        func reach(_ sign: Double) -> Double {
            let limitX = dx == 0 ? .infinity : max(low.x / (sign * dx), high.x / (sign * dx))
            let limitY = dy == 0 ? .infinity : max(low.y / (sign * dy), high.y / (sign * dy))
            return sign * min(limitX, limitY)
        }
        let (forward, backward) = (reach(1), reach(-1))
        return (Plane.Vector(backward * dx, backward * dy), Plane.Vector(forward * dx, forward * dy))
    }
}
