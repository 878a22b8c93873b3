internal import Checking
internal import ExactAlgebra
public import Lessons
internal import Notation

/// What written work on one lesson with one choice of numbers is marked against.
///
/// Made once for many files: the lesson is walked with its computed answers.
public struct MarkingSheet: Sendable {
    let lesson: Lesson
    let definitions: Definitions
    /// The names with their true values.
    var truth: Scope
    private(set) var inquiries: [String: Inquiry] = [:]
    private(set) var aliases: [String: String] = [:]
    /// What the lesson computes from V and U, with the vectors and matrices that go in.
    private(set) var dependents: [String: Set<String>] = [:]
    /// Matrices that are written by columns too, with the names of these.
    private(set) var families: [Family] = []

    struct Family: Hashable, Sendable {
        let matrix: String
        /// The name of a column without its number.
        let column: String
        let height: Int
        let count: Int

        func name(_ k: Int) -> String { "\(column)\(k)" }
    }

    /// - Parameters:
    ///   - overrides: other expressions for the lesson's given names, as in a session.
    ///   - conductor: carries out the experiments of the lesson.
    public init(
        lesson: Lesson, overrides: [String: String] = [:], conductor: Conductor? = nil
    ) throws(SessionError) {
        self.lesson = lesson
        definitions = lesson.definitions
        var session = try Session(lesson: lesson, overrides: overrides, conductor: conductor)
        var steps: [StepInstance] = []
        while !session.isFinished {
            steps.append(session.current)
            _ = session.skip(recorded: nil)
        }
        truth = session.workspace.scope
        addGivens()
        let table = svdNames
        if let table { addFamilies(of: table) }
        for step in steps { add(step) }
        if let table { add(table) }
    }

    /// The inquiry that a written name means, in any spelling; nil where it means none.
    func inquiry(_ name: String) -> Inquiry? {
        inquiries[primary(name)]
    }

    /// The name that is meant: `G` is `WtW`, `V[:,2]` is `v2`.
    func primary(_ name: String) -> String {
        let canonical = Names.canonical(name)
        if let column = column(indexedBy: canonical) { return column }
        return aliases[canonical] ?? canonical
    }

    func family(ofMatrix name: String) -> Family? { families.first { $0.matrix == name } }

    /// The family that a name is a column of, with its number.
    func family(ofColumn name: String) -> (family: Family, number: Int)? {
        for family in families where name.hasPrefix(family.column) {
            guard let k = Int(name.dropFirst(family.column.count)), (1...family.count).contains(k),
                name == family.name(k)
            else { continue }
            return (family, k)
        }
        return nil
    }

    private func column(indexedBy text: String) -> String? {
        guard let bracket = text.firstIndex(of: "["), text.hasSuffix("]") else { return nil }
        let inside = text[text.index(after: bracket)...].dropLast().split(separator: ",").map { $0.trimmed }
        guard inside.count == 2, inside[0] == ":", let k = Int(inside[1]),
            let family = family(ofMatrix: Names.canonical(String(text[..<bracket]).trimmed))
        else { return nil }
        return (1...family.count).contains(k) ? family.name(k) : nil
    }

    // MARK: - Making

    private mutating func addGivens() {
        for given in lesson.given {
            guard let value = truth[given.name] else { continue }
            let relation: Relation? =
                switch value {
                case .matrix: .matrix
                case .number: .value
                case .list: .values
                case .polynomial: .polynomial
                default: nil
                }
            guard let relation,
                let question = try? Question(relation: relation, given: ["value": .value(value)])
            else { continue }
            let name = Names.canonical(given.name)
            inquiries[name] = Inquiry(name, question)
        }
    }

    /// The table for one matrix W, where the lesson is given that and no other.
    private var svdNames: SVDNames? {
        let matrices = lesson.given.filter { if case .matrix? = truth[$0.name] { true } else { false } }
        guard matrices.count == 1, Names.canonical(matrices[0].name) == "W",
            case .matrix(let w)? = truth["W"], let rational = w.exact.asRational,
            (1...6).contains(w.rows), (1...6).contains(w.columns), rational.rank > 0
        else { return nil }
        return SVDNames(rows: w.rows, columns: w.columns, rank: rational.rank)
    }

    private mutating func addFamilies(of table: SVDNames) {
        for (family, size) in zip(SVDNames.families, [table.columns, table.rows]) {
            families.append(
                Family(matrix: family.matrix, column: family.column, height: size, count: size))
        }
    }

    private mutating func add(_ instance: StepInstance) {
        guard let expectation = instance.step.expectation, let question = try? expectation.question(in: truth)
        else { return }
        let parts = expectation.partNames
        for part in parts {
            let (name, others) = names(of: part, at: instance)
            var inquiry = Inquiry(Names.canonical(name), question)
            inquiry.part = part
            inquiry.group = parts.count > 1 ? instance.name : nil
            inquiry.loop = instance.number.flatMap { number in
                instance.step.loop.map { (variable: $0.variable, number: number) }
            }
            inquiry.step = instance.step
            // A column is judged by the table, which knows v₁ and u₁ in any order; the mistakes are the step's.
            inquiries[inquiry.name] = inquiry
            noteVectors(in: expectation, of: inquiry.name)
            for other in others + [instance.name] {
                let alias = Names.canonical(other)
                if inquiries[alias] == nil { aliases[alias] = inquiry.name }
            }
        }
    }

    private mutating func noteVectors(in expectation: Expectation, of name: String) {
        guard !families.isEmpty, family(ofColumn: name) == nil, family(ofMatrix: name) == nil else { return }
        let used = expectation.given.values.flatMap(\.expressions).flatMap { expression in
            (try? Reader.parse(expression.text))?.readings.first?.names.map { primary($0) } ?? []
        }
        let vectors = used.flatMap { other in
            isVector(other) ? [other] : Array(dependents[other] ?? [])
        }
        if !vectors.isEmpty { dependents[name] = Set(vectors) }
    }

    private func isVector(_ name: String) -> Bool {
        family(ofMatrix: name) != nil || family(ofColumn: name) != nil
    }

    /// Whether one of these names is a vector of the decomposition, or is computed from one.
    func usesVectors(_ names: Set<String>) -> Bool {
        !families.isEmpty && names.contains { isVector($0) || dependents[$0] != nil }
    }

    private func names(of part: String, at instance: StepInstance) -> (String, [String]) {
        guard let binding = instance.step.binding else {
            return part == "answer" ? (instance.name, []) : (part, [])
        }
        switch binding.target {
        case .name(let name): return (name, instance.aliases)
        case .parts(let names): return (names[part] ?? part, [])
        case .column(let matrix, _):
            if let family = family(ofMatrix: matrix), let k = instance.number {
                return (family.name(k), instance.aliases)
            }
            return (instance.aliases.first ?? instance.name, Array(instance.aliases.dropFirst()))
        }
    }

    private mutating func add(_ table: SVDNames) {
        for entry in table.entries {
            guard var inquiry = Inquiry(entry) else { continue }
            let isColumn = family(ofColumn: entry.name) != nil
            if let own = inquiries[entry.name] {
                // The lesson's question stays, with its options; a column's is the table's.
                let lessons = inquiry
                inquiry = isColumn ? inquiry : own
                inquiry.step = own.step
                inquiry.routes = lessons.routes + (isColumn ? [] : [Self.asRoute(lessons)].compactMap { $0 })
            }
            inquiries[entry.name] = inquiry
            for alias in entry.aliases where inquiries[alias] == nil && aliases[alias] == nil {
                aliases[alias] = entry.name
            }
        }
    }

    /// The table's way to a quantity, as another way to what the lesson asks.
    private static func asRoute(_ inquiry: Inquiry) -> Question? {
        switch inquiry.question.relation {
        case .value, .matrix, .values, .polynomial, .eigenvalues: inquiry.question
        default: nil
        }
    }
}
