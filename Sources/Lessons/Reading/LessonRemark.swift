internal import Yams

/// Something in the text of a lesson file that is read as it stands and was hardly meant so.
public struct LessonRemark: Hashable, Sendable {
    public let place: Place
    /// What happens, and what to try.
    public let message: String
}

extension LessonReader {
    /// The keys whose content is words.
    private static let texts: Set = ["title", "source", "say", "ask", "caption", "hints", "items"]

    /// What may surprise in the words of a lesson or a translation: a `#` that ended a text, mathematics between
    /// `$`, a backquote without its partner.
    ///
    /// - Parameter file: what messages call it.
    /// - Returns: nothing where the file cannot be read.
    /// - Complexity: linear in the length of the file.
    public func remarks(onBytes bytes: [UInt8], file: String) -> [LessonRemark] {
        guard let source = try? LessonSource(bytes: bytes, file: file), let root = try? source.root(),
            (try? source.checkBounds(root)) != nil
        else { return [] }
        var remarks: [LessonRemark] = []
        collect(from: root, under: "", in: source, &remarks)
        return remarks
    }

    private func collect(
        from node: Node, under key: String, in source: LessonSource, _ remarks: inout [LessonRemark]
    ) {
        switch node {
        case .mapping(let mapping):
            for (key, value) in mapping {
                collect(from: value, under: key.string ?? "", in: source, &remarks)
            }
        case .sequence(let sequence):
            for item in sequence { collect(from: item, under: key, in: source, &remarks) }
        case .scalar(let scalar) where Self.texts.contains(key):
            let place = source.place(of: node)
            if scalar.style == .plain, let end = source.hash(behind: scalar.string, at: place) {
                remarks.append(
                    LessonRemark(
                        place: end,
                        message:
                            "the text ends before ` #`, and what follows is a comment: put the text between "
                            + "quotes if it belongs to it"))
            }
            remarks += Self.surprises(in: scalar.string).map { LessonRemark(place: place, message: $0) }
        case .scalar, .alias: return
        }
    }

    private static func surprises(in text: String) -> [String] {
        var found: [String] = []
        if let formula = text.dollarFormula {
            found.append(
                "`\(formula)` is shown as it stands: write mathematics in plain characters, or between `{{` and `}}`"
            )
        }
        if !text.count(where: { $0 == "`" }).isMultiple(of: 2) {
            found.append("a backquote has no partner: what is to be typed stands between two of them")
        }
        return found
    }
}

extension LessonSource {
    /// Where the `#` stands that ends a text without quotes; nil where none does.
    fileprivate func hash(behind text: String, at place: Place) -> Place? {
        var words = text.split(whereSeparator: \.isWhitespace)[...]
        var column = place.column - 1
        for index in lines.indices.dropFirst(place.line - 1) {
            let scalars = Array(lines[index].unicodeScalars)
            while let word = words.first {
                while column < scalars.count, scalars[column].properties.isWhitespace { column += 1 }
                let letters = Array(word.unicodeScalars)
                guard scalars[min(column, scalars.count)...].starts(with: letters) else { break }
                column += letters.count
                words.removeFirst()
            }
            if words.isEmpty {
                let rest = scalars[column...]
                guard let next = rest.firstIndex(where: { $0 != " " }), next > column, scalars[next] == "#"
                else {
                    return nil
                }
                return Place(line: index + 1, column: next + 1)
            }
            column = 0
        }
        return nil
    }
}

extension String {
    /// `$x^2$`: what stands between two dollar signs that embrace it, as TeX has it.
    fileprivate var dollarFormula: Substring? {
        var rest = self[...]
        while let open = rest.firstIndex(of: "$") {
            let inside = rest[rest.index(after: open)...]
            guard let close = inside.firstIndex(of: "$") else { return nil }
            if let first = inside.first, !first.isWhitespace, let last = inside[..<close].last,
                !last.isWhitespace
            {
                return rest[open...close]
            }
            rest = rest[close...]
            if rest.startIndex == open { rest = rest.dropFirst() }
        }
        return nil
    }
}
