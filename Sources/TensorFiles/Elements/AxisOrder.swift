/// Elements with the first axis fastest, put in the order with the last one fastest.
enum AxisOrder {
    /// - Parameter axes: their product is the number of elements.
    /// - Complexity: O(n), in square blocks of the first and the last axis for the sake of the caches.
    static func rowMajor<Element>(columnMajor elements: [Element], _ axes: [Int]) -> [Element] {
        guard axes.count > 1, !elements.isEmpty else { return elements }
        let (first, last) = (axes[0], axes[axes.count - 1])
        let middle = Array(axes[1..<(axes.count - 1)])
        let middleCount = middle.reduce(1, *)
        let block = 32
        var result = elements
        var index = [Int](repeating: 0, count: middle.count)
        for rowMiddle in 0..<middleCount {
            // The place of the middle axes among themselves where the first of them is fastest.
            let columnMiddle = zip(index, middle).reversed().reduce(0) { $0 * $1.1 + $1.0 }
            for i0 in stride(from: 0, to: first, by: block) {
                for j0 in stride(from: 0, to: last, by: block) {
                    for i in i0..<min(i0 + block, first) {
                        for j in j0..<min(j0 + block, last) {
                            result[(i * middleCount + rowMiddle) * last + j] =
                                elements[i + first * (columnMiddle + middleCount * j)]
                        }
                    }
                }
            }
            advance(&index, middle)
        }
        return result
    }

    /// The next index where the last axis is fastest.
    private static func advance(_ index: inout [Int], _ axes: [Int]) {
        for axis in axes.indices.reversed() {
            index[axis] += 1
            if index[axis] < axes[axis] { return }
            index[axis] = 0
        }
    }
}
