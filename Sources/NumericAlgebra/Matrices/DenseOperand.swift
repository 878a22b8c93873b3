/// A matrix, or a part of one: what products, norms and factorisations take.
///
/// Only ``DenseMatrix`` and ``DenseView`` conform. Every computation of this room reads its operand through
/// ``view``, and so reads a part of a matrix, or a transpose, where it lies.
public protocol DenseOperand<Scalar>: Sendable {
    associatedtype Scalar: LapackScalar

    /// The whole of it, without a copy.
    var view: DenseView<Scalar> { get }
}

// MARK: - Parts, none of which copies

extension DenseOperand {
    public var shape: NumericShape { view.shape }

    /// The rows and columns in both ranges, without a copy.
    ///
    /// - Precondition: both ranges are inside the matrix.
    public subscript(rows rows: Range<Int>, columns columns: Range<Int>) -> DenseView<Scalar> {
        view.part(rows, columns)
    }

    /// The columns in `range`, without a copy.
    ///
    /// - Precondition: the range is inside the matrix.
    public subscript(columns range: Range<Int>) -> DenseView<Scalar> {
        view.part(0..<view.rows, range)
    }

    /// The rows in `range`, without a copy.
    ///
    /// - Precondition: the range is inside the matrix.
    public subscript(rows range: Range<Int>) -> DenseView<Scalar> {
        view.part(range, 0..<view.columns)
    }

    /// The transpose, without a copy: products, norms and solvers read it across.
    public var transposedView: DenseView<Scalar> { view.flipped }
}
