import Lessons
import Notation
import Pictures
import Testing
import Tutoring

struct `Pictures in a session` {
    static let head = """
        longhand: 1
        lesson: small
        title: Small
        given: {W: "[2 1; 1 2]", q: "(3, 4)", B: "[1 2 3; 4 5 6]"}
        steps:

        """

    private func sitting(_ steps: String) throws -> Sitting { try Sitting(text: Self.head + steps) }

    /// The picture of a first step that only draws.
    private func picture(_ drawing: String) throws -> Picture? {
        let steps = """
              - {id: seen, draw: \(drawing)}
              - {id: one, ask: "1 + 1?", expect: {relation: value, value: "2"}}

            """
        for case .picture(let picture) in try sitting(steps).session.begin() { return picture }
        return nil
    }

    @Test func `a picture comes after what is said and before what is asked, and again with show`() throws {
        var sitting = try sitting(
            """
              - id: one
                say: "Look."
                draw: {bars: "singularvalues(W)", caption: "σ₁ is {{singularvalues(W)[1]}}."}
                ask: "1 + 1?"
                expect: {relation: value, value: "2"}

            """)
        let lines = EventText.recording.lines(of: sitting.session.begin())
        #expect(
            Array(lines[1...]) == [
                "", "Look.", "", "  σ₁ │████████████████████████████████████████████████████████ 3",
                "  σ₂ │██████████████████▋ 1", "  σ₁ is 3.", "", "1 + 1?",
            ])
        #expect(sitting.type("show").contains("σ₂ │█"))
        #expect(try WorkedSolution(lesson: sitting.session.lesson).steps[0].picture != nil)
    }

    @Test func `the plane takes vectors, matrices and lists`() throws {
        let picture = try #require(
            try picture(
                "{plane: {circle: [\"I(2)\", W], arrows: {q: q, b: B}, lines: {span q: q}, points: {p: \"(1, 2)\"}}}"
            ))
        guard case .plane(let plane) = picture.content else {
            Issue.record("no plane")
            return
        }
        #expect(plane.circles.map(\.label) == ["unit circle", "its image under W"])
        #expect(plane.circles[1].first == Plane.Vector(2, 1))
        #expect(plane.arrows.map(\.label) == ["q", "b₁", "b₂", "b₃"])
        #expect(plane.arrows[3].at == Plane.Vector(3, 6))
        #expect(plane.lines.map(\.at) == [Plane.Vector(3, 4)])
        #expect(plane.points.map(\.label) == ["p"])
    }

    @Test func `numbers that cancel are drawn as 0`() throws {
        let picture = try #require(try picture("{heat: \"[√2 + √3 - √(5 + 2√6) 1; 0 2]\"}"))
        guard case .heat(let map) = picture.content else {
            Issue.record("no shades")
            return
        }
        #expect(map.entries == [0, 1, 0, 2])
    }

    @Test(arguments: [
        ("{heat: q + 1}", ""),
        ("{bars: W}", "this picture needs a list of numbers or a vector, and W is a 2×2 matrix"),
        ("{plane: {circle: [B]}}", "the circle needs a 2×2 matrix, and B is a 2×3 matrix"),
        ("{plane: {arrows: {a: \"(1, 2, 3)\"}}}", "this picture needs vectors of two entries"),
        ("{bars: \"1, i\"}", "not real"), ("{heat: later}", "later has no value"),
        ("{curves: {f: \"1, 0\"}, scale: log}", "powers of ten"), ("{heat: \"zeros(0, 2)\"}", ""),
    ])
    func `what cannot be drawn is a note, and lesson check hears of it`(drawing: String, words: String) throws
    {
        let steps = """
              - {id: seen, draw: \(drawing)}
              - {id: one, ask: "1 + 1?", expect: {relation: value, value: "2"}}

            """
        let session = try sitting(steps).session
        let text = EventText(width: 400, style: TextStyle()).lines(of: session.begin()).joined(
            separator: "\n")
        #expect(text.contains("There is no picture here: "))
        #expect(text.contains(words), "\(text)")
        #expect(session.undrawable.map(\.step) == ["seen"])
        #expect(session.undrawable.allSatisfy { $0.problem.place?.line == 6 })
    }

    @Test func `plot draws by the kind of the value and charges nothing`() throws {
        var sitting = try Sitting()
        #expect(sitting.type("plot").contains("draws a value"))
        #expect(sitting.type("plot W").contains("████ 3"))
        #expect(sitting.type("plot W'*W").contains("its image under WᵀW"))
        #expect(sitting.type("plot singularvalues(W)").contains("σ₂(W) │█"))
        #expect(sitting.type("plot (3, 4)").contains("↗"))
        #expect(sitting.type("plot (1, -2, 3, 4)").contains("−2 ▐█"))
        #expect(sitting.type("plot W[1,1]").contains("is a number"))
        #expect(sitting.type("plot svd(W)").contains("svd(W).S"))
        #expect(sitting.type("plot U").contains("no value yet"))
        #expect(sitting.type("plot [1 2").contains("^"))
        #expect(sitting.type("plot unknown").contains("not known"))
        #expect(sitting.outcomes.allSatisfy { $0.kind == .word })
        #expect(sitting.type("status").contains("0 attempts"))
    }

    // MARK: - What a picture may tell

    @Test func `plot does not show a direction that the lesson still asks for`() throws {
        var sitting = try Sitting()
        for _ in 1...4 { sitting.type("skip") }
        for _ in 1...2 {
            #expect(sitting.session.stepName.hasPrefix("right-vectors"))
            let shown = sitting.type("plot W'*W")
            #expect(shown.contains("its image under WᵀW"))
            #expect(shown.contains("directions are left out"))
            #expect(!shown.contains("v₁") && !shown.contains("σ₁") && !shown.contains("u₁"), "\(shown)")
            sitting.type("skip")
        }
        // Also not under another name, in the sandbox.
        sitting.type("back")
        sitting.type("reset")
        sitting.type("scratch")
        sitting.type("c = 2*WtW")
        #expect(!sitting.type("plot c").contains("v₁"))
    }

    @Test func `plot calls directions by the name of what is drawn`() throws {
        var sitting = try Sitting()
        while !sitting.session.stepName.hasPrefix("left-vectors") { sitting.type("skip") }
        #expect(sitting.type("plot W'*W").contains("σ₂u₂(WᵀW)"))
        let shown = sitting.type("plot WtW")
        #expect(shown.contains("v₁(WtW)") && shown.contains("σ₁u₁(WtW)"), "\(shown)")
        #expect(shown.contains("with the singular directions of WtW."))
        #expect(sitting.type("plot WtW + 2*W'*W + I(2)").contains("its v₁"))
        #expect(sitting.type("plot singularvalues(WtW)").contains("σ₂(WtW) │█"))
        #expect(sitting.type("plot eigenvalues(WtW)").contains("λ₂(WtW) │█"))
    }

    @Test func `where every direction is stretched alike none is marked`() throws {
        var sitting = try sitting(Self.asking)
        let shown = sitting.type("plot [1 2; 2 -1]")
        #expect(shown.contains("The unit circle and its image under") && !shown.contains("v₁"), "\(shown)")
        #expect(!sitting.type("plot zeros(2, 2)").contains("v₁"))
    }

    @Test func `a document holds the picture, or says what is to be seen`() throws {
        let solution = try WorkedSolution(lesson: try Sitting.library.lesson(named: "low-rank-truncation"))
        #expect(solution.html.contains("<figcaption>W − W₁: what is dropped, entry by entry.</figcaption>"))
        #expect(solution.markdown.contains("(Bars: "))
    }

    // MARK: - Files

    private static let asking = """
          - {id: one, ask: "1 + 1?", expect: {relation: value, value: "2"}}

        """

    @Test(arguments: ["w.png", "some.where/w.SVG"])
    func `a picture is shown, and goes to the file that is named`(file: String) throws {
        var sitting = try sitting(Self.asking)
        let events = sitting.session.handle("plot W to \(file)")
        guard events.count == 2, case .picture(let picture) = events[0],
            case .pictureFile(let kept) = events[1]
        else {
            Issue.record("\(events)")
            return
        }
        #expect(events[0] == sitting.session.handle("plot W").first)
        #expect(kept.file == file)
        if file.hasSuffix("png") {
            #expect(try RasterImage(png: kept.contents) == RasterPicture(picture).image)
        } else {
            #expect(String(decoding: kept.contents, as: UTF8.self) == VectorPicture(picture).svg)
        }
    }

    @Test func `another kind of file is named as one that cannot be made`() throws {
        var sitting = try sitting(Self.asking)
        #expect(
            sitting.type("plot W to w.gif").hasSuffix(
                """
                  w.gif names no format for a picture. Write a file's name that ends in .png or
                  .svg.
                """))
        // Without a dot it is no file, and `to` is no part of an expression either.
        #expect(
            sitting.session.handle("plot W to w").allSatisfy { if case .problem = $0 { true } else { false } }
        )
        #expect(
            sitting.session.handle("plot W to w.png to v.png").allSatisfy {
                if case .problem = $0 { true } else { false }
            })
    }

    @Test(arguments: ["plot W w.png", "plot W > w.png", "plot W ./out/w.png"])
    func `a file that is named without its to is shown as it is named`(line: String) throws {
        var sitting = try sitting(Self.asking)
        let file = line.split(separator: " ").last ?? ""
        let shown = sitting.type(line).replacing("\n  ", with: " ")
        #expect(shown.contains("A file is named behind to: plot W to \(file)."), "\(shown)")
    }

    @Test func `what is named in the scratch is drawn to a file as well`() throws {
        var sitting = try sitting(Self.asking)
        _ = sitting.session.handle("scratch")
        _ = sitting.session.handle("c = (1, 2, 3)")
        let events = sitting.session.handle("plot c to c.png")
        #expect(
            events.contains { if case .pictureFile(let kept) = $0 { kept.file == "c.png" } else { false } })
    }
}
