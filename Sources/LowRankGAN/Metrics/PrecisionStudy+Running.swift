extension PrecisionStudy {
    /// Runs the study.
    ///
    /// - Parameters:
    ///   - latents: the images.
    ///   - regions: each is looked at on each image.
    ///   - methods: the unprojected edit is the reference and need not be named.
    ///   - relaxation: r_relax.
    ///   - others: directions of the methods that know of no region, the same for every case.
    /// - Throws: ``EditingError`` of the analyses; a method without a direction is noted in its case.
    /// - Complexity: for each image a Jacobian; for each case two pursuits, and twenty to forty images a
    ///   method.
    public init(
        _ generator: EditableGenerator, latents: [[Double]], regions: [Region], methods: [EditingMethod],
        weight: PursuitWeight = .scaled, relaxation: Int = 0, others: [EditingMethod: [Double]] = [:],
        options: PrecisionOptions = PrecisionOptions(), observer: EditingObserver = .none
    ) throws(EditingError) {
        var cases: [Case] = []
        for latent in latents {
            let analyses = try Analysis.analyses(generator, at: latent, regions: regions, observer: observer)
            for analysis in analyses {
                try observer.report(.study, cases.count, of: latents.count * regions.count)
                let subspaces = try RegionSubspaces(analysis, weight: weight, observer: observer)
                let directions = try AttributeDirections(subspaces, relaxation: relaxation)
                cases.append(
                    try Case(
                        generator, analysis, directions, methods: methods, others: others, options: options,
                        observer: observer))
            }
        }
        self.init(cases: cases, options: options)
    }
}

extension PrecisionStudy.Case {
    /// Below this mean square nobody sees a change in the region: half a level of 255, squared.
    static let smallestChange = 4e-6

    init(
        _ generator: EditableGenerator, _ analysis: Analysis, _ directions: AttributeDirections,
        methods: [EditingMethod], others: [EditingMethod: [Double]], options: PrecisionOptions,
        observer: EditingObserver
    ) throws(EditingError) {
        let reference = try directions.attribute(0).direction
        var (measures, failures) = ([PrecisionMeasure](), [EditingMethod: EditingError]())
        let seen = try MaskedChange(
            generator, at: analysis.latent, original: analysis.pixels,
            LatentEdit(reference, layers: options.layers), alpha: options.alpha, region: analysis.region)
        if seen.inside < Self.smallestChange {
            let nothing = EditingError.noDirections(
                reason: """
                    the region hardly changes along its strongest direction: it is black or saturated in \
                    this image, and ratios of nothing mean nothing
                    """)
            failures = Dictionary(uniqueKeysWithValues: methods.map { ($0, nothing) })
        }
        for method in methods where failures[method] == nil {
            do throws(EditingError) {
                let own = others[method]
                let found =
                    if let own { own } else { try method.regionDirection(analysis, directions) }
                guard let direction = found else { continue }
                measures.append(
                    try PrecisionMeasure(
                        generator, analysis, method: method, direction: direction, reference: reference,
                        options: options, observer: observer))
            } catch {
                if error == .cancelled { throw error }
                failures[method] = error
            }
        }
        self.init(
            analysis: analysis, ranks: directions.ranks, measures: measures, failures: failures)
    }
}
