internal import NumericAlgebra

/// How the price λ and the relaxation r_relax decide what a projected edit does.
///
/// Every edit is measured against the strongest eigenvector of M_A, which knows of neither.
/// - SeeAlso: Zhu et al., *Low-rank subspaces in GANs*, 2021, figures 8 and 9.
public struct SettingStudy: Hashable, Sendable {
    public struct Setting: Hashable, Sendable {
        public let weight: PursuitWeight
        /// r_relax.
        public let relaxation: Int

        public init(_ weight: PursuitWeight, relaxation: Int = 0) {
            self.weight = weight
            self.relaxation = relaxation
        }
    }

    /// What one setting came to, as means over the images.
    public struct Row: Hashable, Sendable {
        public let setting: Setting
        public let lambda: Double
        /// The mean ranks of L_A and L_B, and the mean count of directions that are projected away.
        public let insideRank, outsideRank, projected: Double
        /// Images with a first direction that was not projected away.
        public let cases: Int
        /// Of those: the mean part of the direction that the projection keeps; nil where there are none.
        public let kept: Double?
        /// Geometric means, as ``PrecisionMeasure`` has them; nil where there are none.
        public let insideKept, outsideFall: Double?
        /// Over those cases in which the change can be matched.
        public let matchedOutside: Double?
        public let matchedCases: Int
        /// Why there is no direction in another image; nil where there is one in each.
        public let failure: EditingError?
    }

    public let rows: [Row]
    /// How many images there are.
    public let images: Int
    /// How many eigenvalues of M_B, of all images together, are not above ``smallEigenvalue``.
    public let smallEigenvalues: Int
    /// The smallest eigenvalue of M_B of all images.
    public let leastEigenvalue: Double

    /// What the paper takes for zero where it looks for the null space of M_B without a pursuit.
    public static let smallEigenvalue = 1e-7

    /// - Parameters:
    ///   - analyses: one for each image.
    /// - Throws: as ``RegionSubspaces`` and ``PrecisionMeasure``; a setting without a direction is noted.
    /// - Complexity: for each image two pursuits for each λ, and twenty to forty images a setting.
    public init(
        _ generator: EditableGenerator, _ analyses: [Analysis], settings: [Setting],
        options: PrecisionOptions = PrecisionOptions(), observer: EditingObserver = .none
    ) throws(EditingError) {
        var cases = [[Case]](repeating: [], count: settings.count)
        var spectrum: [Double] = []
        for (i, analysis) in analyses.enumerated() {
            let reference = try numerically { () throws(NumericError) in
                try analysis.grams.inside.symmetricEigendecomposition().vectors
            }.column(0).withPositivePeak()
            spectrum += try numerically { () throws(NumericError) in
                try analysis.grams.outside.symmetricEigenvalues()
            }
            var found: [PursuitWeight: RegionSubspaces] = [:]
            for (k, setting) in settings.enumerated() {
                try observer.report(.study, i * settings.count + k, of: analyses.count * settings.count)
                let known = found[setting.weight]
                let subspaces =
                    if let known { known } else {
                        try RegionSubspaces(analysis, weight: setting.weight, observer: observer)
                    }
                found[setting.weight] = subspaces
                cases[k].append(
                    try Case(
                        generator, analysis, subspaces, relaxation: setting.relaxation, reference: reference,
                        options: options, observer: observer))
            }
        }
        rows = zip(settings, cases).map { Row($0, $1) }
        images = analyses.count
        smallEigenvalues = spectrum.count { $0 <= Self.smallEigenvalue }
        leastEigenvalue = spectrum.min() ?? 0
    }
}

/// One setting on one image.
private struct Case {
    let ranks: RegionRanks
    let lambda: Double
    let outcome: Outcome

    enum Outcome {
        /// The projected edit, and what the projection kept of the direction.
        case found(PrecisionMeasure, kept: Double)
        case failed(EditingError)
    }

    init(
        _ generator: EditableGenerator, _ analysis: Analysis, _ subspaces: RegionSubspaces, relaxation: Int,
        reference: [Double], options: PrecisionOptions, observer: EditingObserver
    ) throws(EditingError) {
        let projection = try NullSpaceProjection(outside: subspaces.outside, relaxation: relaxation)
        ranks = RegionRanks(
            inside: subspaces.inside.rank, outside: subspaces.outside.rank, projected: projection.rank)
        lambda = subspaces.inside.lambda
        do throws(EditingError) {
            let directions = try AttributeDirections(subspaces, relaxation: relaxation)
            let measure = try PrecisionMeasure(
                generator, analysis, method: .pursuit, direction: try directions.projected(0),
                reference: reference, options: options, observer: observer)
            outcome = .found(measure, kept: try directions.attribute(0).projected.kept)
        } catch {
            if error == .cancelled { throw error }
            outcome = .failed(error)
        }
    }
}

extension SettingStudy.Row {
    fileprivate init(_ setting: SettingStudy.Setting, _ cases: [Case]) {
        var (measures, parts, failures) = ([PrecisionMeasure](), [Double](), [EditingError]())
        for one in cases {
            switch one.outcome {
            case .found(let measure, let kept):
                measures.append(measure)
                parts.append(kept)
            case .failed(let error): failures.append(error)
            }
        }
        let matched = measures.compactMap(\.matchedOutside)
        func mean(_ count: (RegionRanks) -> Int) -> Double {
            Statistics.mean(cases.map { Double(count($0.ranks)) })
        }
        func geometric(_ values: [Double]) -> Double? {
            values.isEmpty ? nil : Statistics.geometricMean(values)
        }
        self.setting = setting
        lambda = cases.first?.lambda ?? 0
        (insideRank, outsideRank, projected) = (mean(\.inside), mean(\.outside), mean(\.projected))
        self.cases = measures.count
        kept = parts.isEmpty ? nil : Statistics.mean(parts)
        insideKept = geometric(measures.map(\.insideKept))
        outsideFall = geometric(measures.map(\.outsideFall))
        matchedOutside = geometric(matched)
        matchedCases = matched.count
        failure = failures.first
    }
}
