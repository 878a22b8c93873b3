/// Bars from left to right, one a row; very many of them stand upright, one a column.
struct BarsDrawing {
    private let bars: Bars
    private let style: PictureStyle

    /// Beyond so many, bars stand upright.
    static let mostRows = 24
    private static let widest = 56

    init(_ bars: Bars, style: PictureStyle) {
        self.bars = bars
        self.style = style
    }

    var result: ([CharacterGrid], [String]) {
        var notes: [String] = []
        let grid: CharacterGrid
        if bars.bars.count > Self.mostRows {
            let columns = ColumnsDrawing(bars, style: style)
            grid = columns.grid
            notes += columns.notes
        } else {
            grid = rows
        }
        if bars.leftOut > 0 { notes.append("\(bars.leftOut) more are not shown.") }
        return ([grid], notes)
    }

    /// Where there is no room for bars, the numbers alone.
    private func table(_ labels: [String], _ values: [String]) -> CharacterGrid {
        var grid = CharacterGrid(rows: labels.count, columns: style.width, style: style)
        for (row, label) in labels.enumerated() {
            grid.put(style.label(label, atMost: max(1, style.width - values[row].count - 2)), row, 0)
            grid.put(values[row], row, style.width - values[row].count)
        }
        return grid
    }

    private var rows: CharacterGrid {
        let labels = bars.bars.map { style.label($0.label, atMost: min(24, style.width / 3)) }
        let values = bars.bars.map { style.digits.text($0.value) }
        let labelWidth = labels.map(style.measure).max() ?? 0
        let isNegative = bars.bars.map { $0.value.drawn < 0 }
        // A number stands at the end of its bar, so room for it is kept on its own side.
        func room(_ negative: Bool) -> Int {
            zip(values, isNegative).filter { $0.1 == negative }.map { $0.0.count + 1 }.max() ?? 0
        }
        let (leftRoom, rightRoom) = (room(true), room(false))
        let free = style.width - labelWidth - 2 - leftRoom - rightRoom
        guard free >= 6 else { return table(labels, values) }
        let space = min(Self.widest, free)
        let scale = BarScale(bars.bars.map(\.value), width: space)
        let axis = labelWidth + 1 + leftRoom + scale.negativeWidth
        var grid = CharacterGrid(
            rows: labels.count, columns: axis + 1 + scale.positiveWidth + rightRoom, style: style)
        for (row, bar) in bars.bars.enumerated() {
            grid.put(labels[row], row, labelWidth - style.measure(labels[row]))
            grid.put(style.isASCII ? "|" : "│", row, axis, .faint)
            let drawn = scale.bar(bar.value, isASCII: style.isASCII)
            if isNegative[row] {
                grid.put(drawn, row, axis - drawn.count, .negative)
                grid.put(values[row], row, axis - drawn.count - 1 - values[row].count)
            } else {
                grid.put(drawn, row, axis + 1, .positive)
                grid.put(values[row], row, axis + 2 + drawn.count)
            }
        }
        return grid
    }
}

/// How long the bars of some numbers are, both signs to one scale.
struct BarScale {
    let negativeWidth: Int
    let positiveWidth: Int
    /// Columns for 1; 0 where all numbers are 0.
    private let unit: (numerator: Double, denominator: Double)

    init(_ values: [Double], width: Int) {
        let high = values.map(\.drawn).reduce(0, max)
        let low = -values.map(\.drawn).reduce(0, min)
        let sum = high + low
        guard sum > 0 else {
            (negativeWidth, positiveWidth, unit) = (0, 1, (0, 1))
            return
        }
        // Each side that has numbers has a column at least.
        let most = high > 0 ? width - 1 : width
        let negative = low > 0 ? min(most, max(1, Int((Double(width) * low / sum).rounded()))) : 0
        negativeWidth = negative
        positiveWidth = high > 0 ? max(1, width - negative) : 0
        // The scale at which both sides fit.
        if high == 0 || low > 0 && Double(negative) * high < Double(positiveWidth) * low {
            unit = (Double(negative), low)
        } else {
            unit = (Double(positiveWidth), high)
        }
    }

    /// The length in columns.
    func length(_ value: Double) -> Double {
        abs(value.drawn) / unit.denominator * unit.numerator
    }

    /// The bar itself; something is seen of every number but 0.
    func bar(_ value: Double, isASCII: Bool) -> String {
        guard value.drawn != 0 else { return "" }
        if isASCII { return String(repeating: "#", count: max(1, Int(length(value).rounded()))) }
        guard value > 0 else {
            // There is no block for eighths at the right of a cell, only for the half.
            let halves = max(1, Int((length(value) * 2).rounded()))
            return (halves % 2 == 1 ? "▐" : "") + String(repeating: "█", count: halves / 2)
        }
        let eighths = max(1, Int((length(value) * 8).rounded()))
        let rest = eighths % 8
        return String(repeating: "█", count: eighths / 8) + (rest == 0 ? "" : String(Self.blocks[rest - 1]))
    }

    private static let blocks: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]
}
