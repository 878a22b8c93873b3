internal import Notation
internal import Yams

/// One mapping of a lesson file, read key by key; every complaint names its line and column.
struct MappingReader {
    let source: LessonSource
    let place: Place
    /// What the mapping is, as messages call it: "a step", "`expect`".
    let subject: String
    private let entries: [(key: Located, value: Node)]

    /// Refuses what is not a mapping, and keys that are no words.
    init(_ node: Node, of subject: String, in source: LessonSource) throws(LessonError) {
        let place = source.place(of: node)
        guard case .mapping(let mapping) = node else {
            throw source.error(
                .wrongType, at: place, "\(subject) is a list of `key: value`, not \(node.kindInWords)")
        }
        var entries: [(Located, Node)] = []
        for (key, value) in mapping {
            guard case .scalar(let scalar) = key else {
                throw source.error(.wrongType, at: source.place(of: key), "a key is a word")
            }
            entries.append((Located(scalar.string, at: source.place(of: key)), value))
        }
        self.source = source
        self.place = place
        self.subject = subject
        self.entries = entries.map { (key: $0.0, value: $0.1) }
    }

    /// Refuses what the table does not hold, and what lacks a key that it demands.
    init(_ node: Node, as table: KeyTable, in source: LessonSource) throws(LessonError) {
        try self.init(node, of: table.subject, in: source)
        try allow(table.names)
        for key in table.keys where key.isRequired { _ = try required(key.name) }
        for rule in table.rules { try check(rule) }
    }

    private func check(_ rule: KeyTable.Rule) throws(LessonError) {
        switch rule {
        case .needs(let key, let other):
            guard has(key), !has(other) else { return }
            let (name, place) = try called()
            throw source.error(.missingKey, at: place, "\(name): `\(key)` needs `\(other)`")
        case .exactlyOne(let names):
            guard names.count(where: has) != 1 else { return }
            let wanted = names.map { "`\($0)`" }.joined(separator: " or ")
            throw source.error(.missingKey, at: place, "\(subject) needs \(wanted)")
        case .atLeastOne(let names, let otherwise):
            guard !names.contains(where: has) else { return }
            let (name, place) = try called()
            throw source.error(.missingKey, at: place, "\(name) \(otherwise)")
        case .only(let names, let others, let because):
            guard !others.contains(where: has), let key = keys.first(where: { names.contains($0.text) })
            else { return }
            throw source.error(.conflict, at: key.place, "`\(key.text)` \(because)")
        case .apart(let name, let others, let because):
            guard has(name), let key = keys.first(where: { others.contains($0.text) }) else { return }
            throw source.error(.conflict, at: key.place, "`\(key.text)` \(because)")
        case .keys: return
        }
    }

    /// "the step `gram`" at its id; the subject as it is where there is none.
    private func called() throws(LessonError) -> (name: String, place: Place) {
        guard let id = try optionalText("id"), subject.hasPrefix("a ") else { return (subject, place) }
        return ("the \(subject.dropFirst(2)) `\(id.text)`", id.place)
    }

    /// Throws at the first key that is not among these.
    private func allow(_ allowed: [String]) throws(LessonError) {
        for (key, _) in entries where !allowed.contains(key.text) {
            throw source.error(
                .unknownKey, at: key.place,
                "\(subject) has no key `\(key.text)`\(key.text.advice(among: allowed))")
        }
    }

    var keys: [Located] { entries.map(\.key) }

    func has(_ key: String) -> Bool { node(key) != nil }

    func node(_ key: String) -> Node? {
        entries.first { $0.key.text == key }?.value
    }

    func required(_ key: String) throws(LessonError) -> Node {
        guard let node = node(key) else {
            throw source.error(.missingKey, at: place, "\(subject) lacks the key `\(key)`")
        }
        return node
    }

    // MARK: - Values

    func text(_ key: String) throws(LessonError) -> Located {
        try source.text(try required(key), of: "`\(key)`")
    }

    func optionalText(_ key: String) throws(LessonError) -> Located? {
        guard let node = node(key) else { return nil }
        return try source.text(node, of: "`\(key)`")
    }

    /// A number or a truth value, which stands without quotes: in quotes it would be a text to an editor.
    func bareText(_ key: String) throws(LessonError) -> Located? {
        guard let node = node(key) else { return nil }
        return try source.bareText(node, of: "`\(key)`")
    }

    func list(_ key: String) throws(LessonError) -> [Node] {
        guard let node = node(key) else { return [] }
        return try source.list(node, of: "`\(key)`")
    }

    func texts(_ key: String) throws(LessonError) -> [Located] {
        var texts: [Located] = []
        for item in try list(key) { texts.append(try source.text(item, of: "each of `\(key)`")) }
        return texts
    }
}

extension LessonSource {
    func place(of node: Node) -> Place {
        node.mark.map { Place($0) } ?? Place(line: 1, column: 1)
    }

    /// A scalar's text: words, numbers and truth values alike, but not nothing.
    func text(_ node: Node, of subject: String) throws(LessonError) -> Located {
        guard case .scalar(let scalar) = node else {
            var message = "\(subject) is a text, not \(node.kindInWords)"
            if case .sequence = node { message += ": put a matrix between quotes, as in `\"[1 2; 3 4]\"`" }
            throw error(.wrongType, at: place(of: node), message)
        }
        guard !scalar.isNothing else {
            throw error(.wrongType, at: place(of: node), "\(subject) is empty")
        }
        guard scalar.string.utf8.count <= LessonBounds.textLength else {
            throw error(
                .tooMany, at: place(of: node), "\(subject) is longer than \(LessonBounds.textLength) bytes")
        }
        return Located(scalar.string, at: place(of: node))
    }

    /// See `MappingReader.bareText`.
    func bareText(_ node: Node, of subject: String) throws(LessonError) -> Located {
        let text = try text(node, of: subject)
        if case .scalar(let scalar) = node, scalar.isQuoted {
            throw error(
                .wrongType, at: text.place, "\(subject) stands without quotes: \(scalar.string)")
        }
        return text
    }

    func list(_ node: Node, of subject: String) throws(LessonError) -> [Node] {
        guard case .sequence(let sequence) = node else {
            throw error(
                .wrongType, at: place(of: node),
                "\(subject) is a list, not \(node.kindInWords): put it in `[ ]`")
        }
        return Array(sequence)
    }

    /// Bounds the nesting and the number of nodes.
    func checkBounds(_ root: Node) throws(LessonError) {
        var count = 0
        try checkBounds(root, depth: 1, count: &count)
    }

    private func checkBounds(_ node: Node, depth: Int, count: inout Int) throws(LessonError) {
        count += 1
        guard depth <= LessonBounds.depth else {
            throw error(.tooDeep, at: place(of: node), "nested more than \(LessonBounds.depth) levels deep")
        }
        guard count <= LessonBounds.nodes else {
            throw error(
                .tooMany, at: place(of: node), "more than \(LessonBounds.nodes) entries in one lesson")
        }
        switch node {
        case .mapping(let mapping):
            for (key, value) in mapping {
                try checkBounds(key, depth: depth + 1, count: &count)
                try checkBounds(value, depth: depth + 1, count: &count)
            }
        case .sequence(let sequence):
            for item in sequence { try checkBounds(item, depth: depth + 1, count: &count) }
        case .scalar(let scalar): try refuseControls(in: scalar.string, at: place(of: node))
        case .alias: break
        }
    }

    /// A text that YAML's escapes make may hold what steers a terminal, or turns the direction of writing.
    private func refuseControls(in text: String, at place: Place) throws(LessonError) {
        guard let control = text.unicodeScalars.first(where: { $0 != "\r" && $0.steersTerminals }) else {
            return
        }
        let code = String(control.value, radix: 16, uppercase: true)
        let digits = String(repeating: "0", count: max(0, 4 - code.count)) + code
        throw error(
            .notText, at: place,
            "the character U+\(digits) steers a terminal and is no text: leave it out"
                + " (for a backslash write `\\\\` between double quotes)")
    }
}

extension Node.Scalar {
    /// No text at all, or YAML's word for nothing, without quotes.
    var isNothing: Bool {
        string.trimmed.isEmpty || (!isQuoted && ["~", "null", "Null", "NULL"].contains(string))
    }

    var isQuoted: Bool { style == .singleQuoted || style == .doubleQuoted }
}

extension Node {
    var kindInWords: String {
        switch self {
        case .scalar(let scalar): scalar.isNothing ? "nothing" : "a text"
        case .mapping: "a list of `key: value`"
        case .sequence: "a list"
        case .alias: "an alias"
        }
    }
}
