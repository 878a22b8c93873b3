/// How a trained change of a layer is kept.
public enum AdaptationMethod: String, CaseIterable, Hashable, Sendable, Codable {
    /// B with d_out × r entries.
    case prr
    /// Up with d_out × r and down with r × d_in entries.
    case lora

    /// The numbers that one layer of this rank needs.
    public func parameters(of layer: LayerShape, rank: Int) -> Int {
        switch self {
        case .prr: rank * layer.outputs
        case .lora: rank * (layer.outputs + layer.inputs)
        }
    }

    /// What the published files spend on a layer beside its numbers: names, shapes, alignment.
    var containerBytes: Int {
        switch self {
        case .prr: 994
        case .lora: 1758
        }
    }
}
