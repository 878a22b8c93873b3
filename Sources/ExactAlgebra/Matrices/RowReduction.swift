internal import CFlint

/// One elementary row operation; rows count from zero.
public enum RowOperation: Hashable, Sendable {
    case swap(Int, Int)
    /// Row `row` times `factor`, which is not zero.
    case scale(row: Int, by: Rational)
    /// Row `to` plus `multiple` times row `of`.
    case add(multiple: Rational, of: Int, to: Int)
}

/// The reduced row echelon form of a matrix, and the way to it.
///
/// Replaying ``operations`` on the matrix gives ``result``; ``result`` is reduced: pivots are 1, alone
/// in their columns, each to the right of the one above, zero rows last.
public struct RowReduction: Hashable, Sendable {
    public let result: RationalMatrix
    public let pivotColumns: [Int]
    public let operations: [RowOperation]
    public var rank: Int { pivotColumns.count }
}

extension RationalMatrix {
    /// Gauss-Jordan elimination as it is done by hand: the first row that is not zero gives the pivot.
    ///
    /// - Complexity: O(m·n·min(m, n)) operations on fractions.
    public func rowReduced() throws(AlgebraError) -> RowReduction {
        try box.checkElimination()
        let table = FractionTable(self)
        var (pivots, operations) = ([Int](), [RowOperation]())
        for column in 0..<columns {
            let top = pivots.count
            guard let pivot = (top..<rows).first(where: { !table.isZero($0, column) }) else { continue }
            func perform(_ operation: RowOperation) {
                table.perform(operation)
                operations.append(operation)
            }
            if pivot != top { perform(.swap(top, pivot)) }
            let head = table[top, column]
            if !head.isOne { perform(.scale(row: top, by: try Rational.one / head)) }
            for row in 0..<rows where row != top && !table.isZero(row, column) {
                perform(.add(multiple: -table[row, column], of: top, to: row))
            }
            pivots.append(column)
            if pivots.count == rows { break }
        }
        return RowReduction(result: table.matrix, pivotColumns: pivots, operations: operations)
    }

    /// The matrix after these operations, in order.
    ///
    /// - Throws: `outOfDomain` for a row that the matrix does not have, or a factor of zero.
    public func applying(_ operations: [RowOperation]) throws(AlgebraError) -> RationalMatrix {
        let table = FractionTable(self)
        for operation in operations {
            switch operation {
            case .swap(let i, let j), .add(_, let i, let j):
                guard (0..<rows).contains(i), (0..<rows).contains(j) else { throw Self.noSuchRow }
                if case .add = operation, i == j {
                    throw .outOfDomain(operation: "row operation", reason: "a row added to itself")
                }
            case .scale(let i, let factor):
                guard (0..<rows).contains(i) else { throw Self.noSuchRow }
                guard !factor.isZero else {
                    throw .outOfDomain(operation: "row operation", reason: "a row multiplied by 0")
                }
            }
            table.perform(operation)
        }
        return table.matrix
    }

    private static let noSuchRow = AlgebraError.outOfDomain(
        operation: "row operation", reason: "there is no such row")
}

/// Fractions that change in place while rows are worked on; never shared.
@safe private final class FractionTable {
    private let pointer: UnsafeMutablePointer<fmpq_mat_struct>
    private let columns: Int

    init(_ source: RationalMatrix) {
        columns = source.columns
        unsafe pointer = .allocate(capacity: 1)
        unsafe fmpq_mat_init(pointer, source.rows, source.columns)
        unsafe fmpq_mat_set_fmpz_mat_div_fmpz(pointer, source.box.matrix, source.box.denominator)
    }

    deinit {
        unsafe fmpq_mat_clear(pointer)
        unsafe pointer.deallocate()
    }

    @unsafe private func entry(_ i: Int, _ j: Int) -> UnsafeMutablePointer<fmpq> {
        unsafe fmpq_mat_entry(pointer, i, j)
    }

    subscript(i: Int, j: Int) -> Rational {
        Rational(RationalBox { unsafe fmpq_set($0, entry(i, j)) })
    }

    func isZero(_ i: Int, _ j: Int) -> Bool { unsafe fmpq_is_zero(entry(i, j)) != 0 }

    func perform(_ operation: RowOperation) {
        for k in 0..<columns {
            switch operation {
            case .swap(let i, let j): unsafe fmpq_swap(entry(i, k), entry(j, k))
            case .scale(let i, let factor): unsafe fmpq_mul(entry(i, k), entry(i, k), factor.box.pointer)
            case .add(let multiple, let source, let target):
                unsafe fmpq_addmul(entry(target, k), entry(source, k), multiple.box.pointer)
            }
        }
    }

    var matrix: RationalMatrix {
        RationalMatrix(
            MatrixBox(unsafe fmpq_mat_nrows(pointer), columns) { matrix, denominator in
                unsafe fmpq_mat_get_fmpz_mat_matwise(matrix, denominator, pointer)
            })
    }
}
