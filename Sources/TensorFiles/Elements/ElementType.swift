/// How one number is stored: the names are those of safetensors.
public enum ElementType: String, CaseIterable, Hashable, Sendable {
    case float64 = "F64"
    case float32 = "F32"
    /// IEEE 754 half precision: 5 bits of exponent, 10 of fraction.
    case float16 = "F16"
    /// The upper half of a `float32`: 8 bits of exponent, 7 of fraction.
    case bfloat16 = "BF16"
    case int64 = "I64"
    case int32 = "I32"
    case int16 = "I16"
    case int8 = "I8"
    case uint64 = "U64"
    case uint32 = "U32"
    case uint16 = "U16"
    case uint8 = "U8"
    /// One byte: 0 is false, all else true.
    case boolean = "BOOL"

    /// Bytes that one element takes.
    public var size: Int {
        switch self {
        case .float64, .int64, .uint64: 8
        case .float32, .int32, .uint32: 4
        case .float16, .bfloat16, .int16, .uint16: 2
        case .int8, .uint8, .boolean: 1
        }
    }

    /// Whether it is one of the four with an exponent.
    public var isFloatingPoint: Bool {
        switch self {
        case .float64, .float32, .float16, .bfloat16: true
        default: false
        }
    }

    /// As a sentence says it: “64-bit integers”.
    var words: String {
        switch self {
        case .boolean: "yes-or-no values"
        case .uint64, .uint32, .uint16, .uint8: "unsigned \(size * 8)-bit integers"
        case .int64, .int32, .int16, .int8: "\(size * 8)-bit integers"
        default: "numbers of type \(rawValue)"
        }
    }
}
