internal import Notation

/// `help functions`, and `help` on one of them.
extension Phrases {
    /// The calls by subject: a screen, and no more.
    static let functions = Prose(
        paragraphs: [[.text("What can be called; "), .code("help proj"), .text(" says what one is.")]]
            + FunctionTable.sections.compactMap { $0.restricted(to: .lessons) }.map { section in
                let calls = section.lines.map(\.call)
                // A formula is not broken within.
                return [.text("\(section.title): ")]
                    + calls.flatMap {
                        [Prose.Inline.formula(.text($0)), .text($0 == calls.last ? "." : ", ")]
                    }
            }
            + [[.text(FunctionTable.letters)]])

    /// What one function is, for each way to call it; nil where there is none of that name.
    static func help(onFunction name: String) -> Prose? {
        guard let function = Function(named: name, in: .calculator) else { return nil }
        return Prose(
            function.forms.map { form in
                let limits = form.limits.map { " (\($0))" } ?? ""
                return "`\(form.call(of: function))` – \(form.meaning)\(limits)."
            }
            .joined(separator: "\n"))
    }
}
