/// Text over several lines with a baseline: what stands beside a matrix in a sentence.
struct Box: Hashable {
    var lines: [String]
    /// The line that the words around it are on.
    var baseline: Int
    let width: Int

    init(_ text: String) {
        lines = [text]
        baseline = 0
        width = DisplayWidth.of(text)
    }

    /// What is as wide as its parts together: to count again at every level of a deep formula would be slow.
    private init(lines: [String], baseline: Int, width: Int) {
        self.lines = lines
        self.baseline = baseline
        self.width = width
    }

    init(lines: [String], baseline: Int) {
        self.lines = lines
        self.baseline = baseline
        width = lines.map { DisplayWidth.of($0) }.max() ?? 0
    }

    var height: Int { lines.count }
    var isFlat: Bool { lines.count == 1 }

    /// The lines without the spaces at their ends.
    var trimmedLines: [String] {
        lines.map { line in
            String(line.reversed().drop { $0 == " " }.reversed())
        }
    }

    /// Side by side, on one baseline.
    static func row(_ boxes: [Box]) -> Box {
        let width = boxes.reduce(0) { $0 + $1.width }
        if boxes.allSatisfy(\.isFlat) {
            return Box(lines: [boxes.map { $0.lines[0] }.joined()], baseline: 0, width: width)
        }
        let above = boxes.map(\.baseline).max() ?? 0
        let below = boxes.map { $0.height - $0.baseline - 1 }.max() ?? 0
        var lines = [String](repeating: "", count: above + below + 1)
        for box in boxes {
            for k in lines.indices {
                let own = k - above + box.baseline
                let text = box.lines.indices.contains(own) ? box.lines[own] : ""
                lines[k] += text + String(repeating: " ", count: box.width - DisplayWidth.of(text))
            }
        }
        return Box(lines: lines, baseline: above, width: width)
    }

    static func + (a: Box, b: Box) -> Box { row([a, b]) }
    static func + (a: Box, b: String) -> Box { row([a, Box(b)]) }
    static func + (a: String, b: Box) -> Box { row([Box(a), b]) }

    /// Columns of entries, aligned at the right.
    static func table(_ rows: [[String]]) -> [String] {
        let count = rows.first?.count ?? 0
        let widths = (0..<count).map { j in rows.map { DisplayWidth.of($0[j]) }.max() ?? 0 }
        let gap = String(repeating: " ", count: (widths.max() ?? 0) > 1 ? 2 : 1)
        return rows.map { row in
            zip(row, widths)
                .map { String(repeating: " ", count: $1 - DisplayWidth.of($0)) + $0 }
                .joined(separator: gap)
        }
    }

    /// The box between brackets as tall as it is.
    func fenced(_ fence: Fence) -> Box {
        if isFlat { return fence.left.flat + self + fence.right.flat }
        let padded = lines.enumerated().map { k, line in
            let text = line + String(repeating: " ", count: width - DisplayWidth.of(line))
            return fence.left.piece(k, of: height) + text + fence.right.piece(k, of: height)
        }
        return Box(lines: padded, baseline: baseline)
    }
}

/// A pair of brackets that can be drawn over several lines.
struct Fence {
    struct Side {
        let flat, top, middle, bottom: String

        init(_ flat: String, _ top: String, _ middle: String, _ bottom: String) {
            (self.flat, self.top, self.middle, self.bottom) = (flat, top, middle, bottom)
        }

        init(_ piece: String) { self.init(piece, piece, piece, piece) }

        func piece(_ k: Int, of height: Int) -> String { k == 0 ? top : k == height - 1 ? bottom : middle }
    }

    let left, right: Side

    static let brackets = Fence(left: Side("[", "⎡", "⎢", "⎣"), right: Side("]", "⎤", "⎥", "⎦"))
    static let parentheses = Fence(left: Side("(", "⎛", "⎜", "⎝"), right: Side(")", "⎞", "⎟", "⎠"))
    static let asciiBrackets = Fence(left: Side("["), right: Side("]"))
    static let asciiParentheses = Fence(left: Side("("), right: Side(")"))
}
