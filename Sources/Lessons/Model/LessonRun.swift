/// `run: {pcp: {M: M, lambda: "1/2", stop: gap, steps: 2000}}`: an experiment that a step names.
///
/// The step asks nothing: whoever drives the session carries the experiment out, and `bind` gives names to
/// what comes of it.
public struct LessonRun: Hashable, Sendable {
    public let experiment: ExperimentKind
    /// By name; those that the file leaves out are not there.
    public let parameters: [String: RunParameter]
    public let place: Place
}

/// What a lesson file says of one parameter.
public enum RunParameter: Hashable, Sendable {
    /// Evaluated in the session.
    case expression(Located)
    case word(String)
    case count(Int)
}

/// The experiments that there are: a closed list, so that a lesson file starts nothing else.
public enum ExperimentKind: String, CaseIterable, Hashable, Sendable {
    /// Principal component pursuit: M as a sum of low rank and sparse.
    case pcp

    /// What it is, for an author.
    public var summary: String {
        switch self {
        case .pcp: "Principal component pursuit: M as the sum of a part of low rank and a sparse one."
        }
    }

    /// What it takes.
    public var parameters: [ExperimentParameter] {
        switch self {
        case .pcp:
            [
                ExperimentParameter(
                    "M", .matrix, isRequired: true,
                    "The matrix, at most \(ExperimentParameter.largestSide)×"
                        + "\(ExperimentParameter.largestSide)."),
                ExperimentParameter("lambda", .positiveNumber, isRequired: true, "The price of an entry."),
                ExperimentParameter(
                    "mu", .positiveNumber, "The fixed size of the steps; left out, one that suits M."),
                ExperimentParameter(
                    "stop", .oneOf(["gap", "residual"]),
                    "When it ends: gap (residual and duality gap are small) or residual (that alone)."),
                ExperimentParameter("steps", .count(1...5_000), "At most so many steps; 2000 if left out."),
            ]
        }
    }

    /// What comes of it, in the order in which it is shown; `bind` may give each a name.
    public var results: [ExperimentQuantity] {
        switch self {
        case .pcp:
            [
                ExperimentQuantity("iterations", .wholeNumber), ExperimentQuantity("residual", .decimal),
                ExperimentQuantity("gap", .decimal), ExperimentQuantity("objective", .decimal),
                ExperimentQuantity("rank", .wholeNumber), ExperimentQuantity("cardinality", .wholeNumber),
                ExperimentQuantity("settled", .wholeNumber), ExperimentQuantity("L", .matrix),
                ExperimentQuantity("S", .matrix), ExperimentQuantity("W", .matrix),
            ]
        }
    }
}

/// One parameter of an experiment.
public struct ExperimentParameter: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// An expression for a matrix of real numbers, at most `largestSide` rows and columns.
        case matrix
        /// An expression for a number above 0.
        case positiveNumber
        case oneOf([String])
        case count(ClosedRange<Int>)
    }

    /// The rows and the columns that a matrix may have.
    public static let largestSide = 64

    public let name: String
    public let kind: Kind
    public let isRequired: Bool
    /// What it is, for an author.
    public let summary: String

    init(_ name: String, _ kind: Kind, isRequired: Bool = false, _ summary: String) {
        self.name = name
        self.kind = kind
        self.isRequired = isRequired
        self.summary = summary
    }
}

/// One thing that an experiment finds out.
public struct ExperimentQuantity: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        case wholeNumber
        /// Rounded: what is bound knows how many digits it has.
        case decimal
        /// Of decimals.
        case matrix
    }

    public let name: String
    public let kind: Kind

    init(_ name: String, _ kind: Kind) {
        self.name = name
        self.kind = kind
    }
}
