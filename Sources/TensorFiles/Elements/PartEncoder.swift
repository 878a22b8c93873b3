extension ElementEncoding {
    /// Elements as bytes of a type; the number is the index of the first, for the place in an error.
    typealias Step<Element> = (
        UnsafeBufferPointer<Element>, ElementType, Int, UnsafeMutableRawBufferPointer
    ) throws(ElementFault) -> Void
}

/// Encodes a long array part after part in one buffer, so that its bytes are never all in memory.
struct PartEncoder {
    let type: ElementType
    private var buffer: [UInt8] = []
    private let window = 1 << 16

    init(type: ElementType) { self.type = type }

    /// Hands the bytes of every part to `body`, with the number of elements that they are.
    ///
    /// - Parameters:
    ///   - start: the index of the first element, for the place in an error.
    ///   - failing: an error of encoding, as it is told.
    mutating func forEachPart<Element>(
        of elements: [Element], from start: Int, _ encode: ElementEncoding.Step<Element>,
        _ body: ([UInt8], Int) throws(TensorFileError.Problem) -> Void,
        failing: (ElementFault) -> TensorFileError.Problem
    ) throws(TensorFileError.Problem) {
        for first in stride(from: 0, to: elements.count, by: window) {
            let part = elements[first..<min(first + window, elements.count)]
            let size = part.count * type.size
            if buffer.count != size { buffer = [UInt8](repeating: 0, count: size) }
            let outcome = unsafe buffer.withUnsafeMutableBytes { bytes in
                unsafe part.withUnsafeBufferPointer { part in
                    Result { () throws(ElementFault) in
                        try unsafe encode(part, type, start + first, bytes)
                    }
                }
            }
            if case .failure(let fault) = outcome { throw failing(fault) }
            try body(buffer, part.count)
        }
    }
}
