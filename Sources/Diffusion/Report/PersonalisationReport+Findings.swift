internal import Pictures
internal import RankReduction

/// What the experiments say, in sentences that are chosen by their figures.
extension PersonalisationReport {
    /// Where PRR and LoRA have come equally near to the images, and how much either changed the rest there.
    struct Match {
        let subset: LayerSubset
        let rank: Int
        /// LoRA's drift, between its neighbouring runs, over PRR's.
        let ratio: Double
    }

    /// For each PRR run whose alignment lies between those of two LoRA runs on the same layers.
    var matches: [Match] {
        runs.filter { $0.method == .prr }.compactMap { run in
            let curve = runs.filter { $0.method == .lora && $0.subset == run.subset }
                .sorted { $0.metrics.alignment < $1.metrics.alignment }
            let wanted = run.metrics.alignment
            for (near, far) in zip(curve, curve.dropFirst())
            where near.metrics.alignment <= wanted && wanted <= far.metrics.alignment {
                let width = far.metrics.alignment - near.metrics.alignment
                let share = width > 0 ? (wanted - near.metrics.alignment) / width : 0
                let drift = near.metrics.drift + share * (far.metrics.drift - near.metrics.drift)
                return run.metrics.drift > 0
                    ? Match(subset: run.subset, rank: run.rank, ratio: drift / run.metrics.drift) : nil
            }
            return nil
        }
    }

    var learningFinding: String {
        guard
            let best = runs.filter({ $0.method == .prr }).min(by: {
                $0.metrics.alignment < $1.metrics.alignment
            })
        else { return "Nothing was trained." }
        let base = self.base.alignment.told()
        let found = best.metrics.alignment.told()
        let verdict =
            best.metrics.alignment < 0.5 * self.base.alignment
            ? "It holds here"
            : best.metrics.alignment < self.base.alignment ? "It holds weakly here" : "It does not hold here"
        return
            "\(verdict): the base's distance to the images is \(base), and that of \(best.name) is \(found), with "
            + "\(best.parameters) numbers trained."
    }

    var methodFinding: String {
        let matches = self.matches
        guard !matches.isEmpty else {
            return
                "No PRR run came as near to the images as something between two LoRA runs on the same layers, so "
                + "that nothing can be said at equal alignment; the table has what each came to."
        }
        let logs = matches.map(\.ratio)
        let better = logs.count { $0 > 1 }
        let ratios = matches.map {
            "\($0.ratio.told(2)) (\($0.subset.rawValue), r = \($0.rank))"
        }
        return
            "At equal alignment, LoRA's change of the other classes over PRR's: \(ratios.joined(separator: ", ")). "
            + (better == logs.count
                ? "PRR leaves the rest more as it was."
                : better == 0 ? "LoRA leaves the rest more as it was." : "Neither is better throughout.")
    }

    /// The runs of PRR on the first subset by rank.
    private var ranks: [Run] {
        runs.filter { $0.method == .prr && $0.subset == plan.subsets[0] }.sorted { $0.rank < $1.rank }
    }

    var spreadFinding: String {
        let spreads = ranks.map { "\($0.metrics.diversity.told()) at r = \($0.rank)" }
        let values = [base.diversity] + ranks.map(\.metrics.diversity)
        let falls = zip(values, values.dropFirst()).allSatisfy { $0 >= $1 }
        let verdict =
            values.count < 3
            ? "One rank says nothing about it"
            : falls
                ? "It holds here"
                : (values.last ?? 0) < (values.first ?? 0)
                    ? "It holds from end to end, not from each rank to the next" : "It does not hold here"
        return "\(verdict): the variance over noises is \(base.diversity.told()) for the base, "
            + spreads.joined(separator: ", ") + "."
    }

    var spreadPicture: Picture? {
        func series(_ method: AdaptationMethod) -> LinePlot.Series {
            LinePlot.Series(
                method.word,
                points: runs.filter { $0.method == method && $0.subset == plan.subsets[0] }
                    .sorted { $0.rank < $1.rank }
                    .map { Plane.Vector(Double($0.rank), $0.metrics.diversity) })
        }
        return try? Picture(
            .plot(LinePlot([series(.prr), series(.lora)], xLabel: "r", yLabel: "variance over noises")),
            caption: "How different the images are that different noises become.")
    }

    var joinedFinding: String {
        func distance(_ way: String) -> Double? {
            joined.first { $0.way == way }.map { ($0.first + $0.second) / 2 }
        }
        let ways = ["sequential", "joint", "sum"].compactMap { way in distance(way).map { (way, $0) } }
        guard let best = ways.min(by: { $0.1 < $1.1 }), let worst = ways.max(by: { $0.1 < $1.1 }) else {
            return ""
        }
        let words = ways.map { "\($0.0) \($0.1.told())" }.joined(separator: ", ")
        return
            "They are three different networks: in the mean over both subjects their images are at the distances "
            + "\(words). "
            + (worst.1 > 1.1 * best.1
                ? "Nearest is \(best.0)."
                : "There is little between them here, although the ranks of their weights differ.")
    }

    var editingFinding: String {
        guard let before = editing.first?.study, let after = editing.last?.study, editing.count > 1 else {
            return ""
        }
        let share = before.spread > 0 ? after.spread / before.spread : 0
        let words = editing.map {
            "\($0.name): \($0.study.meanDistance.told()) from the image, \($0.study.spread.told()) between classes"
        }
        let nearness = after.meanDistance < 0.5 * before.meanDistance
        return words.joined(separator: "; ") + ". "
            + (nearness
                ? "So a large rank brings every class near the image"
                : "A large rank does not bring every class near the image here")
            + (share < 0.5 ? (nearness ? ", and" : ", but") : (nearness ? ", but" : ", and"))
            + " asking for another class still changes \(share.told(2)) of what it changes in the base."
    }
}

extension PersonalisationReport {
    /// Each training in a row, under a row of heads: what it came to.
    public var table: [[String]] {
        [
            ["", "alignment", "diversity", "drift"],
            ["base", base.alignment.told(), base.diversity.told(), "0"],
        ]
            + runs.map {
                [$0.name, $0.metrics.alignment.told(), $0.metrics.diversity.told(), $0.metrics.drift.told()]
            }
    }

    /// A sentence for each experiment.
    public var findings: [String] {
        [learningFinding, methodFinding, spreadFinding, joinedFinding, editingFinding]
    }
}
