import Foundation
import Testing

/// A learner at the small lesson whose program is killed again and again, and what has to be left of it.
final class KilledSitting {
    private let sandbox: Sandbox
    private var dice: SplitMix
    /// Every line that has to be in the journal, in order.
    private var finished: [String] = []
    private var step = "gram"

    init(seed: UInt64) throws {
        sandbox = try Sandbox()
        dice = SplitMix(state: seed)
    }

    /// What can be typed at a step without finishing the lesson, and the step that it leads to.
    private static let moves: [String: [(line: String, step: String)]] = [
        "gram": [
            ("[1 2; 3 4]", "gram"), ("hint", "gram"), ("1 +", "gram"), ("why", "gram"),
            ("[11 7; 7 11]", "eigenvalues"), ("skip", "eigenvalues"),
        ],
        "eigenvalues": [
            ("18", "eigenvalues"), ("status", "eigenvalues"), ("4, 18", "number"), ("back", "gram"),
        ],
        "number": [("7", "number"), ("back", "eigenvalues"), ("check rank(W) + 1", "number")],
    ]

    /// Sits down, types some lines, and is killed at a random moment.
    func sitDownAndBeKilled() throws {
        let isAtTerminal = dice.below(2) == 0
        let program = try sandbox.launch(["learn", "small"], columns: isAtTerminal ? 80 : nil)
        if dice.below(6) == 0 {
            // Before it has said anything.
            usleep(UInt32(dice.below(40_000)))
            program.signal(SIGKILL)
            try check(program, inFlight: nil)
            return
        }
        try program.expect("small/\(step)")
        try program.expect("▸ ")
        for _ in 0..<dice.below(5) {
            let move = next()
            try program.send(move.line + "\n")
            try program.expect("small/\(move.step)")
            try program.expect("▸ ")
            finished.append(move.line)
            step = move.step
        }
        let move = next()
        let isWhole = dice.below(3) > 0
        try program.send(isWhole ? move.line + "\n" : String(move.line.dropLast()))
        usleep(UInt32(dice.below(12_000)))
        program.signal(SIGKILL)
        try check(program, inFlight: isWhole ? move : nil)
    }

    private func next() -> (line: String, step: String) {
        let moves = Self.moves[step] ?? []
        return moves[dice.below(moves.count)]
    }

    /// The journal holds every finished line, and at most the one that was being judged besides.
    private func check(_ program: Launched, inFlight: (line: String, step: String)?) throws {
        #expect(try program.finish().code == 128 + SIGKILL)
        var lines: [String] = []
        for entry in sandbox.read(sandbox.journal).split(separator: "\n") {
            // Only the last line may be torn.
            guard let fields = try? JSONSerialization.jsonObject(with: Data(entry.utf8)) as? [String: Any]
            else { continue }
            if let line = fields["line"] as? String { lines.append(line) }
        }
        if let inFlight, lines.count == finished.count + 1, lines.last == inFlight.line {
            finished.append(inFlight.line)
            step = inFlight.step
        }
        try #require(lines == finished, "finished: \(finished.suffix(4)); in the journal: \(lines.suffix(4))")
        // What was not judged is judged now; then the learner is where they were.
        let resumed = try sandbox.run(["learn", "small"], input: "")
        #expect(resumed.code == 0 && resumed.errors.isEmpty, "\(resumed.errors)")
        try #require(
            resumed.output.contains("`longhand learn small` resumes at \(step)."),
            "at \(step): \(resumed.output)")
    }
}

/// Seeded random numbers.
struct SplitMix {
    var state: UInt64

    mutating func below(_ count: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(count))
    }
}
