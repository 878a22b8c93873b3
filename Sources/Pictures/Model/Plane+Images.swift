extension Plane {
    /// The unit circle and its image under a 2×2 matrix, with both singular directions and what they become.
    public init(imagesUnder image: Circle) {
        let unit = Circle("unit circle")
        guard image.first != unit.first || image.second != unit.second else {
            self.init(circles: [unit])
            return
        }
        let (a, b) = (image.first, image.second)
        // The angle at which vᵀAᵀAv is largest.
        let turn =
            angle(
                of: Vector(
                    a.x * a.x + a.y * a.y - b.x * b.x - b.y * b.y, 2 * (a.x * b.x + a.y * b.y))) / 2
        let directions = [turn, turn + .pi / 2].map { Vector(cosine($0), sine($0)) }
        var arrows = [Mark("v₁", at: directions[0]), Mark("v₂", at: directions[1])]
        for (label, direction) in zip(["σ₁u₁", "σ₂u₂"], directions) {
            arrows.append(
                Mark(
                    label,
                    at: Vector(
                        direction.x * a.x + direction.y * b.x, direction.x * a.y + direction.y * b.y)))
        }
        let label = image.label.isEmpty ? "its image" : "its image under \(image.label)"
        self.init(circles: [unit, Circle(label, first: a, second: b)], arrows: arrows)
    }
}
