/// Writes a safetensors file tensor by tensor, in the memory of one part of one tensor.
///
/// All tensors are declared first; their elements then follow in ``order``, in as many parts as is
/// convenient. The file appears at its path at ``finish()``, whole, in place of what was there; before that,
/// and when the writer is given up, the path is left alone.
///
///     let writer = try SafetensorsWriter(
///         path: "new.safetensors", tensors: old.names.map { .init(try old.info(of: $0)) })
///     for name in writer.order {
///         for part in try old.chunks(of: name, as: Float.self) {
///             try writer.append(part.map { 2 * $0 }, to: name)
///         }
///     }
///     try writer.finish()
///
/// The same tensors and texts give the same bytes, and those of the reference implementation where it does
/// not leave the order of the texts to chance.
public final class SafetensorsWriter {
    public let path: String
    private let file: AtomicFile
    private let tensors: [SafetensorsPlan.Tensor]
    /// The tensor that is due, and how many of its elements are written.
    private var position = 0
    private var written = 0
    private var encoder = PartEncoder(type: .float32)

    /// Begins the file.
    ///
    /// - Throws: ``SafetensorsWritingFault`` for a wrong declaration; the system's reason where there can be
    ///   no file at `path`.
    public init(
        path: String, tensors: [SafetensorsDeclaration], metadata: [String: String] = [:]
    ) throws(TensorFileError) {
        self.path = path
        (self.tensors, file) = try naming(path) { () throws(TensorFileError.Problem) in
            let plan: SafetensorsPlan
            do throws(SafetensorsWritingFault) {
                plan = try SafetensorsPlan(tensors, metadata: metadata)
            } catch { throw .safetensorsWriting(error) }
            let file = try AtomicFile(path)
            try file.write(plan.header)
            return (plan.tensors, file)
        }
        skipComplete()
    }

    /// The names in the order in which elements have to be appended: wide types first, then by name.
    public var order: [String] { tensors.map(\.name) }

    /// The tensor whose elements are due; nil when all are complete.
    public var awaited: String? { position < tensors.count ? tensors[position].name : nil }

    /// Appends numbers, rounded to the nearest of the declared type, to the tensor that is due.
    ///
    /// - Throws: ``SafetensorsWritingFault/outOfOrder(given:awaited:)``,
    ///   ``SafetensorsWritingFault/tooManyElements(name:declared:given:)``,
    ///   ``ElementFault/notFloatingPoint(_:)``, ``ElementFault/overflow(index:value:type:)``; the system's
    ///   reason. After an error the file cannot be finished in a meaningful way: give the writer up.
    public func append<Scalar: StoredScalar>(_ elements: [Scalar], to name: String) throws(TensorFileError) {
        try unsafe encoding(elements, to: name) { (part, type, start, bytes) throws(ElementFault) in
            try unsafe ElementEncoding.encode(part, as: type, from: start, into: bytes)
        }
    }

    /// Appends integers to the tensor that is due; 0 and 1 where it holds yes-or-no values.
    ///
    /// - Throws: as ``append(_:to:)-swift.method``, with ``ElementFault/notInteger(_:)`` and
    ///   ``ElementFault/integerOutOfRange(index:value:type:)``.
    public func append(integers: [Int64], to name: String) throws(TensorFileError) {
        try unsafe encoding(integers, to: name) { (part, type, start, bytes) throws(ElementFault) in
            try unsafe ElementEncoding.encode(integers: part, as: type, from: start, into: bytes)
        }
    }

    /// Appends elements as they are stored, little-endian, to the tensor that is due: a copy of another
    /// file's.
    ///
    /// - Throws: ``SafetensorsWritingFault/brokenElement(name:bytes:type:)`` and as ``append(_:to:)``.
    @unsafe public func append(bytes: UnsafeRawBufferPointer, to name: String) throws(TensorFileError) {
        try naming(path) { () throws(TensorFileError.Problem) in
            guard let tensor = try due(name, isEmpty: unsafe bytes.isEmpty) else { return }
            guard bytes.count % tensor.type.size == 0 else {
                throw .safetensorsWriting(
                    .brokenElement(name: name, bytes: bytes.count, type: tensor.type))
            }
            try checkRoom(tensor, bytes.count / tensor.type.size)
            try unsafe file.write(bytes)
            written += bytes.count / tensor.type.size
            skipComplete()
        }
    }

    /// Copies a tensor of another file, whose type and shape are the declared ones, part by part.
    ///
    /// - Throws: ``SafetensorsFault/noSuchTensor(name:names:)``,
    ///   ``SafetensorsWritingFault/copyMismatch(name:)``, and as ``append(bytes:to:)``.
    public func copy(_ name: String, from other: SafetensorsFile) throws(TensorFileError) {
        let entry = try other.info(of: name)
        if let due = tensors.first(where: { $0.name == name }),
            due.type != entry.type || due.shape != entry.shape
        {
            throw TensorFileError(path: path, .safetensorsWriting(.copyMismatch(name: name)))
        }
        let range = entry.byteRange
        for first in stride(from: range.lowerBound, to: range.upperBound, by: 1 << 22) {
            let part = first..<min(first + 1 << 22, range.upperBound)
            try unsafe other.file.withBytes(part) { bytes throws(TensorFileError) in
                try unsafe append(bytes: bytes, to: name)
            }
        }
    }

    /// Puts the file in its place.
    ///
    /// - Throws: ``SafetensorsWritingFault/incomplete(name:declared:given:)``; the system's reason. The path
    ///   is left as it was.
    public func finish() throws(TensorFileError) {
        try naming(path) { () throws(TensorFileError.Problem) in
            guard file.isOpen else { throw .safetensorsWriting(.closed) }
            if position < tensors.count {
                let tensor = tensors[position]
                throw .safetensorsWriting(
                    .incomplete(name: tensor.name, declared: tensor.shape.count, given: written))
            }
            try file.finish()
        }
    }

    /// Gives the file up, as the end of the writer does: nothing of it is left.
    public func cancel() { file.cancel() }
}

extension SafetensorsWriter {
    private func encoding<Element>(
        _ elements: [Element], to name: String, _ encode: ElementEncoding.Step<Element>
    ) throws(TensorFileError) {
        try naming(path) { () throws(TensorFileError.Problem) in
            guard let tensor = try due(name, isEmpty: elements.isEmpty) else { return }
            try checkRoom(tensor, elements.count)
            if encoder.type != tensor.type { encoder = PartEncoder(type: tensor.type) }
            try unsafe encoder.forEachPart(of: elements, from: written, encode) {
                (bytes, count) throws(TensorFileError.Problem) in
                try file.write(bytes)
                written += count
            } failing: {
                .safetensorsWriting(.elements(of: name, $0))
            }
            skipComplete()
        }
    }

    /// The tensor that elements of `name` belong to; nil where there are none to append.
    private func due(
        _ name: String, isEmpty: Bool
    ) throws(TensorFileError.Problem) -> SafetensorsPlan.Tensor? {
        guard file.isOpen else { throw .safetensorsWriting(.closed) }
        // A tensor without elements may be given its none at any time.
        if isEmpty, tensors.contains(where: { $0.name == name }) { return nil }
        guard name == awaited else {
            throw .safetensorsWriting(.outOfOrder(given: name, awaited: awaited))
        }
        return tensors[position]
    }

    private func checkRoom(
        _ tensor: SafetensorsPlan.Tensor, _ count: Int
    ) throws(TensorFileError.Problem) {
        guard count <= tensor.shape.count - written else {
            throw .safetensorsWriting(
                .tooManyElements(
                    name: tensor.name, declared: tensor.shape.count, given: written + count))
        }
    }

    private func skipComplete() {
        while position < tensors.count, written == tensors[position].shape.count {
            (position, written) = (position + 1, 0)
        }
    }
}
