internal import Checking
internal import ExactAlgebra
internal import Lessons
internal import Notation

/// The names of a session with their values: what is given, and what the answers so far have bound.
struct Workspace: Sendable {
    /// What the answers are in truth, and as they were written.
    private(set) var scopes = LineScopes()
    /// The names in the order of their binding, with their aliases.
    private(set) var bindings: [Bound] = []

    struct Bound: Hashable, Sendable {
        let name: String
        var aliases: [String]
    }

    /// The true values.
    var scope: Scope { scopes.truth }

    // MARK: - Asking

    /// The functions of the grammar, for completion.
    static let functions: [String] = Function.allCases.map(\.rawValue)

    var names: [String] { bindings.flatMap { [$0.name] + $0.aliases } }

    func canonical(_ name: String) -> String { Names.canonical(name) }

    /// Whether the name has a value here: `W`, `lambda1`, `v2`.
    func isName(_ word: String) -> Bool {
        guard word.utf8.count <= 64 else { return false }
        return scope.contains(word)
    }

    /// The value of an expression of the lesson or of an accepted answer; nil where it has none.
    func value(of text: String) -> Value? {
        for mode in [AnswerMode.any, .list, .matrix, .polynomial] {
            guard let parse = try? Reader.parse(text, as: mode), let first = parse.readings.first,
                !(mode == .any && parse.isAmbiguous)
            else { continue }
            if let value = try? Evaluator(scope: scope).evaluate(first) { return value }
        }
        return nil
    }

    /// A typed polynomial, or the left side of a typed equation; nil where it is neither.
    func polynomial(_ text: String) -> Value? {
        guard let parse = try? Reader.parse(text, as: .polynomial), let first = parse.readings.first
        else { return nil }
        let sides = first.sides
        let side = sides.count == 2 && first.label != nil ? sides[1] : sides[0]
        return (try? Evaluator(scope: scope).polynomial(side)).map { .polynomial($0) }
    }

    /// Whether a condition holds; nil where that cannot be said.
    func truth(of condition: String) -> Bool? {
        guard case .boolean(let holds)? = value(of: condition) else { return nil }
        return holds
    }

    /// The whole numbers of a range `a..b`; nil where it is none.
    func range(of text: String) -> [Int]? {
        guard case .list(let values)? = value(of: text) else { return nil }
        return values.compactMap { value in
            guard case .number(let number) = value, let rational = number.value.asRational else { return nil }
            return rational.asInt
        }
    }

    // MARK: - Binding

    /// - Parameter typed: what was written, where it is not the value itself.
    mutating func bind(_ name: String, to value: Value, typed: Value? = nil, aliases: [String] = []) {
        set(name, to: value, typed: typed)
        for alias in aliases {
            scopes.truth.add(alias: alias, for: name)
            scopes.typed.add(alias: alias, for: name)
        }
        if let index = bindings.firstIndex(where: { $0.name == name }) {
            bindings[index].aliases = aliases
        } else {
            bindings.append(Bound(name: name, aliases: aliases))
        }
        scopes.note(typed == nil ? nil : .rounded, of: LineScopes.Item(name))
    }

    /// A name that is there for expressions and is not shown: a loop's number, a matrix without columns.
    mutating func bindQuietly(_ name: String, to value: Value) {
        set(name, to: value, typed: nil)
    }

    private mutating func set(_ name: String, to value: Value, typed: Value?) {
        scopes.truth[name] = value
        scopes.typed[name] = typed ?? value
    }

    /// Binds one part of an accepted answer as its step says.
    mutating func bind(part: String, of instance: StepInstance, to value: Value, typed: Value? = nil) {
        let typed = typed.map { $0.shaped(like: value) }.flatMap { $0.canStand(for: value) ? $0 : nil }
        guard let binding = instance.step.binding else {
            // Several parts are bound by their own names; a single one without a name is not kept.
            if part != "answer" { bind(part, to: value, typed: typed) }
            return
        }
        switch binding.target {
        case .name(let name):
            bind(name, to: value, typed: typed, aliases: instance.aliases)
        case .parts(let names):
            bind(names[part] ?? part, to: value, typed: typed)
        case .column(let matrix, let index):
            guard case .number(let number)? = self.value(of: index.text),
                let column = number.value.asRational?.asInt
            else { return }
            setColumn(column, of: matrix, to: value.asColumn, typed: typed?.asColumn)
            for alias in instance.aliases {
                bind(alias, to: .column(value.asColumn), typed: typed.map { .column($0.asColumn) })
            }
        }
    }

    /// Puts a column into a matrix that grows column by column.
    private mutating func setColumn(
        _ number: Int, of name: String, to column: [Scalar], typed: [Scalar]?
    ) {
        guard let truth = scopes.truth[name]?.adding(column, as: number),
            let written = scopes.typed[name]?.adding(typed ?? column, as: number)
        else { return }
        let departures = scopes.departures.filter { $0.key.name == name && ($0.key.element ?? 0) < number }
        bind(name, to: truth, typed: written)
        scopes.note(nil, of: LineScopes.Item(name))
        for (item, departure) in departures { scopes.note(departure, of: item) }
        scopes.note(typed == nil ? nil : .rounded, of: LineScopes.Item(name, element: number))
    }

    /// The names as a step sees them: with its loop's number.
    func entering(_ instance: StepInstance) -> Workspace {
        guard let number = instance.number, let loop = instance.step.loop else { return self }
        var names = self
        names.bindQuietly(loop.variable, to: .exact(number))
        return names
    }
}

extension Value {
    /// The same numbers as exact ones: for a decimal that is exactly right.
    var withoutRounding: Value {
        switch self {
        case .number(let scalar): .number(Scalar(scalar.value))
        case .matrix(let matrix): .matrix(MatrixValue(matrix.exact))
        case .list(let values): .list(values.map(\.withoutRounding))
        case .subspace(let basis): .subspace(MatrixValue(basis.exact))
        case .polynomial(let polynomial):
            .polynomial(
                PolynomialValue(coefficients: polynomial.coefficients, variable: polynomial.variable))
        case .boolean, .record: self
        }
    }

    /// A vector in either orientation, or a list of numbers, as a column; anything else as it is.
    var asColumnVector: Value {
        if case .matrix(let matrix) = self, matrix.rows != 1, matrix.columns != 1 { return self }
        let entries = asColumn
        guard !entries.isEmpty else { return self }
        return .matrix(MatrixValue(rows: entries.count, columns: 1, entries: entries))
    }

    /// The matrix with this as its column of that number, and without those after it; nil where the
    /// column cannot stand there.
    fileprivate func adding(_ column: [Scalar], as number: Int) -> Value? {
        guard case .matrix(let matrix) = self, number >= 1, number <= matrix.columns + 1 else { return nil }
        var columns = (0..<number - 1).map { j in (0..<matrix.rows).map { matrix[$0, j] } }
        columns.append(column)
        let entries = column.indices.flatMap { i in columns.map { $0[i] } }
        return .matrix(MatrixValue(rows: column.count, columns: columns.count, entries: entries))
    }

    /// Whether the same answer may be typed in another shape: a vector, or a list.
    var mayStandOtherwise: Bool {
        switch self {
        case .matrix(let matrix): matrix.isVector && matrix.entries.count > 1
        case .list: true
        default: false
        }
    }

    /// A vector turned as the other one stands, a row of numbers as a list, a list of vectors as columns;
    /// anything else as it is.
    func shaped(like other: Value) -> Value {
        switch (self, other) {
        case (.list(let values), .matrix(let right)) where right.rows > 1:
            let columns = values.map(\.asColumn)
            guard columns.allSatisfy({ $0.count == right.rows }) else { return asColumnVector }
            let entries = (0..<right.rows).flatMap { i in columns.map { $0[i] } }
            return .matrix(MatrixValue(rows: right.rows, columns: columns.count, entries: entries))
        case (.matrix(let own), .list) where own.isVector:
            return .list(own.entries.map { .number($0) })
        case (.matrix(let own), .matrix(let right)) where own.isVector && right.isVector:
            guard own.entries.count == right.entries.count else { return self }
            return .matrix(MatrixValue(rows: right.rows, columns: right.columns, entries: own.entries))
        default: return self
        }
    }

    fileprivate static func column(_ entries: [Scalar]) -> Value {
        .matrix(MatrixValue(rows: entries.count, columns: 1, entries: entries))
    }

    /// The entries of a vector in either orientation.
    fileprivate var asColumn: [Scalar] {
        switch self {
        case .matrix(let matrix): matrix.entries
        case .number(let scalar): [scalar]
        case .list(let values):
            values.compactMap { value in
                if case .number(let scalar) = value { return scalar }
                return nil
            }
        default: []
        }
    }
}
