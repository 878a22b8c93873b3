/// What is the matter with a safetensors file, or with what was asked of it.
public enum SafetensorsFault: Error, Hashable, Sendable {
    // The header as a whole.
    /// Too few bytes for the eight that tell the header's length.
    case noLength(bytes: Int)
    case headerTooLong(bytes: UInt64, limit: Int)
    /// The header ends after the file does.
    case headerCutOff(headerEnd: Int, fileSize: Int)
    /// The mark or the kind of value that is missing, and the byte of the file at which it is, from zero.
    case notJSON(wanted: String, offset: Int)
    /// A name, or a field of an entry, that stands twice.
    case repeatedName(String)
    /// `__metadata__` is not text for text.
    case metadataNotText
    case entry(name: String, EntryFault)
    /// Bytes after the last tensor that belong to none.
    case bytesLeftOver(count: Int)
    // What was asked.
    case noSuchTensor(name: String, names: [String])
    case elements(of: String, ElementFault)

    /// What is the matter with one entry of the header.
    public enum EntryFault: Error, Hashable, Sendable {
        /// A field is missing or is not what it has to be.
        case malformed(reason: String)
        case unknownType(String)
        /// The axis counts from zero.
        case negativeAxis(axis: Int, length: Int)
        /// More elements, or more bytes, than can be counted.
        case shapeOverflow(axes: [Int])
        case offsetsReversed(begin: Int, end: Int)
        case sizeMismatch(type: ElementType, shape: TensorShape, wanted: Int, found: Int)
        case pastEnd(end: Int, available: Int)
        case overlap(with: String)
        /// Bytes before this tensor that belong to none.
        case gap(bytes: Int)
    }
}

extension SafetensorsFault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noLength(let bytes):
            """
            has \(bytes) bytes; a safetensors file starts with 8 that tell how long its header is. \
            It is empty, cut off or of another format
            """
        case .headerTooLong(let bytes, let limit):
            """
            would have a header of \(bytes) bytes, more than the \(limit) allowed. \
            It is probably not a safetensors file
            """
        case .headerCutOff(let end, let size):
            "ends at byte \(size), before its header does (byte \(end)). It is cut off: \(Self.fetchAgain)"
        case .notJSON(let wanted, let offset):
            """
            its header breaks the rules of JSON at byte \(offset): \(wanted) is wanted there. \
            \(Self.fetchAgain)
            """
        case .repeatedName(let name):
            """
            its header names \(ShownText.quoted(name)) twice; every name has to stand once. \
            \(Self.exportAgain)
            """
        case .metadataNotText:
            "its `__metadata__` has to give text for every name, and nothing else. \(Self.exportAgain)"
        case .entry(let name, let fault): "the tensor \(ShownText.quoted(name)): \(fault)"
        case .bytesLeftOver(let count):
            "has \(count) bytes after its last tensor that belong to none. \(Self.fetchAgain)"
        case .noSuchTensor(let name, let names):
            names.isEmpty
                ? "has no tensor \(ShownText.quoted(name)); it has none at all"
                : "has no tensor \(ShownText.quoted(name)); it has \(ShownText.list(names))"
        case .elements(let name, let fault): "the tensor \(ShownText.quoted(name)): \(fault)"
        }
    }

    static let fetchAgain = "Fetch it again, or write it anew with a safetensors library"
    static let exportAgain = "Write it anew with a safetensors library"
}

extension SafetensorsFault.EntryFault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .malformed(let reason):
            "its entry in the header is malformed: \(reason). \(SafetensorsFault.exportAgain)"
        case .unknownType(let type):
            """
            its type \(ShownText.quoted(type)) is unknown; known are \
            \(ElementType.allCases.map(\.rawValue).joined(separator: ", ")). Convert it to one of these
            """
        case .negativeAxis(let axis, let length):
            "axis \(axis + 1) of its shape is \(length); no axis is negative. \(SafetensorsFault.exportAgain)"
        case .shapeOverflow(let axes):
            """
            its shape \(axes.map(String.init).joined(separator: "×")) has more elements than can be counted. \
            \(SafetensorsFault.fetchAgain)
            """
        case .offsetsReversed(let begin, let end):
            "its bytes would start at \(begin) and end at \(end). \(SafetensorsFault.fetchAgain)"
        case .sizeMismatch(let type, let shape, let wanted, let found):
            """
            \(shape) elements of type \(type.rawValue) take \(wanted) bytes; the header gives it \(found). \
            \(SafetensorsFault.fetchAgain)
            """
        case .pastEnd(let end, let available):
            """
            its bytes would end at \(end) of the data; only \(available) are there. \
            The file is cut off: \(SafetensorsFault.fetchAgain)
            """
        case .overlap(let other):
            "its bytes overlap with those of \(ShownText.quoted(other)). \(SafetensorsFault.fetchAgain)"
        case .gap(let bytes):
            "\(bytes) bytes before it belong to no tensor. \(SafetensorsFault.fetchAgain)"
        }
    }
}
