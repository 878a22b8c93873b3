internal import Notation

/// All functions with what each is, for `eval --functions`.
struct FunctionList {
    let layout: Layout

    private var screen: Screen { Screen(layout: layout) }

    var text: String {
        screen.paragraph(FunctionTable.letters)
            + FunctionTable.sections.map { "\n" + text(of: $0) }.joined()
    }

    private func text(of section: FunctionTable.Section) -> String {
        let calls = FunctionTable.sections.flatMap { $0.lines.map { DisplayWidth.of(shown($0.call)) } }
        let width = calls.max() ?? 0
        return screen.heading(section.title)
            + section.lines.map { line in
                let words = line.meaning + (line.limits.map { " (\($0))" } ?? "")
                let call = shown(line.call)
                // Columns are nothing for who listens, and for a terminal that has room for one only.
                if layout.reader || layout.width < 2 * width + 4 {
                    return screen.paragraph("`\(call)`: \(words).")
                }
                let space = String(repeating: " ", count: width - DisplayWidth.of(call))
                return screen.item(call + space, words)
            }
            .joined()
    }

    private func shown(_ call: String) -> String { layout.ascii ? ASCIIText.of(call) : call }
}
