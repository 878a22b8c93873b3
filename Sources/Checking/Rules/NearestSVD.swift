import ExactAlgebra
import Notation

/// The right SVD that is nearest to a typed one: is there one in the box of all the digits?
///
/// The singular values fix which columns belong together; inside each group the right answers are
/// K·O with one orthogonal O for the left and the right vectors, and a completion of its own for
/// each side. The O nearest to what was typed gives the witness.
struct NearestSVD {
    let svd: ExactSVD
    let typed: SVDFactors
    let digits: DigitRule

    /// Nil where the digits rule every right answer out.
    func judge() throws -> Finding? {
        guard let groups = try groups() else { return nil }
        let search = try BoxSearch(typed.entries, entries: \.entries) { entries in
            try NearestSVD(svd: svd, typed: typed.with(entries), digits: digits).nearest(groups)
        }
        guard let search else { return try verdictWithoutWitness() }
        let right = search.right
        let isFree = groups.contains { $0.columns.count > 1 } || right.hasFreeCompletion
        if isFree, !search.isSettled {
            return .undecided("These digits neither show nor rule out a decomposition.")
        }
        let fits = [
            try EntrywiseFit(typed.u.entries, to: right.u.entries),
            try EntrywiseFit(typed.s.entries, to: right.s.entries),
            try EntrywiseFit(typed.v.entries, to: right.v.entries),
        ]
        let names = ["U", "Σ", "V"]
        let matrices = [typed.u, typed.s, typed.v]
        let values: [String: Value] = [
            "U": .matrix(right.u.matrixValue), "S": .matrix(right.s.matrixValue),
            "V": .matrix(right.v.matrixValue),
        ]
        return try Finding.matching(
            fits, digits: digits, right: values, laws: [[0], [2], [1], [1], [0, 1, 2]],
            evidence: "UᵀU = I, VᵀV = I, Σ ≥ 0 is diagonal, UΣVᵀ = A"
        ) { part, index in
            names[part] + ", "
                + Shown.place(index, rows: matrices[part].rows, columns: matrices[part].columns)
        }
    }

    private func verdictWithoutWitness() throws -> Finding? {
        let product = try typed.u.product(with: typed.s).product(with: typed.v.transposed)
        let refuted = try zip(product.entries, AlgebraicMatrix(svd.matrix).entries).contains {
            try $0.isProvablyNot($1)
        }
        return refuted ? nil : .undecided("These digits neither show nor rule out a decomposition.")
    }

    // MARK: - Which columns belong together

    /// Typed columns and the right ones with the same singular value.
    private struct Group {
        let value: AlgebraicNumber
        /// The columns of the typed factors.
        var columns: [Int]
        /// The columns of the right factors.
        var rightColumns: [Int]
    }

    private func groups() throws -> [Group]? {
        let values = typed.diagonal
        let right = Array(svd.singularValues.prefix(values.count))
        let fits = try values.map { entry in try right.map { try entry.fit(to: $0) } }
        guard right.count == values.count,
            let partner = Matching.perfect(count: values.count, joins: { fits[$0][$1] <= .misrounded })
        else { return nil }
        var groups: [Group] = []
        for (column, index) in partner.enumerated() {
            if let g = try groups.firstIndex(where: { try $0.value.isEqual(to: right[index]) }) {
                groups[g].columns.append(column)
                groups[g].rightColumns.append(index)
            } else {
                groups.append(Group(value: right[index], columns: [column], rightColumns: [index]))
            }
        }
        return groups
    }

    // MARK: - The nearest right answer

    private struct Nearest {
        let u: AlgebraicMatrix
        let s: AlgebraicMatrix
        let v: AlgebraicMatrix
        let hasFreeCompletion: Bool

        var entries: [AlgebraicNumber] { u.entries + s.entries + v.entries }
    }

    private func nearest(_ groups: [Group]) throws -> Nearest? {
        let (u, v) = (try svd.u(.full), try svd.v(.full))
        var uColumns = [[AlgebraicNumber]?](repeating: nil, count: typed.u.columns)
        var vColumns = [[AlgebraicNumber]?](repeating: nil, count: typed.v.columns)
        var diagonal = [AlgebraicNumber](repeating: .zero, count: typed.diagonal.count)
        for group in groups where try !group.value.isZero() {
            let (uGroup, vGroup) = (
                u.selecting(columns: group.rightColumns), v.selecting(columns: group.rightColumns)
            )
            let uTyped = typed.u.selecting(columns: group.columns)
            guard
                let rotation = try vGroup.rotation(
                    towards: typed.v.selecting(columns: group.columns), partners: [(uGroup, uTyped)])
            else { return nil }
            let (uTurned, vTurned) = (
                try uGroup * AlgebraicMatrix(rotation), try vGroup * AlgebraicMatrix(rotation)
            )
            for (k, column) in group.columns.enumerated() {
                uColumns[column] = uTurned.column(k).entries
                vColumns[column] = vTurned.column(k).entries
                diagonal[column] = group.value
            }
        }
        guard try complete(&uColumns, typed.u, from: u), try complete(&vColumns, typed.v, from: v) else {
            return nil
        }
        return Nearest(
            u: AlgebraicMatrix(rows: u.rows, columns: uColumns.map { $0 ?? [] }),
            s: AlgebraicMatrix.diagonal(diagonal, rows: typed.s.rows, columns: typed.s.columns),
            v: AlgebraicMatrix(rows: v.rows, columns: vColumns.map { $0 ?? [] }),
            hasFreeCompletion: max(u.rows, v.rows) - svd.rank > 1)
    }

    /// Fills the columns that belong to no nonzero singular value.
    private func complete(
        _ columns: inout [[AlgebraicNumber]?], _ typed: MatrixValue, from full: AlgebraicMatrix
    ) throws -> Bool {
        let open = columns.indices.filter { columns[$0] == nil }
        guard !open.isEmpty else { return true }
        let rest = full.selecting(columns: Array(svd.rank..<full.columns))
        guard open.count <= rest.columns,
            let turned = try rest.turned(towards: typed.selecting(columns: open))
        else { return false }
        for (k, column) in open.enumerated() { columns[column] = turned.column(k).entries }
        return true
    }
}

extension SVDFactors {
    /// The entries of U, Σ and V, one after the other.
    var entries: [Scalar] { u.entries + s.entries + v.entries }

    /// Factors of the same sizes with other entries.
    func with(_ entries: [Scalar]) -> SVDFactors {
        let (first, second) = (u.entries.count, u.entries.count + s.entries.count)
        return SVDFactors(
            u: u.with(Array(entries[..<first])), s: s.with(Array(entries[first..<second])),
            v: v.with(Array(entries[second...])))
    }
}

extension MatrixValue {
    /// A matrix of the same shape with other entries.
    func with(_ entries: [Scalar]) -> MatrixValue {
        MatrixValue(rows: rows, columns: columns, entries: entries)
    }

    func selecting(columns indices: [Int]) -> MatrixValue {
        MatrixValue(columns: indices.map { column($0) }, height: rows)
    }
}
