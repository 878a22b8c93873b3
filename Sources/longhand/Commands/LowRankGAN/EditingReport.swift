internal import LowRankGAN
internal import Pictures

/// What a command of `longhand lowrankgan`, or one that trains or samples, found: the documented object of
/// `--json`, a text, and pictures.
protocol EditingReport: Encodable {
    /// Tables and sentences.
    var blocks: [ReportBlock] { get }
    /// What is drawn where there is a terminal.
    func pictures() throws(PictureError) -> [Picture]
}

extension EditingReport {
    func pictures() throws(PictureError) -> [Picture] { [] }

    /// Puts it on standard output.
    func put(json: Bool, _ surroundings: Surroundings) throws(CommandFailure) {
        if json { return try Console.put((stableJSON ?? "{}") + "\n") }
        let screen = Screen(layout: Layout(surroundings))
        var shown = ReportBlock.text(blocks, on: screen)
        if surroundings.outputIsTerminal {
            // What cannot be drawn is told in numbers above.
            for picture in (try? pictures()) ?? [] { shown += "\n" + screen.drawing(of: picture) }
        }
        try Console.put(shown)
    }
}

extension Double {
    /// So many significant digits.
    func shown(_ count: Int = 3) -> String { Digits(count: count).text(self) }
}
