internal import RankReduction

/// What `prr apply` and `prr combine` did.
struct EditAnswer: Encodable {
    let weights: String
    let changes: [String]
    /// How two reductions were combined; nil for all ways, and for one file.
    let way: Combination?
    /// Nil where nothing was written.
    let output: String?
    let layers: [LayerReport]

    func put(json: Bool, _ surroundings: Surroundings) throws(CommandFailure) {
        if json {
            try Console.put((stableJSON ?? "{}") + "\n")
        } else {
            try Console.put(PlainTable.finished(text, isASCII: surroundings.ascii))
        }
    }

    /// A table of the layers, and what was written.
    var text: String {
        let hasRanks = layers.contains { !$0.ranks.isEmpty }
        let hasWays = layers.contains { $0.ranks.contains { $0.way != nil } }
        let hasRounding = layers.contains { $0.ranks.contains { $0.removedAfterRounding != nil } }
        var head = ["tensor", "shape", "r"]
        if output != nil { head.append("‖ΔW‖/‖W‖") }
        if hasRanks {
            if hasWays { head.append("way") }
            head += ["rank W", "predicted", "found"]
            if hasRounding { head += ["removed", "rounded"] }
        } else {
            head.append("usual rank")
        }
        let rows = layers.flatMap { layer -> [[String]] in
            let start = start(of: layer)
            guard hasRanks else { return [start + ["\(layer.usualRank)"]] }
            return layer.ranks.enumerated().map { index, ranks in
                let first = index == 0 ? start : start.map { _ in "" }
                return first + cells(of: ranks, hasWays, hasRounding)
            }
        }
        let table = PlainTable.text([head] + rows)
        return table + gaps + notes(hasRanks: hasRanks, hasRounding: hasRounding)
    }

    private func start(of layer: LayerReport) -> [String] {
        let shape = layer.shape.map(String.init).joined(separator: "×")
        let reduced = layer.angles.map { [$0.first, $0.second] } ?? [layer.reduced]
        let changes =
            reduced.filter { $0 > 0 }.map { "−\($0)" } + (layer.updated > 0 ? ["+\(layer.updated)"] : [])
        var cells = [layer.tensor.plainName, shape, changes.joined(separator: " ")]
        if output != nil { cells.append(layer.change.map { $0.rounded(places: 4) } ?? "") }
        return cells
    }

    private func cells(of ranks: LayerReport.Ranks, _ hasWays: Bool, _ hasRounding: Bool) -> [String] {
        var cells = hasWays ? [ranks.way?.rawValue ?? ""] : []
        cells += ["\(ranks.weight)", "\(ranks.predicted)", "\(ranks.found)"]
        guard hasRounding else { return cells }
        return cells + [
            ranks.removed?.inPowers ?? "", ranks.removedAfterRounding?.inPowers ?? "",
        ]
    }

    /// What lies between the sequential and the joint way, layer by layer.
    private var gaps: String {
        let pairs = layers.compactMap { layer in layer.angles.map { (layer.tensor, $0) } }
        guard !pairs.isEmpty else { return "" }
        let head = ["tensor", "angles", "at 0°", "at 90°", "predicted gap", "found gap"]
        let rows = pairs.map { tensor, angles in
            [
                tensor.plainName, "\(angles.count)", "\(angles.coinciding)", "\(angles.perpendicular)",
                angles.predictedGap.rounded(places: 6), angles.foundGap.rounded(places: 6),
            ]
        }
        return "\n" + PlainTable.text([head] + rows)
    }

    private func notes(hasRanks: Bool, hasRounding: Bool) -> String {
        var lines: [String] = []
        if layers.contains(where: { $0.angles != nil }) {
            lines.append(
                "The gap is ‖sequential − joint‖² at W = I: the sum of cos² over the angles in between.")
        }
        if !hasRanks {
            lines.append("The usual rank is that of a W of full rank, for changes of free direction.")
        }
        if hasRounding {
            lines.append(
                "Removed: the largest singular value that counts as zero, over σ₁; rounded: in the file.")
        }
        if let output { lines.append("Written to \(output.plainName).") }
        return lines.isEmpty ? "" : "\n" + lines.map { $0 + "\n" }.joined()
    }
}

extension Double {
    /// With so many digits after the point.
    func rounded(places: Int) -> String {
        let scale = (0..<places).reduce(1.0) { product, _ in product * 10 }
        let whole = (magnitude * scale).rounded()
        guard whole < 1e15 else { return "\(self)" }
        let (units, rest) = Int(whole).quotientAndRemainder(dividingBy: Int(scale))
        let digits = String(rest)
        let zeros = String(repeating: "0", count: places - digits.count)
        return "\(self < 0 && whole > 0 ? "−" : "")\(units).\(zeros)\(digits)"
    }

    /// `3.1e-17`: one digit after the point, for what is tiny.
    var inPowers: String {
        guard isFinite, self != 0 else { return self == 0 ? "0" : "\(self)" }
        var (mantissa, power) = (magnitude, 0)
        while mantissa >= 10 { (mantissa, power) = (mantissa / 10, power + 1) }
        while mantissa < 1 { (mantissa, power) = (mantissa * 10, power - 1) }
        var tenths = Int((mantissa * 10).rounded())
        if tenths == 100 { (tenths, power) = (10, power + 1) }
        return "\(self < 0 ? "−" : "")\(tenths / 10).\(tenths % 10)e\(power)"
    }
}
