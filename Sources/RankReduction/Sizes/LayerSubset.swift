/// The subsets of layers that the PRR paper trains (Appendix B), each in two readings.
///
/// | subset | what its words say: all layers … | what the published table counts: of the targets … |
/// |---|---|---|
/// | ExCA | except cross-attention and time embedding | names without `attn2` and `time_embed` |
/// | ExSA | except self-attention | names without `attn2`, which is *cross*-attention |
/// | SAO | of self-attention | names with `attn1` |
/// | CAO | of cross-attention | names with `attn2` |
/// | FMT | without exception | all, but the feed-forward layers are no targets |
/// | SCA | that make queries and keys of cross-attention | names with `attn2`, without `to_out` |
/// | ExCA-HL | of the middle block, except cross-attention | names with `mid_block`, without `attn2` |
/// | ExCA-HL-Last | of the middle block's last part | `mid_block.resnets.1.conv2` alone |
///
/// The targets are the layers inside a module of class Attention, ResnetBlock2D, Downsample2D or Upsample2D:
/// neither the feed-forward layers, nor the first and last convolution, nor the projections around a
/// transformer. In a U-Net of this kind `attn1` is self-attention and `attn2` cross-attention.
public enum LayerSubset: String, CaseIterable, Hashable, Sendable, Codable {
    case exceptCrossAttention = "ExCA"
    case exceptSelfAttention = "ExSA"
    case selfAttentionOnly = "SAO"
    case crossAttentionOnly = "CAO"
    case fullModel = "FMT"
    case strictCrossAttention = "SCA"
    case highLevel = "ExCA-HL"
    case highLevelLast = "ExCA-HL-Last"

    /// Which layers a subset's name stands for.
    public enum Reading: CaseIterable, Hashable, Sendable {
        /// Those that the published sizes belong to.
        case published
        /// Those that the text describes.
        case byWords
    }

    /// Whether a layer belongs to the subset.
    public func contains(_ layer: LayerShape, as reading: Reading) -> Bool {
        switch reading {
        case .published: layer.isTarget && isPublished(layer.name)
        case .byWords: isMeant(layer.name)
        }
    }

    private func isPublished(_ name: String) -> Bool {
        switch self {
        case .exceptCrossAttention: !name.contains("attn2") && !name.contains("time_embed")
        case .exceptSelfAttention: !name.contains("attn2")
        case .selfAttentionOnly: name.contains("attn1")
        case .crossAttentionOnly: name.contains("attn2")
        case .fullModel: true
        case .strictCrossAttention: name.contains("attn2") && !name.contains("to_out")
        case .highLevel: name.contains("mid_block") && !name.contains("attn2")
        case .highLevelLast: name == "mid_block.resnets.1.conv2"
        }
    }

    private func isMeant(_ name: String) -> Bool {
        let modules = name.split(separator: ".")
        let isCrossAttention = modules.contains("attn2")
        return switch self {
        case .exceptCrossAttention: !isCrossAttention && !modules.contains("time_embedding")
        case .exceptSelfAttention: !modules.contains("attn1")
        case .selfAttentionOnly: modules.contains("attn1")
        case .crossAttentionOnly: isCrossAttention
        case .fullModel: true
        case .strictCrossAttention: isCrossAttention && (modules.last == "to_q" || modules.last == "to_k")
        case .highLevel: modules.first == "mid_block" && !isCrossAttention
        case .highLevelLast: name.hasPrefix("mid_block.resnets.1.")
        }
    }
}

extension LayerShape {
    /// The classes whose layers the published code trains.
    private static let targetClasses: Set = ["Attention", "ResnetBlock2D", "Downsample2D", "Upsample2D"]

    var isTarget: Bool { parents.contains(where: Self.targetClasses.contains) }
}
