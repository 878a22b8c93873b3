internal import Foundation

extension RandomNumberGenerator {
    /// A uniform number in 0..<1, of 53 bits.
    public mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A standard normal number.
    ///
    /// - SeeAlso: Marsaglia and Bray, *A convenient method for generating normal variables*, 1964; the
    ///   second number of each pair is thrown away, so that what comes next depends on nothing but the
    ///   generator.
    public mutating func normal() -> Double {
        while true {
            let (x, y) = (2 * unit() - 1, 2 * unit() - 1)
            let s = x * x + y * y
            if s > 0, s < 1 { return x * (-2 * log(s) / s).squareRoot() }
        }
    }

    /// Independent standard normal numbers.
    public mutating func normals(_ count: Int) -> [Double] { (0..<count).map { _ in normal() } }
}
