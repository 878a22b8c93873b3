internal import Checking
internal import Yams

extension LessonReader {
    /// The relation and its fields, which are written flat: `{relation: value, value: "2", form: exact}`.
    func expectation(of step: MappingReader) throws(LessonError) -> Expectation? {
        guard let node = step.node("expect") else { return nil }
        let name = try MappingReader(node, of: "`expect`", in: step.source).text("relation")
        guard let relation = Relation(rawValue: name.text) else {
            throw step.source.error(
                .relation, at: name.place,
                "no relation is called `\(name.text)`"
                    + name.text.advice(among: Relation.allCases.map(\.rawValue)))
        }
        let map = try MappingReader(node, as: .expectation(of: relation), in: step.source)
        let fields = relation.fields
        var given: [String: Field] = [:]
        for key in fields.given.joined() where map.has(key) {
            given[key] = try field(key, of: map, words: relation.takesWords)
        }
        for key in fields.optional where map.has(key) {
            given[key] = try field(key, of: map, words: true)
        }
        var options: [String: Option] = [:]
        for option in fields.options {
            if let value = try self.option(option, of: map) { options[option.rawValue] = value }
        }
        return Expectation(
            relation: relation, given: given, options: options,
            items: try items(of: given, relation: relation, in: step.source), place: name.place)
    }

    /// The items of a choice or an order; what stands behind a label is a text with mathematics in it.
    private func items(
        of given: [String: Field], relation: Relation, in source: LessonSource
    ) throws(LessonError) -> [Item] {
        guard relation == .choice || relation == .order else { return [] }
        if case .expression(let key)? = given["key"] { _ = try source.template(key) }
        guard case .list(let texts)? = given["items"] else { return [] }
        var items: [Item] = []
        for text in texts {
            let (label, words) = try source.labelled(text)
            items.append(Item(label: label, words: words))
        }
        try check(items, at: texts.map(\.place), in: source)
        return items
    }

    /// Refuses items without a label among others that have one: a learner would have to type all their words.
    private func check(_ items: [Item], at places: [Place], in source: LessonSource) throws(LessonError) {
        let bare = items.indices.filter { items[$0].words == nil }
        guard let first = bare.first, let labelled = items.first(where: { $0.words != nil }) else { return }
        throw source.error(
            .wrongType, at: places[first],
            "`\(items[first].label)` has no label, and `\(labelled.label)` is one: give all items a label, as in "
                + "`a: \(items[first].label)`, or none")
    }

    /// - Parameter words: whether the field holds words, as the items of a choice do, not mathematics.
    private func field(_ key: String, of map: MappingReader, words: Bool) throws(LessonError) -> Field {
        let source = map.source
        switch try map.required(key) {
        case .sequence(let sequence):
            var items: [Located] = []
            for item in sequence {
                let text = try source.text(item, of: "each of `\(key)`")
                let isCondition = key == "predicates"
                items.append(
                    words ? text : isCondition ? try source.condition(text) : try source.expression(text))
            }
            return .list(items)
        case .mapping(let mapping):
            let parts = try MappingReader(.mapping(mapping), of: "`\(key)`", in: source)
            var named: [NamedExpression] = []
            for part in parts.keys {
                let expression = words ? try parts.text(part.text) : try parts.expression(part.text)
                named.append(NamedExpression(name: part.text, expression: expression))
            }
            return .parts(named)
        case .scalar, .alias:
            return .expression(words ? try map.text(key) : try map.expression(key))
        }
    }

    private func option(_ name: OptionName, of map: MappingReader) throws(LessonError) -> Option? {
        guard let text = try map.optionalText(name.rawValue) else { return nil }
        func refuse(_ wanted: String) -> LessonError {
            map.source.error(
                .wrongType, at: text.place, "`\(name.rawValue)` is \(wanted), not `\(text.text)`")
        }
        switch name.kind {
        case .boolean:
            guard let flag = Bool(text.text) else { throw refuse("`true` or `false`") }
            _ = try map.bareText(name.rawValue)
            return .boolean(flag)
        case .number(let range):
            guard let number = Int(text.text), range.contains(number) else {
                throw refuse("a whole number from \(range.lowerBound) to \(range.upperBound)")
            }
            _ = try map.bareText(name.rawValue)
            return .number(number)
        case .oneOf(let words):
            guard words.contains(text.text) else {
                throw refuse(words.map { "`\($0)`" }.joined(separator: " or "))
            }
            return .string(text.text)
        case .expression:
            return .string(try map.source.expression(text).text)
        }
    }
}

extension Relation {
    /// True where answers and keys are words, labels or whole lines, and are taken as they stand.
    package var takesWords: Bool { self == .choice || self == .order || self == .equivalent }
}

extension String {
    /// `; did you mean …?`, or the whole choice where nothing is near.
    func advice(among known: [String]) -> String {
        if let near = nearest(among: known) { return "; did you mean `\(near)`?" }
        return "; there are \(known.joined(separator: ", "))"
    }
}
