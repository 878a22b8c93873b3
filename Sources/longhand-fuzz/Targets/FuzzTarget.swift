/// One kind of untrusted input: what it is made of, and what has to hold for any of it.
struct FuzzTarget: Sendable {
    typealias Examination = ([UInt8]) throws(Violation) -> Void

    /// Also the name of its folder in the corpus.
    let name: String
    /// How many of a million inputs over all targets are of this kind: fewer of those that cost more, and one
    /// in a hundred at least.
    let share: Int
    let grammar: Grammar
    /// Sets right what only guards the rest: a checksum, a length.
    var repair: (@Sendable (inout [UInt8]) -> Void)?
    /// Whether the program does this in its worker alone, where it is stopped after two seconds and the line
    /// is answered `undecided`: an input that takes longer is counted, and no finding.
    var isStoppedByProgram = false
    /// Makes what examines inputs, one after the other. `scratch` is the path of a file that it may write.
    let prepare: @Sendable (_ scratch: String) throws -> Examination

    /// All of them; their shares make a million.
    static let all: [FuzzTarget] = [
        notation, evaluation, lesson, translation, transcript, playback, sitting, writtenWork, grade, claim,
        safetensors, npy, csv, png, region, idx,
    ]

    static func named(_ name: String) -> FuzzTarget? {
        (all + [selfTest, selfTestInWorker]).first { $0.name == name }
    }
}

/// Something that must not be, found by looking at what came back.
struct Violation: Error, Hashable, Sendable {
    let words: String

    init(_ words: String) { self.words = words }
}

/// Runs `body`, which may fail with an error of its own kind, whose words are looked at, and with no other.
func expecting<Failure: Error>(
    _: Failure.Type, _ body: () throws -> Void, otherwise look: (Failure) throws(Violation) -> Void
) throws(Violation) {
    do {
        try body()
    } catch let violation as Violation {
        throw violation
    } catch let failure as Failure {
        try look(failure)
    } catch {
        throw Violation("an error of another kind: \(error)")
    }
}

/// What every message has to be.
enum Complaints {
    /// Not empty, and nothing in it that steers a terminal.
    static func check(_ message: String, of what: String) throws(Violation) {
        guard message.contains(where: { !$0.isWhitespace }) else {
            throw Violation("the message of \(what) is empty")
        }
        if let scalar = message.unicodeScalars.first(where: \.steersTerminals) {
            let code = String(scalar.value, radix: 16, uppercase: true)
            throw Violation("the message of \(what) holds the control character U+\(code)")
        }
    }
}

extension Unicode.Scalar {
    /// Control characters but for line ends and tabs, and what turns the direction of text.
    fileprivate var steersTerminals: Bool {
        switch value {
        case 0x09, 0x0A: false
        case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
