internal import NumericAlgebra

/// The sliced Wasserstein distance of two sets of samples.
///
/// Along a random direction both sets are lists of numbers, and the Wasserstein distance of two lists of
/// one length is that of the sorted lists. Its square is averaged over the directions.
/// - SeeAlso: Rabin, Peyré, Delon, Bernot, *Wasserstein barycenter and its application to texture mixing*,
///   2011.
public enum SlicedWasserstein {
    /// The root of the mean square of the distances along the directions.
    ///
    /// - Parameters:
    ///   - a: samples of one length.
    ///   - b: as many samples of that length.
    ///   - projections: how many directions, uniform on the sphere.
    /// - Throws: ``EditingError/wrongCount(of:found:wanted:)``,
    ///   ``EditingError/outOfRange(name:value:wanted:)``.
    /// - Complexity: O(projections · n · (length + log n)).
    public static func distance(
        _ a: [[Double]], _ b: [[Double]], projections: Int = 128,
        using random: inout some RandomNumberGenerator
    ) throws(EditingError) -> Double {
        guard !a.isEmpty, a.count == b.count else {
            throw .wrongCount(of: "samples", found: b.count, wanted: max(1, a.count))
        }
        guard projections >= 1 else {
            throw .outOfRange(name: "projections", value: Double(projections), wanted: "1 or more")
        }
        let length = a[0].count
        if let other = (a + b).first(where: { $0.count != length }) {
            throw .wrongCount(of: "numbers of a sample", found: other.count, wanted: length)
        }
        let directions = try NumericMatrix(
            columns: (0..<projections).map { _ in random.unitVector(length) }, rows: length)
        let (left, right) = (try along(directions, a), try along(directions, b))
        var sum = 0.0
        for k in 0..<projections {
            for (x, y) in zip(left.column(k).sorted(), right.column(k).sorted()) { sum += (x - y) * (x - y) }
        }
        return (sum / Double(projections * a.count)).squareRoot()
    }

    private static func along(
        _ directions: NumericMatrix, _ samples: [[Double]]
    ) throws(EditingError) -> NumericMatrix {
        let columns = try NumericMatrix(columns: samples, rows: directions.rows)
        return try numerically { () throws(NumericError) in try columns.transposedView * directions }
    }
}
