import Foundation
import Testing

/// One request of `Tests/Oracle/grade_oracle.py` with the verdict that the rules give it.
struct GradeCase: Sendable {
    /// The line as `grade` reads it.
    let line: String
    /// The id of the request; nil where the line is no request.
    let id: String?
    let relation: String
    let verdict: String
    let credit: Double?
    /// Whether the reply names what is wrong with the request.
    let isBadRequest: Bool
    let note: String

    static let relations = [
        "value", "matrix", "values", "polynomial", "eigenvalues", "eigenvector", "eigenbasis", "basis",
        "gramschmidt", "qr", "svd", "rankfactorization", "bestapproximation", "satisfies", "choice",
    ]

    static func all() throws -> [GradeCase] { try cases.get() }

    private static let cases = Result {
        let file = try #require(
            Bundle.module.url(
                forResource: "grade-oracle", withExtension: "jsonl", subdirectory: "Resources"))
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { try GradeCase($0) }
    }

    private init(_ line: Substring) throws {
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        let expected = try #require(object["expect"] as? [String: Any])
        if let request = object["request"] as? [String: Any] {
            let data = try JSONSerialization.data(withJSONObject: request, options: [.sortedKeys])
            self.line = String(decoding: data, as: UTF8.self)
            id = request["id"] as? String
            relation = request["relation"] as? String ?? ""
        } else {
            self.line = try #require(object["raw"] as? String)
            id = nil
            relation = ""
        }
        verdict = try #require(expected["verdict"] as? String)
        credit = expected["credit"] as? Double
        isBadRequest = expected["error"] as? Bool ?? false
        note = object["note"] as? String ?? ""
    }
}

/// The cases where the checker and the oracle still differ, with the reason: `grade-oracle-open.txt`.
enum OpenDifference {
    /// By the id of the request.
    static func all() throws -> [String: String] { try lines.get() }

    private static let lines = Result {
        let file = try #require(
            Bundle.module.url(
                forResource: "grade-oracle-open", withExtension: "txt", subdirectory: "Resources"))
        let pairs = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
            let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
            return (try #require(parts.first), parts.count > 1 ? parts[1] : "")
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }
}

/// What of a reply the oracle speaks of.
struct GradeReply: Decodable {
    let id: String?
    let verdict: String
    let credit: Double?
    let error: Trouble?
    let message: String

    struct Trouble: Decodable {
        let code: String
        let field: String?
    }

    init(_ text: String) throws { self = try JSONDecoder().decode(GradeReply.self, from: Data(text.utf8)) }
}
