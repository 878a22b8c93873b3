extension Lesson {
    /// The same steps under another title and with other given values, in the grammar.
    package func posed(title: String, given: [(name: String, text: String)]) -> Lesson {
        let start = Place(line: 1, column: 1)
        return Lesson(
            id: id, title: title, source: source, needed: needed,
            given: given.map { GivenValue(name: $0.name, expression: Located($0.text, at: start)) },
            requirements: requirements, variants: nil, steps: steps, claims: claims, tests: tests, file: file)
    }
}
