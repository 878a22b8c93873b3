extension Picture {
    /// What is to be seen, in one to three sentences: for who does not see it.
    public var described: String {
        switch content {
        case .bars(let bars): bars.described
        case .heat(let map): map.described
        case .plane(let plane): plane.described
        case .plot(let plot): plot.described
        case .image(let image): image.described
        case .sheet(let sheet): sheet.described
        }
    }
}

private let digits = Digits(isASCII: false)

/// `a`, `a and b`, `a, b and c`; beyond `most` the rest is counted.
private func joined(_ items: [String], most: Int = 8) -> String {
    if items.count > most {
        return items.prefix(most).joined(separator: ", ") + " and \(items.count - most) more"
    }
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
}

private func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
}

extension Bars {
    fileprivate var described: String {
        let named = bars.map { "\($0.label) is \(digits.text($0.value))" }
        if bars.count <= 8 { return "Bars: \(joined(named))." }
        guard let largest = bars.max(by: { $0.value < $1.value }),
            let smallest = bars.min(by: { $0.value < $1.value })
        else { return "" }
        return
            "\(bars.count + leftOut) bars. The largest, \(largest.label), is \(digits.text(largest.value)), "
            + "the smallest, \(smallest.label), is \(digits.text(smallest.value))."
    }
}

extension HeatMap {
    fileprivate var described: String {
        let shape = "A \(wholeRows)×\(wholeColumns) matrix as shades"
        guard largest > 0, let place = entries.firstIndex(where: { abs($0.drawn) == largest }) else {
            return "\(shape). Every entry is 0."
        }
        let low = entries.min() ?? 0
        let high = entries.max() ?? 0
        let zeros = entries.count { $0.drawn == 0 }
        return "\(shape), its entries from \(digits.text(low)) to \(digits.text(high)). "
            + "The largest in size stands in row \(place / columns + 1), column \(place % columns + 1). "
            + (zeros == 0 ? "None is 0." : "\(zeros) of \(entries.count) are 0.")
    }
}

extension Plane {
    fileprivate var described: String {
        let ellipses = circles.map { circle in
            if circle.isUnitCircle { return "the unit circle" }
            let (long, short) = circle.halfAxes
            let label = circle.label.isEmpty ? "an image of the circle" : circle.label
            return "\(label), an ellipse with half-axes \(digits.text(long)) and \(digits.text(short))"
        }
        func marks(_ marks: [Mark], _ words: String) -> [String] {
            marks.map { "\($0.label) \(words) (\(digits.text($0.at.x)), \(digits.text($0.at.y)))" }
        }
        var sentences: [String] = []
        if !ellipses.isEmpty { sentences.append("The plane with \(joined(ellipses)).") }
        if !arrows.isEmpty { sentences.append("Arrows from 0: \(joined(marks(arrows, "to"))).") }
        // Points of one name are told together.
        var counts: [String: Int] = [:]
        for point in points { counts[point.label, default: 0] += 1 }
        let alone = points.filter { $0.label.isEmpty == false && counts[$0.label] == 1 }
        let together = counts.filter { $0.value > 1 || $0.key.isEmpty }.sorted { $0.key < $1.key }
            .map { "\($0.value) \($0.key.isEmpty ? "without a name" : "called \($0.key)")" }
        let rest = marks(lines, "through 0 and") + marks(alone, "at") + together
        if !rest.isEmpty {
            let nouns = [
                lines.isEmpty ? nil : lines.count == 1 ? "Line" : "Lines",
                points.isEmpty ? nil : points.count == 1 ? "point" : "points",
            ].compactMap { $0 }.joined(separator: " and ")
            sentences.append("\(nouns.prefix(1).uppercased() + nouns.dropFirst()): \(joined(rest)).")
        }
        return sentences.joined(separator: " ")
    }
}

extension LinePlot {
    fileprivate var described: String {
        let courses = series.filter { !$0.points.isEmpty }.map { one in
            let heights = one.points.map(\.y)
            let (first, last) = (heights[0], heights[heights.count - 1])
            let label = one.label.isEmpty ? "one curve" : one.label
            let course =
                first == last && heights.allSatisfy { $0 == first }
                ? "stays at \(digits.text(first))"
                : "goes from \(digits.text(first)) to \(digits.text(last))"
            return "\(label) \(course) over \(counted(one.wholeCount, "point"))"
        }
        let scale = isLogarithmic ? " on a scale of powers of ten" : ""
        return "\(counted(courses.count, "curve"))\(scale): \(joined(courses))."
    }
}

extension RasterImage {
    /// `64×64 pixels in colour`.
    fileprivate var shape: String {
        "\(width)×\(height) pixels in \(channels == .grey ? "grey" : "colour")"
    }
}

extension ImagePicture {
    fileprivate var described: String {
        let brightness = image.brightness
        func percent(_ number: Double) -> String { "\(Int((number * 100).rounded()))" }
        let mean = brightness.reduce(0, +) / Double(brightness.count)
        return "\(label.isEmpty ? "An image" : "\(label), an image") of \(image.shape), its brightness from "
            + "\(percent(brightness.min() ?? 0)) to \(percent(brightness.max() ?? 0)) of 100, "
            + "on average \(percent(mean))."
    }
}

extension ContactSheet {
    fileprivate var described: String {
        let name = title.isEmpty ? "A sheet of images" : "\(title), a sheet of images"
        var sentences = [
            "\(name): \(counted(rows, "row")) and \(counted(columns, "column")), the first of "
                + "\(images[0].shape)."
        ]
        if !rowLabels.isEmpty { sentences.append("Rows: \(joined(rowLabels)).") }
        if !columnLabels.isEmpty { sentences.append("Columns: \(joined(columnLabels)).") }
        let captions = tiles.map(\.caption).filter { !$0.isEmpty }
        if !captions.isEmpty { sentences.append("Under them stands: \(joined(captions)).") }
        return sentences.joined(separator: " ")
    }
}
