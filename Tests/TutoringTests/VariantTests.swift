import ExactAlgebra
import Lessons
import Notation
import Testing
import Tutoring

@Suite("Variants of a lesson")
struct VariantTests {
    private static func lesson(_ maker: String, seeds: String = "[1]") -> String {
        """
        longhand: 1
        lesson: varied
        title: Other numbers
        given:
          W: "[1 2; 3 4]"
        variants: {make: "\(maker)", seeds: \(seeds)}
        steps:
          - id: same
            ask: "W again."
            expect: {relation: matrix, value: W}
        """
    }

    private static func matrix(_ maker: String, seed: UInt64) throws -> RationalMatrix {
        let lesson = try LessonReader().lesson(from: Self.lesson(maker), file: "varied.yaml")
        let solution = try WorkedSolution(lesson: lesson, seed: seed)
        guard case .formula(let formula)? = solution.steps[0].answer?.paragraphs[0].last,
            case .matrix(let matrix) = try Evaluator(scope: Scope()).evaluate(
                Reader.parse(formula.plain).readings[0]),
            let rational = matrix.exact.asRational
        else {
            throw NoMatrix()
        }
        return rational
    }

    private struct NoMatrix: Error {}

    @Test(arguments: 1...40)
    func `each maker keeps what it promises`(seed: UInt64) throws {
        let integers = try Self.matrix("integers(3, 2)", seed: seed)
        #expect(integers.shape == Shape(3, 2) && integers.rank == 2)
        let ranked = try Self.matrix("rank(4, 3, 2)", seed: seed)
        #expect(ranked.shape == Shape(4, 3) && ranked.rank == 2)
        let symmetric = try Self.matrix("symmetric(3)", seed: seed)
        #expect(symmetric.isSymmetric)
        #expect(try symmetric.eigenvalues().allSatisfy { $0.value.asRational?.asInt != nil })
        let frame = try Self.matrix("orthonormal(4, 2)", seed: seed)
        #expect(try frame.transposed * frame == RationalMatrix.identity(2))
        let small = try Self.matrix("small-svd(3, 2)", seed: seed)
        #expect(small.shape == Shape(3, 2) && small.rank == 2)
        let squares = try (small.transposed * small).eigenvalues()
        #expect(squares.count == 2 && squares.allSatisfy { $0.value.asRational != nil })
        for matrix in [integers, ranked, symmetric, small] {
            #expect(matrix.entries.allSatisfy { $0.asInt.map { abs($0) <= 9 } == true })
        }
    }

    @Test func `a seed always means the same numbers, another one others`() throws {
        let drawn = try (1...12).map { try Self.matrix("integers(2, 2)", seed: UInt64($0)) }
        #expect(try drawn[3] == Self.matrix("integers(2, 2)", seed: 4))
        #expect(Set(drawn).count > 9)
    }

    @Test func `seed 0 means the lesson's own numbers, and a value that is set wins`() throws {
        #expect(try Self.matrix("integers(2, 2)", seed: 0).entries == [1, 2, 3, 4])
        let lesson = try LessonReader().lesson(from: Self.lesson("integers(2, 2)"), file: "varied.yaml")
        let solution = try WorkedSolution(lesson: lesson, overrides: ["W": "[7 7; 7 8]"], seed: 3)
        #expect(solution.steps[0].answer?.plain == "[7 7; 7 8]")
    }

    @Test func `a seed without variants is refused with advice`() throws {
        let text = Self.lesson("integers(2, 2)").split(separator: "\n").filter { !$0.hasPrefix("variants") }
        let lesson = try LessonReader().lesson(from: text.joined(separator: "\n"), file: "varied.yaml")
        #expect(throws: SessionError.self) { try Session(lesson: lesson, seed: 5) }
        do {
            _ = try Session(lesson: lesson, seed: 5)
        } catch {
            #expect(error.message.contains("--set"), "\(error.message)")
        }
    }

    @Test(arguments: ["svd-by-hand", "low-rank-truncation", "gram-schmidt", "rank", "svd-irrational", "lora"])
    func `the variants of a shipped lesson can be worked to the end`(id: String) throws {
        let lesson = try Sitting.library.lesson(named: id)
        let seeds = try #require(lesson.variants?.seeds)
        #expect(!seeds.isEmpty)
        for seed in seeds {
            let solution = try WorkedSolution(lesson: lesson, seed: seed)
            #expect(!solution.steps.contains { $0.isUnable }, "\(id) \(seed)")
        }
    }

    @Test func `a transcript plays with the numbers of its seed`() throws {
        let lesson = try LessonReader().lesson(from: Self.lesson("integers(2, 2)"), file: "varied.yaml")
        let answer = try #require(try WorkedSolution(lesson: lesson, seed: 2).steps[0].answer?.plain)
        let text = "lesson: varied\nseed: 2\n---\n> \(answer)\n= same correct\n"
        var player = try TranscriptPlayer(try Transcript(parsing: text), lesson: lesson)
        #expect(player.playAll().isEmpty)
    }
}
