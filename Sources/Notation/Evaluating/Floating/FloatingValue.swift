public import NumericAlgebra

/// What an expression is worth in doubles.
///
/// Nothing here is exact: a number stands for the ones near it, an equality for one up to rounding. The
/// exact side is ``Value``.
public enum FloatingValue: Hashable, Sendable {
    /// A real number has the imaginary part 0.
    case number(NumericComplex)
    case matrix(NumericMatrix)
    case list([FloatingValue])
    case boolean(Truth)
    /// The span of the columns.
    case subspace(NumericMatrix)
    /// Named parts: `svd(W)` has U, S and V.
    case record([Field])

    /// True or false, and on what grounds.
    public struct Truth: Hashable, Sendable {
        public let holds: Bool
        /// True where numbers were taken as equal that differ in their last bits.
        public let isUpToRounding: Bool

        public init(_ holds: Bool, isUpToRounding: Bool = false) {
            self.holds = holds
            self.isUpToRounding = isUpToRounding
        }
    }

    public struct Field: Hashable, Sendable {
        public let name: String
        public let value: FloatingValue

        public init(name: String, value: FloatingValue) {
            self.name = name
            self.value = value
        }
    }
}

extension FloatingValue {
    public static func real(_ value: Double) -> FloatingValue { .number(NumericComplex(value)) }
    static func count(_ value: Int) -> FloatingValue { .real(Double(value)) }
    static func reals(_ values: [Double]) -> FloatingValue { .list(values.map { .real($0) }) }

    /// The part of a record with that name.
    public subscript(field name: String) -> FloatingValue? {
        guard case .record(let fields) = self else { return nil }
        return fields.first { $0.name == name }?.value
    }

    /// What it is, in words: `a 2×3 matrix`.
    public var kindDescription: String {
        switch self {
        case .number(let number): number.isReal ? "a number" : "a number that is not real"
        case .matrix(let matrix): "a \(matrix.shape) matrix"
        case .list(let values): "a list of \(values.count)"
        case .boolean: "a statement"
        case .subspace(let basis): "a subspace of dimension at most \(basis.columns)"
        case .record(let fields): "the parts \(fields.map(\.name).joined(separator: ", "))"
        }
    }

    /// False where a number in it is infinite or not a number.
    var isFinite: Bool {
        switch self {
        case .number(let number): number.real.isFinite && number.imaginary.isFinite
        case .matrix(let matrix), .subspace(let matrix): matrix.values.allSatisfy(\.isFinite)
        case .list(let values): values.allSatisfy(\.isFinite)
        case .boolean: true
        case .record(let fields): fields.allSatisfy(\.value.isFinite)
        }
    }
}
