import ExactAlgebra
import Notation

/// The line, the key and the hypotheses of an `identity`, read: which names there are, what each stands
/// for, and how the sizes hang together.
struct IdentityProblem {
    let line: Expression
    /// What an answer may speak of, without the letters that stand for sizes.
    let names: [String]
    private let hypotheses: [String]
    /// The statement that the key makes: an answer must not ask for more.
    private let base: ClaimProblem
    private let source: String

    /// - Throws: `QuestionError` where a field makes no sense.
    init(line: String, key: String, hypotheses: [String]) throws(QuestionError) {
        self.line = try Self.expression(line, named: "line")
        let right = try Self.expression(key, named: "key")
        source = line
        let base: ClaimProblem
        do throws(ClaimError) {
            base = try ClaimProblem(
                Self.statement(self.line, right, source: line), hypotheses: hypotheses)
        } catch {
            let name = hypotheses.contains(error.source) ? "where" : "key"
            throw .badField(name, reason: error.message, column: error.range.map { $0.lowerBound + 1 })
        }
        self.base = base
        names = base.names.filter { base.inference.sizes[$0] == nil }
        // What a name stands for is settled here, whatever an answer would make of it.
        self.hypotheses = hypotheses + base.settlingKinds
    }

    private static func expression(_ text: String, named name: String) throws(QuestionError) -> Expression {
        let parse: Parse
        do {
            parse = try Reader.parse(text)
        } catch {
            throw .badField(name, reason: error.message, column: error.column(in: text))
        }
        guard parse.readings.count == 1 else {
            throw .badField(name, reason: "`\(text)` can be read in two ways", column: 1)
        }
        guard parse.readings[0].isPlainExpression else {
            throw .badField(name, reason: "an expression is needed, without a relation sign", column: nil)
        }
        return parse.readings[0]
    }

    private static func statement(
        _ left: Expression, _ right: Expression, source: String
    ) -> ClaimProblem.Predicate {
        ClaimProblem.Predicate(
            expression: Expression(.relation([left, right], [.equal]), range: right.range), source: source)
    }

    // MARK: - Names

    func knows(_ name: String) -> Bool { base.names.contains(name) || name == "I" || name == "pi" }

    /// `Q, W`.
    var namesInWords: String {
        let shown = names.map { Names.pretty($0) }
        guard let last = shown.last, shown.count > 1 else { return shown.first ?? "none" }
        return shown.dropLast().joined(separator: ", ") + " and " + last
    }

    // MARK: - An answer

    /// The statement that the line equals this.
    func claim(_ answer: Expression) throws(ClaimError) -> ClaimProblem {
        try ClaimProblem(
            Self.statement(line, answer, source: Formula(answer).plain), hypotheses: hypotheses)
    }

    /// What must hold of the sizes for an answer to make sense, beyond what the line needs; nil where
    /// nothing must.
    func extraDemand(of claim: ClaimProblem) -> String? {
        var sizes: [(words: String, before: Dimension, now: Dimension)] = []
        for name in base.names {
            guard case .matrix(let m, let n)? = base.inference.kinds[name],
                case .matrix(let p, let q)? = claim.inference.kinds[name]
            else { continue }
            let shown = Names.pretty(name)
            sizes.append(
                (
                    "rows(\(shown))", base.inference.dimensions.resolved(m),
                    claim.inference.dimensions.resolved(p)
                ))
            sizes.append(
                (
                    "cols(\(shown))", base.inference.dimensions.resolved(n),
                    claim.inference.dimensions.resolved(q)
                ))
        }
        for (k, size) in sizes.enumerated() {
            if let number = size.now.number, size.before.number == nil {
                return "\(size.words) = \(number)"
            }
            for other in sizes[..<k] where other.now == size.now && other.before != size.before {
                return "\(other.words) = \(size.words)"
            }
        }
        return nil
    }

    /// The proof that multiplying out both sides gives, in words; nil where it gives none.
    func proof(of answer: Expression, _ claim: ClaimProblem) -> String? {
        let rules = WordRules(claim)
        let general = rules.withoutHypotheses
        var used = ""
        var common = Self.common(line, answer, general)
        if common == nil {
            common = Self.common(line, answer, rules)
            used = rules.inWords.isEmpty ? "" : ", with \(rules.inWords.joined(separator: ", ")),"
        }
        guard let common else { return nil }
        var copy = claim.inference
        let isNumber = (try? copy.kind(of: line)).map { copy.isScalar($0) } ?? false
        let shown = common.expression(isNumber: isNumber).map { Formula($0).pretty } ?? ""
        let what = (1...60).contains(shown.count) ? shown : "the same"
        return "multiplied out\(used) both sides are \(what)"
    }

    /// What both come to; nil where they come to something different, or to nothing that is known.
    private static func common(_ a: Expression, _ b: Expression, _ rules: WordRules) -> WordPolynomial? {
        guard let left = WordPolynomial(a, rules: rules), let right = WordPolynomial(b, rules: rules) else {
            return nil
        }
        return left == right ? left : nil
    }
}

extension ClaimProblem {
    /// Hypotheses that say of each name what it is read as.
    fileprivate var settlingKinds: [String] {
        names.compactMap { name in
            guard definitions[name] == nil, inference.sizes[name] == nil, !inference.letters.contains(name),
                (properties[name] ?? []).isEmpty
            else { return nil }
            switch inference.kinds[name] {
            case .number?: return "\(name): scalar"
            case .matrix(_, let columns)? where columns == .one && name.first?.isLowercase == true:
                return "\(name): vector"
            default: return nil
            }
        }
    }
}

extension Expression {
    /// Whether it states and lists nothing.
    var isPlainExpression: Bool {
        switch kind {
        case .relation, .logic, .not, .list, .repeated, .range: false
        default: true
        }
    }
}
