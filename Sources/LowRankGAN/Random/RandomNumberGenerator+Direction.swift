internal import NumericAlgebra

extension RandomNumberGenerator {
    /// A direction that is uniform on the unit sphere.
    mutating func unitVector(_ dimension: Int) -> [Double] {
        while true {
            if let unit = normals(dimension).normalised() { return unit }
        }
    }
}
