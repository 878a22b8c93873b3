internal import Pictures

/// What a part of a ``GeneratorReport`` came to: what the paper says, what came out here, and the evidence.
protocol ReportSection: Encodable, Sendable {
    /// What the JSON object calls it.
    static var key: String { get }
    static var heading: String { get }
    /// What the paper claims, in a sentence.
    static var claim: String { get }
    /// What came out here, in words that the numbers choose.
    var finding: String { get }
    /// Tables and pictures.
    func evidence() throws(PictureError) -> [Page.Block]
}

// Words and numbers of all sections.

extension Double {
    /// Of 1, in whole percents.
    var percent: String { "\(Int((100 * self).rounded())) %" }
}

extension [String] {
    /// `a`, `a and b`, `a, b and c`.
    var listed: String {
        guard let last, count > 1 else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " and " + last
    }
}

extension Picture {
    /// A sheet of images with a caption.
    static func sheet(
        rows: [String] = [], columns: [String] = [], _ tiles: [[ContactSheet.Tile]], caption: String
    ) throws(PictureError) -> Picture {
        try Picture(
            .sheet(ContactSheet(rowLabels: rows, columnLabels: columns, tiles: tiles)), caption: caption)
    }
}
