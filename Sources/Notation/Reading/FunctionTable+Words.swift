extension FunctionTable {
    /// What the letters in the arguments stand for.
    public static let letters = """
        A and B are matrices, b, v and w vectors, S is a space, p a polynomial, k, m and n are whole numbers, \
        x, y and t numbers.
        """

    /// The table as Markdown.
    static var markdown: String {
        let head = """
            # Functions

            What can be called in answers, in lessons and claims, and in `longhand eval`. \(letters) \
            Vectors may be rows or columns, and a list of numbers is a vector. The same list is printed by \
            `longhand eval --functions`; in a lesson `help functions` has the names, and `help proj` says one \
            thing. An empty last column stands for everywhere.

            """
        let tail = """

            Other spellings: \(spellings.map { "`\($0.key)` for `\($0.value.rawValue)`" }.joined(separator: ", ")).
            """
        return head
            + sections.map { section in
                let lines = section.lines.map { line in
                    "| `\(line.call)` | \(line.meaning.replacing("|", with: "\\|")) | \(line.limits ?? "") |"
                }
                return "\n## \(section.title)\n\n| write | it is | where |\n|---|---|---|\n"
                    + lines.joined(separator: "\n") + "\n"
            }.joined() + tail + "\n"
    }
}

extension FunctionTable.Section {
    /// One for each way to call a function: `proj(v, A)`, what that is, and where else than everywhere it has a
    /// value.
    public var lines: [(call: String, meaning: String, limits: String?)] {
        entries.flatMap { entry in
            entry.forms.map { ($0.call(of: entry.function), $0.meaning, $0.limits) }
        }
    }
}

extension FunctionForm {
    /// As it is written: `proj(v, A)`.
    public func call(of function: Function) -> String { "\(function.rawValue)(\(arguments))" }

    /// Where it has a value, in a few words; nil for everywhere.
    public var limits: String? {
        switch (vocabulary, arithmetic) {
        case (.lessons, .exactAndDoubles): nil
        case (.lessons, .exactOnly): "not with `--numeric`"
        case (.calculator, .exactAndDoubles): "only in `eval`"
        case (.calculator, .exactOnly): "only in `eval`, not with `--numeric`"
        case (_, .doublesOnly): "only in `eval --numeric`"
        }
    }
}
