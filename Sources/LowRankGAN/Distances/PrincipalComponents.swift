internal import NumericAlgebra

/// The axes along which samples vary most.
public struct PrincipalComponents: Hashable, Sendable {
    public let mean: [Double]
    /// Orthonormal, the largest variance first.
    public let axes: [[Double]]
    /// The variances along the axes, with n − 1 below.
    public let variances: [Double]

    /// - Parameters:
    ///   - samples: at least two, of one length.
    ///   - count: how many axes, at most; axes without variance are left out.
    /// - Throws: ``EditingError/wrongCount(of:found:wanted:)``, ``EditingError/numeric(_:)`` where a number
    ///   is not finite.
    /// - Complexity: O(n² · length + n³) for n samples: the products of the samples, not of their
    ///   coordinates.
    public init(_ samples: [[Double]], count: Int) throws(EditingError) {
        guard samples.count >= 2 else { throw .wrongCount(of: "samples", found: samples.count, wanted: 2) }
        let centred = try Self.centred(samples)
        let (n, length) = (samples.count, centred.mean.count)
        let columns = try NumericMatrix(columns: centred.rest, rows: length)
        let parts = try numerically { () throws(NumericError) in
            try (columns.transposedView * columns).mirrored().symmetricEigendecomposition()
        }
        let largest = max(parts.values.first ?? 0, 0)
        let kept = parts.values.indices.prefix(max(0, count)).filter {
            parts.values[$0] > Double(n) * 1e-13 * largest
        }
        mean = centred.mean
        variances = kept.map { parts.values[$0] / Double(n - 1) }
        let axes = try numerically { () throws(NumericError) in
            try columns * parts.vectors.columns(in: 0..<kept.count)
        }
        self.axes = kept.map { k in axes.column(k).normalised() ?? axes.column(k) }
    }

    /// The coordinates of samples along the axes.
    ///
    /// - Throws: ``EditingError/wrongCount(of:found:wanted:)``.
    public func coordinates(of samples: [[Double]]) throws(EditingError) -> [[Double]] {
        var result: [[Double]] = []
        for sample in samples {
            guard sample.count == mean.count else {
                throw .wrongCount(of: "numbers of a sample", found: sample.count, wanted: mean.count)
            }
            let rest = sample.moved(by: -1, along: mean)
            result.append(axes.map { $0.dot(rest) })
        }
        return result
    }

    /// The mean, and each sample less the mean.
    static func centred(_ samples: [[Double]]) throws(EditingError) -> (mean: [Double], rest: [[Double]]) {
        let length = samples.first?.count ?? 0
        if let other = samples.first(where: { $0.count != length }) {
            throw .wrongCount(of: "numbers of a sample", found: other.count, wanted: length)
        }
        let sum = samples.reduce([Double](repeating: 0, count: length)) { $0.moved(by: 1, along: $1) }
        let mean = sum.map { $0 / Double(max(1, samples.count)) }
        return (mean, samples.map { $0.moved(by: -1, along: mean) })
    }
}
