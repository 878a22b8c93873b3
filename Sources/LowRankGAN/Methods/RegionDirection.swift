internal import NumericAlgebra

extension EditingMethod {
    /// The direction that a method finds from an analysis alone.
    ///
    /// - Returns: a unit vector; nil for the methods that know of no region (``seFa``, ``ganSpace``,
    ///   ``random``).
    /// - Throws: ``EditingError/noDirections(reason:)``, ``EditingError/noSuchDirection(number:count:)``,
    ///   ``EditingError/directionVanished(number:)``, ``EditingError/numeric(_:)``.
    public func regionDirection(
        _ analysis: Analysis, _ directions: AttributeDirections, attribute k: Int = 0
    ) throws(EditingError) -> [Double]? {
        switch self {
        case .unprojected: return try directions.attribute(k).direction
        case .pursuit: return try directions.projected(k)
        case .truncation:
            let inside = try Self.leading(analysis.grams.inside, count: k + 1)
            let outside = try Self.leading(analysis.grams.outside, count: directions.ranks.projected)
            let projected = try NullSpaceProjection(basis: outside)(inside.column(k))
            guard let direction = projected.direction else { throw .directionVanished(number: k + 1) }
            return direction.withPositivePeak()
        case .reSeFa: return try RegionRatio(analysis.grams).direction(k)
        case .seFa, .ganSpace, .random: return nil
        }
    }

    /// The eigenvectors of the largest eigenvalues, as columns.
    private static func leading(_ gram: NumericMatrix, count: Int) throws(EditingError) -> NumericMatrix {
        guard count <= gram.rows else { throw .noSuchDirection(number: count, count: gram.rows) }
        let vectors = try numerically { () throws(NumericError) in
            try gram.symmetricEigendecomposition().vectors
        }
        return try NumericMatrix(
            columns: (0..<count).map { vectors.column($0).withPositivePeak() }, rows: gram.rows)
    }
}
