internal import LowRankGAN
internal import RankReduction

/// What `longhand lowrankgan compare` found.
struct ComparisonReport: EditingReport {
    let generator: String
    let study: PrecisionStudy
    let seeds: [UInt64]
    let relaxation: Int

    private var regions: [String] {
        study.cases.prefix(study.cases.count / max(1, seeds.count)).map(\.analysis.region.text)
    }

    // MARK: - Text

    var blocks: [ReportBlock] {
        let regions = regions.map(\.plainName).joined(separator: ", ")
        let relaxed = relaxation > 0 ? ", relaxed by \(relaxation)" : ""
        return [
            .sentences([
                "\(generator.plainName): \(seeds.count) images, \(regions), "
                    + "α = ±\(study.options.alpha.shown())\(relaxed)."
            ]),
            .table(
                [["", "outside falls", "inside kept", "outside, matched", "cases"]]
                    + study.summaries.map { summary in
                        [
                            summary.method.title, "\(summary.outsideFall.shown())×",
                            summary.insideKept.shown(),
                            summary.matchedOutside.map { $0.shown() } ?? "none",
                            summary.matchedCases == summary.cases
                                ? "\(summary.cases)" : "\(summary.matchedCases) of \(summary.cases)",
                        ]
                    }),
            .sentences(
                [sentence]
                    + failuresByMethod.map { title, count, reason in
                        "\(title) found no direction in \(count) of \(study.cases.count) cases: \(reason)."
                    }),
        ]
    }

    private var failuresByMethod: [(title: String, count: Int, reason: String)] {
        EditingMethod.allCases.compactMap { method in
            let failures = study.cases.compactMap { $0.failures[method] }
            guard let first = failures.first else { return nil }
            return (method.title, failures.count, "\(first)")
        }
    }

    // MARK: - What the table shows

    /// In words, from the numbers alone.
    var sentence: String {
        let summaries = study.summaries
        guard let pursuit = summaries.first(where: { $0.method == .pursuit }) else {
            return "The projection left nothing of any direction."
        }
        var words = """
            At equal strength the outside changes \(pursuit.outsideFall.shown(2)) times less with LowRankGAN, and \
            \(pursuit.insideKept.shown(2)) of the change inside is kept.
            """
        if let matched = pursuit.matchedOutside {
            let verdict = matched < 1 ? "more precise" : "no more precise"
            words += """
                 Where both change the region alike, the outside changes \(matched.shown(2)) times as much as \
                unprojected: \(verdict).
                """
        }
        let ranked = summaries.filter { $0.matchedOutside != nil && $0.matchedCases == $0.cases }
        if let best = ranked.min(by: { ($0.matchedOutside ?? 1) < ($1.matchedOutside ?? 1) }),
            let least = best.matchedOutside, best.method != .pursuit
        {
            words += " The most precise by that measure is \(best.method.title) (\(least.shown(2)))."
        }
        return words + truncationSentence(pursuit, summaries)
    }

    /// Whether the pursuit does anything that the eigenvectors do not do.
    private func truncationSentence(
        _ pursuit: PrecisionStudy.Summary, _ summaries: [PrecisionStudy.Summary]
    ) -> String {
        guard let plain = summaries.first(where: { $0.method == .truncation })?.matchedOutside,
            let matched = pursuit.matchedOutside, matched > 0
        else { return "" }
        let ratio = plain / matched
        if abs(ratio - 1) < 0.1 {
            return " Plain eigenvectors, as many of them, do the same: the pursuit chooses the rank, no more."
        }
        return " Plain eigenvectors, as many of them, come to \(plain.shown(2))."
    }

    // MARK: - JSON

    private struct Method: Encodable {
        let method: EditingMethod
        let title: String
        let cases: Int
        let outsideFall: Double
        let insideKept: Double
        let matchedOutside: Double?
        let matchedCases: Int

        init(_ summary: PrecisionStudy.Summary) {
            method = summary.method
            title = summary.method.title
            cases = summary.cases
            outsideFall = summary.outsideFall
            insideKept = summary.insideKept
            matchedOutside = summary.matchedOutside
            matchedCases = summary.matchedCases
        }
    }

    private struct Failure: Encodable {
        let region: String
        let method: EditingMethod
        let reason: String
    }

    private enum Key: String, CodingKey {
        case generator, alpha, relaxation, seeds, regions, methods, failures, sentence
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(generator, forKey: .generator)
        try fields.encode(study.options.alpha, forKey: .alpha)
        try fields.encode(relaxation, forKey: .relaxation)
        try fields.encode(seeds, forKey: .seeds)
        try fields.encode(regions, forKey: .regions)
        try fields.encode(study.summaries.map { Method($0) }, forKey: .methods)
        let failures = study.cases.flatMap { one in
            EditingMethod.allCases.compactMap { method in
                one.failures[method].map {
                    Failure(region: one.analysis.region.text, method: method, reason: "\($0)")
                }
            }
        }
        try fields.encode(failures, forKey: .failures)
        try fields.encode(sentence, forKey: .sentence)
    }
}
