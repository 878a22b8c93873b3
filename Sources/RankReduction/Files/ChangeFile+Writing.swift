public import NumericAlgebra
internal import TensorFiles

extension ChangeFile {
    /// Writes reductions as a PRR file of `layer.Q` tensors in single precision.
    ///
    /// Layers whose reduction has no columns are left out.
    ///
    /// - Throws: ``RankReductionError/file(_:)``.
    public static func write(
        _ reductions: [String: ImageReduction], to path: String
    ) throws(RankReductionError) {
        let kept = reductions.filter { $0.value.rank > 0 }
        try write(
            kept.map { ("\($0.key).Q", $0.value.q) },
            metadata: ["method": AdaptationMethod.prr.rawValue, "factor": "Q"], to: path)
    }

    /// Writes trained B as a PRR file of `layer.B` tensors in single precision.
    ///
    /// - Throws: ``RankReductionError/file(_:)``.
    public static func write(
        trained columns: [String: NumericMatrix], to path: String
    ) throws(RankReductionError) {
        try write(
            columns.map { ("\($0.key).B", $0.value) },
            metadata: ["method": AdaptationMethod.prr.rawValue, "factor": "B"], to: path)
    }

    /// Writes updates as a LoRA file in single precision, α/r being multiplied into up.
    ///
    /// Layers whose update has rank 0 are left out.
    ///
    /// - Throws: ``RankReductionError/file(_:)``.
    public static func write(
        _ updates: [String: LowRankUpdate], to path: String
    ) throws(RankReductionError) {
        let tensors = updates.filter { $0.value.rank > 0 }.flatMap { layer, update in
            [
                ("\(layer).lora_up.weight", update.up.scaled(by: update.scale)),
                ("\(layer).lora_down.weight", update.down),
            ]
        }
        try write(tensors, metadata: ["method": AdaptationMethod.lora.rawValue], to: path)
    }

    private static func write(
        _ tensors: [(String, NumericMatrix)], metadata: [String: String], to path: String
    ) throws(RankReductionError) {
        try RankReductionError.file { () throws(TensorFileError) in
            let writer = try SafetensorsWriter(
                path: path,
                tensors: tensors.map { .init($0.0, .float32, [$0.1.rows, $0.1.columns]) },
                metadata: metadata)
            let matrices = Dictionary(uniqueKeysWithValues: tensors)
            for name in writer.order {
                // By rows, as files have it.
                try writer.append(matrices[name]?.transposed.values ?? [], to: name)
            }
            try writer.finish()
        }
    }
}
