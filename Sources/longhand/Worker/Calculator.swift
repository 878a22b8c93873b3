internal import ExactAlgebra
internal import Notation
internal import NumericAlgebra

/// `eval`: an expression read, evaluated exactly or in doubles, and written in each form that is asked for.
struct Calculator {
    let calculation: Calculation
    let layout: Layout

    /// - Throws: status 65 where the text cannot be read or makes no sense, 66 where a file is missing.
    func evaluate() throws(CommandFailure) -> Evaluated {
        let bindings = Bindings(calculation.bindings, layout: layout)
        if calculation.isNumeric {
            let evaluator = FloatingEvaluator(scope: try bindings.floatingScope())
            let answer = FloatingAnswer(digits: calculation.digits, layout: layout)
            return try evaluate { (expression) throws(EvaluationError) in
                answer.described(try evaluator.evaluate(expression))
            }
        }
        let evaluator = Evaluator(scope: try bindings.exactScope())
        let answer = ExactAnswer(digits: calculation.digits, layout: layout)
        return try evaluate { (expression) throws(EvaluationError) in
            answer.described(try evaluator.value(of: expression))
        }
    }

    /// Every reading of the line; where they come to different values the line has to be written more plainly.
    private func evaluate(
        _ described: (Expression) throws(EvaluationError) -> Evaluated
    ) throws(CommandFailure) -> Evaluated {
        let text = calculation.text
        let parse: Parse
        do {
            parse = try Reader.parse(text, vocabulary: .calculator)
        } catch {
            let advice = DecimalComma(in: text, refusedFor: error).map { "\n" + $0.words } ?? ""
            throw CommandFailure(.badData, error.diagnostic(for: text, width: layout.width) + advice)
        }
        var results: [Evaluated] = []
        for reading in parse.readings {
            let result = try outcome(of: reading, described)
            if !results.contains(result) { results.append(result) }
        }
        guard results.count == 1, let result = results.first else {
            let ways = parse.readings.map { "    " + Formula($0).plain }.joined(separator: "\n")
            let advice = DecimalComma(in: text, wantsNumber: true).map { " " + $0.words } ?? ""
            throw CommandFailure(
                .badData, "\(text)\ncan be read in more than one way:\n\(ways)\nWrite one of these.\(advice)")
        }
        return result
    }

    private func outcome(
        of expression: Expression, _ described: (Expression) throws(EvaluationError) -> Evaluated
    ) throws(CommandFailure) -> Evaluated {
        do throws(EvaluationError) {
            return try described(expression)
        } catch {
            switch error {
            case .algebra(let reason, _): return .without(reason)
            case .numeric(let reason, _):
                return error.isUndefined
                    ? .undefined(reason.description) : .unable(bound: "method", reason.description)
            case .floatingOnly: return .unable(bound: "method", error.message + ": add --numeric")
            case .unable(let reason, _): return .unable(bound: "method", reason)
            case .notation, .typeMismatch, .unknownName:
                throw CommandFailure(
                    .badData, error.diagnostic(for: calculation.text, width: layout.width))
            }
        }
    }
}

extension Evaluator {
    /// The value; of an expression with one free letter, the polynomial.
    fileprivate func value(of expression: Expression) throws(EvaluationError) -> Value {
        do throws(EvaluationError) {
            return try evaluate(expression)
        } catch {
            guard case .unknownName = error, let polynomial = try? polynomial(expression),
                Names.pretty(polynomial.variable).count == 1
            else { throw error }
            return .polynomial(polynomial)
        }
    }
}

extension Evaluated {
    /// What has no exact value, and why.
    static func without(_ reason: AlgebraError) -> Evaluated {
        if case .limit(let limit, _) = reason {
            return .unable(bound: "\(limit.rawValue) \(limit.bound)", reason.description)
        }
        return reason.isUndefined ? .undefined(reason.description) : .unable(bound: "", reason.description)
    }
}
