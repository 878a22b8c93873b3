/// What stands before the data of an `.npy` file: type, byte order, shape and order of the elements.
///
/// - SeeAlso: NumPy's `numpy.lib.format`.
struct NpyHeader: Hashable, Sendable {
    let type: ElementType
    let isBigEndian: Bool
    /// The first axis runs fastest in the file.
    let isFortranOrder: Bool
    let shape: TensorShape
    /// Where the data start in the file.
    let dataStart: Int

    static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
    /// Generous: with NumPy's most axes it has some hundreds.
    static let longest = 1 << 16

    /// How many bytes of the file the header takes, told by its first twelve.
    static func end(_ first: [UInt8], fileSize: Int) throws(NpyFault) -> (start: Int, end: Int) {
        guard first.starts(with: magic) else { throw .notNpy }
        guard first.count >= 8 else { throw .headerCutOff(headerEnd: 10, fileSize: fileSize) }
        let (major, minor) = (Int(first[6]), Int(first[7]))
        guard (1...3).contains(major), minor == 0 else {
            throw .unknownVersion(major: major, minor: minor)
        }
        let start = major == 1 ? 10 : 12
        guard first.count >= start else { throw .headerCutOff(headerEnd: start, fileSize: fileSize) }
        let length = first[8..<start].reversed().reduce(0) { $0 << 8 | Int($1) }
        guard length <= longest else { throw .headerTooLong(bytes: length, limit: longest) }
        guard start + length <= fileSize else {
            throw .headerCutOff(headerEnd: start + length, fileSize: fileSize)
        }
        return (start, start + length)
    }

    /// - Parameters:
    ///   - text: the header from `start` in the file on.
    ///   - fileSize: all after the header has to be data.
    init(_ text: [UInt8], start: Int, fileSize: Int) throws(NpyFault) {
        var reader = NpyHeaderReader(text, start: start)
        let fields = try reader.fields()
        guard let descriptor = fields.descriptor else { throw .missingKey("descr") }
        guard let isFortranOrder = fields.isFortranOrder else { throw .missingKey("fortran_order") }
        guard let axes = fields.axes else { throw .missingKey("shape") }
        let (type, isBigEndian) = try Self.elements(of: descriptor)
        guard let shape = TensorShape(axes), let wanted = shape.byteCount(of: type) else {
            throw .shapeOverflow(axes: axes)
        }
        dataStart = start + text.count
        let found = fileSize - dataStart
        guard found == wanted else {
            throw .sizeMismatch(shape: shape, type: type, wanted: wanted, found: found)
        }
        self.type = type
        self.isBigEndian = isBigEndian
        self.isFortranOrder = isFortranOrder
        self.shape = shape
    }

    /// `<f8` and its like: byte order, kind, bytes.
    private static func elements(of descriptor: String) throws(NpyFault) -> (ElementType, isBigEndian: Bool) {
        guard let order = descriptor.first, "<>=|".contains(order),
            let type = names.first(where: { $0.value == descriptor.dropFirst() })?.key,
            // Without an order only what has a single byte.
            order != "|" || type.size == 1
        else { throw .unreadableType(descriptor) }
        return (type, order == ">")
    }

    private static let names: [ElementType: Substring] = [
        .float64: "f8", .float32: "f4", .float16: "f2", .int64: "i8", .int32: "i4", .int16: "i2", .int8: "i1",
        .uint64: "u8", .uint32: "u4", .uint16: "u2", .uint8: "u1", .boolean: "b1",
    ]

    /// The bytes before the data of an array that follow little-endian and row by row.
    ///
    /// - Throws: ``NpyFault/unwritableType(_:)``, ``NpyFault/tooManyAxes(limit:)``.
    static func bytes(_ type: ElementType, _ shape: TensorShape) throws(NpyFault) -> [UInt8] {
        guard let name = names[type] else { throw .unwritableType(type) }
        guard shape.axes.count <= NpyHeaderReader.mostAxes else {
            throw .tooManyAxes(limit: NpyHeaderReader.mostAxes)
        }
        let axes = shape.axes.map(String.init).joined(separator: ", ")
        let tuple = shape.axes.count == 1 ? "(\(axes),)" : "(\(axes))"
        let order = type.size == 1 ? "|" : "<"
        var text = Array("{'descr': '\(order)\(name)', 'fortran_order': False, 'shape': \(tuple), }".utf8)
        // NumPy leaves room for the first axis to grow to 21 digits, and starts the data at a multiple of 64.
        let spare = shape.axes.first.map { 21 - String($0).utf8.count } ?? 0
        text += [UInt8](repeating: UInt8(ascii: " "), count: spare)
        let padding = 64 - (10 + text.count + 1) % 64
        text += [UInt8](repeating: UInt8(ascii: " "), count: padding) + [UInt8(ascii: "\n")]
        let length = [UInt8(truncatingIfNeeded: text.count), UInt8(truncatingIfNeeded: text.count >> 8)]
        return magic + [1, 0] + length + text
    }
}
