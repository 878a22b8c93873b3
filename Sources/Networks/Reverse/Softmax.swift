internal import NumericAlgebra

/// e^xᵢ / Σ e^xⱼ: positive numbers of sum 1.
enum Softmax {
    /// Replaces each of `count` columns of `rows` numbers by its softmax.
    ///
    /// The largest number of a column is subtracted first: the result is the same, and nothing overflows.
    static func columns<Scalar: LapackScalar>(
        of values: inout [Scalar], start: Int, rows: Int, count: Int
    ) {
        precondition(start >= 0 && start + rows * count <= values.count, "columns outside the array")
        guard rows > 0 else { return }
        var values = values.mutableSpan
        for column in 0..<count {
            let first = start + column * rows
            var largest = values[first]
            for i in first..<(first + rows) { largest = unsafe max(largest, values[unchecked: i]) }
            // In a loop of its own, which runs several numbers at a time.
            for i in first..<(first + rows) {
                unsafe values[unchecked: i] = Scalar.exponential(values[unchecked: i] - largest)
            }
            var sum: Scalar = 0
            for i in first..<(first + rows) { unsafe sum += values[unchecked: i] }
            let factor = 1 / sum
            for i in first..<(first + rows) { unsafe values[unchecked: i] *= factor }
        }
    }

    /// Replaces the gradient with respect to the softmax, column by column, by that with respect to what it
    /// was taken of: sᵢ (gᵢ − Σ sⱼ gⱼ).
    ///
    /// - Parameter start: where the columns begin in `softmax`; those of the gradient begin at 0.
    static func pullBack<Scalar: LapackScalar>(
        _ gradient: inout [Scalar], at softmax: [Scalar], start: Int, rows: Int, count: Int
    ) {
        precondition(
            start >= 0 && start + rows * count <= softmax.count && rows * count <= gradient.count,
            "columns outside the array")
        let softmax = softmax.span
        var gradient = gradient.mutableSpan
        for column in 0..<count {
            let (s, g) = (start + column * rows, column * rows)
            var mean: Scalar = 0
            for i in 0..<rows { unsafe mean += softmax[unchecked: s &+ i] * gradient[unchecked: g &+ i] }
            for i in 0..<rows {
                let slope = unsafe gradient[unchecked: g &+ i] - mean
                unsafe gradient[unchecked: g &+ i] = softmax[unchecked: s &+ i] * slope
            }
        }
    }
}
