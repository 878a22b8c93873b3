/// What one subset needs at one rank with one method.
public struct SizeRow: Hashable, Sendable, Codable {
    public let subset: LayerSubset
    public let rank: Int
    public let method: AdaptationMethod
    /// The trained numbers.
    public let parameters: Int
    /// Of the whole file.
    public let bytes: Int
    /// ``bytes`` as a listing of files shows it, "1.8M".
    public let size: String
}

/// The sizes of PRR and LoRA files: Table 1 of the PRR paper, for any network's shapes.
///
/// A file holds its numbers in half precision, two bytes each, and spends 994 (PRR) or 1758 (LoRA) bytes
/// more on each layer and 880 on itself. In the row ExSA a layer costs four bytes more, because the longer
/// name of that file is written with each. With the shapes of Stable Diffusion XL's U-Net this gives every
/// figure of the published table to its last digit.
public struct SizeTable: Hashable, Sendable {
    /// Subset after subset, rank after rank, PRR before LoRA.
    public let rows: [SizeRow]

    /// The ranks of the published table.
    public static let publishedRanks = [2, 16, 128]

    /// - Parameters:
    ///   - boundary: γ.
    ///   - reading: which layers a subset stands for. Everything else is counted alike in both.
    /// - Complexity: O(layers) a row.
    public init(
        of shapes: NetworkShapes, reading: LayerSubset.Reading, boundary: RankBoundary = .published,
        ranks: [Int] = publishedRanks
    ) {
        rows = LayerSubset.allCases.flatMap { subset in
            let layers = shapes.layers.filter { subset.contains($0, as: reading) }
            return ranks.flatMap { rank in
                AdaptationMethod.allCases.map { method in
                    SizeRow(subset: subset, rank: rank, method: method, layers: layers, boundary: boundary)
                }
            }
        }
    }
}

extension SizeRow {
    private static let bytesOfANumber = 2
    private static let bytesOfAFile = 880

    init(
        subset: LayerSubset, rank: Int, method: AdaptationMethod, layers: [LayerShape],
        boundary: RankBoundary
    ) {
        let ranks = layers.map { boundary.rank(rank, of: $0) }
        let parameters = zip(layers, ranks).reduce(0) { $0 + method.parameters(of: $1.0, rank: $1.1) }
        // A layer that the boundary leaves no rank is not in the file.
        let container = method.containerBytes + (subset == .exceptSelfAttention ? 4 : 0)
        let kept = ranks.count { $0 > 0 }
        self.init(
            subset: subset, rank: rank, method: method, parameters: parameters,
            bytes: Self.bytesOfANumber * parameters + kept * container + Self.bytesOfAFile)
    }

    init(subset: LayerSubset, rank: Int, method: AdaptationMethod, parameters: Int, bytes: Int) {
        self.subset = subset
        self.rank = rank
        self.method = method
        self.parameters = parameters
        self.bytes = bytes
        size = bytes.fileSize
    }
}
