/// A way to find a direction for a region.
public enum EditingMethod: String, Codable, Hashable, Sendable, CaseIterable {
    /// The strongest direction of L_A as it is.
    case unprojected
    /// The same, projected onto the null space of L_B: the paper's method.
    case pursuit
    /// Projected onto what the strongest eigenvectors of M_B leave: as many as the pursuit has, without a
    /// pursuit.
    case truncation
    /// The largest ratio of the change inside to the change outside.
    case reSeFa
    /// The strongest direction of the first layer's weights; it knows of no region.
    case seFa
    /// The strongest principal component of sampled latents or activations; it knows of no region.
    case ganSpace
    /// Any direction: what a method has to be better than.
    case random

    /// What tables call it.
    public var title: String {
        switch self {
        case .unprojected: "unprojected"
        case .pursuit: "LowRankGAN"
        case .truncation: "eigen-truncation"
        case .reSeFa: "ReSeFa"
        case .seFa: "SeFa"
        case .ganSpace: "GANSpace"
        case .random: "random"
        }
    }
}
