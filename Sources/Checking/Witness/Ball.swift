/// A real number that lies within `radius` of `middle`, computed in doubles with the error running along.
///
/// Every operation bounds its own rounding, so the exact result always lies in the ball. Where an
/// operation is exact the radius stays zero: small integers remain points. A ball that would leave the
/// range where these bounds hold, or whose operation may be undefined, is ``unknown``: it says nothing,
/// and neither does anything that is computed from it.
///
/// - SeeAlso: T. J. Dekker 1971 and D. Knuth for the exact errors of sum and product;
///   N. J. Higham, *Accuracy and Stability of Numerical Algorithms*, 2nd edition, chapters 2 and 3.
struct Ball: Hashable, Sendable {
    let middle: Double
    let radius: Double

    static let unknown = Ball(.infinity)
    static let zero = Ball(0)
    static let one = Ball(1)

    /// Within these the errors of products are doubles themselves, so that nothing is lost to underflow.
    static let range = 1e-120...1e120
    /// A radius that is not zero is never smaller: products of radii must not vanish.
    private static let smallestRadius = 1e-250
    /// Covers the roundings of the radius itself.
    private static let slack = 1 + 0x1p-40

    /// - Parameter radius: an upper bound; it is made a little wider unless it is zero.
    init(_ middle: Double, radius: Double = 0) {
        // A comparison with NaN fails, as it should.
        guard middle.magnitude <= Ball.range.upperBound, radius <= Ball.range.upperBound else {
            (self.middle, self.radius) = (0, .infinity)
            return
        }
        // What is left of a cancellation may be next to nothing; it is counted to the radius.
        let isTiny = middle != 0 && middle.magnitude < Ball.range.lowerBound
        let bound = isTiny ? radius + middle.magnitude : radius
        self.middle = isTiny ? 0 : middle
        self.radius = bound == 0 ? 0 : max(bound * Ball.slack, Ball.smallestRadius)
    }

    /// For a bound that may have come out as zero by underflow alone.
    private init(_ middle: Double, radius: Double, from operands: Ball...) {
        let isExact = radius == 0 && operands.allSatisfy(\.isExact)
        self.init(middle, radius: isExact ? 0 : max(radius, Ball.smallestRadius))
    }

    /// Every number from `low` to `high`.
    init(from low: Double, to high: Double) {
        let middle = low / 2 + high / 2
        self.init(middle, radius: low == high ? 0 : max((high - middle).nextUp, (middle - low).nextUp))
    }

    var isKnown: Bool { radius < .infinity }
    var isExact: Bool { radius == 0 }
    var isZero: Bool { isExact && middle == 0 }
    var low: Double { isExact ? middle : (middle - radius).nextDown }
    var high: Double { isExact ? middle : (middle + radius).nextUp }
    /// An upper bound of the absolute value.
    var largestMagnitude: Double { isExact ? middle.magnitude : (middle.magnitude + radius).nextUp }
    var excludesZero: Bool { low > 0 || high < 0 }

    /// The integer that it is, where it is one and exact.
    var integer: Int? { isExact ? Int(exactly: middle) : nil }

    /// True where no number lies in both.
    func isApart(from other: Ball) -> Bool { (self - other).excludesZero }
}

// MARK: - Arithmetic

extension Ball {
    static prefix func - (a: Ball) -> Ball { a.isKnown ? Ball(unchecked: -a.middle, a.radius) : .unknown }

    private init(unchecked middle: Double, _ radius: Double) {
        self.middle = middle
        self.radius = radius
    }

    static func + (a: Ball, b: Ball) -> Ball {
        let sum = a.middle + b.middle
        let part = sum - a.middle
        let error = (a.middle - (sum - part)) + (b.middle - part)
        return Ball(sum, radius: a.radius + b.radius + error.magnitude)
    }

    static func - (a: Ball, b: Ball) -> Ball { a + -b }

    static func * (a: Ball, b: Ball) -> Ball {
        guard a.isKnown, b.isKnown else { return .unknown }
        if a.isZero || b.isZero { return .zero }
        let product = a.middle * b.middle
        let error = (-product).addingProduct(a.middle, b.middle)
        let spread = a.middle.magnitude * b.radius + b.middle.magnitude * a.radius + a.radius * b.radius
        if product == 0, a.middle != 0, b.middle != 0 { return .unknown }
        return Ball(product, radius: spread + error.magnitude, from: a, b)
    }

    /// |a/b − q| = |a − qb| / |b|, where the remainder of the middles is a double.
    static func / (a: Ball, b: Ball) -> Ball {
        let least = (b.middle.magnitude - b.radius).nextDown
        guard a.isKnown, b.isKnown, least > 0 else { return .unknown }
        if a.isZero { return .zero }
        let quotient = a.middle / b.middle
        if quotient == 0, a.middle != 0 { return .unknown }
        let remainder = a.middle.addingProduct(-quotient, b.middle)
        let spread = remainder.magnitude + a.radius + quotient.magnitude * b.radius
        return Ball(quotient, radius: spread / least, from: a, b)
    }

    /// |√x − s| = |x − s²| / (√x + s); unknown where x may be negative.
    func squareRoot() -> Ball {
        if isZero { return .zero }
        guard isKnown, low > 0 else { return .unknown }
        let root = middle.squareRoot()
        let remainder = middle.addingProduct(-root, root)
        return Ball(root, radius: (remainder.magnitude + radius) / root, from: self)
    }

    var magnitude: Ball { isKnown ? Ball(unchecked: middle.magnitude, radius) : .unknown }

    /// By repeated squaring.
    func raised(to exponent: Int) -> Ball {
        if exponent < 0 { return Ball.one / raised(to: -exponent) }
        var (power, square, rest) = (Ball.one, self, exponent)
        while rest > 0 {
            if rest & 1 == 1 { power = power * square }
            rest >>= 1
            if rest > 0 { square = square * square }
        }
        return power
    }

    static func larger(_ a: Ball, _ b: Ball) -> Ball {
        guard a.isKnown, b.isKnown else { return .unknown }
        return Ball(from: max(a.low, b.low), to: max(a.high, b.high))
    }

    static func smaller(_ a: Ball, _ b: Ball) -> Ball { -larger(-a, -b) }

    /// sign(x)·max(|x| − τ, 0): moves by no more than x and τ do.
    func softened(by threshold: Ball) -> Ball {
        guard isKnown, threshold.isKnown else { return .unknown }
        let rest = Ball(middle.magnitude) - Ball(threshold.middle)
        let kept = rest.middle > 0 ? rest.middle : 0
        return Ball(
            middle < 0 ? -kept : kept, radius: radius + threshold.radius + rest.radius)
    }
}
