internal import RankReduction

extension PersonalisationReport: Encodable {
    private enum Key: String, CodingKey {
        case plan, base, runs, matches, joined, editing
    }

    private struct RunFields: Encodable {
        let method, subset: String
        let rank, layers, parameters: Int
        let metrics: PersonalisationMetrics
    }

    private struct MatchFields: Encodable {
        let subset: String
        let rank: Int
        let drift: Double
    }

    private struct JoinedFields: Encodable {
        let way: String
        let first, second, diversity: Double
    }

    private struct EditingFields: Encodable {
        let network: String
        let distances: [Double]
        let spread: Double
    }

    /// `{"plan","base":{…},"runs":[…],"matches":[…],"joined":[…],"editing":[…]}`.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(plan, forKey: .plan)
        try fields.encode(base, forKey: .base)
        try fields.encode(
            runs.map {
                RunFields(
                    method: $0.method.rawValue, subset: $0.subset.rawValue, rank: $0.rank, layers: $0.layers,
                    parameters: $0.parameters, metrics: $0.metrics)
            }, forKey: .runs)
        try fields.encode(
            matches.map { MatchFields(subset: $0.subset.rawValue, rank: $0.rank, drift: $0.ratio) },
            forKey: .matches)
        try fields.encode(
            joined.map {
                JoinedFields(way: $0.way, first: $0.first, second: $0.second, diversity: $0.diversity)
            }, forKey: .joined)
        try fields.encode(
            editing.map {
                EditingFields(network: $0.name, distances: $0.study.distances, spread: $0.study.spread)
            }, forKey: .editing)
    }
}
