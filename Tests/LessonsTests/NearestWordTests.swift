import Lessons
import Testing

struct `The nearest word` {
    @Test(arguments: [
        ("t", ["A", "n"], nil), ("a", ["A", "n"], "A"), ("v1", ["v2", "W"], nil), ("WW", ["Ww"], "Ww"),
        ("sigma", ["A", "Sigma"], "Sigma"), ("aks", ["say", "ask"], "ask"), ("Wtw", ["W", "WtW"], "WtW"),
        ("xyz", ["ask"], nil),
    ])
    func `is looked for where a word is long enough to be recognised`(
        typed: String, known: [String], meant: String?
    ) {
        #expect(typed.nearest(among: known) == meant)
    }
}
