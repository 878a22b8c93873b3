/// The header of a safetensors file, with everything checked that a reader relies on.
///
/// Eight bytes give the header's length; the header is a JSON object of one entry a tensor, and
/// `__metadata__`; the data follow, every byte of which belongs to exactly one tensor.
///
/// - SeeAlso: the format's description at github.com/huggingface/safetensors.
struct SafetensorsHeader: Hashable, Sendable {
    /// In the order of the data.
    let entries: [SafetensorsEntry]
    let metadata: [String: String]

    /// The reference's own limit.
    static let longest = 100_000_000

    /// - Parameters:
    ///   - length: what the first eight bytes say, checked against the file.
    ///   - text: the header's bytes.
    ///   - fileSize: the data reach from the header's end to here.
    init(_ text: [UInt8], fileSize: Int) throws(SafetensorsFault) {
        let read = try SafetensorsHeaderReader(text)
        // Empty tensors lie where others begin: they keep the order in which they stand.
        let order = read.entries.enumerated().sorted { one, other in
            (one.element.byteRange.lowerBound, one.element.byteRange.upperBound, one.offset)
                < (other.element.byteRange.lowerBound, other.element.byteRange.upperBound, other.offset)
        }
        let entries = order.map(\.element)
        try Self.checkCover(entries, from: 8 + text.count, to: fileSize)
        self.entries = entries
        metadata = read.metadata
    }

    /// How long the header is, by the file's first eight bytes.
    static func length(_ firstEight: [UInt8], fileSize: Int) throws(SafetensorsFault) -> Int {
        guard firstEight.count == 8 else { throw .noLength(bytes: fileSize) }
        let length = firstEight.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard length <= UInt64(longest) else { throw .headerTooLong(bytes: length, limit: longest) }
        guard Int(length) <= fileSize - 8 else {
            throw .headerCutOff(headerEnd: 8 + Int(length), fileSize: fileSize)
        }
        return Int(length)
    }

    /// Every byte of the data in one tensor, and in one only.
    private static func checkCover(
        _ entries: [SafetensorsEntry], from start: Int, to end: Int
    ) throws(SafetensorsFault) {
        var covered = start
        var last = ""
        for entry in entries {
            let range = entry.byteRange
            guard range.upperBound <= end else {
                throw .entry(
                    name: entry.name, .pastEnd(end: range.upperBound - start, available: end - start))
            }
            guard range.lowerBound >= covered else { throw .entry(name: entry.name, .overlap(with: last)) }
            guard range.lowerBound == covered else {
                throw .entry(name: entry.name, .gap(bytes: range.lowerBound - covered))
            }
            (covered, last) = (range.upperBound, entry.name)
        }
        guard covered == end else { throw .bytesLeftOver(count: end - covered) }
    }
}
