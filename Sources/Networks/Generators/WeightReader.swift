public import NumericAlgebra
public import TensorFiles

/// A number that networks are loaded and computed in: `Float` or `Double`.
public typealias NetworkScalar = LapackScalar & StoredScalar

/// Reads the tensors of a network out of a file, and refuses what cannot be computed with.
struct WeightReader<Scalar: NetworkScalar> {
    let file: SafetensorsFile

    /// The lengths of the axes of a tensor.
    ///
    /// - Parameters:
    ///   - wanted: the length that each axis has to have; `nil` for any.
    func shape(of name: String, _ wanted: [Int?]) throws(NetworkError) -> [Int] {
        let words = wanted.map { $0.map(String.init) ?? "any" }.joined(separator: "×")
        guard file.names.contains(name) else { throw .missingTensor(name: name, wanted: words) }
        let found: [Int]
        do { found = try file.info(of: name).shape.axes } catch { throw .file(error) }
        guard found.count == wanted.count, zip(found, wanted).allSatisfy({ $0 > 0 && $0 == $1 ?? $0 }) else {
            throw .wrongShape(tensor: name, found: found, wanted: words)
        }
        return found
    }

    /// The numbers of a tensor of this shape, the last axis running fastest.
    func values(_ name: String, _ wanted: [Int]) throws(NetworkError) -> [Scalar] {
        _ = try shape(of: name, wanted)
        let values: [Scalar]
        do { values = try file.values(name, as: Scalar.self) } catch { throw .file(error) }
        if let index = values.firstIndex(where: { !$0.isFinite }) {
            throw .badWeight(tensor: name, index: index, found: "\(values[index])", wanted: "a finite number")
        }
        return values
    }

    /// What the file says under a key of its metadata.
    func metadata(_ key: String, wanted: String) throws(NetworkError) -> String {
        guard let text = file.metadata[key] else {
            throw .unsupported(key: key, found: nil, wanted: wanted)
        }
        return text
    }

    /// A whole number from 1 to a million under a key of the metadata.
    func count(_ key: String) throws(NetworkError) -> Int {
        let wanted = "a whole number from 1 to 1000000"
        let text = try metadata(key, wanted: wanted)
        guard let value = Int(text), (1...1_000_000).contains(value) else {
            throw .unsupported(key: key, found: text, wanted: wanted)
        }
        return value
    }

    /// Throws unless the metadata name this architecture.
    func check(architecture: String) throws(NetworkError) {
        let found = try metadata("architecture", wanted: architecture)
        guard found == architecture else {
            throw .unsupported(key: "architecture", found: found, wanted: architecture)
        }
    }

    /// Throws unless the metadata tell of an image of this shape, with or without its range.
    func check(image shape: FeatureShape) throws(NetworkError) {
        let words = "\(shape.channels)x\(shape.height)x\(shape.width)"
        let found = try metadata("image", wanted: words)
        guard found == words || found == words + " in [-1,1]" else {
            throw .unsupported(key: "image", found: found, wanted: "\(words), as the weights make it")
        }
    }
}

/// Sizes past which a file is taken for broken: no layer may make a larger map.
enum NetworkLimits {
    static let features = 1 << 26
    static let layers = 64
    static let kernel = 64

    static func check(_ shape: FeatureShape, key: String, found: String) throws(NetworkError) {
        // The axes are products of numbers that are themselves bounded; the product of all three may
        // overflow.
        let (area, tooLarge) = shape.height.multipliedReportingOverflow(by: shape.width)
        let (count, tooMany) = area.multipliedReportingOverflow(by: shape.channels)
        if tooLarge || tooMany || count > features {
            throw .unsupported(key: key, found: found, wanted: "maps of at most \(features) features")
        }
    }
}
