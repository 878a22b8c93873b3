internal import ExactAlgebra
internal import Lessons
internal import Notation

extension Workspace {
    /// The names that a lesson starts with, its given values replaced where `--set` says so, else by those of
    /// a variant.
    init(
        lesson: Lesson, overrides: [String: String], variant: [String: String] = [:]
    ) throws(SessionError) {
        self.init()
        let known = lesson.given.map(\.name)
        for name in overrides.keys.sorted() where !known.contains(where: { canonical($0) == canonical(name) })
        {
            let names = known.joined(separator: ", ")
            let there =
                known.isEmpty
                ? "it has none" : known.count == 1 ? "what is given is \(names)" : "given are \(names)"
            throw SessionError(.unknownName, "`\(name)` is not a given name of \(lesson.id): \(there)")
        }
        for given in lesson.given {
            let override =
                overrides.first { canonical($0.key) == canonical(given.name) }?.value ?? variant[given.name]
            do {
                bind(given.name, to: try givenValue(of: given, override: override, in: lesson))
            } catch  where error.code == .lesson && !overrides.isEmpty {
                // What is given may make sense only of values that the lesson allows.
                try check(lesson.requirements, of: lesson, orUndecided: false, isChosen: true)
                throw error
            }
        }
        // Before its first column is bound, a matrix that grows has none.
        for case .column(let matrix, _)? in lesson.steps.map({ $0.binding?.target }) where !isName(matrix) {
            bindQuietly(matrix, to: .matrix(MatrixValue(rows: 0, columns: 0, entries: [])))
        }
        try check(lesson.requirements, of: lesson, orUndecided: true, isChosen: !overrides.isEmpty)
    }

    /// - Parameters:
    ///   - orUndecided: whether a requirement that cannot be decided is refused as well.
    ///   - isChosen: whether somebody chose the numbers, who is told in words; an author knows the requirement.
    private func check(
        _ requirements: [Located], of lesson: Lesson, orUndecided: Bool, isChosen: Bool
    ) throws(SessionError) {
        for requirement in requirements {
            if truth(of: requirement.text) ?? !orUndecided { continue }
            if let fault = fault(of: requirement) {
                throw SessionError(
                    .requirement, "\(lesson.id) needs \(requirement.text), and that has no value: \(fault)",
                    at: requirement.place)
            }
            let words =
                isChosen
                ? RequirementWords(requirement.text, in: self).words
                : "\(requirement.text), and that does not hold for these values"
            throw SessionError(.requirement, "\(lesson.id) needs \(words)", at: requirement.place)
        }
    }

    /// Why an expression of the lesson has no value; nil where it has one.
    private func fault(of source: Located) -> String? {
        do {
            guard let first = try Reader.parse(source.text).readings.first else { return nil }
            _ = try Evaluator(scope: scope).evaluate(first)
            return nil
        } catch let error as EvaluationError {
            return error.message
        } catch {
            return "\(error)"
        }
    }

    private func givenValue(
        of given: GivenValue, override: String?, in lesson: Lesson
    ) throws(SessionError) -> Value {
        guard let text = override else {
            guard let value = value(of: given.expression.text) else {
                let reason = fault(of: given.expression).map { ": \($0)" } ?? ""
                throw SessionError(
                    .lesson, "the given `\(given.name)` has no value\(reason)", at: given.expression.place)
            }
            return value
        }
        let wanted = value(of: given.expression.text)
        let source = Workspace.source(text, like: wanted)
        do {
            let parse = try Reader.parse(source, as: wanted?.answerMode ?? .any)
            guard let first = parse.readings.first, !parse.isAmbiguous else {
                throw SessionError(
                    .unreadable, "`\(given.name)` = \(text) can be read in two ways: add parentheses")
            }
            let value = try Evaluator(scope: scope).evaluate(first)
            if let wanted, !wanted.isOfSameKind(as: value) {
                let advice =
                    wanted.answerMode == .matrix
                    ? ". A matrix goes in quotation marks: --set \(given.name)=\"2 1; 0 1\"" : ""
                throw SessionError(
                    .unreadable,
                    "`\(given.name)` is \(wanted.kindInWords) in \(lesson.id), not \(value.kindInWords)\(advice)"
                )
            }
            return try value.rational(as: given.name)
        } catch let error as SessionError {
            throw error
        } catch let error as NotationError {
            throw SessionError(
                .unreadable, "`\(given.name)` cannot be read:\n\(error.diagnostic(for: source))")
        } catch {
            throw SessionError(.unreadable, "`\(given.name)` = \(text) has no value: \(error)")
        }
    }

    /// The brackets around a matrix may be left out: `4 0; 3 -5`, `3 4`.
    private static func source(_ text: String, like wanted: Value?) -> String {
        guard case .matrix? = wanted, !text.contains(where: { "[({".contains($0) }),
            (try? Reader.parse(text, as: .matrix)) == nil
        else { return text }
        return "[\(text)]"
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

    /// The value itself; the lessons' eigenvalues and singular values are those of rational matrices.
    fileprivate func rational(as name: String) throws(SessionError) -> Value {
        if case .matrix(let matrix) = self, matrix.exact.asRational == nil {
            throw SessionError(
                .unreadable, "`\(name)` has an irrational entry: give integers, fractions or decimals")
        }
        return self
    }

    fileprivate func isOfSameKind(as other: Value) -> Bool { kindInWords == other.kindInWords }
}
