import NumericAlgebra

@testable import LowRankGAN

/// The largest difference of two lists of one length.
func distance(_ a: [Double], _ b: [Double]) -> Double {
    a.count == b.count ? zip(a, b).reduce(0) { max($0, abs($1.0 - $1.1)) } : .infinity
}

/// The sine of the angle between two lines.
func sine(_ a: [Double], _ b: [Double]) -> Double {
    let cosine = a.dot(b) / (a.length * b.length)
    return a.moved(by: -a.dot(b) / b.dot(b), along: b).length / a.length * (cosine.isNaN ? .infinity : 1)
}

extension NumericMatrix {
    /// The matrix times a vector.
    func times(_ v: [Double]) -> [Double] {
        (0..<rows).map { i in (0..<columns).reduce(0) { $0 + self[i, $1] * v[$1] } }
    }
}
