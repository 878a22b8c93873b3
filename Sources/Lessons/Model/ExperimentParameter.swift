/// One parameter of an experiment.
public struct ExperimentParameter: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// An expression for a matrix of real numbers, at most `largestSide` rows and columns.
        case matrix
        /// An expression for a number above 0.
        case positiveNumber
        case oneOf([String])
        case count(ClosedRange<Int>)
        /// An expression for a whole number in the range.
        case wholeNumber(ClosedRange<Int>)
        /// The name of a file in the lesson's folder, or in a folder of it, with this ending.
        case file(ending: String)
        /// The name of a layer in that file.
        case layerName
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
