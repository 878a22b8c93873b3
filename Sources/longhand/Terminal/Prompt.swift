/// What stands before the learner's line, with colour or without.
struct Prompt: Hashable {
    let plain: String
    /// With colour, its escape sequences between the marks that GNU Readline leaves out of its count.
    let marked: String

    /// The prompt of a new input: `svd-by-hand/gram ▸ `.
    static func main(_ place: String, _ surroundings: Surroundings) -> Prompt {
        if surroundings.reader { return Prompt(plain: place + ": ", marked: place + ": ") }
        return coloured(place, tail: surroundings.ascii ? " > " : " ▸ ", surroundings)
    }

    /// The prompt of a line that goes on: `… `.
    static func more(_ surroundings: Surroundings) -> Prompt {
        if surroundings.reader { return Prompt(plain: "more: ", marked: "more: ") }
        return coloured("", tail: surroundings.ascii ? "... " : "… ", surroundings)
    }

    private static func coloured(_ place: String, tail: String, _ surroundings: Surroundings) -> Prompt {
        let plain = place + tail
        guard surroundings.colour, !place.isEmpty else { return Prompt(plain: plain, marked: plain) }
        return Prompt(plain: plain, marked: "\u{1}\u{1B}[1m\u{2}\(place)\u{1}\u{1B}[0m\u{2}\(tail)")
    }
}
