/// Many bars upright, one a column; more than fit are drawn by the largest of their neighbours.
struct ColumnsDrawing {
    private let bars: Bars
    private let style: PictureStyle

    private static let height = 10

    init(_ bars: Bars, style: PictureStyle) {
        self.bars = bars
        self.style = style
    }

    private var values: [Double] { bars.bars.map(\.value.drawn) }
    private var high: Double { values.reduce(0, max) }
    private var low: Double { values.reduce(0, min) }
    private var axisLabels: [String] { [high, 0, low].map { style.digits.text($0) } }
    private var margin: Int { (axisLabels.map(\.count).max() ?? 0) + 2 }

    /// How many bars one column stands for.
    private var group: Int {
        let room = max(8, style.width - margin)
        return (values.count + room - 1) / room
    }

    /// The value in each column: of its bars the one that is largest in size.
    private var columns: [Double] {
        stride(from: 0, to: values.count, by: group).map { start in
            values[start..<min(start + group, values.count)].max { abs($0) < abs($1) } ?? 0
        }
    }

    var notes: [String] {
        guard group > 1 else { return [] }
        return ["One column stands for \(group) numbers, the largest of them in size."]
    }

    var grid: CharacterGrid {
        let scale = BarScale(values, width: Self.height)
        let columns = columns
        let above = scale.positiveWidth
        let below = scale.negativeWidth
        var grid = CharacterGrid(rows: above + below + 2, columns: margin + columns.count, style: style)
        for row in 0..<(above + below) {
            grid.put(style.isASCII ? "|" : "│", row, margin - 1, .faint)
        }
        for (column, value) in columns.enumerated() {
            draw(value, scale, in: &grid, base: above, column: margin + column)
        }
        label(&grid, above: above, below: below)
        let (first, last) = (bars.bars.first?.label ?? "", bars.bars.last?.label ?? "")
        let limit = max(4, columns.count / 2 - 1)
        let end = style.label(last, atMost: limit)
        grid.put(style.label(first, atMost: limit), above + below, margin)
        grid.put(end, above + below, margin + columns.count - style.measure(end))
        return grid
    }

    private func label(_ grid: inout CharacterGrid, above: Int, below: Int) {
        let texts = axisLabels
        func put(_ text: String, _ row: Int) {
            grid.put(text, row, margin - 2 - text.count, .faint)
            grid.put(style.isASCII ? "+" : "┤", row, margin - 1, .faint)
        }
        if above > 0, high > 0 { put(texts[0], 0) }
        if below > 0 { put(texts[2], above + below - 1) }
        if high == 0, low == 0 { put(texts[1], 0) }
    }

    private func draw(
        _ value: Double, _ scale: BarScale, in grid: inout CharacterGrid, base: Int, column: Int
    ) {
        guard value != 0 else {
            // The ground line shows that something is there.
            return grid.put(style.isASCII ? "_" : "▁", max(0, base - 1), column, .faint)
        }
        let length = scale.length(value)
        if style.isASCII {
            for k in 0..<max(1, Int(length.rounded())) {
                grid.put("#", value > 0 ? base - 1 - k : base + k, column)
            }
            return
        }
        let parts = value > 0 ? 8.0 : 2.0
        let steps = max(1, Int((length * parts).rounded()))
        for k in 0..<(steps / Int(parts)) {
            grid.put("█", value > 0 ? base - 1 - k : base + k, column, ink(value))
        }
        let rest = steps % Int(parts)
        guard rest > 0 else { return }
        if value > 0 {
            grid.put(String(Self.blocks[rest - 1]), base - 1 - steps / 8, column, ink(value))
        } else {
            grid.put("▀", base + steps / 2, column, ink(value))
        }
    }

    private func ink(_ value: Double) -> Ink { value < 0 ? .negative : .positive }

    private static let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇"]
}
