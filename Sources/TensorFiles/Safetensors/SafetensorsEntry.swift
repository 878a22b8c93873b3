/// One tensor of a safetensors file, as its header describes it.
public struct SafetensorsEntry: Hashable, Sendable {
    public let name: String
    public let type: ElementType
    public let shape: TensorShape
    /// Where its elements lie, from the start of the file: row by row, little-endian. Not always aligned.
    public let byteRange: Range<Int>

    public init(name: String, type: ElementType, shape: TensorShape, byteRange: Range<Int>) {
        self.name = name
        self.type = type
        self.shape = shape
        self.byteRange = byteRange
    }
}
