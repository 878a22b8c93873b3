internal import CLapacke

/// The integer of LAPACK's default interface, which the header defines as a macro.
typealias LapackInt = Int32

/// What every call of LAPACK shares: sizes, threads, letters, and the meaning of `info`.
enum Lapack {
    /// Past this smaller dimension the workspace of `dgesdd` no longer fits into a 32-bit count.
    static let largestSmallerDimension = 16_384
    static let largestEntryCount = 1 << 28

    /// One BLAS thread for the process, with the kernels of this processor; parallelism belongs above the single
    /// factorisation.
    ///
    /// LAPACKE's own search for NaN is turned off with it: every entry is checked here before, with its place.
    static func useOneThread() { _ = settings }
    private static let settings: Void = {
        longhand_choose_kernels()
        openblas_set_num_threads(1)
        LAPACKE_set_nancheck(0)
    }()

    /// Matrices lie by columns; row-major calls of LAPACKE would transpose them behind our back.
    static let columnMajor = LAPACK_COL_MAJOR

    /// `value` as LAPACK counts.
    static func size(_ value: Int) throws(NumericError) -> LapackInt {
        guard let size = LapackInt(exactly: value) else { throw .tooLarge(shape: NumericShape(value, 1)) }
        return size
    }

    /// The letter of a job, a triangle or a norm.
    static func letter(_ letter: Unicode.Scalar) -> CChar { CChar(truncatingIfNeeded: letter.value) }

    /// A result of LAPACK that is not zero, as an error: negative is our fault, positive the matrix's.
    static func check(
        _ info: LapackInt, of routine: @autoclosure () -> String, positive: (Int) -> NumericError
    ) throws(NumericError) {
        if info < 0 { throw .illegalArgument(routine: routine(), position: -Int(info)) }
        if info > 0 { throw positive(Int(info)) }
    }

    /// A result of LAPACK that is not zero, for an iteration that may stop short.
    static func checkConverged(
        _ info: LapackInt, of routine: @autoclosure () -> String
    ) throws(NumericError) {
        try check(info, of: routine()) { _ in .notConverged(routine: routine()) }
    }

    /// A result of LAPACK that is not zero, for a routine that always comes to its end.
    static func checkArguments(
        _ info: LapackInt, of routine: @autoclosure () -> String
    ) throws(NumericError) {
        try check(info, of: routine()) { .illegalArgument(routine: routine(), position: $0) }
    }
}

extension LapackScalar {
    /// `dgesdd` or `sgesdd` for `gesdd`.
    static func routine(_ name: String) -> String { lapack.prefix + name }
}
