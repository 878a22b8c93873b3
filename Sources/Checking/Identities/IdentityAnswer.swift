import Notation

/// A typed answer to an `identity`: `(I − QQᵀ)W`, `= (I − QQᵀ)W`, `W − QQᵀW = (I − QQᵀ)W`, or a chain.
struct IdentityAnswer {
    /// What has to equal the line, one after the other; the last one is the answer.
    let sides: [Expression]

    /// - Parameters:
    ///   - line: the given line; where the answer begins with it, that part is left out.
    ///   - names: the names that there are, for `QQᵀ` without a sign between the factors.
    /// - Throws: `NotationError` where it cannot be read, `WrongKind` where it is something else.
    init(_ text: String, after line: Expression, names: [String]) throws {
        let parse = try FreeLine.parse(text)
        guard !parse.isAmbiguous else {
            let shown = parse.readings.map { Formula($0).plain }.joined(separator: ", or ")
            throw QuestionError.impossible(
                "This can be read in more than one way: \(shown). Make it plain")
        }
        let known = Set(names + ["I"])
        var sides = try Self.sides(of: parse.readings[0]).map { $0.separatingNames(known) }
        guard sides.allSatisfy(\.isPlainExpression) else {
            throw WrongKind(asked: "an expression", found: "something else")
        }
        if sides.count > 1, sides[0].normalForm == line.normalForm { sides.removeFirst() }
        self.sides = sides
    }

    private static func sides(of reading: Expression) throws -> [Expression] {
        guard case .relation(let sides, let relations) = reading.kind else { return [reading] }
        guard relations.allSatisfy({ $0 == .equation || $0 == .equal }) else {
            throw WrongKind(asked: "an expression", found: "a comparison")
        }
        return sides
    }
}

extension Expression {
    /// The same where a name that is not known but consists of names that are is their product: `QQᵀ`.
    func separatingNames(_ known: Set<String>) -> Expression {
        switch kind {
        case .name(let name):
            guard let factors = Self.factors(of: name, known) else { return self }
            return Expression(
                .product(factors.map { Factor(Expression(.name($0), range: range)) }), range: range)
        // A mark behind the last letter is about that letter only.
        case .transposed(let inner), .power(let inner, _):
            guard case .name(let name) = inner.kind, let factors = Self.factors(of: name, known) else {
                break
            }
            var values = factors.map { Expression(.name($0), range: range) }
            let last = values.removeLast()
            if case .power(_, let exponent) = kind {
                values.append(Expression(.power(last, exponent.separatingNames(known)), range: range))
            } else {
                values.append(Expression(.transposed(last), range: range))
            }
            return Expression(.product(values.map { Factor($0) }), range: range)
        default: break
        }
        return mappingChildren { $0.separatingNames(known) }
    }

    /// The known names, two at least, that a name is written from; nil where it is not.
    private static func factors(of name: String, _ known: Set<String>) -> [String]? {
        guard !known.contains(name), name.count <= 12 else { return nil }
        var rest = Substring(name)
        var found: [String] = []
        while !rest.isEmpty {
            guard let next = known.filter({ rest.hasPrefix($0) }).max(by: { $0.count < $1.count }) else {
                return nil
            }
            found.append(next)
            rest = rest.dropFirst(next.count)
        }
        return found.count > 1 ? found : nil
    }
}
