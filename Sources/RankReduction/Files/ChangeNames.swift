/// What the name of a tensor in a file of changes says: which layer, and which part of its change.
///
/// | file | names |
/// |---|---|
/// | PRR | `layer.B`, or `layer.Q` with orthonormal columns |
/// | LoRA | `layer.lora_up.weight` and `layer.lora_down.weight`, or `layer.lora_B.weight` and `layer.lora_A.weight`, each also without `.weight`; `layer.alpha` |
struct ChangeName: Hashable {
    enum Part: String, Hashable {
        case trained = "B"
        case orthonormal = "Q"
        case up
        case down
        case alpha
    }

    let layer: String
    let part: Part

    private static let endings: [(String, Part)] = [
        (".B", .trained), (".Q", .orthonormal), (".alpha", .alpha),
        (".lora_up.weight", .up), (".lora_down.weight", .down),
        (".lora_B.weight", .up), (".lora_A.weight", .down),
        (".lora_up", .up), (".lora_down", .down), (".lora_B", .up), (".lora_A", .down),
    ]

    /// - Returns: nil for a name that is none of the table's.
    init?(_ name: String) {
        guard let (ending, part) = Self.endings.first(where: { name.hasSuffix($0.0) }),
            name.utf8.count > ending.utf8.count
        else { return nil }
        layer = String(name.dropLast(ending.count))
        self.part = part
    }
}

extension ChangeName.Part {
    var method: AdaptationMethod {
        switch self {
        case .trained, .orthonormal: .prr
        case .up, .down, .alpha: .lora
        }
    }
}
