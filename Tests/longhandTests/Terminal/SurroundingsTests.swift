import Testing

@testable import longhand

@Suite("What the program finds around it")
struct SurroundingsTests {
    private func surroundings(
        _ environment: [String: String], terminal: Bool = true, asciiAsked: Bool = false
    ) -> Surroundings {
        Surroundings(
            environment: { environment[$0] }, inputIsTerminal: terminal, outputIsTerminal: terminal,
            asciiAsked: asciiAsked)
    }

    @Test func `a terminal gets editing and colour`() {
        let found = surroundings(["TERM": "xterm-256color"])
        #expect(found.allowsEditing && found.colour && !found.ascii)
    }

    @Test(arguments: [["TERM": "dumb"], [:]])
    func `a dumb terminal gets neither`(environment: [String: String]) {
        let found = surroundings(environment)
        #expect(!found.allowsEditing && !found.colour)
    }

    @Test func `NO_COLOR takes the colour alone, and only where it is not empty`() {
        #expect(!surroundings(["TERM": "xterm", "NO_COLOR": "1"]).colour)
        #expect(surroundings(["TERM": "xterm", "NO_COLOR": "1"]).allowsEditing)
        #expect(surroundings(["TERM": "xterm", "NO_COLOR": ""]).colour)
    }

    @Test func `a screen reader takes colour, editing and signs`() {
        for wish in ["1", "yes"] {
            let found = surroundings(["TERM": "xterm-256color", "LONGHAND_READER": wish])
            #expect(found.reader && found.ascii && !found.colour && !found.allowsEditing)
        }
        for wish in ["", "0", "no"] {
            #expect(!surroundings(["TERM": "xterm", "LONGHAND_READER": wish]).reader)
        }
    }

    @Test func `all colours are for terminals that say so, and only where there is colour`() {
        #expect(!surroundings(["TERM": "xterm-256color"]).fullColour)
        #expect(surroundings(["TERM": "xterm-256color", "COLORTERM": "truecolor"]).fullColour)
        #expect(surroundings(["TERM": "xterm", "COLORTERM": "24bit"]).fullColour)
        #expect(surroundings(["TERM": "xterm-direct"]).fullColour)
        #expect(!surroundings(["TERM": "dumb", "COLORTERM": "truecolor"]).fullColour)
        #expect(!surroundings(["TERM": "xterm", "COLORTERM": "truecolor", "NO_COLOR": "1"]).fullColour)
    }

    @Test func `a pipe gets neither colour nor editing`() {
        let found = surroundings(["TERM": "xterm"], terminal: false)
        #expect(!found.allowsEditing && !found.colour)
    }

    @Test func `a locale that is not UTF-8, or the option, asks for ASCII`() {
        #expect(surroundings(["LANG": "C"]).ascii)
        #expect(surroundings(["LANG": "en_US.UTF-8", "LC_ALL": "POSIX"]).ascii)
        #expect(!surroundings(["LANG": "C", "LC_ALL": "C.utf8"]).ascii)
        #expect(!surroundings([:]).ascii)
        #expect(surroundings([:], asciiAsked: true).ascii)
    }

    @Test func `the prompt hides its colour from the count of columns`() {
        let coloured = Prompt.main("svd-by-hand/gram", surroundings(["TERM": "xterm"]))
        #expect(coloured.marked == "\u{1}\u{1B}[1m\u{2}svd-by-hand/gram\u{1}\u{1B}[0m\u{2} ▸ ")
        #expect(coloured.plain == "svd-by-hand/gram ▸ ")
        let plain = Prompt.main("rank", surroundings(["TERM": "dumb"], asciiAsked: true))
        #expect(plain.marked == "rank > ")
        #expect(Prompt.more(surroundings([:], asciiAsked: true)).plain == "... ")
    }
}
