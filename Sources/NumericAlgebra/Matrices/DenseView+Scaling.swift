extension DenseOperand {
    /// Column j of the result is column j of this matrix times `factors[j]`.
    func scalingColumns(by factors: [Scalar]) -> DenseMatrix<Scalar> {
        view.upright.multiplied(columnsBy: factors, rowsBy: nil)
    }

    /// Row i of the result is row i of this matrix times `factors[i]`.
    func scalingRows(by factors: [Scalar]) -> DenseMatrix<Scalar> {
        view.upright.multiplied(columnsBy: nil, rowsBy: factors)
    }
}

extension DenseView {
    /// This view, or a copy where it is transposed: what is left can be read down its columns.
    var upright: DenseView { isTransposed ? DenseMatrix(self).view : self }

    /// - Precondition: not transposed.
    @specialized(where Scalar == Double)
    @specialized(where Scalar == Float)
    fileprivate func multiplied(
        columnsBy across: [Scalar]?, rowsBy down: [Scalar]?
    ) -> DenseMatrix<Scalar> {
        unsafe DenseMatrix(shaped: shape) { target in
            _ = unsafe withEntries { source in
                for j in 0..<columns {
                    let (from, to) = unsafe (source + j * leadingDimension, target + j * rows)
                    if let across {
                        let factor = across[j]
                        for i in 0..<rows { unsafe to[i] = from[i] * factor }
                    } else if let down {
                        for i in 0..<rows { unsafe to[i] = from[i] * down[i] }
                    }
                }
            }
        }
    }
}
