import Foundation
import Testing

@testable import Checking

@Suite struct `The table of diagnoses` {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Every text in the checker's sources that has the form of an id, once for each time it is there.
    private static func idsInSources() throws -> [String] {
        let folder = root.appending(path: "Sources/Checking")
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        var found: [String] = []
        for case let file as URL in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            found += text.matches(of: /"([a-z]+\.[a-z0-9]+(?:-[a-z0-9]+)*)"/).map { String($0.1) }
        }
        return found
    }

    @Test func `no diagnosis has an id that is not in it, and each in it is used`() throws {
        let uses = Dictionary(grouping: try Self.idsInSources(), by: { $0 }).mapValues(\.count)
        #expect(uses.count > 50)
        #expect(uses.keys.filter { !DiagnosisTable.ids.contains($0) }.sorted() == [])
        #expect(DiagnosisTable.ids.filter { uses[$0, default: 0] < 2 } == [])
    }

    @Test func `each id is there once in a section, and each line says something`() {
        for section in DiagnosisTable.sections {
            #expect(Set(section.entries.map(\.id)).count == section.entries.count, "\(section.title)")
            for entry in section.entries { #expect(entry.summary.count > 5, "\(entry.id)") }
        }
    }

    @Test func `the page of the manual is the table`() throws {
        let page = Self.root.appending(path: "Docs/Diagnoses.md")
        if ProcessInfo.processInfo.environment["RECORD"] != nil {
            try DiagnosisTable.markdown.write(to: page, atomically: true, encoding: .utf8)
            Issue.record("recorded")
        }
        #expect(try String(contentsOf: page, encoding: .utf8) == DiagnosisTable.markdown)
    }
}
