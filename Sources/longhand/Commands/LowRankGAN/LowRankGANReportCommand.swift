internal import ArgumentParser
internal import LowRankGAN
internal import Pictures
internal import RankReduction

/// `longhand lowrankgan report`: the paper's figures and tables, done again.
struct LowRankGANReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Do the paper's figures and tables again on a generator: one page of HTML.",
        discussion: """
            As in: longhand lowrankgan report --to faces.html

            Null spaces, edits with and without the projection, one image's direction on others, an attribute before \
            and after, other boxes, seven methods side by side, distances of the edited images from others, the \
            price λ, the relaxation, and on garments the training on edited images. Each section has what the paper \
            claims and what came out here. The page needs nothing but a browser; the same options give the same \
            page. It takes some minutes.

            Each region has an example: the image that a seed draws, and a direction. --images and --directions \
            have one of each for every region. On faces they are the mouth of seed 4 and the eyes of seed 18.

            With --json: {"generator","dimension","examples":[{"region","seed","direction"}],"seed","seeds":[…],\
            "alpha","reach","parts":{…},"leftOut":[…],"output"}; parts has nullSpaces, edits, transfer, quality, \
            distributions, robustness, precision, lambda, relaxation and augmentation, each with "claim", "finding" \
            and its numbers, or with these two alone where it could not be done.
            """)

    @Option(help: ArgumentHelp("The .html file to write.", valueName: "file"))
    var to = "report.html"

    @Option(
        help: ArgumentHelp(
            "Names or boxes, at most 4; mouth,eyes on faces, sleeves,chest on garments.", valueName: "list"))
    var regions: RegionList?

    @Option(help: ArgumentHelp("A seed for each region: the image of its example.", valueName: "list"))
    var images: SeedList?

    @Option(
        help: ArgumentHelp("A direction for each region, from 1, the strongest first.", valueName: "list"))
    var directions: SeedList?

    @Option(help: ArgumentHelp("The images of the comparisons, at most 60.", valueName: "list"))
    var seeds = SeedList(1...8)

    @Option(help: ArgumentHelp("Decides everything else that is random.", valueName: "n"))
    var seed: UInt64 = 0

    @Option(help: ArgumentHelp("The price λ of an entry of S; 1/(2.65 √d) if left out.", valueName: "x"))
    var lambda: Double?

    @Option(help: ArgumentHelp("The strength of the comparisons.", valueName: "x"))
    var alpha = 0.7

    @Option(help: ArgumentHelp("The strength of the edits that are shown and counted.", valueName: "x"))
    var reach = 2.0

    @Flag(help: "Few images: the whole page in seconds, and no number in it worth much.")
    var quick = false

    @OptionGroup var generator: GeneratorOption

    @Flag(help: "Answer with one JSON object.")
    var json = false

    @OptionGroup var look: LookOption

    func validate() throws {
        try PageFile.checkName(to)
        for (name, value) in [("--alpha", alpha), ("--reach", reach)] where !(value > 0 && value <= 100) {
            throw ValidationError("\(name) takes a number above 0 and up to 100, not \(value).")
        }
        if let lambda, !(lambda > 0 && lambda.isFinite) {
            throw ValidationError("--lambda takes a finite number above 0, not \(lambda).")
        }
        if let count = regions?.regions.count, count > 4 {
            throw ValidationError("--regions takes at most 4 regions, not \(count).")
        }
        if let number = directions?.seeds.first(where: { !(1...100_000).contains($0) }) {
            throw ValidationError("--directions takes numbers from 1 to 100000, not \(number).")
        }
    }

    func run() throws {
        let surroundings = look.surroundings
        let generator = try generator.loaded()
        let plan = try plan(for: generator)
        let classifier = try self.generator.classifier(for: generator)
        try PageFile.checkFolder(of: to)
        let report = try EditingWork.run(shownTo: surroundings) { observer throws(EditingError) in
            try GeneratorReport(generator, plan: plan, classifier: classifier, observer: observer)
        }
        try write(report)
        try GeneratorAnswer(report: report, output: to).put(json: json, surroundings)
    }

    private func write(_ report: GeneratorReport) throws(CommandFailure) {
        let page: Page
        do throws(PictureError) { page = try report.page() } catch {
            throw EditingError.picture(error).failure
        }
        if Interrupts.wereTaken() { throw CommandFailure(.interrupted, "") }
        do throws(PictureError) { try page.write(to: to) } catch {
            throw EditingError.picture(error).failure
        }
    }
}

extension LowRankGANReportCommand {
    /// What to look at: the usual examples, and what was asked for in their place.
    private func plan(for generator: EditableGenerator) throws(CommandFailure) -> ReportPlan {
        let usual = ReportPlan.standard(for: generator)?.examples ?? []
        let texts = regions?.regions ?? usual.map(\.region)
        guard !texts.isEmpty else {
            throw CommandFailure(.usage, "which parts of the image? Say --regions ROWS,COLUMNS")
        }
        for (name, list) in [("--images", images), ("--directions", directions)] {
            guard let list, list.seeds.count != texts.count else { continue }
            throw CommandFailure(
                .usage,
                "\(name) takes as many numbers as there are regions, \(texts.count), not \(list.seeds.count)")
        }
        var examples: [ReportPlan.Example] = []
        for (k, text) in texts.enumerated() {
            // A mistyped name is told with a suggestion.
            _ = try RegionOption.typed(text, generator)
            let known = usual.first { $0.region == text }
            examples.append(
                ReportPlan.Example(
                    text, seed: images?.seeds[k] ?? known?.seed ?? seeds.seeds[0],
                    direction: directions.map { Int($0.seeds[k]) }
                        ?? (images == nil ? known?.direction : nil) ?? 1))
        }
        var plan = ReportPlan(examples: examples, seeds: seeds.seeds)
        (plan.seed, plan.alpha, plan.reach) = (seed, alpha, reach)
        if let lambda { plan.weight = .value(lambda) }
        return quick ? plan.quick : plan
    }
}
