/// The elements of one tensor, part after part: what ``SafetensorsFile/chunks(of:as:count:convertingIntegers:)``
/// gives to go through.
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
        return file.elements(of: entry, position..<end)
    }
}

extension MappedFile {
    /// The elements `range` of a tensor, counted row by row.
    func elements<Scalar: StoredScalar>(of entry: SafetensorsEntry, _ range: Range<Int>) -> [Scalar] {
        let size = entry.type.size
        // What has been converted leaves memory before all is: not file and result side by side.
        let window = 1 << 20
        return unsafe [Scalar](unsafeUninitializedCapacity: range.count) { elements, count in
            for first in stride(from: 0, to: range.count, by: window) {
                let last = min(first + window, range.count)
                let room = unsafe UnsafeMutableBufferPointer(rebasing: elements[first..<last])
                let begin = entry.byteRange.lowerBound + range.lowerBound * size
                unsafe withBytes(begin + first * size..<begin + last * size) { bytes in
                    unsafe ElementDecoding.decode(bytes, of: entry.type, swapped: false, into: room)
                }
            }
            count = range.count
        }
    }

    /// The bytes of `range` in memory of their own.
    func copy(_ range: Range<Int>) -> [UInt8] {
        unsafe withBytes(range) { bytes in unsafe [UInt8](bytes) }
    }
}
