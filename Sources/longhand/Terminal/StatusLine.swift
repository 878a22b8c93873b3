internal import Notation

/// One line over the prompt of a new step: how far the lesson has come, and which names have a value.
struct StatusLine {
    let layout: Layout

    /// `step 3 of 11 · W, WtW, charpoly`: the names that were bound last where not all fit.
    func text(place: Place, names: [String]) -> String {
        if layout.reader { return spoken(place, names) }
        let start = "step \(place.step) of \(place.of)"
        var shown: [String] = []
        for name in names.reversed() {
            let longer = [Names.pretty(name)] + shown
            guard width(of: line(start, longer, all: longer.count == names.count)) <= layout.width else {
                break
            }
            shown = longer
        }
        let line = line(start, shown, all: shown.count == names.count || shown.isEmpty)
        let spelled = layout.ascii ? ASCIIText.of(line) : line
        return (layout.colour ? "\u{1B}[2m\(spelled)\u{1B}[0m" : spelled) + "\n"
    }

    private func spoken(_ place: Place, _ names: [String]) -> String {
        let known = names.isEmpty ? "" : " Names with a value: \(names.joined(separator: ", "))."
        return Screen(layout: layout).paragraph("Step \(place.step) of \(place.of)." + known)
    }

    private func line(_ start: String, _ names: [String], all: Bool) -> String {
        if names.isEmpty { return "  " + start }
        return "  \(start) \(layout.ascii ? "-" : "·") \(all ? "" : "…, ")\(names.joined(separator: ", "))"
    }

    private func width(of line: String) -> Int {
        DisplayWidth.of(layout.ascii ? ASCIIText.of(line) : line)
    }
}

/// What somebody is told who sits down for the first time.
enum Welcome {
    static let words =
        "Type an answer and press Enter: every line is checked exactly, and any right form is right. "
        + "`hint` helps, `skip` takes the answer and goes on, `undo` takes a line back, `help` lists the rest. "
        + "There is nothing to save; `quit` leaves, and the next time you go on where you were."
}
