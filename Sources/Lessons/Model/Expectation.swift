public import Checking

/// What must hold of the answer: a relation with its fields, as `longhand grade` takes them.
public struct Expectation: Hashable, Sendable {
    public let relation: Relation
    /// The objects that the relation speaks of, by field name.
    public let given: [String: Field]
    public let options: [String: Option]
    public let place: Place

    /// The parts that an answer has; one part is called `answer`.
    public var partNames: [String] {
        if case .parts(let key) = given["key"] { return key.map(\.name) }
        return relation.fields.parts
    }

    /// True where answers are words or labels, not mathematics.
    public var takesWords: Bool { relation.takesWords }
}

/// The content of a field: an expression, several of them, or one for each part.
public enum Field: Hashable, Sendable {
    case expression(Located)
    case list([Located])
    case parts([NamedExpression])
}

public struct NamedExpression: Hashable, Sendable {
    public let name: String
    public let expression: Located
}
