extension Plane {
    /// The unit circle and its image under a 2×2 matrix, with both singular directions and what they become.
    ///
    /// The directions have the names of this matrix, `v₁(A)` and `σ₁u₁(A)` for an image that is called `A`:
    /// where the picture is shown, v₁ may be another vector. There are none where the image is a circle too,
    /// since every direction would do, and the identity has the unit circle alone.
    ///
    /// - Parameter marksDirections: false for the two curves alone.
    public init(imagesUnder image: Circle, marksDirections: Bool = true) {
        let unit = Circle("unit circle")
        guard !image.isUnitCircle else {
            self.init(circles: [unit])
            return
        }
        let label = image.label.isEmpty ? "its image" : "its image under \(image.label)"
        let circles = [unit, Circle(label, first: image.first, second: image.second)]
        let directions = marksDirections ? image.singularDirections : []
        let marks = zip(["v₁", "v₂"], directions).map { Mark(image.own($0), at: $1) }
        let images = zip(["σ₁u₁", "σ₂u₂"], directions).map { Mark(image.own($0), at: image.image(of: $1)) }
        self.init(circles: circles, arrows: marks + images)
    }
}

extension Plane.Circle {
    /// The unit vectors that become the long and the short half-axis; none where the image is a circle or a
    /// point, since every direction would do.
    public var singularDirections: [Plane.Vector] {
        let (long, short) = halfAxes
        guard long - short > 1e-12 * long else { return [] }
        let (a, b) = (first, second)
        // The angle at which vᵀAᵀAv is largest.
        let turn =
            angle(
                of: Plane.Vector(
                    a.x * a.x + a.y * a.y - b.x * b.x - b.y * b.y, 2 * (a.x * b.x + a.y * b.y))) / 2
        return [turn, turn + .pi / 2].map { Plane.Vector(cosine($0), sine($0)) }
    }

    /// Where the matrix takes a vector.
    public func image(of vector: Plane.Vector) -> Plane.Vector {
        Plane.Vector(vector.x * first.x + vector.y * second.x, vector.x * first.y + vector.y * second.y)
    }

    /// A name that says whose it is: `v₁(A)`, or `its v₁` beside a long name or none.
    fileprivate func own(_ name: String) -> String {
        (1...8).contains(label.count) ? "\(name)(\(label))" : "its \(name)"
    }
}
