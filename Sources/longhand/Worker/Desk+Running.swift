extension Desk {
    /// Has the awaited experiment carried out; where it takes long, a line shows how far it has come.
    mutating func run(shownTo surroundings: Surroundings) throws(CommandFailure) {
        var line = ProgressLine(surroundings)
        defer { line.clear() }
        try run(layout: Layout(surroundings)) { progress in
            line.show(nil, "step \(progress.done) of at most \(progress.most); Ctrl-C stops it")
        }
    }
}
