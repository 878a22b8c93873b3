internal import Checking
internal import Lessons
internal import Notation

extension Workspace {
    /// Why a text cannot be read as an answer to what asks so: the message with its caret; nil where it can.
    static func problem(in text: String, for relation: Relation) -> [String]? {
        do {
            _ = relation == .identity ? try FreeLine.parse(text) : try Reader.parse(text)
            return nil
        } catch {
            for mode in relation.otherModes where (try? Reader.parse(text, as: mode)) != nil { return nil }
            return Phrases.diagnostic(error, in: text)
        }
    }

    /// The answer to `check`: the value of an expression, or whether a statement holds.
    func looked(at text: String) -> Event {
        do {
            let parse = try Reader.parse(text)
            guard let expression = parse.readings.first, !parse.isAmbiguous else {
                return .problem(Phrases.ambiguous(parse.readings.map { Formula($0).plain }))
            }
            let value = try Evaluator(scope: scope).evaluate(expression)
            if case .boolean(let holds) = value {
                return .note(Phrases.statement(Formula(expression), holds: holds))
            }
            return Workspace.shown(value, as: Formula(expression))
        } catch let error as NotationError {
            return .problem(Phrases.diagnostic(error, in: text))
        } catch let error as EvaluationError {
            return .problem(Phrases.diagnostic(error, in: text))
        } catch {
            return .problem(["That has no value: \(error)."])
        }
    }

    /// `W = …`: a value under what stands for it.
    static func shown(_ value: Value, as expression: Formula) -> Event {
        .note(looked(at: expression, value: value))
    }

    private static func looked(at expression: Formula, value: Value) -> Prose {
        let shown = { (value: Value) in (try? Formula(value)) ?? Formula(showing: value) }
        switch value {
        case .record(let fields):
            return Phrases.record(fields.map { (name: $0.name, value: shown($0.value)) })
        case .subspace(let basis):
            return Phrases.subspace(expression, basis: basis.columns == 0 ? nil : shown(.matrix(basis)))
        case .number, .matrix, .list, .polynomial, .boolean:
            return Phrases.value(shown(value), of: expression)
        }
    }
}

extension Relation {
    /// How an answer may be read where it cannot be read as any kind of line.
    fileprivate var otherModes: [AnswerMode] {
        switch self {
        case .value: [.number]
        case .values, .eigenvalues: [.list]
        case .polynomial: [.polynomial]
        default: [.matrix, .list]
        }
    }
}
