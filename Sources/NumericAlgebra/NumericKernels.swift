internal import CLapacke

/// The kernels that products and factorisations run on.
public enum NumericKernels {
    /// What OpenBLAS calls the processor that they were written for; empty where it cannot be asked.
    ///
    /// An OpenBLAS that is older than the processor would fall back to `Prescott`, of 2004: the best ones that it
    /// has for the processor are then chosen, unless `OPENBLAS_CORETYPE` says otherwise.
    public static var name: String {
        Lapack.useOneThread()
        guard let name = unsafe longhand_kernels() else { return "" }
        return unsafe String(cString: name)
    }
}
