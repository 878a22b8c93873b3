import Notation

/// What an expression is before any numbers are chosen.
enum Kind {
    case number
    case integer
    case matrix(Dimension, Dimension)
    /// A multiple of I whose size its neighbour gives.
    case identity
    case list
    /// A subspace, with the size of the vectors in it.
    case subspace(Dimension)
    case polynomial
    case boolean
    /// Parts by name.
    case record([String: (Dimension, Dimension)])
    case unknown

    var isNumber: Bool {
        switch self {
        case .number, .integer: true
        default: false
        }
    }
}

/// An operation that no sizes make defined, and where it stands.
struct KindMismatch: Error {
    let message: String
    let range: Range<Int>
}

/// Gives every part of a statement its kind and puts the equations between sizes on the way.
struct KindInference {
    var dimensions = Dimensions()
    /// The kinds of the names.
    var kinds: [String: Kind] = [:]
    /// Names that stand for the size of something: their value is that size.
    var sizes: [String: Dimension] = [:]
    /// What a whole number must not pass: the sizes of the matrix that it truncates or indexes.
    var bounds: [String: [Dimension]] = [:]
    /// Sizes are at least these: from indices.
    var floors: [(Dimension, Int)] = []
    /// Letters of polynomials, which have no value.
    var letters: Set<String> = []

    mutating func fresh() -> Kind { .matrix(dimensions.fresh(), dimensions.fresh()) }

    // MARK: - One node

    mutating func kind(of expression: Expression) throws(KindMismatch) -> Kind {
        switch expression.kind {
        case .number(let numeral): return numeral.isDecimal ? .number : .integer
        case .name(let name): return kind(named: name)
        case .negated(let a):
            let kind = try kind(of: a)
            return kind
        case .percent: return .number
        case .sum(let terms): return try sum(terms.map(\.value))
        case .product(let factors): return try product(factors)
        case .power(let base, let exponent): return try power(base, exponent, at: expression.range)
        case .transposed(let a): return transposed(try kind(of: a))
        case .call(let function, let arguments):
            return try call(function, arguments, at: expression.range)
        case .index(let base, let subscripts): return try index(base, subscripts)
        case .field(let base, let name):
            guard case .record(let parts) = try kind(of: base), let part = parts[name] else {
                return .unknown
            }
            return .matrix(part.0, part.1)
        case .matrix(let rows): return try literal(rows, at: expression.range)
        case .vector(let values): return try vector(values)
        case .list(let values):
            for value in values { _ = try kind(of: value) }
            return .list
        case .repeated(let a, _):
            _ = try kind(of: a)
            return .list
        case .range(let a, let b):
            for side in [a, b] { _ = try kind(of: side) }
            return .list
        case .relation(let sides, let relations): return try relation(sides, relations)
        case .logic(_, let values):
            for value in values { try requireStatement(value) }
            return .boolean
        case .not(let a):
            try requireStatement(a)
            return .boolean
        }
    }

    func kind(named name: String) -> Kind {
        if letters.contains(name) { return .polynomial }
        if sizes[name] != nil { return .integer }
        if let kind = kinds[name] { return kind }
        return name == "I" ? .identity : .number
    }

    mutating func requireStatement(_ expression: Expression) throws(KindMismatch) {
        guard case .boolean = try kind(of: expression) else {
            throw KindMismatch(
                message: "a statement that is true or false is needed here, as in A*B == B*A",
                range: expression.range)
        }
    }

    // MARK: - Shapes

    /// The shape of something used as a matrix; nil where none is known.
    mutating func shape(_ kind: Kind) -> (Dimension, Dimension)? {
        switch kind {
        case .matrix(let rows, let columns): (rows, columns)
        case .number, .integer: (.one, .one)
        case .list: (dimensions.fresh(), .one)
        case .subspace(let ambient): (ambient, dimensions.fresh())
        case .identity, .polynomial, .boolean, .record, .unknown: nil
        }
    }

    /// True for numbers, and for matrices that are known to be 1×1.
    func isScalar(_ kind: Kind) -> Bool {
        if case .matrix(let rows, let columns) = kind {
            return dimensions.isOne(rows) && dimensions.isOne(columns)
        }
        return kind.isNumber
    }

    mutating func require(
        _ a: Dimension, _ b: Dimension, at range: Range<Int>, _ message: (String, String) -> String
    ) throws(KindMismatch) {
        guard !dimensions.equate(a, b) else { return }
        throw KindMismatch(message: message(words(of: a), words(of: b)), range: range)
    }

    /// A size in words: a number, a letter that stands for it, or `?`.
    func words(of dimension: Dimension) -> String {
        let form = dimensions.resolved(dimension)
        if let number = form.number { return "\(number)" }
        return sizes.keys.sorted().first { sizes[$0].map(dimensions.resolved) == form } ?? "?"
    }

    func words(of kind: Kind) -> String {
        switch kind {
        case .number, .integer: "a number"
        case .matrix(let rows, let columns): "a \(words(of: rows))×\(words(of: columns)) matrix"
        case .identity: "I"
        case .list: "a list"
        case .subspace: "a subspace"
        case .polynomial: "a polynomial"
        case .boolean: "a statement"
        case .record: "several parts"
        case .unknown: "something"
        }
    }

    mutating func requireSquare(_ expression: Expression) throws(KindMismatch) -> Kind {
        try requireSquare(try kind(of: expression), at: expression.range)
    }

    /// The same for a kind that is known: looked for twice at every level, it would take 2ⁿ steps.
    mutating func requireSquare(_ kind: Kind, at range: Range<Int>) throws(KindMismatch) -> Kind {
        guard let (rows, columns) = shape(kind) else { return kind }
        try require(rows, columns, at: range) {
            "a square matrix is needed here, and this one is \($0)×\($1)"
        }
        return .matrix(rows, columns)
    }

    /// Makes two kinds fit an equation or a sum.
    mutating func join(
        _ a: Kind, _ b: Kind, at range: Range<Int>, as action: String
    ) throws(KindMismatch) -> Kind {
        switch (a, b) {
        case (.unknown, let other), (let other, .unknown): return other
        case (.identity, .identity): return .identity
        case (.polynomial, _), (_, .polynomial): return .polynomial
        case (.boolean, .boolean): return .boolean
        case (.list, _), (_, .list), (.subspace, .subspace), (.record, .record): return a
        case (.identity, let other), (let other, .identity):
            guard let (rows, columns) = shape(other) else { break }
            try require(rows, columns, at: range) {
                "beside I a square matrix is needed, and this one is \($0)×\($1)"
            }
            return other
        default: break
        }
        if a.isNumber, b.isNumber { return isInteger(a) ? b : a }
        guard let (p, q) = shape(a), let (r, s) = shape(b) else {
            throw KindMismatch(
                message: "\(action): \(words(of: a)) and \(words(of: b)) do not fit together", range: range)
        }
        let message = "\(action): \(words(of: a)) and \(words(of: b)) do not fit together"
        try require(p, r, at: range) { _, _ in message }
        try require(q, s, at: range) { _, _ in message }
        return a.isNumber ? b : a
    }

    private func isInteger(_ kind: Kind) -> Bool { if case .integer = kind { true } else { false } }

    func transposed(_ kind: Kind) -> Kind {
        if case .matrix(let rows, let columns) = kind { .matrix(columns, rows) } else { kind }
    }
}
