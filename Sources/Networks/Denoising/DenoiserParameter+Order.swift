extension DenoiserParameter {
    /// The numbers as a file keeps them, in the order in which the products read them.
    ///
    /// Files run through rows and columns of a kernel last, the patches of a convolution through the
    /// channels.
    func computed<Scalar>(_ values: [Scalar]) -> [Scalar] {
        guard let (inputs, places) = kernelAxes else { return values }
        return rearranged(values, from: inputs, places)
    }

    /// The inverse of ``computed(_:)``.
    func filed<Scalar>(_ values: [Scalar]) -> [Scalar] {
        guard let (inputs, places) = kernelAxes else { return values }
        return rearranged(values, from: places, inputs)
    }

    private var kernelAxes: (inputs: Int, places: Int)? {
        role == .convolution ? (shape[1], shape[2] * shape[3]) : nil
    }

    /// Each output's numbers, which run through n and then m, run through m and then n.
    private func rearranged<Scalar>(_ values: [Scalar], from n: Int, _ m: Int) -> [Scalar] {
        guard n > 1, m > 1 else { return values }
        var result: [Scalar] = []
        result.reserveCapacity(values.count)
        for start in stride(from: 0, to: values.count, by: n * m) {
            for j in 0..<m {
                for i in 0..<n { result.append(values[start + i * m + j]) }
            }
        }
        return result
    }
}
