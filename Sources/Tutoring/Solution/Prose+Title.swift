internal import Notation

extension Prose {
    /// The question as a heading: one sentence of it, without its stop, cut between words where it is long.
    ///
    /// That is the first one that asks and holds neither a matrix nor something to type, else the first that
    /// holds neither, else the first of all, as far as its matrix. Nil where nothing is left.
    var title: Prose? {
        let sentences = sentences
        let bare = sentences.filter { !$0.contains { $0.isTall || $0.isCode } }
        let chosen = bare.first { $0.last?.asks == true } ?? bare.first ?? sentences.first ?? []
        let title = Self.cut(chosen)
        return title.isEmpty ? nil : Prose(paragraphs: [title])
    }

    private static let longest = 72
    private static let blanks: Set<Character> = [" ", "\u{A0}"]

    /// All sentences; what stands beside a display is one of its own.
    private var sentences: [[Inline]] {
        apart.flatMap { paragraph in
            var found: [[Inline]] = [[]]
            for inline in paragraph {
                guard case .text(let text) = inline else {
                    found[found.count - 1].append(inline)
                    continue
                }
                for (number, piece) in text.sentences.enumerated() {
                    if number > 0 { found.append([]) }
                    if !piece.isEmpty { found[found.count - 1].append(.text(piece)) }
                }
            }
            return found.filter { !$0.allSatisfy(\.isBlank) }
        }
    }

    /// As much as fits a line, up to the first matrix.
    private static func cut(_ sentence: [Inline]) -> [Inline] {
        var kept: [Inline] = []
        var room = longest
        var isWhole = true
        for inline in sentence {
            let words = Prose(paragraphs: [[inline]]).plain
            guard !inline.isTall, words.count <= room else {
                if !inline.isTall, case .text(let text) = inline {
                    kept.append(.text(text.cut(to: room)))
                }
                isWhole = false
                break
            }
            kept.append(inline)
            room -= words.count
        }
        return trimmed(kept, isWhole: isWhole)
    }

    /// Without blanks at the ends and the stop, or the `=` that led to a matrix; `…` stands for the rest.
    private static func trimmed(_ sentence: [Inline], isWhole: Bool) -> [Inline] {
        var kept = sentence
        if case .text(let text)? = kept.first { kept[0] = .text(String(text.drop { blanks.contains($0) })) }
        if case .text(let text)? = kept.last {
            let loose: Set<Character> = isWhole ? [".", "。"] : [".", "。", ",", "，", ":", "：", "=", ";"]
            var bare = Substring(text)
            while let last = bare.last, blanks.contains(last) || loose.contains(last) { bare.removeLast() }
            kept[kept.count - 1] = .text(bare + (isWhole ? "" : " …"))
        } else if !isWhole, !kept.isEmpty {
            kept.append(.text(" …"))
        }
        return kept.allSatisfy(\.isBlank) ? [] : kept
    }
}

extension Prose.Inline {
    /// Whether it is drawn over several lines, or is a matrix of one row.
    fileprivate var isTall: Bool {
        guard case .formula(let formula) = self else { return false }
        return formula.lines().count > 1 || formula.pretty.hasPrefix("[")
    }

    fileprivate var isCode: Bool { if case .code = self { true } else { false } }

    fileprivate var isBlank: Bool {
        guard case .text(let text) = self else { return false }
        return text.allSatisfy { " \u{A0}.…".contains($0) }
    }

    /// Whether it ends in a question mark.
    fileprivate var asks: Bool {
        guard case .text(let text) = self else { return false }
        return text.hasSuffix("?") || text.hasSuffix("？")
    }
}

extension String {
    /// The text in pieces, each but the last with the stop of a sentence at its end; the point of a decimal
    /// is none.
    fileprivate var sentences: [String] {
        var pieces = [""]
        let characters = Array(self)
        for (index, character) in characters.enumerated() {
            let next = index + 1 < characters.count ? characters[index + 1] : nil
            pieces[pieces.count - 1].append(character)
            let ends = ".?!".contains(character) && (next == nil || next == " " || next == "\u{A0}")
            if ends || "。？！".contains(character) { pieces.append("") }
        }
        return pieces
    }

    /// The words that fit; a text without spaces is cut anywhere.
    fileprivate func cut(to count: Int) -> String {
        let start = prefix(max(0, count))
        guard contains(" "), let space = start.lastIndex(of: " ") else {
            return contains(" ") ? "" : String(start)
        }
        return String(start[..<space])
    }
}
