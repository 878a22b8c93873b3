internal import Foundation

/// The JSON of a header: the right fields of the right kinds, nothing checked beyond that.
struct DecodedHeader: Decodable {
    private(set) var entries: [String: Entry] = [:]
    private(set) var metadata: [String: String] = [:]

    init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: Name.self)
        for name in object.allKeys {
            if name.stringValue == "__metadata__" {
                do {
                    metadata = try object.decodeIfPresent([String: String].self, forKey: name) ?? [:]
                } catch { throw SafetensorsFault.metadataNotText }
            } else {
                do { entries[name.stringValue] = try object.decode(Entry.self, forKey: name) } catch {
                    let fault = error as? SafetensorsFault.EntryFault
                    throw SafetensorsFault.entry(
                        name: name.stringValue, fault ?? .malformed(reason: "it is not an object"))
                }
            }
        }
    }

    struct Name: CodingKey {
        let stringValue: String
        let intValue: Int? = nil
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// Fields beyond these are passed over, as the reference does.
    struct Entry: Decodable {
        let type: String
        let shape: [Int]
        let offsets: [Int]

        enum CodingKeys: String, CodingKey {
            case type = "dtype"
            case shape
            case offsets = "data_offsets"
        }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            func field<Value: Decodable>(_ key: CodingKeys, _ kind: String) throws -> Value {
                guard fields.contains(key) else {
                    throw SafetensorsFault.EntryFault.malformed(reason: "`\(key.stringValue)` is missing")
                }
                do { return try fields.decode(Value.self, forKey: key) } catch {
                    let reason = "`\(key.stringValue)` is not \(kind)"
                    throw SafetensorsFault.EntryFault.malformed(reason: reason)
                }
            }
            type = try field(.type, "text")
            shape = try field(.shape, "a list of whole numbers of at most 64 bits")
            offsets = try field(.offsets, "a list of whole numbers of at most 64 bits")
        }

        /// The entry with its place in the file, known to be what its type and shape ask for.
        func checked(name: String, dataStart: Int) throws(SafetensorsFault) -> SafetensorsEntry {
            do throws(SafetensorsFault.EntryFault) {
                let (type, shape, range) = try checked(dataStart: dataStart)
                return SafetensorsEntry(name: name, type: type, shape: shape, byteRange: range)
            } catch { throw .entry(name: name, error) }
        }

        private func checked(
            dataStart: Int
        ) throws(SafetensorsFault.EntryFault) -> (ElementType, TensorShape, Range<Int>) {
            guard let type = ElementType(rawValue: type) else { throw .unknownType(type) }
            if let axis = shape.firstIndex(where: { $0 < 0 }) {
                throw .negativeAxis(axis: axis, length: shape[axis])
            }
            guard let checkedShape = TensorShape(shape), let wanted = checkedShape.byteCount(of: type) else {
                throw .shapeOverflow(axes: shape)
            }
            guard offsets.count == 2 else {
                throw .malformed(reason: "`data_offsets` has \(offsets.count) numbers; it takes two")
            }
            let (begin, end) = (offsets[0], offsets[1])
            guard 0 <= begin, begin <= end else { throw .offsetsReversed(begin: begin, end: end) }
            guard end - begin == wanted else {
                throw .sizeMismatch(type: type, shape: checkedShape, wanted: wanted, found: end - begin)
            }
            guard end <= .max - dataStart else { throw .pastEnd(end: end, available: .max - dataStart) }
            return (type, checkedShape, dataStart + begin..<dataStart + end)
        }
    }
}
