internal import Foundation

/// The names in the objects of a JSON text in the order in which they stand.
///
/// Foundation's decoder keeps one of two values of the same name and says nothing; and it forgets the order.
/// This looks at a text that the decoder has already found to be JSON.
struct JSONNames {
    /// Those of the outermost object.
    private(set) var outermost: [String] = []
    /// The first that stands twice in one object, Unicode's equivalent spellings being one name.
    private(set) var repeated: String?

    init(in text: [UInt8]) {
        var seen: [Set<String>] = []
        var i = 0
        while i < text.count, repeated == nil {
            switch text[i] {
            case UInt8(ascii: "{"): seen.append([])
            case UInt8(ascii: "}"): _ = seen.popLast()
            case UInt8(ascii: "\""):
                let end = Self.endOfString(in: text, from: i)
                if Self.isName(in: text, before: end), let level = seen.indices.last {
                    let name = Self.decoded(text[i..<end])
                    if !seen[level].insert(name).inserted { repeated = name }
                    if level == 0 { outermost.append(name) }
                }
                i = end - 1
            default: break
            }
            i += 1
        }
    }

    /// After the closing quotation mark of the string that starts at `start`.
    private static func endOfString(in text: [UInt8], from start: Int) -> Int {
        var i = start + 1
        while i < text.count, text[i] != UInt8(ascii: "\"") {
            i += text[i] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(i + 1, text.count)
    }

    /// Whether a colon follows.
    private static func isName(in text: [UInt8], before end: Int) -> Bool {
        text[end...].first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: ":")
    }

    private static func decoded(_ quoted: ArraySlice<UInt8>) -> String {
        if quoted.contains(UInt8(ascii: "\\")),
            let name = try? JSONDecoder().decode(String.self, from: Data(quoted))
        {
            return name
        }
        return String(decoding: quoted.dropFirst().dropLast(), as: UTF8.self)
    }
}
