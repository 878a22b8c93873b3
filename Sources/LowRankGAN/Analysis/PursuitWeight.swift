/// λ: the price of an entry of the sparse part against the nuclear norm of the low-rank part.
public enum PursuitWeight: Hashable, Sendable, Codable {
    /// 1/(2.65 √d): what the paper's choice becomes at other dimensions.
    case scaled
    /// 1/60 as the paper has it, for d = 512.
    case paper
    case value(Double)

    /// The number at a latent of dimension d.
    ///
    /// - Throws: ``EditingError/outOfRange(name:value:wanted:)`` for one that is not above 0.
    public func lambda(dimension d: Int) throws(EditingError) -> Double {
        switch self {
        case .scaled: return 1 / (2.65 * Double(max(1, d)).squareRoot())
        case .paper: return 1.0 / 60
        case .value(let lambda):
            guard lambda > 0, lambda.isFinite else {
                throw .outOfRange(name: "lambda", value: lambda, wanted: "a finite number above 0")
            }
            return lambda
        }
    }
}
