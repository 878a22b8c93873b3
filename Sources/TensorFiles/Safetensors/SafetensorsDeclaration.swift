/// A tensor that is going to be written.
public struct SafetensorsDeclaration: Hashable, Sendable {
    public var name: String
    public var type: ElementType
    /// The lengths of its axes; checked when the writer begins.
    public var axes: [Int]

    public init(_ name: String, _ type: ElementType, _ axes: [Int]) {
        self.name = name
        self.type = type
        self.axes = axes
    }

    /// As it stands in another file, whose elements are going to be changed.
    public init(_ entry: SafetensorsEntry) {
        self.init(entry.name, entry.type, entry.shape.axes)
    }
}

/// What a writer has to write: the header's bytes, and the tensors in the order of the data.
struct SafetensorsPlan {
    let header: [UInt8]
    let tensors: [Tensor]

    struct Tensor {
        let name: String
        let type: ElementType
        let shape: TensorShape
    }

    /// Wide types first, so that all elements are aligned; then by name. This is the reference's order.
    private static let order: [ElementType] = [
        .uint64, .int64, .float64, .float32, .uint32, .int32, .bfloat16, .float16, .uint16, .int16, .int8,
        .uint8, .boolean,
    ]

    init(
        _ declarations: [SafetensorsDeclaration], metadata: [String: String]
    ) throws(SafetensorsWritingFault) {
        var tensors: [Tensor] = []
        var names: Set<String> = []
        for declaration in declarations {
            let name = declaration.name
            guard name != "__metadata__" else { throw .reservedName }
            guard names.insert(name).inserted else { throw .repeatedName(name) }
            guard let shape = TensorShape(declaration.axes), shape.byteCount(of: declaration.type) != nil
            else { throw .shapeOverflow(name: name, axes: declaration.axes) }
            tensors.append(Tensor(name: name, type: declaration.type, shape: shape))
        }
        let rank = Dictionary(uniqueKeysWithValues: Self.order.enumerated().map { ($1, $0) })
        tensors.sort { one, other in
            let (a, b) = (rank[one.type] ?? 0, rank[other.type] ?? 0)
            return a != b ? a < b : one.name.utf8.lexicographicallyPrecedes(other.name.utf8)
        }
        self.tensors = tensors
        header = try Self.header(tensors, metadata)
    }

    /// The length in eight bytes, and the JSON with blanks at its end up to a multiple of eight.
    private static func header(
        _ tensors: [Tensor], _ metadata: [String: String]
    ) throws(SafetensorsWritingFault) -> [UInt8] {
        var fields: [String] = []
        if !metadata.isEmpty {
            let texts = metadata.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
                .map { "\(JSONText.quoted($0)):\(JSONText.quoted($1))" }
            fields.append("\"__metadata__\":{\(texts.joined(separator: ","))}")
        }
        var begin = 0
        for tensor in tensors {
            let (end, overflows) = begin.addingReportingOverflow(tensor.shape.count * tensor.type.size)
            if overflows { throw .shapeOverflow(name: tensor.name, axes: tensor.shape.axes) }
            let axes = tensor.shape.axes.map(String.init).joined(separator: ",")
            fields.append(
                """
                \(JSONText.quoted(tensor.name)):{"dtype":"\(tensor.type.rawValue)","shape":[\(axes)],\
                "data_offsets":[\(begin),\(end)]}
                """)
            begin = end
        }
        var text = Array("{\(fields.joined(separator: ","))}".utf8)
        text += [UInt8](repeating: UInt8(ascii: " "), count: (8 - text.count % 8) % 8)
        guard text.count <= SafetensorsHeader.longest else {
            throw .headerTooLong(bytes: text.count, limit: SafetensorsHeader.longest)
        }
        return (0..<8).map { UInt8(truncatingIfNeeded: text.count >> ($0 * 8)) } + text
    }
}

/// Text as JSON quotes it, escaped no more than it has to be.
enum JSONText {
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\u{8}": result += "\\b"
            case "\t": result += "\\t"
            case "\n": result += "\\n"
            case "\u{C}": result += "\\f"
            case "\r": result += "\\r"
            case "\0"..<" ":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
