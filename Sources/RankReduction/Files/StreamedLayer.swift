internal import NumericAlgebra
internal import TensorFiles

/// One weight on its way from a file to another, a few rows in memory at a time.
///
/// W lies in files row by row, so that some of its rows are, to BLAS, a matrix of as many columns: Wᵀ's. The
/// first pass collects T = (C·LᵀW)ᵀ, the second gives W's rows minus L's rows times Tᵀ, plus the update.
struct StreamedLayer<Scalar: StoredScalar & LapackScalar & SIMDScalar>: Sendable {
    let file: SafetensorsFile
    let weight: WeightsFile.Weight
    private let columns: [Scalar]
    private let core: [Scalar]
    private let up: [Scalar]
    private let down: [Scalar]
    private let rank: Int
    private let updateRank: Int

    init(file: SafetensorsFile, weight: WeightsFile.Weight, operator change: LayerOperator) {
        self.file = file
        self.weight = weight
        columns = change.columns.values.map { Scalar($0) }
        core = change.core.values.map { Scalar($0) }
        rank = change.columns.columns
        let scale = change.update?.scale ?? 0
        up = change.update.map { $0.up.values.map { Scalar($0 * scale) } } ?? []
        down = change.update.map { $0.down.values.map { Scalar($0) } } ?? []
        updateRank = change.update?.rank ?? 0
    }

    var isReduced: Bool { rank > 0 }

    /// The rows in groups of about a million entries.
    var groups: [Range<Int>] {
        let height = max(1, (1 << 20) / weight.inputs)
        return stride(from: 0, to: weight.outputs, by: height).map {
            $0..<min($0 + height, weight.outputs)
        }
    }

    /// (LᵀW)ᵀ of these groups of rows alone, d_in × R; the sum over all groups is that of W.
    func overlap(of groups: ArraySlice<Range<Int>>) throws(RankReductionError) -> [Scalar] {
        let (k, d) = (weight.inputs, weight.outputs)
        var sum = [Scalar](repeating: 0, count: k * rank)
        for rows in groups {
            let part = try elements(rows)
            try unsafe Scalar.multiply(
                part, Block(rows: k, columns: rows.count), columns,
                .rows(rows, ofHeight: d, columns: rank), into: &sum, beta: 1)
        }
        return sum
    }

    /// T of the sum of all overlaps: d_in × R.
    func turned(_ overlap: [Scalar]) throws(RankReductionError) -> [Scalar] {
        var result = [Scalar](repeating: 0, count: weight.inputs * rank)
        try unsafe Scalar.multiply(
            overlap, Block(rows: weight.inputs, columns: rank), core,
            Block(rows: rank, columns: rank, isTransposed: true), into: &result)
        return result
    }

    /// Some rows of the changed weight, and how large they and their change are.
    struct Part: Sendable {
        var elements: [Scalar]
        /// The sum of the squares of what was there.
        var weight: Double
        /// The sum of the squares of what changed.
        var change: Double
    }

    /// These rows of the changed weight.
    ///
    /// - Parameter turned: T.
    func changed(_ rows: Range<Int>, by turned: [Scalar]) throws(RankReductionError) -> Part {
        let (k, d) = (weight.inputs, weight.outputs)
        var part = try elements(rows)
        var change = [Scalar](repeating: 0, count: part.count)
        if rank > 0 {
            try unsafe Scalar.multiply(
                turned, Block(rows: k, columns: rank), columns,
                .rows(rows, ofHeight: d, columns: rank).transposed, into: &change, alpha: -1)
        }
        if updateRank > 0 {
            try unsafe Scalar.multiply(
                down, Block(rows: updateRank, columns: k, isTransposed: true), up,
                .rows(rows, ofHeight: d, columns: updateRank).transposed, into: &change, beta: 1)
        }
        let squares = part.add(change)
        return Part(elements: part, weight: squares.before, change: squares.added)
    }

    private func elements(_ rows: Range<Int>) throws(RankReductionError) -> [Scalar] {
        let k = weight.inputs
        return try RankReductionError.file { () throws(TensorFileError) in
            try file.values(
                weight.entry.name, in: rows.lowerBound * k..<rows.upperBound * k, as: Scalar.self)
        }
    }
}
