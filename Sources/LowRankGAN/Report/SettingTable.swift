internal import Pictures

extension SettingStudy.Row {
    /// The cells of a table after the one that names the setting.
    var cells: [String] {
        [
            insideRank.told(2), outsideRank.told(2), projected.told(2), kept?.told(2) ?? "",
            insideKept?.told(2) ?? "", outsideFall.map { "\($0.told(2))×" } ?? "",
            matchedOutside?.told(2) ?? "",
            "\(cases)",
        ]
    }

    static let columns = [
        "rank inside", "rank outside", "projected away", "kept", "inside kept", "outside falls",
        "outside, matched",
        "images",
    ]

    /// What JSON has of it.
    struct Fields: Encodable {
        let lambda: Double
        let relaxation: Int
        let insideRank, outsideRank, projected: Double
        let cases: Int
        let kept, insideKept, outsideFall, matchedOutside: Double?
        let failure: String?

        init(_ row: SettingStudy.Row) {
            (lambda, relaxation) = (row.lambda, row.setting.relaxation)
            (insideRank, outsideRank, projected) = (row.insideRank, row.outsideRank, row.projected)
            cases = row.cases
            (kept, insideKept, outsideFall) = (row.kept, row.insideKept, row.outsideFall)
            matchedOutside = row.matchedOutside
            failure = row.failure.map { "\($0)" }
        }
    }
}
