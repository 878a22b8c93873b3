extension Array where Element: BinaryFloatingPoint & SIMDScalar {
    /// Adds as many other numbers to these, and gives the sums of the squares of what was there and of what came.
    ///
    /// - Complexity: O(n), by vectors of sixteen.
    mutating func add(_ others: [Element]) -> (before: Double, added: Double) {
        var (before, added) = (0.0, 0.0)
        unsafe withUnsafeMutableBufferPointer { numbers in
            unsafe others.withUnsafeBufferPointer { others in
                // Short sums in the numbers' own precision, which lose next to nothing; the long one in doubles.
                let window = 4096
                for start in stride(from: 0, to: numbers.count, by: window) {
                    let range = start..<Swift.min(start + window, numbers.count)
                    let sums = unsafe sums(
                        UnsafeMutableBufferPointer(rebasing: numbers[range]),
                        UnsafeBufferPointer(rebasing: others[range]))
                    before += sums.0
                    added += sums.1
                }
            }
        }
        return (before, added)
    }
}

private func sums<Number: BinaryFloatingPoint & SIMDScalar>(
    _ numbers: UnsafeMutableBufferPointer<Number>, _ others: UnsafeBufferPointer<Number>
) -> (Double, Double) {
    guard let into = numbers.baseAddress, let from = others.baseAddress else { return (0, 0) }
    let width = SIMD16<Number>.scalarCount
    let whole = numbers.count - numbers.count % width
    var (before, added) = (SIMD16<Number>(repeating: 0), SIMD16<Number>(repeating: 0))
    for i in stride(from: 0, to: whole, by: width) {
        let place = unsafe UnsafeMutableRawPointer(into + i)
        let old = unsafe place.loadUnaligned(as: SIMD16<Number>.self)
        let new = unsafe UnsafeRawPointer(from + i).loadUnaligned(as: SIMD16<Number>.self)
        before += old * old
        added += new * new
        unsafe place.storeBytes(of: old + new, as: SIMD16<Number>.self)
    }
    var sums = (Double(before.sum()), Double(added.sum()))
    for i in whole..<numbers.count {
        let (old, new) = unsafe (into[i], from[i])
        sums.0 += Double(old) * Double(old)
        sums.1 += Double(new) * Double(new)
        unsafe into[i] = old + new
    }
    return sums
}
