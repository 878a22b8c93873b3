import Yams

/// A lesson with one thing in it changed, as a slip of the author's might.
struct LessonMutation {
    enum Kind: CaseIterable {
        case unknownKey, missingKey, wrongType, unknownWord, quoted
    }

    let kind: Kind
    let node: Node
    /// What was done, and where.
    let words: String

    init(of lesson: Node, seed: UInt64) {
        var dice = SplitMix(seed: seed)
        let kind = Kind.allCases[dice.below(Kind.allCases.count)]
        let places = Self.places(in: lesson).filter { Self.canTake(kind, at: $0, in: lesson) }
        let place = places[dice.below(places.count)]
        self.kind = kind
        node = Self.changed(lesson, at: place[...]) { Self.mutated($0, kind, &dice) }
        words = "\(kind) at \(place.joined(separator: "/"))"
    }

    /// Keys, and numbers of items, from the root down.
    private static func places(in node: Node, below place: [String] = []) -> [[String]] {
        var found = [place]
        switch node {
        case .mapping(let mapping):
            for (key, value) in mapping { found += places(in: value, below: place + [key.string ?? ""]) }
        case .sequence(let items):
            for (index, item) in items.enumerated() { found += places(in: item, below: place + ["\(index)"]) }
        case .scalar, .alias: break
        }
        return found
    }

    private static func canTake(_ kind: Kind, at place: [String], in lesson: Node) -> Bool {
        let node = place.reduce(lesson) { node, key in
            (node.isSequence ? Int(key).flatMap { node.sequence?[$0] } : node[key]) ?? node
        }
        switch kind {
        case .unknownKey, .missingKey: return node.isMapping
        case .wrongType: return !place.isEmpty
        case .quoted: return node.isScalar
        case .unknownWord:
            let choices = [
                "relation", "order", "shape", "form", "unit", "id", "lesson", "longhand", "verdict",
            ]
            return node.isScalar && choices.contains(place.last ?? "")
        }
    }

    private static func changed(_ node: Node, at place: ArraySlice<String>, by change: (Node) -> Node) -> Node
    {
        guard let key = place.first else { return change(node) }
        switch node {
        case .mapping(let mapping):
            let pairs = mapping.map { pair in
                pair.key.string == key
                    ? (pair.key, changed(pair.value, at: place.dropFirst(), by: change))
                    : (pair.key, pair.value)
            }
            return .mapping(Node.Mapping(pairs))
        case .sequence(let items):
            let changed = items.enumerated().map { index, item in
                "\(index)" == key ? Self.changed(item, at: place.dropFirst(), by: change) : item
            }
            return .sequence(Node.Sequence(changed))
        case .scalar, .alias: return node
        }
    }

    private static func mutated(_ node: Node, _ kind: Kind, _ dice: inout SplitMix) -> Node {
        let word = Node.scalar(Node.Scalar("zzz", Tag(.str), .plain))
        switch (kind, node) {
        case (.unknownKey, .mapping(let mapping)):
            return .mapping(Node.Mapping(mapping.map { ($0.key, $0.value) } + [(word, word)]))
        case (.missingKey, .mapping(let mapping)):
            var pairs = mapping.map { ($0.key, $0.value) }
            if !pairs.isEmpty { pairs.remove(at: dice.below(pairs.count)) }
            return .mapping(Node.Mapping(pairs))
        case (.wrongType, _):
            let others: [Node] = [
                word, .sequence(Node.Sequence([word])), .mapping(Node.Mapping([(word, word)])),
                .sequence(Node.Sequence([.sequence(Node.Sequence([word]))])), .scalar(Node.Scalar("")),
                .scalar(Node.Scalar("~", Tag(.implicit), .plain)),
            ]
            return others[dice.below(others.count)]
        case (.unknownWord, _):
            return .scalar(Node.Scalar("No Such Word", Tag(.str), .plain))
        case (.quoted, .scalar(let scalar)):
            return .scalar(Node.Scalar(scalar.string, Tag(.str), .doubleQuoted))
        default: return node
        }
    }
}

extension Node {
    fileprivate var isMapping: Bool { mapping != nil }
    fileprivate var isSequence: Bool { sequence != nil }
    fileprivate var isScalar: Bool { scalar != nil }
}

/// Numbers from a seed, the same everywhere.
struct SplitMix {
    var state: UInt64

    init(seed: UInt64) { state = seed &+ 1 }

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(bound))
    }
}
