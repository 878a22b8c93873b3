import Foundation
import Laboratory
import Lessons
import TensorFiles
import Testing
import Tutoring

/// Experiments on weights whose ranks are known: a matrix of whole numbers with independent columns.
struct `A run on weights` {
    private let folder = FileManager.default.temporaryDirectory.appending(
        path: "longhand-\(UUID().uuidString)")

    /// `tall` is 9×4 of rank 4, `wide` its transpose, `square` 6×6 of rank 6, `flat` 6×6 of rank 2.
    private func experiment(_ text: String) throws -> Experiment {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let tall = numbers(9, 4) { i, j in i == j ? 3 : (i * 4 + j) * 7 % 5 - 2 }
        let wide = numbers(4, 9) { i, j in i == j ? 3 : (j * 4 + i) * 7 % 5 - 2 }
        let square = numbers(6, 6) { i, j in i == j ? 9 : (i + 2 * j) % 3 }
        let flat = numbers(6, 6) { i, j in i * j + 1 }
        try SafetensorsFile.write(
            [
                "tall.weight": try #require(DenseTensor([9, 4], tall)),
                "wide.weight": try #require(DenseTensor([4, 9], wide)),
                "square": try #require(DenseTensor([6, 6], square)),
                "flat": try #require(DenseTensor([6, 6], flat)),
            ], to: folder.appending(path: "w.safetensors").path)
        let lesson = """
            longhand: 1
            lesson: machine
            title: A machine
            steps:
              - id: run-it
                run: {\(text)}

            """
        let file = folder.appending(path: "lesson.yaml").path
        return try #require(Session(lesson: LessonReader().lesson(from: lesson, file: file)).awaited)
    }

    private func numbers(_ m: Int, _ n: Int, _ entry: (Int, Int) -> Int) -> [Float] {
        (0..<m).flatMap { i in (0..<n).map { j in Float(entry(i, j)) } }
    }

    private func texts(_ text: String) throws -> [String: String] {
        defer { try? FileManager.default.removeItem(at: folder) }
        return try Run.conductor(try experiment(text)).texts
    }

    @Test(arguments: [
        ("wide", 3, "anywhere", "4", "1"), ("tall", 3, "anywhere", "4", "4"),
        ("tall", 7, "anywhere", "4", "2"), ("tall", 3, "inside", "4", "1"),
        ("square", 0, "anywhere", "6", "6"), ("flat", 4, "anywhere", "2", "2"),
        ("flat", 2, "inside", "2", "0"),
    ])
    func `reduces ranks as the law says`(
        layer: String, r: Int, place: String, before: String, after: String
    ) throws {
        let found = try texts(
            "reduction: {weights: w.safetensors, layer: \(layer), r: \(r), lies: \(place), seed: 5}")
        #expect(found["before"] == before)
        #expect(found["predicted"] == after)
        #expect(found["rank"] == after)
        #expect(found["common"] == "\(try #require(Int(before)) - #require(Int(after)))")
    }

    @Test func `combines two reductions in three ways`() throws {
        let found = try texts(
            "combination: {weights: w.safetensors, layer: square, first: 2, second: 1, seed: 5}")
        #expect(found["sequential"] == "4")
        #expect(found["joint"] == "3")
        #expect(found["sum"] == "5")
        for way in ["Sequential", "Joint", "Sum"] {
            #expect(found["predicted\(way)"] == found[way.lowercased()])
        }
        // One angle: the gap is the square of its cosine.
        let cosine = try #require(found["cosines"].flatMap { Double($0.dropFirst().dropLast()) })
        let gap = try #require(found["gap"].flatMap(Double.init))
        #expect(abs(cosine * cosine - gap) < 1e-5)
        #expect(found["apart"].flatMap(Double.init).map { $0 > 0.01 && $0 < 1 } == true)
    }

    @Test(arguments: [ExperimentKind.reduction, .combination])
    func `gives the results that lessons may name`(kind: ExperimentKind) throws {
        let ranks = kind == .reduction ? "r: 2" : "first: 2, second: 1"
        let found = try texts("\(kind.rawValue): {weights: w.safetensors, layer: square, \(ranks)}")
        #expect(Set(found.keys) == Set(kind.results.map(\.name)))
    }

    @Test(arguments: [
        ("layer: round, r: 1", "has no weight `round`"),
        ("layer: square, r: 7", "7"),
        ("layer: flat, r: 3, lies: inside", "2"),
    ])
    func `says why it cannot be`(parameters: String, words: String) throws {
        let error = try #require(throws: ExperimentTrouble.self) {
            try texts("reduction: {weights: w.safetensors, \(parameters)}")
        }
        #expect(error.reason.contains(words), "\(error)")
    }

    @Test func `another seed is another Q, the same one the same`() throws {
        let parameters = "weights: w.safetensors, layer: square, r: 2"
        let shares = try [1, 2, 1].map { try texts("reduction: {\(parameters), seed: \($0)}")["share"] }
        #expect(shares[0] == shares[2])
        #expect(shares[0] != shares[1])
    }
}
