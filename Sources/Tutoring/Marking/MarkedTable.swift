internal import Checking
internal import Lessons
public import Notation

/// The marks of many files in one table, for a terminal or as CSV, and the slips that they share.
public struct MarkedTable: Sendable {
    public let width: Int
    public let style: TextStyle
    private let text: MarkedText

    /// The commonest slips that are named.
    private static let mostSlips = 5

    public init(width: Int, style: TextStyle) {
        self.width = width
        self.style = style
        text = MarkedText(width: width, style: style, isColoured: false)
    }

    // MARK: - The table

    /// A line a file: what is right of what was asked, the first error, how much could not be read.
    ///
    /// Long names are shortened at their beginning, so that a line fits the width.
    public func lines(of works: [MarkedWork]) -> [String] {
        let head = ["file", "right", "first error", "not read"]
        let rows = [head] + works.map { cells(of: $0) }
        let widths = (1...3).map { column in
            rows.map { $0.count > column ? DisplayWidth.of($0[column]) : 0 }.max() ?? 0
        }
        let room = max(8, width - 2 - widths.reduce(0) { $0 + $1 + 2 })
        let names = rows.map { fitted($0[0], to: room) }
        let broad = names.map { DisplayWidth.of($0) }.max() ?? 0
        var lines = zip(names, rows).map { name, cells in
            var line = "  " + padded(name, to: broad)
            for (k, cell) in cells.dropFirst().enumerated() where k < 3 {
                line += "  " + padded(cell, to: widths[k], isNumber: k != 0 || cells == head)
            }
            return line.trimmingEnd
        }
        for (place, work) in works.enumerated() {
            guard let error = work.error else { continue }
            let start = "  " + padded(names[place + 1], to: broad) + "  "
            lines[place + 1] =
                start + text.shortened(text.shown(error), to: max(8, width - DisplayWidth.of(start)))
        }
        return lines + text.wrapped(total(works), indent: 2)
    }

    private func cells(of work: MarkedWork) -> [String] {
        guard work.error == nil else { return [text.shown(work.file)] }
        let (earned, possible) = work.points
        let open = work.unread + work.undecided
        return [
            text.shown(work.file), "\(MarkedText.text(earned)) of \(possible)",
            work.firstError.map { "line \($0)" } ?? "", open == 0 ? "" : "\(open)",
        ]
    }

    private func total(_ works: [MarkedWork]) -> String {
        let failed = works.count { $0.error != nil }
        let right = works.count { $0.error == nil && $0.isRight }
        let parts = [
            "\(works.count) file\(works.count == 1 ? "" : "s")", "\(right) all right",
            failed == 0 ? nil : "\(failed) not marked",
        ]
        return parts.compactMap { $0 }.joined(separator: ", ") + "."
    }

    private func padded(_ cell: String, to width: Int, isNumber: Bool = false) -> String {
        let space = String(repeating: " ", count: max(0, width - DisplayWidth.of(cell)))
        return isNumber ? space + cell : cell + space
    }

    /// The end of a name that is too long: there the files of a folder differ.
    private func fitted(_ name: String, to room: Int) -> String {
        guard DisplayWidth.of(name) > room else { return name }
        let sign = style.ascii ? "..." : "…"
        var rest = Substring(name)
        while !rest.isEmpty, DisplayWidth.of(String(rest)) + sign.count > room { rest.removeFirst() }
        return sign + rest
    }

    // MARK: - CSV

    /// The same as comma-separated values (RFC 4180), with a head.
    public static func csv(of works: [MarkedWork]) -> String {
        let head = "file,lesson,right,asked,score,firstError,unread,undecided,unmarked,error\n"
        return works.reduce(into: head) { csv, work in
            let (earned, possible) = work.points
            let isMarked = work.error == nil
            let cells: [String] = [
                work.file, work.lesson ?? "", isMarked ? number(earned) : "",
                isMarked ? "\(possible)" : "", work.score.map(number) ?? "",
                work.firstError.map { "\($0)" } ?? "", isMarked ? "\(work.unread)" : "",
                isMarked ? "\(work.undecided)" : "", isMarked ? "\(work.unmarked)" : "", work.error ?? "",
            ]
            csv += cells.map(quoted).joined(separator: ",") + "\n"
        }
    }

    /// To four places, a whole number without a point.
    private static func number(_ x: Double) -> String {
        let text = "\(x.toFourPlaces)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    private static func quoted(_ cell: String) -> String {
        guard cell.contains(where: { "\",\n\r".contains($0) || $0.isNewline }) else { return cell }
        return "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }

    // MARK: - Slips

    /// What went wrong in the same way in at least two files, the commonest first; empty where nothing did.
    public func commonSlips(of works: [MarkedWork]) -> [String] {
        var found: [Slip: [(file: String, message: String)]] = [:]
        for work in works {
            for line in work.lines where line.verdict.isError {
                let slip = Slip(name: line.name ?? "", id: line.diagnosis.first ?? line.message)
                guard found[slip]?.last?.file != work.file else { continue }
                found[slip, default: []].append((work.file, line.message))
            }
        }
        let common = found.filter { $0.value.count > 1 }.sorted {
            ($1.value.count, $0.key.name, $0.key.id) < ($0.value.count, $1.key.name, $1.key.id)
        }
        guard !common.isEmpty else { return [] }
        let lines = common.prefix(Self.mostSlips).map { slip, places in
            let name = slip.name.isEmpty ? "" : Names.pretty(slip.name) + ": "
            let isSame = places.allSatisfy { $0.message == places[0].message }
            return text.shortened(
                "  \(places.count) files  " + text.shown(name + (isSame ? places[0].message : slip.id)),
                to: width)
        }
        return ["  Most common slips"] + lines
    }

    /// What makes two slips the same.
    private struct Slip: Hashable {
        let name: String
        let id: String
    }
}

extension String {
    fileprivate var trimmingEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
