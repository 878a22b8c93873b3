/// Why a safetensors file was not written as asked: a mistake of the program that writes it.
public enum SafetensorsWritingFault: Error, Hashable, Sendable {
    // What was declared.
    case repeatedName(String)
    /// `__metadata__` is not free to name a tensor.
    case reservedName
    case shapeOverflow(name: String, axes: [Int])
    case headerTooLong(bytes: Int, limit: Int)
    // What was appended.
    /// `awaited` is nil after the last tensor.
    case outOfOrder(given: String, awaited: String?)
    case tooManyElements(name: String, declared: Int, given: Int)
    case incomplete(name: String, declared: Int, given: Int)
    /// Bytes that are no whole number of elements.
    case brokenElement(name: String, bytes: Int, type: ElementType)
    /// To be copied, but declared with another type or shape than the original has.
    case copyMismatch(name: String)
    case elements(of: String, ElementFault)
    /// After ``SafetensorsWriter/finish()`` or ``SafetensorsWriter/cancel()``.
    case closed
}

extension SafetensorsWritingFault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .repeatedName(let name):
            "the tensor \(ShownText.quoted(name)) is declared twice; every tensor needs a name of its own"
        case .reservedName: "`__metadata__` is kept for texts about the file; give the tensor another name"
        case .shapeOverflow(let name, let axes):
            """
            the tensor \(ShownText.quoted(name)): \(axes.map(String.init).joined(separator: "×")) is no \
            shape; \
            no axis may be negative, and all bytes have to be countable
            """
        case .headerTooLong(let bytes, let limit):
            """
            its header would have \(bytes) bytes, more than the \(limit) that readers accept; \
            write fewer tensors, or shorter texts about them
            """
        case .outOfOrder(let given, let awaited?):
            """
            the elements of \(ShownText.quoted(given)) came where those of \(ShownText.quoted(awaited)) are \
            due; \
            append in the order that the writer gives
            """
        case .outOfOrder(let given, nil):
            "elements of \(ShownText.quoted(given)) came after all tensors were complete"
        case .tooManyElements(let name, let declared, let given):
            "the tensor \(ShownText.quoted(name)) was declared with \(declared) elements and got \(given)"
        case .incomplete(let name, let declared, let given):
            """
            the tensor \(ShownText.quoted(name)) has \(given) of its \(declared) elements; \
            append the rest before finishing
            """
        case .brokenElement(let name, let bytes, let type):
            """
            \(bytes) bytes for the tensor \(ShownText.quoted(name)) are no whole number of elements \
            of \(type.size) bytes
            """
        case .copyMismatch(let name):
            """
            the tensor \(ShownText.quoted(name)) has another type or shape in the file to copy it from; \
            append its numbers instead
            """
        case .elements(let name, let fault): "the tensor \(ShownText.quoted(name)): \(fault)"
        case .closed: "is finished or given up; begin a new writer to write more"
        }
    }
}
