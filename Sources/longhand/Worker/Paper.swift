internal import Checking
internal import Laboratory
internal import Lessons
internal import Notation
internal import Tutoring

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// A file of written work, on its way to the worker.
struct Paper: Codable, Hashable, Sendable {
    var file: String
    var text: String
    /// `--lesson`; nil where the file is to say.
    var lesson: String?
    var set: [String: String]
    /// The folder of `--lessons`.
    var folder: String?
    /// `--json`; else for the terminal.
    var isJSON: Bool
}

/// Written work with its marks, as it is printed.
struct MarkedPaper: Codable, Hashable, Sendable {
    var text: String
    var isRight: Bool
}

/// The marking of files, in the worker: lessons that were walked once serve for every file.
struct MarkingDesk {
    private var sheets: [Problem: MarkingSheet] = [:]
    private var marker: Marker?

    /// Marks a whole file.
    mutating func mark(_ paper: Paper, _ layout: Layout) throws(CommandFailure) -> MarkedPaper {
        _ = try open(paper)
        while marker?.isFinished == false { marker?.step() }
        return try finish(paper, layout)
    }

    /// - Returns: how many lines there are to mark.
    mutating func open(_ paper: Paper) throws(CommandFailure) -> Int {
        do {
            let work = try WrittenWork(parsing: paper.text)
            guard let lesson = paper.lesson ?? work.lesson else {
                throw CommandFailure(
                    .badData,
                    "\(paper.file): no lesson is named: write `lesson: ID` in its first line, or give --lesson"
                )
            }
            let set = work.overrides.merging(paper.set) { $1 }
            let problem = Problem(lesson: lesson, set: set, folder: paper.folder)
            marker = Marker(work, on: try sheet(for: problem))
            return work.count
        } catch let error as SessionError {
            throw CommandFailure(.badData, "\(paper.file): \(error.message)")
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(.badData, "\(paper.file): \(error)")
        }
    }

    mutating func step(isStopped: Bool) { marker?.step(isStopped: isStopped) }

    func finish(_ paper: Paper, _ layout: Layout) throws(CommandFailure) -> MarkedPaper {
        guard let marker else {
            throw CommandFailure(.fault, "the worker was asked before a file was opened")
        }
        let work = marker.finished(file: paper.file)
        return MarkedPaper(text: try text(of: work, paper, layout), isRight: work.isRight)
    }

    private func text(
        of work: MarkedWork, _ paper: Paper, _ layout: Layout
    ) throws(CommandFailure) -> String {
        guard paper.isJSON else {
            let text = MarkedText(
                width: layout.width, style: layout.style, isColoured: layout.colour)
            return text.lines(of: work).map { $0 + "\n" }.joined()
        }
        guard let text = work.stableJSON else {
            throw CommandFailure(.fault, "\(paper.file): the marks cannot be written as JSON")
        }
        return text
    }

    private mutating func sheet(for problem: Problem) throws -> MarkingSheet {
        if let known = sheets[problem] { return known }
        let lesson = try Office.lesson(problem.lesson, in: Office.library(problem.folder))
        let sheet = try MarkingSheet(lesson: lesson, overrides: problem.set, conductor: Run.conductor)
        // A hundred files may have a hundred matrices.
        if sheets.count >= 16 { sheets = [:] }
        sheets[problem] = sheet
        return sheet
    }
}
