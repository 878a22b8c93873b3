import Testing

@Suite("longhand claim") struct ClaimCommandTests {
    private func run(_ arguments: String...) throws -> (code: Int32, output: String, errors: String) {
        try Sandbox().run(["claim"] + arguments)
    }

    @Test func `shows a counterexample and gives 1`() throws {
        let (code, output, errors) = try run(
            "rank(W - Q*Q'*W) == rank(W) - cols(Q)", "--where", "Q: orthonormal columns")
        #expect(code == 1)
        #expect(errors.isEmpty)
        #expect(
            output == """
                ✗ Not true. A counterexample:

                    W = [0], Q = [1]

                The left side and the right side:
                    rank(W − QQᵀW) = 0
                    rank(W) − cols(Q) = −1
                This was verified exactly, the hypotheses too.

                """, "\(output)")
    }

    @Test func `says where the sides differ, in ASCII where that is asked`() throws {
        let (code, output, _) = try run("A*B == B*A", "--ascii")
        #expect(code == 1)
        #expect(output.contains("They differ in row"))
        #expect(output.utf8.allSatisfy { $0 < 128 }, "\(output)")
    }

    @Test func `finds the counterexample to the merging of two reductions`() throws {
        let (code, output, _) = try run(
            "(I-Q2*Q2')*(I-Q1*Q1')*W == W - Qm*Qm'*W", "--where", "Q1, Q2: orthonormal columns",
            "--where", "Qm = orth([Q1 Q2])", "--json")
        #expect(code == 1)
        #expect(output.contains(#""holds":false"#))
        for name in ["Q1", "Q2", "W", "Qm"] { #expect(output.contains("\"\(name)\":\"["), "\(output)") }
    }

    @Test func `says how many instances a claim survived, and gives 0`() throws {
        let (code, output, errors) = try run("rank(A'*A) == rank(A)")
        #expect(code == 0)
        #expect(errors.isEmpty)
        #expect(output.hasPrefix("Not refuted in 500 instances, each decided exactly."), "\(output)")
    }

    @Test func `tells a bound only of a polynomial identity`() throws {
        let identity = try run("(A*B)' == B'*A'")
        #expect(identity.code == 0)
        #expect(identity.output.contains("probability of at most 10⁻³⁵"), "\(identity.output)")
        let json = try run("(A*B)' == B'*A'", "--json").output
        #expect(json.contains(#""holds":null"#) && !json.contains(#""errorBound":null"#), "\(json)")
        #expect(try run("rank(A'*A) == rank(A)", "--json").output.contains(#""errorBound":null"#))
    }

    @Test func `has seven fields in JSON, null where there is nothing to say`() throws {
        #expect(
            try run("1 + 1 == 2", "--json").output == """
                {"counterexample":null,"errorBound":null,"holds":true,"instances":1,"left":null,"right":null,\
                "statement":"1 + 1 == 2"}

                """)
        let refuted = try run("A*B == B*A", "--json", "--where", "A, B: 2x2").output
        for field in ["counterexample", "errorBound", "holds", "instances", "left", "right", "statement"] {
            #expect(refuted.contains("\"\(field)\":"), "\(refuted)")
        }
        #expect(refuted.contains(#""left":"["#))
    }

    @Test func `gives 65 and the place of a claim that cannot be tried`() throws {
        for (statement, hypothesis) in [
            ("A + * B == A", "A: 2x2"), ("A*B == B", "A, B: 3x2"), ("A == B", "A: orthonormalish"),
            ("A == B", "A*B == I and A*B == 0"), ("rank(A) == 1", "A: 100000x100000"),
        ] {
            let (code, output, errors) = try run(statement, "--where", hypothesis)
            #expect(code == 65, "\(statement)")
            #expect(output.isEmpty && !errors.isEmpty)
        }
        #expect(try run("A + * B == A").errors.contains("^"))
    }

    @Test func `gives 64 without a statement`() throws {
        #expect(try run().code == 64)
        #expect(try run("A == A", "--seed", "x").code == 64)
    }

    @Test func `leaves out what takes too long and goes on`() throws {
        let start = ContinuousClock.now
        let (code, output, _) = try run("eigenvalues(A) == eigenvalues(A')", "--where", "A: 40x40")
        #expect(code == 0)
        #expect(output.contains("Not refuted in"), "\(output)")
        #expect(ContinuousClock.now - start < .seconds(40))
    }

    @Test(arguments: Hostile.lines)
    func `ends soon however hostile the statement`(line: String) throws {
        let start = ContinuousClock.now
        let (code, _, _) = try Sandbox().run(["claim", "--", "A*(\(line)) == A"])
        #expect([0, 1, 65].contains(code), "\(line.prefix(60)): \(code)")
        #expect(ContinuousClock.now - start < .seconds(40))
    }

    @Test func `is tried for the claims of a lesson`() throws {
        let sandbox = try Sandbox()
        let lesson =
            Sandbox.lesson + """
                claims:
                  - "rank(W) == 2"
                  - {claim: "rank(A*B) <= rank(A)"}
                  - {claim: "Q'*Q == I", where: ["Q: orthonormal columns"]}

                """
        try sandbox.write(lesson, to: "\(sandbox.folder)/Lessons/small/lesson.yaml")
        #expect(try sandbox.run(["lesson", "check", "small"]).code == 0)
        let wrong = lesson.replacing("rank(W) == 2", with: "rank(W) == 3")
            .replacing("rank(A*B) <= rank(A)", with: "rank(A*B) >= rank(A)")
        try sandbox.write(wrong, to: "\(sandbox.folder)/Lessons/small/lesson.yaml")
        let (code, output, _) = try sandbox.run(["lesson", "check", "small"])
        #expect(code == 1)
        #expect(output.contains("the claim `rank(W) == 3` is false"), "\(output)")
        #expect(output.contains("the claim `rank(A*B) >= rank(A)` is false: take A = "), "\(output)")
    }
}
