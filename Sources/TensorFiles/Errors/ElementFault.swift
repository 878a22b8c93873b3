/// Why stored elements are not the numbers that were asked for, or numbers are not the elements to be stored.
/// Indices count from zero, row by row.
public enum ElementFault: Error, Hashable, Sendable {
    /// Integers where numbers with a point were meant.
    case notFloatingPoint(ElementType)
    /// Numbers with a point where integers were meant.
    case notInteger(ElementType)
    /// Stored, but 2⁶³ or more.
    case integerTooLarge(index: Int)
    /// Finite, but it would be stored as infinity.
    case overflow(index: Int, value: Double, type: ElementType)
    case integerOutOfRange(index: Int, value: Int64, type: ElementType)
}

extension ElementFault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notFloatingPoint(let type):
            "its elements are \(type.words), not numbers with a point. Use integers, or ask for a conversion"
        case .notInteger(let type): "its elements are \(type.words), not integers. Use numbers with a point"
        case .integerTooLarge(let index):
            "its element \(index + 1) does not fit 64 bits with a sign. Read its bytes instead"
        case .overflow(let index, let value, let type):
            "its element \(index + 1), \(value), is too large for \(type.rawValue). Store it in a wider type"
        case .integerOutOfRange(let index, let value, let type):
            "its element \(index + 1), \(value), does not fit \(type.words). Store it in a wider type"
        }
    }
}
