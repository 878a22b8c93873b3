/// The directions of a region, each as it is and projected onto the null space of the outside.
public struct AttributeDirections: Hashable, Sendable {
    /// One right singular vector of L_A, and what the projection leaves of it.
    public struct Attribute: Hashable, Sendable {
        /// v, a unit vector.
        public let direction: [Double]
        /// |w|, its singular value.
        public let strength: Double
        /// p.
        public let projected: ProjectedDirection
    }

    /// The strongest first.
    public let attributes: [Attribute]
    public let ranks: RegionRanks
    /// r_relax.
    public let relaxation: Int
    public let lambda: Double

    /// - Throws: ``EditingError/noDirections(reason:)`` where L_A = 0, and as
    ///   ``NullSpaceProjection/init(outside:relaxation:)``.
    public init(_ subspaces: RegionSubspaces, relaxation: Int = 0) throws(EditingError) {
        let (inside, outside) = (subspaces.inside, subspaces.outside)
        guard inside.rank > 0 else {
            throw .noDirections(reason: inside.remark ?? "the low-rank part of the region is zero")
        }
        let projection = try NullSpaceProjection(outside: outside, relaxation: relaxation)
        var attributes: [Attribute] = []
        for k in 0..<inside.rank {
            let v = inside.direction(k)
            attributes.append(
                Attribute(direction: v, strength: abs(inside.values[k]), projected: try projection(v)))
        }
        self.init(
            attributes: attributes,
            ranks: RegionRanks(inside: inside.rank, outside: outside.rank, projected: projection.rank),
            relaxation: relaxation, lambda: inside.lambda)
    }

    init(attributes: [Attribute], ranks: RegionRanks, relaxation: Int, lambda: Double) {
        self.attributes = attributes
        self.ranks = ranks
        self.relaxation = relaxation
        self.lambda = lambda
    }

    /// The projected direction of attribute k, from zero.
    ///
    /// - Throws: ``EditingError/noSuchDirection(number:count:)``,
    ///   ``EditingError/directionVanished(number:)``.
    public func projected(_ k: Int) throws(EditingError) -> [Double] {
        guard let direction = try attribute(k).projected.direction else {
            throw .directionVanished(number: k + 1)
        }
        return direction
    }

    /// Attribute k, from zero.
    ///
    /// - Throws: ``EditingError/noSuchDirection(number:count:)``.
    public func attribute(_ k: Int) throws(EditingError) -> Attribute {
        guard attributes.indices.contains(k) else {
            throw .noSuchDirection(number: k + 1, count: attributes.count)
        }
        return attributes[k]
    }
}
