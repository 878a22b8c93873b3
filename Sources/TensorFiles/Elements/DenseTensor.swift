/// Numbers along any count of axes, row by row: the last axis runs fastest.
public struct DenseTensor<Element: Hashable & Sendable>: Hashable, Sendable {
    public let shape: TensorShape
    public let elements: [Element]

    /// - Returns: nil where the axes are no shape, or the elements are not as many as they ask for.
    public init?(_ axes: [Int], _ elements: [Element]) {
        guard let shape = TensorShape(axes), shape.count == elements.count else { return nil }
        self.init(shape, known: elements)
    }

    /// Elements that are known to be as many as the shape asks for.
    init(_ shape: TensorShape, known elements: [Element]) {
        self.shape = shape
        self.elements = elements
    }
}
