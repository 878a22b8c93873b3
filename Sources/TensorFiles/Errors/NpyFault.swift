/// What is the matter with an `.npy` file. Offsets count bytes from the start of the file, from zero.
public enum NpyFault: Error, Hashable, Sendable {
    /// It does not start with the six bytes that every such file starts with.
    case notNpy
    case unknownVersion(major: Int, minor: Int)
    /// It ends inside the header.
    case headerCutOff(headerEnd: Int, fileSize: Int)
    case headerTooLong(bytes: Int, limit: Int)
    /// The header breaks off from the one form it may have: what was wanted, and where.
    case malformed(wanted: String, offset: Int)
    case repeatedKey(String, offset: Int)
    case unknownKey(String, offset: Int)
    case missingKey(String)
    case tooManyAxes(limit: Int)
    case shapeOverflow(axes: [Int])
    /// Text, dates, complex numbers, records or Python's own objects.
    case unreadableType(String)
    case sizeMismatch(shape: TensorShape, type: ElementType, wanted: Int, found: Int)
    /// To be written, in a type that `.npy` does not have.
    case unwritableType(ElementType)
    case elements(ElementFault)
}

extension NpyFault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notNpy: "is not an .npy file: it does not start with \\x93NUMPY. Save it with numpy.save"
        case .unknownVersion(let major, let minor):
            "has version \(major).\(minor) of the .npy format; 1.0, 2.0 and 3.0 are read. Save it anew"
        case .headerCutOff(let end, let size):
            "ends at byte \(size), before its header does (byte \(end)). It is cut off: copy it again"
        case .headerTooLong(let bytes, let limit):
            """
            would have a header of \(bytes) bytes, more than the \(limit) allowed. Save it anew with \
            numpy.save
            """
        case .malformed(let wanted, let offset):
            """
            its header is malformed at byte \(offset): \(wanted) is wanted there. Save it anew with \
            numpy.save
            """
        case .repeatedKey(let key, let offset):
            """
            its header gives \(ShownText.quoted(key)) a second time at byte \(offset). Save it anew with \
            numpy.save
            """
        case .unknownKey(let key, let offset):
            """
            its header gives \(ShownText.quoted(key)) at byte \(offset); it has `descr`, `fortran_order` \
            and `shape` only. Save it anew with numpy.save
            """
        case .missingKey(let key):
            "its header does not give \(ShownText.quoted(key)). Save it anew with numpy.save"
        case .tooManyAxes(let limit):
            "its array has more than \(limit) axes, which is all that NumPy has. Save it anew with numpy.save"
        case .shapeOverflow(let axes):
            """
            its shape \(axes.map(String.init).joined(separator: "×")) has more elements than can be counted. \
            Save it anew with numpy.save
            """
        case .unreadableType(let type):
            """
            holds elements of type \(ShownText.quoted(type)); integers, yes-or-no values and numbers of \
            16, 32 and 64 bits are read. Convert it first: a.astype('f8')
            """
        case .sizeMismatch(let shape, let type, let wanted, let found) where found > wanted:
            """
            has \(found) bytes of data; \(shape) elements of \(type.size) bytes take \(wanted). \
            If several arrays were saved into it, save each into a file of its own
            """
        case .sizeMismatch(let shape, let type, let wanted, let found):
            """
            has \(found) bytes of data; \(shape) elements of \(type.size) bytes take \(wanted). \
            It is cut off: copy it again
            """
        case .unwritableType(let type):
            "\(type.rawValue) is no type of .npy files; write F16, F32 or F64, or a safetensors file"
        case .elements(let fault): fault.description
        }
    }
}
