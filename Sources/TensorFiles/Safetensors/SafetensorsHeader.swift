internal import Foundation

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
        let decoded = try Self.decode(text)
        let names = JSONNames(in: text)
        if let name = names.repeated { throw .repeatedName(name) }
        let start = 8 + text.count
        let order = Dictionary(
            names.outermost.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        var entries: [SafetensorsEntry] = []
        for (name, raw) in decoded.entries {
            entries.append(try raw.checked(name: name, dataStart: start))
        }
        entries.sort {
            ($0.byteRange.lowerBound, $0.byteRange.upperBound, order[$0.name] ?? 0)
                < ($1.byteRange.lowerBound, $1.byteRange.upperBound, order[$1.name] ?? 0)
        }
        try Self.checkCover(entries, from: start, to: fileSize)
        self.entries = entries
        metadata = decoded.metadata
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

    private static func decode(_ text: [UInt8]) throws(SafetensorsFault) -> DecodedHeader {
        // Foundation would also read UTF-16 and UTF-32, which have zeros here.
        guard text.first == UInt8(ascii: "{") else { throw .notJSON(reason: "it does not start with {") }
        guard String(validating: text, as: UTF8.self) != nil,
            !text.contains(where: { $0 < 0x20 && ![0x09, 0x0A, 0x0D].contains($0) })
        else { throw .notJSON(reason: "it is not text in UTF-8") }
        do {
            return try JSONDecoder().decode(DecodedHeader.self, from: Data(text))
        } catch let fault as SafetensorsFault {
            throw fault
        } catch {
            throw .notJSON(reason: "it breaks the rules of JSON")
        }
    }
}
