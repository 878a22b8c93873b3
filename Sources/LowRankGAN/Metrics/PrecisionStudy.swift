/// Methods against the unprojected edit over several images and regions, as geometric means of ratios.
///
/// The measurement behind the claim that a projection makes edits precise: at equal strength, where the
/// paper makes it, and at matched change of the region, where a weaker edit gains nothing by being weaker.
public struct PrecisionStudy: Hashable, Sendable {
    /// One image, one region, and what each method did there.
    public struct Case: Hashable, Sendable {
        public let analysis: Analysis
        public let ranks: RegionRanks
        public let measures: [PrecisionMeasure]
        /// Methods that found no direction here, and why.
        public let failures: [EditingMethod: EditingError]
    }

    /// The means of one method.
    public struct Summary: Hashable, Sendable {
        public let method: EditingMethod
        /// Over how many cases.
        public let cases: Int
        /// Geometric means over the cases.
        public let outsideFall: Double
        public let insideKept: Double
        /// Over those cases in which the change could be matched; nil where there are none.
        public let matchedOutside: Double?
        public let matchedCases: Int
    }

    public let cases: [Case]
    public let options: PrecisionOptions

    public init(cases: [Case], options: PrecisionOptions) {
        self.cases = cases
        self.options = options
    }

    /// The summary of each method that has a measure, in the order of ``EditingMethod``.
    public var summaries: [Summary] {
        EditingMethod.allCases.compactMap { method in
            let measures = cases.flatMap(\.measures).filter { $0.method == method }
            guard !measures.isEmpty else { return nil }
            let matched = measures.compactMap(\.matchedOutside)
            return Summary(
                method: method, cases: measures.count,
                outsideFall: Statistics.geometricMean(measures.map(\.outsideFall)),
                insideKept: Statistics.geometricMean(measures.map(\.insideKept)),
                matchedOutside: matched.isEmpty ? nil : Statistics.geometricMean(matched),
                matchedCases: matched.count)
        }
    }
}
