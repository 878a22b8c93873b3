internal import NumericAlgebra

extension Tangents {
    /// Rows for one task: enough to be worth a worker's while.
    private static var rowsOfATask: Int { 2048 }

    /// Row after row times `factor` of its feature.
    ///
    /// - Complexity: O(rows · tangents); a row whose factor is 1 is not touched.
    mutating func scaleRows(workers: Workers, by factor: (_ feature: Int) -> Scalar) {
        let (support, count) = (support, count)
        unsafe updateRows(workers: workers) { row, tangents in
            let a = factor(support.feature(ofRow: row))
            if a == 1 { return }
            for t in 0..<count { unsafe tangents[t] *= a }
        }
    }

    /// The rows of `wanted` only; zeros for those that are not here.
    ///
    /// - Throws: ``NetworkError/wrongInput(layer:found:wanted:)`` for a support of another shape.
    func kept(_ wanted: FeatureSupport) throws(NetworkError) -> Tangents {
        if wanted == support { return self }
        let all = complete
        var result = Tangents(zeros: wanted, count: count)
        for row in 0..<wanted.count {
            let feature = wanted.feature(ofRow: row)
            for t in 0..<count { result.values[row * count + t] = all.values[feature * count + t] }
        }
        return result
    }

    /// Lets `body` change each row where it lies, from several workers at once.
    mutating func updateRows(
        workers: Workers, _ body: (_ row: Int, _ tangents: UnsafeMutablePointer<Scalar>) -> Void
    ) {
        let (rows, count) = (support.count, count)
        let tasks = (rows + Self.rowsOfATask - 1) / Self.rowsOfATask
        unsafe values.withUnsafeMutableBufferPointer { values in
            guard let start = values.baseAddress else { return }
            let base = unsafe start
            workers.perform(tasks) { task in
                let first = task * Self.rowsOfATask
                for row in first..<min(rows, first + Self.rowsOfATask) {
                    unsafe body(row, base + row * count)
                }
            }
        }
    }
}
