/// The routines of BLAS and LAPACK in one precision, family by family; `d…` for doubles, `s…` for floats.
///
/// A class, so that reading one routine does not copy the table: code that does not know its precision
/// comes by here at every call.
@safe public final class LapackRoutines<Scalar>: Sendable {
    /// The letter that the names of the routines begin with.
    let prefix: String
    let products: ProductRoutines<Scalar>
    let norms: NormRoutines<Scalar>
    let linear: LinearSystemRoutines<Scalar>
    let orthogonal: OrthogonalRoutines<Scalar>
    let spectral: SpectralRoutines<Scalar>

    private init(
        prefix: String, products: ProductRoutines<Scalar>, norms: NormRoutines<Scalar>,
        linear: LinearSystemRoutines<Scalar>, orthogonal: OrthogonalRoutines<Scalar>,
        spectral: SpectralRoutines<Scalar>
    ) {
        self.prefix = prefix
        self.products = products
        self.norms = norms
        self.linear = linear
        self.orthogonal = orthogonal
        self.spectral = spectral
    }
}

extension LapackRoutines<Double> {
    static let double = LapackRoutines(
        prefix: "d", products: .double, norms: .double, linear: .double, orthogonal: .double,
        spectral: .double)
}

extension LapackRoutines<Float> {
    static let single = LapackRoutines(
        prefix: "s", products: .single, norms: .single, linear: .single, orthogonal: .single,
        spectral: .single)
}
