internal import Lessons
internal import Notation

extension Workspace {
    /// The names that a lesson starts with, its given values replaced where `--set` says so.
    init(lesson: Lesson, overrides: [String: String]) throws(SessionError) {
        self.init()
        let known = lesson.given.map(\.name)
        for name in overrides.keys.sorted() where !known.contains(where: { canonical($0) == canonical(name) })
        {
            let there = known.isEmpty ? "this lesson has none" : "there are \(known.joined(separator: ", "))"
            throw SessionError(.unknownName, "`\(name)` is not a given name of \(lesson.id): \(there)")
        }
        for given in lesson.given {
            let override = overrides.first { canonical($0.key) == canonical(given.name) }?.value
            let value = try givenValue(of: given, override: override, in: lesson)
            bind(given.name, to: value)
        }
        // Before its first column is bound, a matrix that grows has none.
        for case .column(let matrix, _)? in lesson.steps.map({ $0.binding?.target }) where !isName(matrix) {
            bindQuietly(matrix, to: .matrix(MatrixValue(rows: 0, columns: 0, entries: [])))
        }
        for requirement in lesson.requirements where truth(of: requirement.text) != true {
            throw SessionError(
                .requirement,
                "\(lesson.id) needs \(requirement.text), and that does not hold for these values")
        }
    }

    private func givenValue(
        of given: GivenValue, override: String?, in lesson: Lesson
    ) throws(SessionError) -> Value {
        guard let text = override else {
            guard let value = value(of: given.expression.text) else {
                throw SessionError(
                    .lesson, "\(lesson.file):\(given.expression.place): `\(given.name)` has no value")
            }
            return value
        }
        let wanted = value(of: given.expression.text)
        do {
            let parse = try Workspace.parse(text, like: wanted)
            guard let first = parse.readings.first, !parse.isAmbiguous else {
                throw SessionError(
                    .unreadable, "`\(given.name)` = \(text) can be read in two ways: add parentheses")
            }
            let value = try Evaluator(scope: scope).evaluate(first)
            if let wanted, !wanted.isOfSameKind(as: value) {
                throw SessionError(
                    .unreadable,
                    "`\(given.name)` is \(wanted.kindInWords) in \(lesson.id), not \(value.kindInWords)")
            }
            return value
        } catch let error as SessionError {
            throw error
        } catch let error as NotationError {
            throw SessionError(.unreadable, "`\(given.name)` cannot be read:\n\(error.diagnostic(for: text))")
        } catch {
            throw SessionError(.unreadable, "`\(given.name)` = \(text) has no value: \(error)")
        }
    }

    /// The brackets around a matrix may be left out: `4 0; 3 -5`, `3 4`.
    private static func parse(_ text: String, like wanted: Value?) throws(NotationError) -> Parse {
        do {
            return try Reader.parse(text, as: wanted?.answerMode ?? .any)
        } catch {
            guard case .matrix? = wanted, let bare = try? Reader.parse("[\(text)]", as: .matrix) else {
                throw error
            }
            return bare
        }
    }
}

extension Value {
    fileprivate var answerMode: AnswerMode {
        switch self {
        case .matrix: .matrix
        case .list: .list
        case .polynomial: .polynomial
        case .number, .boolean, .subspace, .record: .any
        }
    }

    fileprivate var kindInWords: String {
        switch self {
        case .number: "a number"
        case .matrix: "a matrix"
        case .list: "a list"
        case .polynomial: "a polynomial"
        case .boolean: "a statement"
        case .subspace: "a subspace"
        case .record: "a set of named parts"
        }
    }

    fileprivate func isOfSameKind(as other: Value) -> Bool { kindInWords == other.kindInWords }
}
