/// A way to measure a matrix.
public enum NumericNorm: String, Hashable, Sendable, CaseIterable {
    /// √(sum of the squares of the entries).
    case frobenius
    /// The largest singular value.
    case spectral
    /// The sum of the singular values.
    case nuclear
    /// The largest column sum of absolute values.
    case one
    /// The largest row sum of absolute values.
    case infinity
    /// The largest absolute value of an entry: not submultiplicative.
    case largestEntry
}

extension DenseOperand {
    /// The norm of the matrix; zero for an empty one.
    ///
    /// - Throws: ``NumericError/notFinite(row:column:)``; the spectral and the nuclear norm throw as
    ///   ``singularValues()`` does.
    /// - Complexity: O(mn); O(mn · min(m, n)) for the spectral and the nuclear norm.
    /// - SeeAlso: LAPACK `dlange`, `slange`.
    public func norm(_ kind: NumericNorm = .frobenius) throws(NumericError) -> Scalar {
        switch kind {
        case .frobenius: try view.frobeniusNorm()
        case .spectral: try singularValues().first ?? 0
        case .nuclear: try singularValues().reduce(0, +)
        case .one: try view.lange(view.isTransposed ? "I" : "1")
        case .infinity: try view.lange(view.isTransposed ? "1" : "I")
        case .largestEntry: try view.lange("M")
        }
    }
}

extension DenseView {
    /// The root of the plain sum of squares where nothing over- or underflows, else LAPACK's scaled one.
    fileprivate func frobeniusNorm() throws(NumericError) -> Scalar {
        let sum = sumOfSquares
        // Below the bound squares may have lost digits to underflow; a sum that is not finite says little.
        let least = Double(Scalar.leastNormalMagnitude / (Scalar.ulpOfOne * Scalar.ulpOfOne))
        if sum.isFinite, sum > least { return Scalar(sum.squareRoot()) }
        return try lange("F")
    }

    fileprivate func lange(_ kind: Unicode.Scalar) throws(NumericError) -> Scalar {
        try checkFactorable()
        let (m, n) = try (Lapack.size(stored.rows), Lapack.size(stored.columns))
        let lda = try Lapack.size(leadingDimension)
        return unsafe withEntries {
            unsafe Scalar.lapack.norms.lange(Lapack.columnMajor, Lapack.letter(kind), m, n, $0, lda)
        } ?? 0
    }

    private var sumOfSquares: Double {
        let length = 1024
        let (height, width) =
            isContiguous ? (stored.rows * stored.columns, 1) : (stored.rows, stored.columns)
        let sum: Double? = unsafe withEntries { entries in
            var total = 0.0
            for j in 0..<width {
                for i in stride(from: 0, to: height, by: length) {
                    let piece = unsafe entries + (i + j * leadingDimension)
                    total += unsafe Double(Self.sumOfSquares(piece, min(length, height - i)))
                }
            }
            return total
        }
        return sum ?? 0
    }

    /// Eight sums side by side, which a processor takes together, and which round less than one.
    @specialized(where Scalar == Double)
    @specialized(where Scalar == Float)
    private static func sumOfSquares(_ x: UnsafePointer<Scalar>, _ count: Int) -> Scalar {
        var (a, b, c, d): (Scalar, Scalar, Scalar, Scalar) = (0, 0, 0, 0)
        var (e, f, g, h): (Scalar, Scalar, Scalar, Scalar) = (0, 0, 0, 0)
        let whole = count & ~7
        for i in stride(from: 0, to: whole, by: 8) {
            let y = unsafe x + i
            unsafe (a, b, c, d) = (a + y[0] * y[0], b + y[1] * y[1], c + y[2] * y[2], d + y[3] * y[3])
            unsafe (e, f, g, h) = (e + y[4] * y[4], f + y[5] * y[5], g + y[6] * y[6], h + y[7] * y[7])
        }
        for i in whole..<count { unsafe a += x[i] * x[i] }
        return ((a + b) + (c + d)) + ((e + f) + (g + h))
    }
}
