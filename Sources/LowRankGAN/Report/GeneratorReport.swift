public import Pictures

/// The paper's figures and tables, done again on a generator.
///
/// Each part has a sentence of what the paper claims and one of what came out, whichever way that is. A part
/// that cannot be done on this generator says why; the others go on. The same generator, plan and classifier
/// give the same report.
/// - SeeAlso: Zhu et al., *Low-rank subspaces in GANs*, 2021.
public struct GeneratorReport: Sendable {
    /// One figure or table.
    public struct Part: Sendable {
        /// What the JSON object calls it.
        public let key: String
        public let heading: String
        /// What the paper claims.
        public let claim: String
        let outcome: Outcome

        enum Outcome: Sendable {
            case found(any ReportSection)
            case missing(EditingError)
        }

        /// What came out here.
        public var finding: String {
            switch outcome {
            case .found(let section): section.finding
            case .missing(let error): "It could not be done: \(error)."
            }
        }
    }

    public let generator: String
    public let dimension: Int
    public let plan: ReportPlan
    public let parts: [Part]
    /// What the paper has and this report has not, and why.
    public let leftOut: [String]

    /// - Parameters:
    ///   - classifier: of the generator's images; nil where there is none: distances are then in principal
    ///     components, and there is no augmentation.
    /// - Throws: ``EditingError`` where an example of the plan has no such direction, or the plan makes no
    ///   sense; ``EditingError/cancelled``.
    /// - Complexity: with the usual plan some ten thousand images and a hundred and fifty pursuits.
    public init(
        _ generator: EditableGenerator, plan: ReportPlan, classifier: FashionClassifier? = nil,
        observer: EditingObserver = .none
    ) throws(EditingError) {
        try plan.check()
        let classifier = classifier?.imageShape == generator.imageShape ? classifier : nil
        var maker = try ReportMaker(generator, plan, classifier, observer)
        try maker.makeParts()
        self.generator = generator.name
        dimension = generator.latentDimension
        self.plan = plan
        parts = maker.parts
        leftOut =
            [
                "Appendix F, edits of real images: there is no such image here; the command `invert` finds "
                    + "the latent "
                    + "of one.",
                "The user study of table 1b, and the comparisons with StyleSpace and with feature blending.",
                "The Fréchet distances are not FID: that takes a network for photographs.",
            ]
            + (classifier == nil
                ? ["Appendix G, training on edited images: it takes a classifier of the generator's images."]
                : [])
    }
}

extension GeneratorReport {
    /// The report as a document.
    ///
    /// - Throws: ``PictureError`` where a number cannot be drawn.
    public func page() throws(PictureError) -> Page {
        let examples = plan.examples.map {
            "the \($0.region) of the image that seed \($0.seed) draws, along direction \($0.direction)"
        }
        var page = Page(
            title: "Low-rank subspaces of \(generator)",
            summary: [
                "The experiments of “Low-Rank Subspaces in GANs” (Zhu et al., 2021), done again on the "
                    + "generator \(generator), whose latent has \(dimension) numbers. Each section has what the "
                    + "paper claims, "
                    + "and what came out here.",
                "The examples are \(examples.listed). Changes are mean squared differences of pixels in 0…1, "
                    + "inside "
                    + "the region and outside.",
            ])
        for part in parts {
            let terms = Page.Block.terms([
                Page.Term("The paper", part.claim), Page.Term("Here", part.finding),
            ])
            guard case .found(let section) = part.outcome else {
                page.add(Page.Section(part.heading, [terms]))
                continue
            }
            page.add(Page.Section(part.heading, [terms] + (try section.evidence())))
        }
        page.add(Page.Section("Left out", [.list(leftOut)]))
        return page
    }
}

extension GeneratorReport: Encodable {
    private enum Key: String, CodingKey {
        case generator, dimension, examples, seed, seeds, alpha, reach, parts, leftOut
    }

    private struct PartKey: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(_ text: String) { stringValue = text }
        init?(stringValue: String) { self.init(stringValue) }
        init?(intValue: Int) { nil }
    }

    private struct Missing: Encodable {
        let claim, finding: String
    }

    /// `parts` has an object for each part by its key, with `claim`, `finding` and its numbers; a part that could
    /// not be done has the first two only.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(generator, forKey: .generator)
        try fields.encode(dimension, forKey: .dimension)
        try fields.encode(plan.examples, forKey: .examples)
        try fields.encode(plan.seed, forKey: .seed)
        try fields.encode(plan.seeds, forKey: .seeds)
        try fields.encode(plan.alpha, forKey: .alpha)
        try fields.encode(plan.reach, forKey: .reach)
        try fields.encode(leftOut, forKey: .leftOut)
        var objects = fields.nestedContainer(keyedBy: PartKey.self, forKey: .parts)
        for part in parts {
            switch part.outcome {
            case .found(let section): try objects.encode(section, forKey: PartKey(part.key))
            case .missing:
                try objects.encode(
                    Missing(claim: part.claim, finding: part.finding), forKey: PartKey(part.key))
            }
        }
    }
}
