public import ExactAlgebra
public import NumericAlgebra

/// Why an expression has no value: it cannot be read, makes no sense, is undefined, or is too much.
public enum EvaluationError: Error, Sendable {
    case notation(NotationError)
    case algebra(AlgebraError, Range<Int>)
    /// From the computation in doubles.
    case numeric(NumericError, Range<Int>)
    case typeMismatch(expected: String, found: String, Range<Int>)
    case unknownName(String, suggestions: [String], Range<Int>)
    /// The value exists, but no algorithm here finds it.
    case unable(String, Range<Int>)
    /// A function that has a value in doubles only, and was asked for exactly.
    case floatingOnly(Function, Range<Int>)

    /// Where in the line: offsets in Unicode scalars.
    public var range: Range<Int> {
        switch self {
        case .notation(let error): error.range
        case .algebra(_, let range), .numeric(_, let range), .typeMismatch(_, _, let range): range
        case .unknownName(_, _, let range), .unable(_, let range), .floatingOnly(_, let range): range
        }
    }

    /// True where the value may exist and was out of reach.
    public var isUnable: Bool {
        switch self {
        case .algebra(let error, _): !error.isUndefined
        case .numeric(let error, _): !error.isUndefined
        case .unable, .floatingOnly: true
        case .notation, .typeMismatch, .unknownName: false
        }
    }

    /// True where the mathematics has no value: a division by zero, shapes that do not fit.
    public var isUndefined: Bool {
        switch self {
        case .algebra(let error, _): error.isUndefined
        case .numeric(let error, _): error.isUndefined
        default: false
        }
    }

    /// What is wrong and what to try, without the place.
    public var message: String {
        switch self {
        case .notation(let error): error.message
        case .algebra(let error, _): error.description
        case .numeric(let error, _): error.description
        case .typeMismatch(let expected, let found, _): "expected \(expected), found \(found)"
        case .unknownName(let name, let suggestions, _):
            "\(Names.pretty(name)) is not known here"
                + (suggestions.isEmpty ? "" : "; did you mean \(suggestions.joined(separator: " or "))?")
        case .unable(let reason, _): reason
        case .floatingOnly(let function, _): "`\(function.rawValue)` is numeric"
        }
    }

    /// The message, the line it is about, and a caret under the column.
    public func diagnostic(for source: String, width: Int = 80) -> String {
        Excerpt(of: source, at: range, width: width).lines.joined(separator: "\n") + "\n" + message
    }
}

extension EvaluationError: CustomStringConvertible {
    public var description: String { message }
}

extension NumericError {
    /// True where no machine could give a value; false where doubles, or this program, cannot.
    var isUndefined: Bool {
        switch self {
        case .shapeMismatch, .notSquare, .notSymmetric, .notPositiveDefinite, .singular, .outOfRange: true
        case .notFinite, .wrongEntryCount, .notConverged, .tooLarge, .illegalArgument: false
        }
    }
}

extension EvaluationError {
    /// Runs `body`; what it throws gets the place `range` unless it has one.
    static func placing<Result>(
        at range: Range<Int>, _ body: () throws -> Result
    ) throws(EvaluationError) -> Result {
        do {
            return try body()
        } catch let error as EvaluationError {
            throw error
        } catch let error as AlgebraError {
            throw .algebra(error, range)
        } catch let error as NumericError {
            throw .numeric(error, range)
        } catch let error as Complaint {
            throw error.located(at: range)
        } catch {
            throw .unable("\(error)", range)
        }
    }
}

/// A complaint that does not know its place yet; the evaluator adds it.
enum Complaint: Error {
    case mismatch(expected: String, found: String)
    case unable(String)
    case floatingOnly(Function)

    func located(at range: Range<Int>) -> EvaluationError {
        switch self {
        case .mismatch(let expected, let found): .typeMismatch(expected: expected, found: found, range)
        case .unable(let reason): .unable(reason, range)
        case .floatingOnly(let function): .floatingOnly(function, range)
        }
    }
}
