/// The elements of one tensor, part after part: what
/// ``SafetensorsFile/chunks(of:as:count:convertingIntegers:)`` gives to go through.
public struct SafetensorsChunks<Scalar: StoredScalar>: Sequence, IteratorProtocol, Sendable {
    let file: MappedFile
    let entry: SafetensorsEntry
    let count: Int
    private var position = 0

    init(file: MappedFile, entry: SafetensorsEntry, count: Int) {
        self.file = file
        self.entry = entry
        self.count = count
    }

    public mutating func next() -> [Scalar]? {
        guard position < entry.shape.count else { return nil }
        let end = position + Swift.min(count, entry.shape.count - position)
        defer { position = end }
        let start = entry.byteRange.lowerBound
        let size = entry.type.size
        return file.numbers(entry.type, start + position * size..<start + end * size)
    }
}
