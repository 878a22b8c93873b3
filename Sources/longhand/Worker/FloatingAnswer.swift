internal import Notation
internal import NumericAlgebra

/// A value in doubles in each form that is asked for.
///
/// The terminal shows of a large matrix or a long list its beginning and its end; `--json` has all of it.
struct FloatingAnswer {
    let digits: Int
    let layout: Layout

    func described(_ value: FloatingValue) -> Evaluated {
        let formula = Formula(value, digits: digits)
        return Evaluated(
            status: .value, decimal: formula.plain, latex: formula.latex, shown: layout.shown(blocks(value)))
    }

    private func blocks(_ value: FloatingValue) -> [[Prose.Inline]] {
        guard case .record(let fields) = value else { return block(value, name: nil) }
        return fields.flatMap { block($0.value, name: $0.name) }
    }

    private func block(_ value: FloatingValue, name: String?) -> [[Prose.Inline]] {
        if case .boolean(let truth) = value, truth.isUpToRounding {
            return [[.text("\(truth.holds) up to rounding")]]
        }
        let room = layout.width - (name.map { $0.count + 3 } ?? 0)
        let excerpt = Excerpted(value, digits: digits, width: room, ascii: layout.ascii)
        let named = name.map { Formula.relation([.name($0), excerpt.formula], ["="]) } ?? excerpt.formula
        guard let left = excerpt.leftOut else { return [[.formula(named)]] }
        return [[.formula(named)], [.text("(\(left); --json has all of it)")]]
    }
}

/// As much of a value as a terminal shows.
private struct Excerpted {
    let formula: Formula
    /// What the whole is, where it is not all shown.
    let leftOut: String?

    /// Rows that are shown of a tall matrix: so many at its beginning, the last, and dots between them.
    private static let (mostRows, firstRows) = (20, 9)
    private static let (mostItems, firstItems) = (40, 20)

    init(_ value: FloatingValue, digits: Int, width: Int, ascii: Bool) {
        switch value {
        case .matrix(let matrix):
            self.init(matrix, digits, width, ascii)
        case .subspace(let basis):
            let excerpt = Excerpted(basis, digits, width - "subspace()".count, ascii)
            self.init(.call("subspace", [excerpt.formula]), leftOut: excerpt.leftOut)
        case .list(let values) where values.count > Self.mostItems:
            let dots = Formula.text(ascii ? "..." : "…")
            let shown = values.prefix(Self.firstItems).map { Formula($0, digits: digits) }
            let last = values.suffix(1).map { Formula($0, digits: digits) }
            self.init(
                .list(shown + [dots] + last, isBraced: true), leftOut: "\(values.count) in all")
        default: self.init(Formula(value, digits: digits))
        }
    }

    private init(_ matrix: NumericMatrix, _ digits: Int, _ width: Int, _ ascii: Bool) {
        if matrix.isEmpty {
            self.init(Formula(.matrix(matrix), digits: digits))
            return
        }
        let allRows = (0..<matrix.rows).map(Optional.some)
        let rows =
            matrix.rows > Self.mostRows ? allRows.prefix(Self.firstRows) + [nil] + allRows.suffix(1) : allRows
        let entry = { (i: Int?, j: Int?) -> Formula in
            if let i, let j { return Formula(floating: matrix[i, j], digits: digits) }
            return .text(ascii ? "..." : i == nil ? (j == nil ? "⋱" : "⋮") : "⋯")
        }
        let columns = Self.columns(of: matrix, width: width) { j in
            rows.map { entry($0, j).pretty.count }.max() ?? 0
        }
        let entries = rows.map { i in columns.map { entry(i, $0) } }
        let isWhole = !rows.contains(nil) && !columns.contains(nil)
        self.init(
            .matrix(entries, rows: rows.count, columns: columns.count),
            leftOut: isWhole ? nil : "a \(matrix.shape) matrix")
    }

    private init(_ formula: Formula, leftOut: String? = nil) {
        self.formula = formula
        self.leftOut = leftOut
    }

    /// The columns that there is room for, from the first on, the last one with nil for dots before it.
    private static func columns(
        of matrix: NumericMatrix, width: Int, measured: (Int) -> Int
    ) -> [Int?] {
        // Brackets, two blanks between columns, and the dots.
        let (fences, gap, dots) = (4, 2, 5)
        var columns: [Int?] = []
        var used = fences
        let last = matrix.columns > 1 ? measured(matrix.columns - 1) : 0
        for j in 0..<matrix.columns {
            let isLast = j == matrix.columns - 1
            used += measured(j) + gap
            let rest = isLast ? 0 : (j == matrix.columns - 2 ? 0 : dots) + last + gap
            guard used + rest <= width || j == 0 else { return columns + [nil, matrix.columns - 1] }
            columns.append(j)
        }
        return columns
    }
}
