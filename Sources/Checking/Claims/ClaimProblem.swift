import ExactAlgebra
import Notation

/// A claim that was read: its names, what they are, and what they must satisfy.
struct ClaimProblem {
    /// Where a part of the claim was typed.
    struct Predicate {
        let expression: Expression
        let source: String
    }

    let statement: Predicate
    /// Names that a hypothesis defines, and what they stand for.
    var definitions: [String: Predicate] = [:]
    /// What is said of single names.
    var properties: [String: [Property]] = [:]
    /// What else must hold.
    var predicates: [Predicate] = []
    /// Every name that needs a value, in order of appearance.
    var names: [String] = []
    var inference = KindInference()
    /// Names that have a value from the start.
    let given: Scope
    /// Names whose kind a hypothesis says.
    private var stated: Set<String> = []

    static let mostNames = 12

    init(_ statement: String, hypotheses: [String], given: Scope) throws(ClaimError) {
        let expression = try ClaimReading.expression(statement).asking
        try self.init(
            Predicate(expression: expression, source: statement), hypotheses: hypotheses, given: given)
    }

    init(_ statement: Predicate, hypotheses: [String], given: Scope = Scope()) throws(ClaimError) {
        self.given = given
        self.statement = statement
        var read: [Hypothesis] = []
        for source in hypotheses { read += try HypothesisReader(source: source).hypotheses() }
        try collect(read)
        try checkCalls(read)
        guard names.count <= Self.mostNames else {
            throw ClaimError(
                .tooLarge, "this has \(names.count) names; at most \(Self.mostNames) are tried",
                in: statement.source)
        }
        try infer(read)
    }

    // MARK: - Names

    private mutating func collect(_ hypotheses: [Hypothesis]) throws(ClaimError) {
        add(namesIn: statement.expression)
        for hypothesis in hypotheses {
            switch hypothesis.content {
            case .kind(let name, _): add(name)
            case .shape(let name, let rows, let columns):
                add(name)
                add(namesIn: rows)
                add(namesIn: columns)
            case .property(let name, let property):
                add(name)
                properties[name, default: []].append(property)
                if case .rank(let size) = property { add(namesIn: size) }
                if case .rankAtMost(let size) = property { add(namesIn: size) }
            case .definition(let name, let value):
                add(name)
                add(namesIn: value)
                let predicate = Predicate(expression: value, source: hypothesis.source)
                if definitions[name] == nil, !given.contains(name) {
                    definitions[name] = predicate
                } else {
                    let both = Expression(
                        .relation([Expression(.name(name), range: value.range), value], [.equal]),
                        range: value.range)
                    predicates.append(Predicate(expression: both, source: hypothesis.source))
                }
            case .predicate(let expression):
                add(namesIn: expression)
                add(Predicate(expression: expression, source: hypothesis.source))
            }
        }
    }

    private mutating func add(namesIn expression: Expression) { for name in expression.names { add(name) } }

    private mutating func add(_ name: String) {
        let isConstant = name == "I" || name == "pi"
        if !names.contains(name), !isConstant, !given.contains(name) { names.append(name) }
    }

    /// A predicate, as a property where it is one in other words.
    private mutating func add(_ predicate: Predicate) {
        if case .logic(.and, let parts) = predicate.expression.kind {
            for part in parts { add(Predicate(expression: part, source: predicate.source)) }
            return
        }
        if let (name, property) = predicate.expression.property, !given.contains(name) {
            properties[name, default: []].append(property)
        } else {
            predicates.append(
                Predicate(expression: predicate.expression.withProductForNullSpace, source: predicate.source))
        }
    }

    // MARK: - Kinds

    /// The usual reading of the names; where it makes a matrix a mere row or fits nothing, some lower-case
    /// names are read as numbers.
    private mutating func infer(_ hypotheses: [Hypothesis]) throws(ClaimError) {
        let whole = wholeNames(hypotheses)
        let doubtful = names.filter { name in
            !whole.contains(name) && isVectorByCase(name) && definitions[name] == nil
                && !hypotheses.contains { $0.content.settlesKind(of: name) }
        }.prefix(5)
        var failure: ClaimError?
        for numbers in Self.subsets(Array(doubtful)) {
            var copy = self
            do throws(ClaimError) {
                try copy.infer(hypotheses, whole: whole, numbers: numbers)
            } catch {
                failure = failure ?? error
                continue
            }
            if copy.isCollapsed, numbers.count < doubtful.count { continue }
            self = copy
            return
        }
        // Nothing was better than the usual reading.
        if let failure { throw failure }
        try infer(hypotheses, whole: whole, numbers: [])
    }

    private static func subsets(_ names: [String]) -> [Set<String>] {
        (0..<(1 << names.count)).map { bits in
            Set(names.indices.filter { bits & (1 << $0) != 0 }.map { names[$0] })
        }.sorted { $0.count < $1.count }
    }

    private func isVectorByCase(_ name: String) -> Bool {
        name.first?.isLowercase == true && !Names.isGreek(name)
    }

    /// Whether a matrix of which no hypothesis speaks can only have one row or one column.
    private var isCollapsed: Bool {
        names.contains { name in
            guard !stated.contains(name), !isVectorByCase(name), definitions[name] == nil,
                case .matrix(let rows, let columns)? = inference.kinds[name]
            else { return false }
            return inference.dimensions.isOne(rows) || inference.dimensions.isOne(columns)
        }
    }

    private mutating func infer(
        _ hypotheses: [Hypothesis], whole: Set<String>, numbers: Set<String>
    ) throws(ClaimError) {
        for name in names {
            if whole.contains(name) {
                inference.kinds[name] = .integer
            } else if numbers.contains(name) || Names.isGreek(name) && name.first?.isLowercase == true {
                inference.kinds[name] = .number
            } else if isVectorByCase(name) {
                inference.kinds[name] = .matrix(inference.dimensions.fresh(), .one)
            } else {
                inference.kinds[name] = inference.fresh()
            }
        }
        for (name, value) in given.values { inference.kinds[name] = value.claimKind }
        for name in names where Self.isSize(name, in: self, hypotheses) {
            inference.sizes[name] = inference.dimensions.fresh()
        }
        for hypothesis in hypotheses { try state(hypothesis) }
        for name in try definitionOrder() { try define(name) }
        for name in names { try shape(name) }
        for predicate in predicates { try check(predicate) }
        try check(statement)
    }

    private mutating func state(_ hypothesis: Hypothesis) throws(ClaimError) {
        switch hypothesis.content {
        case .kind(let name, let kind):
            stated.insert(name)
            switch kind {
            case .scalar: inference.kinds[name] = .number
            case .integer: inference.kinds[name] = .integer
            case .vector: inference.kinds[name] = .matrix(inference.dimensions.fresh(), .one)
            case .matrix: inference.kinds[name] = inference.fresh()
            case .square:
                let n = inference.dimensions.fresh()
                inference.kinds[name] = .matrix(n, n)
            }
        case .shape(let name, let rows, let columns):
            stated.insert(name)
            try located(hypothesis.source) { (inference) throws(KindMismatch) in
                let kind = Kind.matrix(try inference.size(rows), try inference.size(columns))
                // Two hypotheses on one name have to agree.
                if case .matrix(let m, let n)? = inference.kinds[name], case .matrix(let p, let q) = kind {
                    let words = { (a: String, b: String) in "\(name) cannot be both: \(a) and \(b)" }
                    try inference.require(m, p, at: 0..<hypothesis.source.unicodeScalars.count, words)
                    if !(inference.dimensions.isOne(n) && name.first?.isLowercase == true) {
                        try inference.require(n, q, at: 0..<hypothesis.source.unicodeScalars.count, words)
                    }
                }
                inference.kinds[name] = kind
            }
        case .property, .definition, .predicate: break
        }
    }

    private mutating func define(_ name: String) throws(ClaimError) {
        guard let definition = definitions[name] else { return }
        let before = stated.contains(name) ? inference.kinds[name] : nil
        try located(definition.source) { (inference) throws(KindMismatch) in
            let kind = try inference.kind(of: definition.expression)
            if let before {
                _ = try inference.join(before, kind, at: definition.expression.range, as: name)
            }
            inference.kinds[name] = kind
        }
    }

    /// What the properties of a name ask of its shape.
    private mutating func shape(_ name: String) throws(ClaimError) {
        let properties = properties[name] ?? []
        guard case .matrix(let rows, let columns)? = inference.kinds[name] else { return }
        if properties.contains(where: \.isSquare), !inference.dimensions.equate(rows, columns) {
            throw ClaimError(
                .sizes,
                "\(Names.pretty(name)) has to be square, and it is "
                    + "\(inference.words(of: rows))×\(inference.words(of: columns))", in: statement.source)
        }
        for property in properties {
            let size: Expression
            switch property {
            case .rank(let value), .rankAtMost(let value): size = value
            default: continue
            }
            if case .name(let bound) = size.kind { inference.bounds[bound, default: []] += [rows, columns] }
        }
    }

    private mutating func check(_ predicate: Predicate) throws(ClaimError) {
        try located(predicate.source) { (inference) throws(KindMismatch) in
            try inference.requireStatement(predicate.expression)
        }
    }

    private mutating func located(
        _ source: String, _ body: (inout KindInference) throws(KindMismatch) -> Void
    ) throws(ClaimError) {
        do {
            try body(&inference)
        } catch {
            throw ClaimError(.sizes, error.message, in: source, at: error.range)
        }
    }

    /// Definitions after those that they use.
    func definitionOrder() throws(ClaimError) -> [String] {
        var order: [String] = []
        var waiting = names.filter { definitions[$0] != nil }
        while !waiting.isEmpty {
            let ready = waiting.filter { name in
                definitions[name]?.expression.names.allSatisfy { !waiting.contains($0) } ?? true
            }
            guard !ready.isEmpty else {
                let name = waiting[0]
                throw ClaimError(
                    .meaningless, "\(Names.pretty(name)) is defined by itself",
                    in: definitions[name]?.source ?? statement.source)
            }
            order += ready
            waiting.removeAll(where: ready.contains)
        }
        return order
    }
}

extension Hypothesis.Content {
    /// Whether it says what kind of thing a name is.
    func settlesKind(of name: String) -> Bool {
        switch self {
        case .kind(let other, _), .shape(let other, _, _), .definition(let other, _): other == name
        case .property(let other, let property): other == name && property != .nonzero
        case .predicate: false
        }
    }
}

extension Value {
    fileprivate var claimKind: Kind {
        switch self {
        case .number: .number
        case .matrix(let matrix): .matrix(Dimension(matrix.rows), Dimension(matrix.columns))
        case .list: .list
        case .polynomial: .polynomial
        case .boolean: .boolean
        case .subspace(let basis): .subspace(Dimension(basis.rows))
        case .record: .unknown
        }
    }
}
