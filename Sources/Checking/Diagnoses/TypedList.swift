import ExactAlgebra
import Notation

/// A typed list of numbers beside the right one.
struct TypedList: Sendable {
    let typed: [Scalar]
    let right: [AlgebraicNumber]
    /// The places in `typed` of numbers that stand for none that is left.
    let strangers: [Int]
    /// The places in `right` of numbers that nothing typed stands for.
    let missing: [Int]

    /// Nil where the answer is no list of numbers.
    init?(_ answer: [String: Value], beside right: [AlgebraicNumber]) throws {
        guard let typed = try? answer.part("answer").scalars() else { return nil }
        self.typed = typed
        self.right = right
        var unmatched = Array(right.indices)
        var strangers: [Int] = []
        for (k, entry) in typed.enumerated() {
            if let place = try unmatched.firstIndex(where: { try entry.stands(for: right[$0]) }) {
                unmatched.remove(at: place)
            } else {
                strangers.append(k)
            }
        }
        self.strangers = strangers
        missing = unmatched
    }

    /// Whether the right numbers were typed, in an order that is not descending.
    var isUnsorted: Bool {
        get throws {
            guard strangers.isEmpty, missing.isEmpty else { return false }
            return try !typed.stand(for: right)
        }
    }

    /// What is missing, where nothing is typed that is wrong.
    var onlyMissing: [AlgebraicNumber]? {
        strangers.isEmpty && !missing.isEmpty ? missing.map { right[$0] } : nil
    }

    /// The one wrong number of a list with as many numbers as the right one.
    var onlyStranger: Scalar? {
        strangers.count == 1 && typed.count == right.count ? typed[strangers[0]] : nil
    }

    /// The sum of the typed numbers; nil where it is not plainly another than `wanted`.
    static func sum(_ numbers: [Scalar], unless wanted: AlgebraicNumber) throws -> Scalar? {
        let sum = try numbers.reduce(Scalar(.zero)) { try $0 + $1 }
        return try sum.isProvablyNot(wanted) ? sum : nil
    }

    /// The product of the typed numbers; nil where it is not plainly another than `wanted`.
    static func product(_ numbers: [Scalar], unless wanted: AlgebraicNumber) throws -> Scalar? {
        let product = try numbers.reduce(Scalar(.one)) { try $0 * $1 }
        return try product.isProvablyNot(wanted) ? product : nil
    }
}

extension Slip {
    /// A slip in a list, told by how the typed numbers stand to the right ones.
    static func list(
        _ id: String, _ size: Size, _ message: String, beside right: [AlgebraicNumber],
        samples: @escaping @Sendable () throws -> [[AlgebraicNumber]],
        remark: (@Sendable (TypedList) throws -> String?)? = nil,
        holds: @escaping @Sendable (TypedList) throws -> Bool
    ) -> Slip {
        let pattern = TellingProperty(
            samples: {
                try samples().filter { !$0.isEmpty }.map { numbers in
                    ["answer": .list(numbers.map { .exact($0) })]
                }
            },
            holds: { answer in
                guard let list = try TypedList(answer, beside: right) else { return false }
                return try holds(list)
            })
        return Slip(id, size, message, pattern) { answer in
            guard let remark, let list = try TypedList(answer, beside: right) else { return nil }
            return try remark(list)
        }
    }

    /// A slip that makes one of a few definite lists.
    static func lists(
        _ id: String, _ size: Size, _ message: String,
        _ lists: @escaping @Sendable () throws -> [[AlgebraicNumber]]
    ) -> Slip {
        Slip(id, size, message, Lookalike { try lists().map { .list($0.map { .exact($0) }) } })
    }
}
