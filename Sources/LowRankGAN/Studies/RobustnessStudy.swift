internal import Foundation

/// How much the direction of an attribute depends on the box that it was found with.
public struct RobustnessStudy: Hashable, Sendable {
    /// What another box led to, measured with the first box.
    public struct Row: Hashable, Sendable {
        public let variant: RegionVariant
        /// Which attribute of the other box is nearest to the one looked at, from zero.
        public let nearest: Int
        /// The angle between both unprojected directions, in degrees, 0…90.
        public let angle: Double
        /// The angle between both projected directions; nil where one of them vanished.
        public let projectedAngle: Double?
        /// The other box's projected direction against the first box's unprojected one, on the first box.
        public let measure: PrecisionMeasure?
    }

    public let attribute: Int
    /// The first box's own projected direction.
    public let own: PrecisionMeasure
    public let rows: [Row]
    /// Boxes with which nothing could be found, and why.
    public let failures: [String: EditingError]

    /// - Parameters:
    ///   - attribute: from zero.
    /// - Throws: as ``Analysis``, ``RegionSubspaces`` and ``AttributeDirections`` for the first box.
    /// - Complexity: one Jacobian, two pursuits a box, ten to twenty images a box.
    public init(
        _ generator: EditableGenerator, at latent: [Double], boxes: [PixelBox], variants: [RegionVariant],
        attribute: Int = 0, weight: PursuitWeight = .scaled, relaxation: Int = 0,
        options: PrecisionOptions = PrecisionOptions(), observer: EditingObserver = .none
    ) throws(EditingError) {
        let first = try Region(boxes, size: generator.imageSize)
        var failures: [String: EditingError] = [:]
        var others: [(variant: RegionVariant, region: Region)] = []
        for variant in variants {
            do throws(EditingError) {
                others.append((variant, try Region(variant.boxes, size: generator.imageSize)))
            } catch { failures[variant.name] = error }
        }
        let analyses = try Analysis.analyses(
            generator, at: latent, regions: [first] + others.map(\.region), observer: observer)
        func directions(_ analysis: Analysis) throws(EditingError) -> AttributeDirections {
            try AttributeDirections(
                RegionSubspaces(analysis, weight: weight, observer: observer), relaxation: relaxation)
        }
        let found = try directions(analyses[0])
        let reference = try found.attribute(attribute)
        func measure(_ direction: [Double]) throws(EditingError) -> PrecisionMeasure {
            try PrecisionMeasure(
                generator, analyses[0], method: .pursuit, direction: direction,
                reference: reference.direction, options: options, observer: observer)
        }
        own = try measure(try found.projected(attribute))
        var rows: [Row] = []
        for (i, (variant, _)) in others.enumerated() {
            try observer.report(.study, i, of: others.count)
            do throws(EditingError) {
                let other = try directions(analyses[i + 1])
                let angles = other.attributes.map { Self.angle($0.direction, reference.direction) }
                let nearest = angles.indices.min { angles[$0] < angles[$1] } ?? 0
                let p = other.attributes[nearest].projected.direction
                let q = reference.projected.direction
                var projectedAngle: Double?
                if let p, let q { projectedAngle = Self.angle(p, q) }
                rows.append(
                    Row(
                        variant: variant, nearest: nearest, angle: angles[nearest],
                        projectedAngle: projectedAngle,
                        measure: try p.map { p throws(EditingError) in try measure(p) }))
            } catch {
                if error == .cancelled { throw error }
                failures[variant.name] = error
            }
        }
        self.attribute = attribute
        self.rows = rows
        self.failures = failures
    }

    /// The angle between two lines, in degrees.
    static func angle(_ a: [Double], _ b: [Double]) -> Double {
        // The half-angle form is exact for lines that nearly agree; the cosine is not.
        let (p, q) = (a.normalised() ?? a, b.normalised() ?? b)
        let (difference, sum) = (p.moved(by: -1, along: q).length, p.moved(by: 1, along: q).length)
        return 2 * atan2(min(difference, sum), max(difference, sum)) * 180 / .pi
    }
}
