/// How many columns the orthogonal factors of a decomposition have.
public enum SVDShape: String, Codable, Sendable, CaseIterable {
    /// All m (and n) of them: square orthogonal factors.
    case full
    /// min(m, n).
    case thin
    /// As many as the rank.
    case compact
}
