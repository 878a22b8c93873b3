internal import Foundation
internal import Tutoring

/// Marked files on their way to standard output, with what can be said of all of them at the end.
struct MarkedPile {
    enum Form {
        case text, table, json, csv
    }

    let form: Form
    let layout: Layout
    /// How many files there are.
    let count: Int
    private var works: [MarkedWork] = []
    private var failures: [(file: String, failure: CommandFailure)] = []

    init(form: Form, layout: Layout, count: Int) {
        self.form = form
        self.layout = layout
        self.count = count
    }

    func begin() throws(CommandFailure) {
        if form == .json { try Console.put("[\n") }
    }

    mutating func add(_ paper: MarkedPaper, _ file: String) throws(CommandFailure) {
        guard let work = try? JSONDecoder().decode(MarkedWork.self, from: Data(paper.text.utf8)) else {
            throw CommandFailure(.fault, "\(file): the marks of the worker cannot be read")
        }
        try add(work)
    }

    /// A file that could not be marked.
    mutating func add(_ failure: CommandFailure, _ file: String) throws(CommandFailure) {
        failures.append((file, failure))
        let start = "\(file): "
        let isNamed = failure.message.hasPrefix(start)
        try add(
            MarkedWork(
                file: file,
                error: isNamed ? String(failure.message.dropFirst(start.count)) : failure.message))
    }

    private mutating func add(_ work: MarkedWork) throws(CommandFailure) {
        let isFirst = works.isEmpty
        works.append(work)
        switch form {
        case .table, .csv: return
        case .json:
            guard let text = work.stableJSON else {
                throw CommandFailure(.fault, "\(work.file): the marks cannot be written as JSON")
            }
            try Console.put((isFirst ? "" : ",\n") + text)
        case .text:
            // Of the only file the reason is said as the command ends.
            if work.error != nil, count == 1 { return }
            let text = MarkedText(width: layout.width, style: layout.style, isColoured: layout.colour)
            try put(text.lines(of: work), isFirst: isFirst)
        }
    }

    func breakOff() throws(CommandFailure) {
        if form == .json { try Console.put("\n]\n") }
    }

    func end() throws(CommandFailure) {
        let table = MarkedTable(width: layout.width, style: layout.style)
        switch form {
        case .json: try Console.put("\n]\n")
        case .csv: try Console.put(MarkedTable.csv(of: works))
        case .table: try put(table.lines(of: works), isFirst: true)
        case .text:
            guard works.count > 1 else { return }
            try put(table.lines(of: works), isFirst: false)
            let slips = table.commonSlips(of: works)
            if !slips.isEmpty { try put(slips, isFirst: false) }
        }
    }

    private func put(_ lines: [String], isFirst: Bool) throws(CommandFailure) {
        try Console.put((isFirst ? "" : "\n") + lines.map { $0 + "\n" }.joined())
    }

    /// How the command ends; nil where every file is right.
    var failure: CommandFailure? {
        guard let first = failures.first else {
            return works.allSatisfy(\.isRight) ? nil : CommandFailure(.notRight, "")
        }
        if count == 1 { return first.failure }
        let isMissing = failures.allSatisfy { $0.failure.code == ExitStatus.notFound.rawValue }
        let names = failures.map(\.file).joined(separator: ", ")
        return CommandFailure(
            isMissing ? .notFound : .badData,
            "\(failures.count) of \(count) files could not be marked: \(names)")
    }
}
