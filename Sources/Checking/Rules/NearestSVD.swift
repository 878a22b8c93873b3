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
        let right: Nearest
        switch try nearest(groups) {
        case .none: return nil
        case .open: return try verdictWithoutWitness()
        case .found(let nearest): right = nearest
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
        let (u, s, v) = (typed.u.widened(by: 4), typed.s.widened(by: 4), typed.v.widened(by: 4))
        let product = try u.product(with: s).product(with: v.transposed)
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
    }

    private enum Search {
        case found(Nearest)
        /// No right answer is within two units of every digit.
        case none
        case open
    }

    /// Each group turns on its own, and each completion, so that each is looked for on its own.
    private func nearest(_ groups: [Group]) throws -> Search {
        let (u, v) = (try svd.u(.full), try svd.v(.full))
        var columns = Columns(u: typed.u.columns, v: typed.v.columns)
        var diagonal = [AlgebraicNumber](repeating: .zero, count: typed.diagonal.count)
        var isOpen = false
        for group in groups where try !group.value.isZero() {
            for column in group.columns { diagonal[column] = group.value }
            switch try nearness(group, u, v) {
            case .outside: return .none
            case .open: isOpen = true
            case .within(let entries): columns.set(group.columns, entries, height: u.rows)
            }
        }
        for side in [\Columns.u, \Columns.v] {
            let (own, right) = side == \Columns.u ? (typed.u, u) : (typed.v, v)
            let open = columns[keyPath: side].indices.filter { !isOfGroup($0, groups) }
            let rest = right.selecting(columns: Array(svd.rank..<right.columns))
            guard open.count <= rest.columns else { return .none }
            switch try rest.nearnessOfRotated(own.selecting(columns: open)) {
            case .outside: return .none
            case .open: isOpen = true
            case .within(let entries):
                for (k, column) in open.enumerated() {
                    columns[keyPath: side][column] = stride(from: k, to: entries.count, by: open.count)
                        .map { entries[$0] }
                }
            }
        }
        if isOpen { return .open }
        return .found(
            Nearest(
                u: AlgebraicMatrix(rows: u.rows, columns: columns.u),
                s: AlgebraicMatrix.diagonal(diagonal, rows: typed.s.rows, columns: typed.s.columns),
                v: AlgebraicMatrix(rows: v.rows, columns: columns.v)))
    }

    /// The columns of both right factors, while they are being found.
    private struct Columns {
        var u: [[AlgebraicNumber]]
        var v: [[AlgebraicNumber]]

        init(u: Int, v: Int) {
            self.u = Array(repeating: [], count: u)
            self.v = Array(repeating: [], count: v)
        }

        /// - Parameter entries: left vectors over right ones, row by row.
        mutating func set(_ places: [Int], _ entries: [AlgebraicNumber], height: Int) {
            for (k, place) in places.enumerated() {
                let column = stride(from: k, to: entries.count, by: places.count).map { entries[$0] }
                u[place] = Array(column[..<height])
                v[place] = Array(column[height...])
            }
        }
    }

    /// True for a column that belongs to a singular value other than 0.
    private func isOfGroup(_ column: Int, _ groups: [Group]) -> Bool {
        groups.contains { $0.columns.contains(column) && $0.rightColumns.allSatisfy { $0 < svd.rank } }
    }

    /// The left vectors of a group over its right ones: the same orthogonal matrix turns both.
    private func nearness(
        _ group: Group, _ u: AlgebraicMatrix, _ v: AlgebraicMatrix
    ) throws -> Nearness {
        let (left, right) = (
            u.selecting(columns: group.rightColumns), v.selecting(columns: group.rightColumns)
        )
        let (typedLeft, typedRight) = (
            typed.u.selecting(columns: group.columns), typed.v.selecting(columns: group.columns)
        )
        let stacked = AlgebraicMatrix(
            rows: u.rows + v.rows, columns: group.columns.count, entries: left.entries + right.entries)
        let both = MatrixValue(
            rows: stacked.rows, columns: stacked.columns, entries: typedLeft.entries + typedRight.entries)
        return try stacked.nearnessOfRotated(both)
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
