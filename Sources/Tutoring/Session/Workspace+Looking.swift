internal import Lessons
internal import Notation

extension Workspace {
    /// Why a text cannot be read in any mode: the message with its caret; nil where it can.
    static func problem(in text: String) -> [String]? {
        do {
            _ = try Reader.parse(text)
            return nil
        } catch {
            for mode in [AnswerMode.matrix, .list] where (try? Reader.parse(text, as: mode)) != nil {
                return nil
            }
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
            let shown = (try? Formula(value)) ?? Formula(showing: value)
            return .note(Phrases.value(shown, of: Formula(expression)))
        } catch let error as NotationError {
            return .problem(Phrases.diagnostic(error, in: text))
        } catch let error as EvaluationError {
            return .problem(Phrases.diagnostic(error, in: text))
        } catch {
            return .problem(["That has no value: \(error)."])
        }
    }
}
