import Foundation
import Lessons
import Testing
import Tutoring

/// A lesson with faults, each marked in its own line: `# ! the words of the finding`; notes by `# ? the words`.
struct BrokenLesson: CustomTestStringConvertible, Sendable {
    let name: String

    var testDescription: String { name }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Fixtures/broken").path

    static let all: [BrokenLesson] =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
        .filter { $0.hasSuffix(".yaml") }.sorted().map { BrokenLesson(name: $0) }

    /// Words that are expected at a line, or found there.
    struct Saying: Hashable {
        let line: Int
        let words: String
    }

    func text() throws -> String {
        try String(contentsOfFile: "\(Self.folder)/\(name)", encoding: .utf8)
    }

    /// What the file itself expects.
    func expected(_ sign: String = "!") throws -> [Saying] {
        try text().split(omittingEmptySubsequences: false) { $0.isNewline }.enumerated().compactMap {
            guard let mark = $0.element.firstRange(of: "# \(sign) ") else { return nil }
            return Saying(line: $0.offset + 1, words: String($0.element[mark.upperBound...]))
        }
    }

    /// The faults that are found, or the notes but for those on claims; those of the reader end the reading.
    static func found(in text: String, _ kind: LessonFinding.Kind = .fault) -> [Saying] {
        do throws(LessonError) {
            var inspection = LessonInspection(try LessonReader().lesson(from: text, file: "broken.yaml"))
            return inspection.findings().filter { $0.kind == kind && ($0.isFault || $0.rule != .claim) }.map {
                Saying(line: $0.place?.line ?? 0, words: $0.message)
            }
        } catch {
            return kind == .fault ? [Saying(line: error.place?.line ?? 0, words: error.message)] : []
        }
    }
}
