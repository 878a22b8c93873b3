#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension JSONEncoder {
    /// The encoder of everything that this program writes: keys in order, so that equal values look equal.
    static var stable: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}

extension Encodable {
    /// The value as one line of JSON; nil where it has a number that JSON cannot write.
    var stableJSON: String? {
        (try? JSONEncoder.stable.encode(self)).map { String(decoding: $0, as: UTF8.self) }
    }
}
