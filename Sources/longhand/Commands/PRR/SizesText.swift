internal import RankReduction

/// The sizes as three tables for people: as published, by the words, and what lies between.
struct SizesText {
    let sizes: Sizes
    /// As it was typed.
    let gamma: String

    func text(isASCII: Bool) -> String {
        let title = "Sizes of PRR and LoRA files for \(sizes.shapes.model.plainName), γ = \(gamma)"
        let published = table("by the published conventions", .published, sizes.published.rows.map(\.size))
        let byWords = table("by the words of the text", .byWords, sizes.byWords.rows.map(\.size))
        let differences = zip(sizes.byWords.rows, sizes.published.rows).map { words, published in
            Self.difference(words.bytes - published.bytes)
        }
        let between = table("the difference", nil, differences)
        return PlainTable.finished("\(title)\n\n\(published)\n\(byWords)\n\(between)", isASCII: isASCII)
    }

    /// One table; the number of layers stands beside each subset where a reading is meant.
    private func table(_ title: String, _ reading: LayerSubset.Reading?, _ cells: [String]) -> String {
        let ranks = SizeTable.publishedRanks
        let heads = ranks.flatMap { ["PRR r=\($0)", "LoRA r=\($0)"] }
        var lines = [[title, reading == nil ? "" : "layers"] + heads]
        for (index, subset) in LayerSubset.allCases.enumerated() {
            let count = reading.map { reading in
                "\(sizes.shapes.layers.count { subset.contains($0, as: reading) })"
            }
            lines.append(
                ["  \(subset.rawValue)", count ?? ""]
                    + cells[(index * heads.count)..<((index + 1) * heads.count)])
        }
        return PlainTable.text(lines)
    }

    /// `+1.2M`, `−34K`, or a sign that there is none.
    private static func difference(_ bytes: Int) -> String {
        bytes == 0 ? "=" : (bytes > 0 ? "+" : "−") + abs(bytes).fileSize
    }
}
