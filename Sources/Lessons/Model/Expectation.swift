public import Checking

/// What must hold of the answer: a relation with its fields, as `longhand grade` takes them.
public struct Expectation: Hashable, Sendable {
    public let relation: Relation
    /// The objects that the relation speaks of, by field name.
    public let given: [String: Field]
    public let options: [String: Option]
    /// What there is to choose from or to put in order, as `given` lists it; empty for other relations.
    public internal(set) var items: [Item]
    public let place: Place

    /// The parts that an answer has; one part is called `answer`.
    public var partNames: [String] {
        if case .parts(let key) = given["key"] { return key.map(\.name) }
        return relation.fields.parts
    }

    /// True where answers are taken as they stand: words, labels, or lines whose names are not looked up.
    public var takesWords: Bool { relation.takesWords || relation == .identity }
}

/// One item of a choice or an order: `a: its columns are {{W}}`.
public struct Item: Hashable, Sendable {
    /// What stands before the colon, or all of it; it is what an answer names.
    public let label: String
    /// What stands behind the colon; nil where there is none.
    public internal(set) var words: Template?
}

extension Expectation {
    /// Whether an `order` shows its items in the right order already.
    ///
    /// - Parameter right: the labels of the right order, as `Question.rightLabels()` gives them.
    public func isShownInOrder(_ right: [String]) -> Bool {
        relation == .order && items.count > 1 && items.map { $0.label.lowercased() } == right
    }
}

/// The content of a field: an expression, several of them, or one for each part.
public enum Field: Hashable, Sendable {
    case expression(Located)
    case list([Located])
    case parts([NamedExpression])

    /// All expressions, those of the parts without their names.
    public var expressions: [Located] {
        switch self {
        case .expression(let expression): [expression]
        case .list(let expressions): expressions
        case .parts(let parts): parts.map(\.expression)
        }
    }
}

public struct NamedExpression: Hashable, Sendable {
    public let name: String
    public let expression: Located
}
