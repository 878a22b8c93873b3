/// The lengths of a tensor's axes, none negative, and the number of its elements, known to be countable.
///
/// No axes at all is one number. An axis of length 0 makes it empty; even then the product of the other
/// lengths has to be countable, so that the last elements of no axis can be out of reach.
public struct TensorShape: Hashable, Sendable {
    public let axes: [Int]
    /// The product of ``axes``; 1 where there are none.
    public let count: Int

    /// - Returns: nil where an axis is negative, or the product of those that are not 0 overflows.
    public init?(_ axes: [Int]) {
        var product = 1
        for axis in axes where axis != 0 {
            let (next, overflows) = product.multipliedReportingOverflow(by: axis)
            guard axis > 0, !overflows else { return nil }
            product = next
        }
        self.axes = axes
        count = axes.contains(0) ? 0 : product
    }

    /// Axes that are known to be countable, and their product.
    init(known axes: [Int], count: Int) {
        self.axes = axes
        self.count = count
    }

    /// What the elements take in all; nil where that cannot be counted.
    public func byteCount(of type: ElementType) -> Int? {
        let (bytes, overflows) = count.multipliedReportingOverflow(by: type.size)
        return overflows ? nil : bytes
    }
}

extension TensorShape: CustomStringConvertible {
    /// `2×3`; a single number's is `()`, as NumPy writes it.
    public var description: String {
        axes.isEmpty ? "()" : axes.map(String.init).joined(separator: "×")
    }
}
