import NumericAlgebra

/// What a part of an expression is worth while the whole is evaluated in doubles.
enum FloatingOperand {
    case value(FloatingValue)
    /// c·I of a size that the other operand gives.
    case identity(Double)
    /// A range of integers, `1..3`.
    case range(ClosedRange<Int>?)

    static func number(_ value: NumericComplex) -> FloatingOperand { .value(.number(value)) }
    static func real(_ value: Double) -> FloatingOperand { .value(.real(value)) }
    static func matrix(_ matrix: NumericMatrix) -> FloatingOperand { .value(.matrix(matrix)) }

    var description: String {
        switch self {
        case .value(.subspace(let basis)):
            FloatingValue.subspace(basis).kindDescription + Value.wayFromASpace
        case .value(let value): value.kindDescription
        case .identity: "I, whose size is not known here"
        case .range: "a range"
        }
    }

    var isMatrix: Bool { if case .value(.matrix) = self { true } else { false } }

    /// A number, or the entry of a 1×1 matrix; else nil.
    var entry: NumericComplex? {
        switch self {
        case .value(.number(let number)): number
        case .value(.matrix(let matrix)) where matrix.values.count == 1: NumericComplex(matrix.values[0])
        default: nil
        }
    }

    // MARK: As what a function takes

    func number() throws(Complaint) -> NumericComplex {
        guard let entry else { throw .mismatch(expected: "a number", found: description) }
        return entry
    }

    func real() throws(Complaint) -> Double {
        guard let entry, entry.isReal else { throw .mismatch(expected: "a real number", found: description) }
        return entry.real
    }

    func integer() throws(Complaint) -> Int {
        guard let entry, entry.isReal, let value = Int(exactly: entry.real) else {
            throw .mismatch(expected: "an integer", found: description)
        }
        return value
    }

    /// A matrix; a list of numbers is a column, a list of vectors its columns.
    func matrix() throws -> NumericMatrix {
        switch self {
        case .value(.matrix(let matrix)), .value(.subspace(let matrix)): return matrix
        case .value(.list(let values)):
            let parts = values.map { FloatingOperand.value($0) }
            if parts.allSatisfy(\.isMatrix), !parts.isEmpty {
                return try NumericMatrix(joining: parts.map { try $0.matrix() })
            }
            return NumericMatrix.column(try parts.map { try $0.real() })
        default: return NumericMatrix.column([try real()])
        }
    }

    /// A matrix or a number as a 1×1 matrix, and nothing else.
    func block() throws(Complaint) -> NumericMatrix {
        if case .value(.matrix(let matrix)) = self { return matrix }
        guard let entry else { throw .mismatch(expected: "a matrix", found: description) }
        guard entry.isReal else {
            throw .mismatch(expected: "real numbers as entries", found: description)
        }
        return .column([entry.real])
    }

    /// The numbers in a vector, list or matrix, row by row.
    func numbers() throws(Complaint) -> [NumericComplex] {
        switch self {
        case .value(.list(let values)):
            var numbers: [NumericComplex] = []
            for value in values { numbers += try FloatingOperand.value(value).numbers() }
            return numbers
        case .value(.matrix(let matrix)): return matrix.rowMajor.map { NumericComplex($0) }
        case .range(let range): return range.map { $0.map { NumericComplex(Double($0)) } } ?? []
        default: return [try number()]
        }
    }

    func reals() throws(Complaint) -> [Double] {
        let numbers = try numbers()
        guard numbers.allSatisfy(\.isReal) else {
            throw .mismatch(expected: "real numbers", found: "numbers that are not real")
        }
        return numbers.map(\.real)
    }
}
