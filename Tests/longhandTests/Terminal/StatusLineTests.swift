import Testing

@testable import longhand

@Suite("The line that tells how far one has come")
struct StatusLineTests {
    private let names = ["W", "WtW", "charpoly", "lambda", "sigma"]

    private func line(_ width: Int, ascii: Bool = false) -> String {
        StatusLine(layout: Layout(width: width, ascii: ascii, colour: false))
            .text(place: Place(step: 5, of: 11, finished: false), names: names)
    }

    @Test func `it has the names that have a value`() {
        #expect(line(80) == "  step 5 of 11 · W, WtW, charpoly, λ, σ\n")
        #expect(line(80, ascii: true) == "  step 5 of 11 - W, WtW, charpoly, lambda, sigma\n")
    }

    @Test func `where they do not fit it has the last ones`() {
        #expect(line(24) == "  step 5 of 11 · …, λ, σ\n")
        #expect(line(16) == "  step 5 of 11\n")
        for width in 14...60 { #expect(line(width).count - 1 <= max(width, 14)) }
    }

    @Test func `without a name there is only the step`() {
        let line = StatusLine(layout: Layout(width: 80, ascii: false, colour: false))
        #expect(line.text(place: Place(step: 1, of: 2, finished: false), names: []) == "  step 1 of 2\n")
    }
}
