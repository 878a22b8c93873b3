/// The part of a line around a place, with a caret under it.
struct Excerpt {
    /// The line, then the carets.
    let lines: [String]

    init(of source: String, at range: Range<Int>, width: Int) {
        let reach = max(16, width - 4)
        // Only what can be near the place is looked at: the source may be a megabyte.
        let scalars = source.unicodeScalars
        let from = max(0, range.lowerBound - 4 * reach)
        let isBreak = { (scalar: Unicode.Scalar) in scalar == "\n" || scalar == "\r" }
        // Signs for what steers a terminal, so that it moves neither the text nor the caret.
        let window = scalars.dropFirst(from).prefix(8 * reach).map {
            isBreak($0) ? $0 : HarmlessText.sign(for: $0)
        }
        let place = min(range.lowerBound - from, window.count)
        let start = window[..<place].lastIndex(where: isBreak).map { $0 + 1 } ?? 0
        let end = window[place...].firstIndex(where: isBreak) ?? window.count
        let isCutBefore = from > 0 && start == 0

        var first = start
        while DisplayWidth.of(window[first..<place]) > reach * 2 / 3 { first += 1 }
        var last = end
        while DisplayWidth.of(window[first..<last]) > reach { last -= 1 }
        let lead = first > start || isCutBefore ? "…" : ""
        let trail = last < end ? "…" : ""
        let shown = String(String.UnicodeScalarView(window[first..<last]))
        let indent = DisplayWidth.of(lead) + DisplayWidth.of(window[first..<place])
        let stop = min(max(place, range.upperBound - from), last)
        let length = max(1, stop > place ? DisplayWidth.of(window[place..<stop]) : 1)
        lines = [
            "  " + lead + shown + trail,
            "  " + String(repeating: " ", count: indent) + String(repeating: "^", count: length),
        ]
    }
}
