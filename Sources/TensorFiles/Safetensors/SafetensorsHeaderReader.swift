/// Reads the JSON of a header: entries in the order in which they stand, each with its fields of the right
/// kinds.
struct SafetensorsHeaderReader {
    let entries: [SafetensorsEntry]
    let metadata: [String: String]

    /// More than any library makes; the header may not take memory by it.
    private static let mostAxes = 64

    /// Reads all of `text`, which stands after the first eight bytes of the file.
    ///
    /// - Complexity: O(length) time and memory.
    init(_ text: [UInt8]) throws(SafetensorsFault) {
        // The format wants it at the very first byte.
        guard text.first == UInt8(ascii: "{") else { throw .notJSON(wanted: "{", offset: 8) }
        var names: Set<String> = []
        var entries: [SafetensorsEntry] = []
        var metadata: [String: String] = [:]
        var cursor = JSONCursor(text, start: 8)
        try cursor.forEachName { (cursor, name) throws(SafetensorsFault) in
            guard names.insert(name).inserted else { throw .repeatedName(name) }
            if name == "__metadata__" {
                metadata = try Self.texts(&cursor)
            } else {
                entries.append(try Self.entry(&cursor, name, dataStart: 8 + text.count))
            }
        }
        try cursor.expectEnd()
        (self.entries, self.metadata) = (entries, metadata)
    }

    private static func texts(_ cursor: inout JSONCursor) throws(SafetensorsFault) -> [String: String] {
        if cursor.skip(word: "null") { return [:] }
        guard cursor.next() == UInt8(ascii: "{") else { throw .metadataNotText }
        var texts: [String: String] = [:]
        try cursor.forEachName { (cursor, name) throws(SafetensorsFault) in
            guard cursor.next() == UInt8(ascii: "\"") else { throw .metadataNotText }
            guard texts[name] == nil else { throw .repeatedName(name) }
            texts[name] = try cursor.string()
        }
        return texts
    }

    private static func entry(
        _ cursor: inout JSONCursor, _ name: String, dataStart: Int
    ) throws(SafetensorsFault) -> SafetensorsEntry {
        var fields = Fields()
        var unknown: Set<String> = []
        func malformed(_ reason: String) -> SafetensorsFault {
            .entry(name: name, .malformed(reason: reason))
        }
        guard cursor.next() == UInt8(ascii: "{") else { throw malformed("it is not an object") }
        try cursor.forEachName { (cursor, field) throws(SafetensorsFault) in
            let isNew: Bool
            switch field {
            case "dtype":
                guard cursor.next() == UInt8(ascii: "\"") else { throw malformed("`dtype` is not text") }
                isNew = fields.type == nil
                fields.type = try cursor.string()
            case "shape":
                isNew = fields.shape == nil
                fields.shape = try numbers(&cursor) { malformed("`shape` \($0)") }
            case "data_offsets":
                isNew = fields.offsets == nil
                fields.offsets = try numbers(&cursor) { malformed("`data_offsets` \($0)") }
            default:
                // The reference passes over what it does not know, too.
                isNew = unknown.insert(field).inserted
                try cursor.skipValue()
            }
            guard isNew else { throw .repeatedName(field) }
        }
        do throws(SafetensorsFault.EntryFault) {
            return try fields.entry(name: name, dataStart: dataStart)
        } catch { throw .entry(name: name, error) }
    }

    /// A list of whole numbers that is not too long.
    private static func numbers(
        _ cursor: inout JSONCursor, _ malformed: (String) -> SafetensorsFault
    ) throws(SafetensorsFault) -> [Int] {
        let kind = "is not a list of whole numbers of at most 64 bits"
        guard cursor.next() == UInt8(ascii: "[") else { throw malformed(kind) }
        var numbers: [Int] = []
        try cursor.forEachItem { (cursor) throws(SafetensorsFault) in
            guard numbers.count < mostAxes else { throw malformed("has more than \(mostAxes) numbers") }
            guard let number = cursor.integer() else { throw malformed(kind) }
            numbers.append(number)
        }
        return numbers
    }

    /// The fields of one entry as far as they have been read.
    private struct Fields {
        var type: String?
        var shape: [Int]?
        var offsets: [Int]?

        /// The entry, known to be what its type and shape ask for.
        func entry(
            name: String, dataStart: Int
        ) throws(SafetensorsFault.EntryFault) -> SafetensorsEntry {
            guard let type else { throw .malformed(reason: "`dtype` is missing") }
            guard let shape else { throw .malformed(reason: "`shape` is missing") }
            guard let offsets else { throw .malformed(reason: "`data_offsets` is missing") }
            guard let known = ElementType(rawValue: type) else { throw .unknownType(type) }
            if let axis = shape.firstIndex(where: { $0 < 0 }) {
                throw .negativeAxis(axis: axis, length: shape[axis])
            }
            guard let checked = TensorShape(shape), let wanted = checked.byteCount(of: known) else {
                throw .shapeOverflow(axes: shape)
            }
            guard offsets.count == 2 else {
                throw .malformed(reason: "`data_offsets` has \(offsets.count) numbers; it takes two")
            }
            let (begin, end) = (offsets[0], offsets[1])
            guard 0 <= begin, begin <= end else { throw .offsetsReversed(begin: begin, end: end) }
            guard end - begin == wanted else {
                throw .sizeMismatch(type: known, shape: checked, wanted: wanted, found: end - begin)
            }
            guard end <= .max - dataStart else { throw .pastEnd(end: end, available: .max - dataStart) }
            return SafetensorsEntry(
                name: name, type: known, shape: checked, byteRange: dataStart + begin..<dataStart + end)
        }
    }
}
