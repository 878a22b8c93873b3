import ExactAlgebra
import Notation

// Orthonormal columns that may be turned together.
extension AlgebraicMatrix {
    /// Decides whether typed columns are those of this matrix, which has orthonormal ones, times an
    /// orthogonal matrix.
    ///
    /// Decided for one column and two; for more the nearest ones are tried, and may leave it open.
    ///
    /// - Parameter typed: as many rows, and no more columns.
    func nearnessOfRotated(_ typed: MatrixValue) throws -> Nearness {
        if typed.columns == 0 { return .within([]) }
        if columns <= 2, let near = try turned(towards: typed) {
            // One column has only its sign to choose. Of two the nearest fit as a rule, and are found
            // sooner than by going round the circle.
            let isFound = try columns == 1 || EntrywiseFit(typed.entries, to: near.entries).worst <= .rounded
            if isFound { return .within(near.entries) }
        }
        if columns == 2 {
            let decided = try nearnessOfTurned(typed)
            if case .open = decided {} else { return decided }
        }
        let search = try BoxSearch(typed.entries, entries: \.entries) { entries in
            try turned(towards: typed.with(entries))
        }
        if let search, search.isSettled { return .within(search.right.entries) }
        return columns == 1 ? .outside : .open
    }

    /// Decides whether typed columns are those of this matrix times an orthogonal one: one column or two,
    /// of two orthonormal columns, or of two that stand for several such pairs below one another.
    ///
    /// - Parameter typed: as many rows; one or two columns.
    func nearnessOfTurned(_ typed: MatrixValue) throws -> Nearness {
        let (x, y) = (column(0).entries, column(1).entries)
        let entries = (0..<typed.columns).flatMap { typed.column($0) }
        var turns = [CircleFeasibility(a: x, b: y, typed: entries)]
        if typed.columns == 2 {
            turns = [
                CircleFeasibility(a: x + y, b: y + x.map { -$0 }, typed: entries),
                CircleFeasibility(a: x + y.map { -$0 }, b: y + x, typed: entries),
            ]
        }
        var isOpen = false
        for radii in [1, 4] {
            let wasOpen = isOpen
            isOpen = false
            for turn in turns {
                switch try turn.meets(radii: radii) {
                case .meets(let vector):
                    if wasOpen { return .open }
                    let columns = (0..<typed.columns).map { Array(vector[$0 * rows..<($0 + 1) * rows]) }
                    return .within(AlgebraicMatrix(rows: rows, columns: columns).entries)
                case .never: continue
                case .unknown: isOpen = true
                }
            }
        }
        return isOpen ? .open : .outside
    }
}
