internal import Foundation
public import Networks
internal import TensorFiles

extension EditableGenerator {
    /// The precision that a generator computes in.
    public enum Precision: String, Codable, Hashable, Sendable, CaseIterable {
        case single
        case double
    }

    /// The generator in a safetensors file, of the kind that its metadata name.
    ///
    /// - Parameters:
    ///   - path: its last part without the ending becomes the name.
    ///   - precision: single is twice as fast; the measures of this room agree to three digits.
    /// - Throws: ``EditingError/file(_:)``, ``EditingError/network(_:)`` with what the weights lack,
    ///   ``EditingError/unknownArchitecture(path:found:)``, ``EditingError/latentTooSmall(dimension:)``.
    public init(
        path: String, precision: Precision = .double, workers: Workers = .allCores
    ) throws(EditingError) {
        let file = try inFile { () throws(TensorFileError) in try SafetensorsFile(path: path) }
        let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
        let architecture = file.metadata["architecture"]
        let generator = try inNetwork { () throws(NetworkError) -> (any ImageGenerator, Kind)? in
            switch (architecture, precision) {
            case ("dcgan", .single): (try DCGANGenerator<Float>(file: file, workers: workers), .dcgan)
            case ("dcgan", .double): (try DCGANGenerator<Double>(file: file, workers: workers), .dcgan)
            case ("style-based generator", .single):
                (try StyleGenerator<Float>(file: file, workers: workers), .style)
            case ("style-based generator", .double):
                (try StyleGenerator<Double>(file: file, workers: workers), .style)
            default: nil
            }
        }
        guard let (base, kind) = generator else {
            throw .unknownArchitecture(path: path, found: architecture)
        }
        try self.init(base, name: name, kind: kind)
    }
}
