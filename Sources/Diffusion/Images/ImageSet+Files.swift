internal import Foundation
internal import Pictures
internal import TensorFiles

extension ImageSet {
    /// The images of some files, in their order.
    ///
    /// | file | images |
    /// |---|---|
    /// | `.png` | one, square; coloured ones are taken for their brightness, larger ones are scaled down |
    /// | `.npy` | n×side×side or n×1×side×side |
    /// | `.safetensors` | the same; `file.safetensors:name` says which of several tensors |
    ///
    /// Whole numbers go from 0 (black) to 255 (white), those with a fraction from −1 to 1.
    ///
    /// - Throws: ``DiffusionError/badImages(path:_:)``, ``DiffusionError/picture(_:)``,
    ///   ``DiffusionError/file(_:)``.
    public init(paths: [String], side: Int) throws(DiffusionError) {
        var pixels: [Float] = []
        for path in paths { pixels += try Self.pixels(path, side) }
        guard !pixels.isEmpty else {
            throw .badImages(path: paths.first ?? "--images", paths.isEmpty ? .empty : .none)
        }
        self.init(side: side, known: pixels)
    }

    private static func pixels(_ path: String, _ side: Int) throws(DiffusionError) -> [Float] {
        let (file, tensor) = split(path)
        let ending = file.split(separator: ".").last.map { $0.lowercased() } ?? ""
        switch ending {
        case "png": return try picture(file, side)
        case "npy":
            let array = try DiffusionError.file { () throws(TensorFileError) in try NpyFile(path: file) }
            let elements = try DiffusionError.file { () throws(TensorFileError) in
                try array.doubles(convertingIntegers: true).elements
            }
            return try checked(
                elements, array.shape, isWhole: !array.type.isFloatingPoint, file, side)
        case "safetensors": return try tensors(file, tensor, side)
        default: throw .badImages(path: path, .unknownKind)
        }
    }

    /// `file.safetensors:name` in its two parts.
    private static func split(_ path: String) -> (file: String, tensor: String?) {
        guard let range = path.range(of: ".safetensors:") else { return (path, nil) }
        return (
            String(path[..<path.index(before: range.upperBound)]), String(path[range.upperBound...])
        )
    }

    private static func tensors(
        _ path: String, _ name: String?, _ side: Int
    ) throws(DiffusionError) -> [Float] {
        let file = try DiffusionError.file { () throws(TensorFileError) in try SafetensorsFile(path: path) }
        if name == nil, file.names.count > 1 {
            throw .badImages(path: path, .severalTensors(file.names.sorted()))
        }
        guard let name = name ?? file.names.first else { throw .badImages(path: path, .none) }
        guard file.names.contains(name) else {
            throw .badImages(path: path, .noTensor(name, names: file.names.sorted()))
        }
        let (entry, values) = try DiffusionError.file { () throws(TensorFileError) in
            (try file.info(of: name), try file.doubles(name, convertingIntegers: true))
        }
        return try checked(
            values, entry.shape, isWhole: !entry.type.isFloatingPoint, path, side)
    }

    private static func checked(
        _ values: [Double], _ shape: TensorShape, isWhole: Bool, _ path: String, _ side: Int
    ) throws(DiffusionError) -> [Float] {
        let axes = shape.axes
        guard axes.count >= 2, axes.suffix(2) == [side, side],
            axes.count <= 3 || (axes.count == 4 && axes[1] == 1)
        else { throw .badImages(path: path, .wrongShape("\(shape)", side: side)) }
        let pixels = values.map { Float(isWhole ? $0 / 127.5 - 1 : $0) }
        for (index, pixel) in pixels.enumerated() {
            let (image, place) = index.quotientAndRemainder(dividingBy: side * side)
            guard pixel.isFinite else {
                throw .badImages(path: path, .notFinite(image: image, pixel: place))
            }
            guard abs(pixel) <= 1.0001 else {
                throw .badImages(path: path, .outsideRange(image: image, value: pixel))
            }
        }
        return pixels
    }

    private static func picture(_ path: String, _ side: Int) throws(DiffusionError) -> [Float] {
        let image = try DiffusionError.picture { () throws(PictureError) in
            try RasterImage(contentsOf: path)
        }
        guard image.width == image.height else {
            throw .badImages(path: path, .notSquare(width: image.width, height: image.height))
        }
        guard image.width >= side else {
            throw .badImages(path: path, .tooSmall(width: image.width, side: side))
        }
        let scaled = try DiffusionError.picture { () throws(PictureError) in
            image.width == side ? image : try image.scaledSmoothly(width: side, height: side)
        }
        return scaled.brightness.map { Float(2 * $0 - 1) }
    }
}
