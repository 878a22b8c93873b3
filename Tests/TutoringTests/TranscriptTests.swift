import Testing
import Tutoring

struct `Transcripts` {
    static let text = """
        # A short sitting.
        lesson: svd-by-hand
        set: W = [4 0; 3 -5; 0 2]
        seed: 7
        version: 0.1
        ---
          Singular value decomposition by hand · step 1 of 11
        # The first try is off.
        > [11 7; 7 10]
        = gram incorrect matrix.one-entry
          ✗ One entry is off.

          Still here.
        > [11 7
        … 7 11]
        = gram correct
        > hint
        > skip
        = charpoly skipped
        > ^D

        """

    @Test func `are read with their header, turns and expectations`() throws {
        let transcript = try Transcript(parsing: Self.text)
        #expect(transcript.lesson == "svd-by-hand")
        #expect(transcript.overrides == ["W": "[4 0; 3 -5; 0 2]"])
        #expect(transcript.seed == 7)
        #expect(transcript.turns.map(\.typed) == ["[11 7; 7 10]", "[11 7\n7 11]", "hint", "skip", "^D"])
        #expect(
            transcript.turns[0].expected
                == .init(step: "gram", verdict: "incorrect", diagnosis: ["matrix.one-entry"]))
        #expect(transcript.turns[0].recorded == ["✗ One entry is off.", "", "Still here."])
        #expect(transcript.turns[2].expected == nil)
        #expect(transcript.turns[3].expected?.verdict == "skipped")
    }

    @Test func `are written as they were read`() throws {
        let transcript = try Transcript(parsing: Self.text)
        let again = try Transcript(parsing: transcript.description)
        #expect(again.description == transcript.description)
        #expect(again.turns.map(\.typed) == transcript.turns.map(\.typed))
        #expect(again.turns.map(\.recorded) == transcript.turns.map(\.recorded))
    }

    @Test(arguments: [
        ("lesson: a\n> 1\n", 2, "`> 1` is not known here"), ("lesson: a\n", 2, "not closed"),
        ("seed: x\n---\n", 1, "no seed"), ("set: W\n---\n", 1, "set: NAME = VALUE"),
        ("---\n= gram correct\n", 2, "has to come before"), ("---\n> 1\n= gram\n", 3, "= STEP VERDICT"),
        ("---\n> 1\n= gram corect\n", 3, "did you mean `correct`?"),
        ("---\nhello\n", 2, "starts with none of"),
    ])
    func `that cannot be read say where and why`(text: String, line: Int, words: String) throws {
        let error = try #require(throws: TranscriptError.self) { try Transcript(parsing: text) }
        #expect(error.line == line)
        #expect(error.description.contains(words), "\(error)")
    }
}
