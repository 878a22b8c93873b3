import Foundation
import Testing

@Suite("Hostile lines and the real program")
struct HostileTests {
    @Test(arguments: Hostile.lines.indices)
    func `eval answers a hostile expression, and in the end with 0 or 65`(index: Int) throws {
        let sandbox = try Sandbox()
        let line = Hostile.lines[index]
        let (code, output, errors) = try sandbox.run(["eval", "--json", "--", line])
        #expect(code == 0 || code == 65, "\(line.prefix(60)): \(code) \(errors)")
        #expect(!output.isEmpty || !errors.isEmpty)
        #expect(!errors.contains("-- "), "the expression itself is what is read")
    }

    @Test func `grade answers each hostile request in order and goes on`() throws {
        let sandbox = try Sandbox()
        var input: [UInt8] = []
        var count = 0
        for line in Hostile.lines {
            let request =
                #"{"answer":"\#(line.replacing("\\", with: "\\\\"))","given":{"value":"[11 7; 7 11]"},"#
                + #""id":\#(count),"relation":"matrix"}"#
            input += Array(request.utf8) + [10]
            count += 1
        }
        for bytes in Hostile.bytes {
            input += bytes + [10]
            count += 1
        }
        input += Array(
            #"{"answer":"[11 7; 7 11]","given":{"value":"[11 7; 7 11]"},"id":"last","relation":"matrix"}"#
                .utf8)
        let (code, output, errors) = try sandbox.run(["grade"], input: input)
        #expect(code == 0, "\(errors)")
        let replies = output.split(separator: "\n").map { Data($0.utf8) }
        try #require(replies.count == count + 1)
        for (index, reply) in replies.enumerated() {
            let fields = try #require(try JSONSerialization.jsonObject(with: reply) as? [String: Any])
            let verdict = try #require(fields["verdict"] as? String)
            if index < Hostile.lines.count {
                #expect(fields["id"] as? Int == index || fields["id"] is NSNull)
                #expect(verdict != "correct", "\(Hostile.lines[index].prefix(60))")
            } else if index < count {
                #expect(verdict == "malformed")
            } else {
                #expect(verdict == "correct")
            }
        }
    }

    @Test func `a lesson goes on after every hostile line`() throws {
        let sandbox = try Sandbox()
        let program = try sandbox.launch(["learn", "small"])
        program.watchesMemory = true
        try program.expect("small/gram ▸ ")
        for line in Hostile.lines {
            // An open bracket is ended by an empty line.
            try program.send(line + "\n\n")
            try program.expect("small/gram ▸ ")
        }
        for bytes in Hostile.bytes {
            try program.send(bytes + [10])
            try program.expect("it was not read.")
        }
        try program.send("[11 7; 7 11]\n")
        try program.expect("small/eigenvalues ▸ ")
        program.closeInput()
        #expect(try program.finish().code == 0)
        // Parent and worker together.
        if let peak = program.peakMemory { #expect(peak <= 500 << 20, "\(peak >> 20) MB") }
    }

    @Test func `at a terminal a pasted megabyte is refused and the lesson goes on`() throws {
        let sandbox = try Sandbox()
        let program = try sandbox.launch(["learn", "small"], columns: 80)
        try program.expect("▸ ")
        let paste = "\u{1B}[200~" + String(repeating: "1 ", count: 500_000) + "\u{1B}[201~\r"
        try program.send(paste)
        try program.expect("longer than 64 KiB")
        try program.expect("▸ ")
        try program.send("[11 7; 7 11]\r")
        try program.expect("small/eigenvalues")
    }
}
