internal import Checking
internal import ExactAlgebra
internal import Lessons
internal import Notation

/// What a relation says of its answer, written down a second time as a plain predicate: the judge of a
/// relation is not asked whether it judged right.
///
/// The predicates are necessary, not sufficient: an answer that fails one is wrong.
struct Definition {
    private let relation: Relation
    private let key: [String: Value]
    private let predicate: String?
    private let scope: Scope
    private let isOrdered: Bool
    private let isFree: Bool

    init(_ question: InspectedStep, key: [String: Value]) {
        let expectation = question.step.expectation
        relation = expectation?.relation ?? .satisfies
        self.key = key
        predicate = relation.predicate
        isOrdered = expectation?.options["order"] == .string("descending")
        isFree =
            expectation.map { $0.options["upTo"] != nil && $0.options["upTo"] != .string("nothing") } ?? false
        var scope = Scope()
        for (name, field) in expectation?.given ?? [:] {
            guard case .expression(let text) = field, let value = question.workspace.value(of: text.text)
            else { continue }
            scope["given\(name)"] = value
        }
        self.scope = scope
    }

    /// Whether an answer is right, by part; nil where that is for the author's predicates to say.
    func holds(for answer: [String: Value]) -> Bool? {
        switch relation {
        case .value, .matrix, .projector, .rref: return answer.allSatisfy { isKey($0.value, $0.key) }
        case .values, .eigenvalues:
            return answer.allSatisfy { isKey($0.value, $0.key, inAnyOrder: !isOrdered) }
        case .polynomial:
            return isFree ? answer.allSatisfy(isMultiple) : answer.allSatisfy { isKey($0.value, $0.key) }
        default: break
        }
        guard let predicate, let expression = try? Reader.parse(predicate).readings.first else { return nil }
        var scope = scope
        for (name, value) in answer { scope[name] = value }
        guard case .boolean(let holds)? = try? Evaluator(scope: scope).evaluate(expression) else {
            return nil
        }
        return holds
    }

    // MARK: - The one right answer

    private func isKey(_ value: Value, _ part: String, inAnyOrder: Bool = false) -> Bool {
        guard let right = key[part] else { return false }
        let (own, wanted) = (value.numbers, right.numbers)
        guard own.count == wanted.count else { return false }
        if !inAnyOrder { return zip(own, wanted).allSatisfy { isEqual($0, $1) } }
        var rest = wanted
        for number in own {
            guard let place = rest.firstIndex(where: { isEqual($0, number) }) else { return false }
            rest.remove(at: place)
        }
        return true
    }

    private func isMultiple(_ part: String, _ value: Value) -> Bool {
        guard let right = key[part]?.numbers else { return false }
        let own = value.numbers
        guard own.count == right.count else { return false }
        return own.indices.allSatisfy { i in
            own.indices.allSatisfy { j in
                guard let a = try? own[i] * right[j], let b = try? own[j] * right[i] else { return true }
                return isEqual(a, b)
            }
        }
    }

    private func isEqual(_ a: AlgebraicNumber, _ b: AlgebraicNumber) -> Bool {
        (try? a.isEqual(to: b)) ?? true
    }
}

extension Value {
    /// All numbers of the value, in reading order.
    var numbers: [AlgebraicNumber] {
        switch self {
        case .number(let scalar): [scalar.value]
        case .matrix(let matrix), .subspace(let matrix): matrix.entries.map(\.value)
        case .list(let values): values.flatMap(\.numbers)
        case .polynomial(let polynomial): polynomial.coefficients
        case .record(let fields): fields.flatMap(\.value.numbers)
        case .boolean: []
        }
    }
}

extension Relation {
    /// What must hold of the parts of an answer and of what is given, as `givenA`; nil where there is nothing
    /// beyond the author's own words, or one right answer.
    fileprivate var predicate: String? {
        switch self {
        case .eigenvector: "givenA*answer == givenlambda*answer and norm(answer) != 0"
        case .eigenbasis: "rank(vectors) == rows(givenA)"
        case .basis: "rank(answer) == cols(answer)"
        case .gramschmidt, .echelon, .rowoperation: "rank(answer) == rank(givenA)"
        case .qr: "Q*R == givenA"
        case .svd: "U*S*V' == givenA"
        case .rankfactorization: "B*C == givenA"
        case .bestapproximation: "rank(answer) <= givenk"
        default: nil
        }
    }
}
