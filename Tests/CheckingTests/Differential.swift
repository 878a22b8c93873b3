import Foundation
import Testing

/// One question of `Tests/Oracle/differential.py` with its answers by the verdict that each must get.
struct DifferentialQuestion {
    let request: [String: Any]
    let answers: [(verdict: String, answer: Any)]

    /// Whether every case is judged; else a seeded tenth.
    static let isLong = ProcessInfo.processInfo.environment["LONGHAND_SOAK"] != nil

    static let relations = [
        "basis", "bestapproximation", "eigenbasis", "eigenvalues", "eigenvector", "gramschmidt", "matrix",
        "polynomial", "projector", "qr", "rankfactorization", "rref", "satisfies", "svd", "value", "values",
    ]

    static func all(of relation: String) throws -> [DifferentialQuestion] {
        let file = try #require(
            Bundle.module.url(
                forResource: relation, withExtension: "jsonl", subdirectory: "Resources/Differential"))
        let text = try String(contentsOf: file, encoding: .utf8)
        return try text.split(separator: "\n").map { try DifferentialQuestion($0, relation) }
    }

    private init(_ line: Substring, _ relation: String) throws {
        var object = try #require(
            try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        let byVerdict = try #require(object.removeValue(forKey: "answers") as? [String: [Any]])
        answers = byVerdict.sorted { $0.key < $1.key }.flatMap { verdict, answers in
            answers.map { (verdict, $0) }
        }
        object["relation"] = relation
        request = object
    }

    /// The line that `grade` reads.
    func line(asking answer: Any) throws -> String {
        let whole = request.merging(["answer": answer]) { $1 }
        let data = try JSONSerialization.data(withJSONObject: whole, options: [.sortedKeys])
        return String(decoding: data, as: UTF8.self)
    }
}
