#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The linear and convolutional layers of a network, in its own order: names and shapes, no weights.
public struct NetworkShapes: Hashable, Sendable {
    /// What the network is called.
    public let model: String
    public let layers: [LayerShape]

    /// Reads a JSON object `{"model": "…", "layers": [{"name", "type", "shape", "parents"}]}`.
    ///
    /// Other fields are passed over.
    ///
    /// - Throws: ``RankReductionError/unreadableShapes(_:place:)``, which names the layer.
    public init(json: Data) throws(RankReductionError) {
        let written: Written
        do {
            written = try JSONDecoder().decode(Written.self, from: json)
        } catch let error as DecodingError {
            throw Self.unreadable(error)
        } catch {
            throw .unreadableShapes("not JSON", place: "the file")
        }
        guard written.layers.count <= Self.mostLayers else {
            throw .unreadableShapes(
                "\(written.layers.count) layers; \(Self.mostLayers) at most are read", place: "layers")
        }
        model = written.model
        layers = try written.layers.enumerated().map { (index, layer) throws(RankReductionError) in
            try LayerShape(layer, place: "layer \(index + 1) (\(layer.name))")
        }
    }

    private static let mostLayers = 100_000

    private static func unreadable(_ error: DecodingError) -> RankReductionError {
        switch error {
        case .keyNotFound(let key, let context):
            .unreadableShapes("`\(key.stringValue)` is missing", place: place(of: context))
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            .unreadableShapes("not of the kind that is expected here", place: place(of: context))
        default: .unreadableShapes("not JSON", place: "the file")
        }
    }

    /// `layers, number 3, shape`: how to find it in the file.
    private static func place(of context: DecodingError.Context) -> String {
        if context.codingPath.isEmpty { return "the file" }
        return context.codingPath.map { $0.intValue.map { "number \($0 + 1)" } ?? $0.stringValue }
            .joined(separator: ", ")
    }

    /// The file as it is written.
    struct Written: Decodable {
        let model: String
        let layers: [Layer]

        struct Layer: Decodable {
            let name: String
            let type: String
            let shape: [Int]
            let parents: [String]
        }
    }
}

/// One layer: its weight is W of shape d_out × d_in, a convolution's d_out × (d_in · k · k).
public struct LayerShape: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        case linear = "Linear"
        case convolution = "Conv2d"
    }

    /// The path of modules, as in `mid_block.resnets.1.conv2`.
    public let name: String
    public let kind: Kind
    /// d_out, the rows of W.
    public let outputs: Int
    /// d_in, times the window of a convolution: the columns of W.
    public let inputs: Int
    /// The classes of the modules around the layer, the innermost first.
    public let parents: [String]

    init(_ written: NetworkShapes.Written.Layer, place: String) throws(RankReductionError) {
        guard let kind = Kind(rawValue: written.type) else {
            throw .unreadableShapes("'\(written.type)' is neither Linear nor Conv2d", place: place)
        }
        let sides = kind == .linear ? 2 : 4
        guard written.shape.count == sides, written.shape.allSatisfy({ $0 > 0 }) else {
            throw .unreadableShapes(
                "the shape of a \(kind.rawValue) is \(sides) positive numbers", place: place)
        }
        var count = 1
        for side in written.shape {
            let (product, overflow) = count.multipliedReportingOverflow(by: side)
            guard !overflow, product <= Self.mostParameters else {
                throw .unreadableShapes("more than \(Self.mostParameters) parameters", place: place)
            }
            count = product
        }
        name = written.name
        self.kind = kind
        outputs = written.shape[0]
        inputs = count / written.shape[0]
        parents = written.parents
    }

    /// A bound that keeps every sum over the layers far inside an `Int`.
    private static let mostParameters = 1 << 32
}
