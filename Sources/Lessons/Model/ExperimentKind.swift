/// The experiments that there are: a closed list, so that a lesson file starts nothing else.
///
/// What each takes and finds out stands in a table: the reader, the schema for editors and the session all
/// go by it.
public enum ExperimentKind: String, CaseIterable, Hashable, Sendable {
    /// Principal component pursuit: M as a sum of low rank and sparse.
    case pcp
    /// One region of a generated image, edited with and without the projection.
    case lowrankgan
    /// The rank of a weight from which directions are taken away.
    case reduction
    /// Two reductions of one weight, in three ways.
    case combination

    private var table: ExperimentTable {
        switch self {
        case .pcp: .pursuit
        case .lowrankgan: .localEdit
        case .reduction: .reduction
        case .combination: .combination
        }
    }

    /// What it is, for an author.
    public var summary: String { table.summary }

    /// What it takes.
    public var parameters: [ExperimentParameter] { table.parameters }

    /// What comes of it, in the order in which it is shown; `bind` may give each a name.
    public var results: [ExperimentQuantity] { table.results }
}

/// What one experiment is, takes, and finds out.
struct ExperimentTable: Sendable {
    let summary: String
    let parameters: [ExperimentParameter]
    let results: [ExperimentQuantity]
}
