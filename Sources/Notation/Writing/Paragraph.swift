/// One paragraph, cut into what may stand on a line of its own and filled into lines.
struct Paragraph {
    /// Pieces without a space between them: a formula and the full stop behind it.
    private struct Cluster {
        var boxes: [Box]
        /// The same in flat words, for a line that the boxes do not fit.
        var words: [String]
        /// False where a line may be broken before it without a space: between Chinese characters.
        var hasSpaceBefore = true

        var box: Box { Box.row(boxes) }
    }

    let lines: [String]

    init(_ inlines: [Prose.Inline], width: Int, style: TextStyle) {
        var filled: [Box] = []
        var current: Box?
        for cluster in Paragraph.clusters(of: inlines, style: style) {
            let whole = cluster.box
            let pieces =
                whole.width <= width
                ? [whole] : cluster.words.flatMap { Paragraph.cut($0, to: width).map { Box($0) } }
            for (k, piece) in pieces.enumerated() {
                let gap = k == 0 && !cluster.hasSpaceBefore ? "" : " "
                if let line = current, line.width + gap.count + piece.width <= width {
                    current = Box.row([line, Box(gap), piece])
                } else {
                    if let line = current { filled.append(line) }
                    current = piece
                }
            }
        }
        if let current { filled.append(current) }
        lines = filled.flatMap(\.trimmedLines)
    }

    private static func clusters(of inlines: [Prose.Inline], style: TextStyle) -> [Cluster] {
        var clusters: [Cluster] = []
        var isOpen = false
        var last: Character?
        func add(_ box: Box, words: [String], mayBreakBefore: Bool = false) {
            if isOpen, mayBreakBefore {
                clusters.append(Cluster(boxes: [box], words: words, hasSpaceBefore: false))
            } else if isOpen, var last = clusters.popLast() {
                last.boxes.append(box)
                last.words = join(last.words, words)
                clusters.append(last)
            } else {
                clusters.append(Cluster(boxes: [box], words: words))
            }
            isOpen = true
        }
        for inline in inlines {
            switch inline {
            case .text(let text), .code(let text):
                // A word that is typed stays as it is typed.
                let shown = style.isSpoken ? inline.spoken : style.ascii ? ASCIIText.of(text) : text
                var isFirst = true
                for word in shown.split(omittingEmptySubsequences: false, whereSeparator: \.isBreakable) {
                    if !isFirst { isOpen = false }
                    isFirst = false
                    // `≈ 5.2911…` at the end of a sentence has its stop already.
                    let endsInDots = isOpen && clusters.last?.words.last?.hasDotsAtItsEnd == true
                    let word = endsInDots && word.first == "." ? word.dropFirst() : word
                    for piece in LineBreaks.pieces(of: word) {
                        add(
                            Box(String(piece)), words: [String(piece)],
                            mayBreakBefore: LineBreaks.areAllowed(between: last, and: piece.first))
                        last = piece.last
                    }
                }
            case .formula(let formula):
                let flat =
                    style.isSpoken
                    ? SpokenFormula(formula).words
                    : Typesetter(style.ascii ? .prettyASCII : .pretty).line(formula)
                add(
                    formula.box(style: style), words: flat.split(separator: " ").map(String.init),
                    mayBreakBefore: LineBreaks.areAllowed(between: last, and: "x"))
                last = "x"
            }
        }
        return clusters
    }

    /// The last word before and the first word behind have no space between them.
    private static func join(_ before: [String], _ behind: [String]) -> [String] {
        guard let last = before.last, let first = behind.first else { return before + behind }
        return before.dropLast() + [last + first] + behind.dropFirst()
    }

    /// A word that is wider than the line, in pieces.
    private static func cut(_ word: String, to width: Int) -> [String] {
        guard DisplayWidth.of(word) > width else { return [word] }
        var pieces: [String] = []
        var piece = ""
        var taken = 0
        for character in word {
            let size = DisplayWidth.of(String(character))
            if taken + size > width, !piece.isEmpty {
                pieces.append(piece)
                (piece, taken) = ("", 0)
            }
            piece.append(character)
            taken += size
        }
        return pieces + (piece.isEmpty ? [] : [piece])
    }
}

extension Prose.Inline {
    fileprivate var spoken: String {
        switch self {
        case .text(let text): SpokenText.of(text)
        case .code(let text): ASCIIText.of(text)
        case .formula(let formula): SpokenFormula(formula).words
        }
    }
}

extension String {
    fileprivate var hasDotsAtItsEnd: Bool { hasSuffix("…") || hasSuffix("...") }
}

extension Character {
    /// A space where a line may be broken; a no-break space is none.
    fileprivate var isBreakable: Bool { isWhitespace && self != "\u{A0}" && self != "\u{202F}" }
}
