/// A safetensors file to read from: named tensors of any type, and texts about them.
///
/// The file is mapped, not loaded: a tensor's bytes come from disk when it is asked for and leave memory
/// again, so that a pass over a file of any size takes the memory of its largest request. All of the header
/// is checked before the first is: no name stands twice, and each byte of the data belongs to one tensor.
///
///     let file = try SafetensorsFile(path: "model.safetensors")
///     for name in file.names { print(name, try file.info(of: name).shape) }
///     let weights = try file.floats("layer.weight")
///
/// The file must not be shortened by another program while it is open; it may be replaced.
public struct SafetensorsFile: Sendable {
    public let path: String
    /// In the order of the data.
    public let names: [String]
    /// What the file says of itself; empty where it says nothing.
    public let metadata: [String: String]
    private let entries: [String: SafetensorsEntry]
    let file: MappedFile

    /// Opens the file and checks its header.
    ///
    /// - Throws: ``TensorFileError``: it cannot be opened, or ``SafetensorsFault``.
    /// - Complexity: O(length of the header).
    public init(path: String) throws(TensorFileError) {
        let (file, header) = try naming(path) { () throws(TensorFileError.Problem) in
            let file = try MappedFile(path)
            do throws(SafetensorsFault) {
                let first = file.copy(0..<min(8, file.count))
                let length = try SafetensorsHeader.length(first, fileSize: file.count)
                return (file, try SafetensorsHeader(file.copy(8..<8 + length), fileSize: file.count))
            } catch { throw .safetensors(error) }
        }
        self.path = path
        self.file = file
        names = header.entries.map(\.name)
        metadata = header.metadata
        entries = Dictionary(uniqueKeysWithValues: header.entries.map { ($0.name, $0) })
    }

    /// Type, shape and place of a tensor.
    ///
    /// - Throws: ``SafetensorsFault/noSuchTensor(name:names:)``.
    public func info(of name: String) throws(TensorFileError) -> SafetensorsEntry {
        guard let entry = entries[name] else { throw fault(.noSuchTensor(name: name, names: names)) }
        return entry
    }

    /// The elements of a tensor in single precision, row by row.
    ///
    /// Exact for `F32`, `F16` and `BF16`; `F64` is rounded to the nearest.
    ///
    /// - Parameter convertingIntegers: whether integers, and yes-or-no values as 1 and 0, are numbers too.
    /// - Throws: ``SafetensorsFault/noSuchTensor(name:names:)``,
    ///   ``ElementFault/notFloatingPoint(_:)``.
    /// - Complexity: O(n) time, and memory for the result only.
    public func floats(_ name: String, convertingIntegers: Bool = false) throws(TensorFileError) -> [Float] {
        try values(name, as: Float.self, convertingIntegers: convertingIntegers)
    }

    /// The elements of a tensor in double precision, row by row; exact for every type with an exponent.
    ///
    /// - Throws: as ``floats(_:convertingIntegers:)``.
    public func doubles(_ name: String, convertingIntegers: Bool = false) throws(TensorFileError) -> [Double]
    {
        try values(name, as: Double.self, convertingIntegers: convertingIntegers)
    }

    /// The elements of a tensor in the precision that is asked for, row by row.
    ///
    /// - Throws: as ``floats(_:convertingIntegers:)``.
    public func values<Scalar: StoredScalar>(
        _ name: String, as _: Scalar.Type, convertingIntegers: Bool = false
    ) throws(TensorFileError) -> [Scalar] {
        let entry = try info(of: name)
        try checkNumbers(entry, convertingIntegers)
        return file.numbers(entry.type, entry.byteRange)
    }

    /// The integers of a tensor, and yes-or-no values as 1 and 0, row by row.
    ///
    /// - Throws: ``SafetensorsFault/noSuchTensor(name:names:)``, ``ElementFault/notInteger(_:)``,
    ///   ``ElementFault/integerTooLarge(index:)`` for a `U64` of 2⁶³ or more.
    public func integers(_ name: String) throws(TensorFileError) -> [Int64] {
        let entry = try info(of: name)
        do throws(ElementFault) { return try file.integers(entry.type, entry.byteRange) } catch {
            throw fault(.elements(of: name, error))
        }
    }

    /// Lets `body` look at a tensor's bytes where they are mapped: row by row, little-endian, perhaps
    /// unaligned.
    ///
    /// - Parameter part: bytes of the tensor, counted from its first; nil for all.
    /// - Throws: ``SafetensorsFault/noSuchTensor(name:names:)``, and whatever `body` does.
    /// - Complexity: no copy is made. The pages that `body` looks at stay in memory until it returns.
    @unsafe public func withBytes<Result>(
        of name: String, in part: Range<Int>? = nil, _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result {
        let all = try info(of: name).byteRange
        let part = part ?? 0..<all.count
        precondition(part.lowerBound >= 0 && part.upperBound <= all.count, "bytes outside the tensor")
        let start = all.lowerBound
        return try unsafe file.withBytes(start + part.lowerBound..<start + part.upperBound, body)
    }

    /// The elements of a tensor in parts of `count`, the last perhaps shorter, in memory one at a time.
    ///
    /// - Throws: as ``floats(_:convertingIntegers:)``.
    public func chunks<Scalar: StoredScalar>(
        of name: String, as _: Scalar.Type, count: Int = 1 << 20, convertingIntegers: Bool = false
    ) throws(TensorFileError) -> SafetensorsChunks<Scalar> {
        let entry = try info(of: name)
        try checkNumbers(entry, convertingIntegers)
        return SafetensorsChunks(file: file, entry: entry, count: max(1, count))
    }

    private func checkNumbers(
        _ entry: SafetensorsEntry, _ convertingIntegers: Bool
    ) throws(TensorFileError) {
        guard entry.type.isFloatingPoint || convertingIntegers else {
            throw fault(.elements(of: entry.name, .notFloatingPoint(entry.type)))
        }
    }

    private func fault(_ fault: SafetensorsFault) -> TensorFileError {
        TensorFileError(path: path, .safetensors(fault))
    }
}
