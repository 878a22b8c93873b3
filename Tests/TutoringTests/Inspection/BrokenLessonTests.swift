import Testing
import Tutoring

struct `Broken lessons` {
    @Test(arguments: BrokenLesson.all)
    func `are refused in the lines that are wrong, and in no other`(lesson: BrokenLesson) throws {
        let expected = try lesson.expected()
        let found = BrokenLesson.found(in: try lesson.text())
        try #require(!expected.isEmpty)
        for saying in expected {
            let there = found.filter { $0.line == saying.line }.map(\.words)
            #expect(there.contains { $0.contains(saying.words) }, "line \(saying.line): \(there)")
        }
        let lines = Set(expected.map(\.line))
        let others = found.filter { !lines.contains($0.line) }
        #expect(others.isEmpty)
    }

    @Test(arguments: BrokenLesson.all)
    func `have the notes that they expect, and no other`(lesson: BrokenLesson) throws {
        let expected = try lesson.expected("?")
        let found = BrokenLesson.found(in: try lesson.text(), .note)
        for saying in expected {
            let there = found.filter { $0.line == saying.line }.map(\.words)
            #expect(there.contains { $0.contains(saying.words) }, "line \(saying.line): \(there)")
        }
        let lines = Set(expected.map(\.line))
        let others = found.filter { !lines.contains($0.line) }
        #expect(others.isEmpty)
    }

    @Test(arguments: BrokenLesson.all)
    func `have their findings in the order of their lines`(lesson: BrokenLesson) throws {
        let lines = BrokenLesson.found(in: try lesson.text()).map(\.line)
        #expect(lines == lines.sorted())
    }

    @Test func `are all there`() { #expect(BrokenLesson.all.count >= 33) }
}
