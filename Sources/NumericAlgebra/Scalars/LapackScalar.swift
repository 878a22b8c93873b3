#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// A number that BLAS and LAPACK compute with: `Float` or `Double`, and nothing else.
///
/// The routines of one precision stand in a table that only this module can read, so that no C type and no
/// pointer of a routine is seen outside.
public protocol LapackScalar: BinaryFloatingPoint, Sendable {
    static var lapack: LapackRoutines<Self> { get }
}

extension Double: LapackScalar {
    public static let lapack = LapackRoutines<Double>.double
}

extension Float: LapackScalar {
    public static let lapack = LapackRoutines<Float>.single
}

extension LapackScalar {
    /// ln of a positive number, computed in double precision.
    var naturalLogarithm: Self { Self(log(Double(self))) }
}
