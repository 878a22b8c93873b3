import Foundation
import LowRankGAN
import Pictures
import TensorFiles

extension FuzzTarget {
    /// safetensors files: opened, then every tensor read.
    static let safetensors = FuzzTarget(
        name: "safetensors", share: 120_000,
        grammar: Grammar(
            words: [
                "\"dtype\":", "\"shape\":", "\"data_offsets\":", "\"__metadata__\":", "\"F32\"", "\"BF16\"",
                "\"F64\"", "\"I64\"", "\"U64\"", "\"BOOL\"", "[0,4]", "[]", "{}", ",", ":", "\"a\"",
                "\\u0000",
                "\\ud800", "[1,1]", "null",
            ],
            nests: [("[", "]"), ("{\"a\":", "}"), ("\"", "\"")], isBinary: true),
        repair: FileRepair.safetensorsLength
    ) { scratch in
        { (bytes) throws(Violation) in
            try write(bytes, to: scratch)
            try expecting(TensorFileError.self) {
                let file = try SafetensorsFile(path: scratch)
                for name in file.names {
                    let entry = try file.info(of: name)
                    guard entry.byteRange.upperBound <= bytes.count else {
                        throw Violation("more or fewer numbers than the shape says")
                    }
                    let count = try file.doubles(name, convertingIntegers: true).count
                    guard count == entry.shape.count else {
                        throw Violation("more or fewer numbers than the shape says")
                    }
                }
            } otherwise: { (error) throws(Violation) in
                try check(error)
            }
        }
    }

    static let npy = FuzzTarget(
        name: "npy", share: 120_000,
        grammar: Grammar(
            words: [
                "'descr':", "'fortran_order':", "'shape':", "'<f8'", "'>f4'", "'|b1'", "'|O'", "'<u8'",
                "(2, 3)",
                "()", "(1,)", "True", "False", "{", "}", ",", "\n", "'<c16'", "'<f2'", "(0,)",
            ],
            nests: [("(", ")"), ("{", "}"), ("'", "'")], isBinary: true),
        repair: FileRepair.npyLength
    ) { scratch in
        { (bytes) throws(Violation) in
            try write(bytes, to: scratch)
            try expecting(TensorFileError.self) {
                let file = try NpyFile(path: scratch)
                let array = try file.doubles(convertingIntegers: true)
                guard array.elements.count == file.shape.count else {
                    throw Violation("more or fewer numbers than the shape says")
                }
                _ = try file.integers()
            } otherwise: { (error) throws(Violation) in
                try check(error)
            }
        }
    }

    /// Matrices as text, through the entry that tells kinds apart.
    static let csv = FuzzTarget(
        name: "csv", share: 110_000,
        grammar: Grammar(
            words: [
                ",", ";", "\t", " ", "\"", "\"\"", "\n", "\r\n", "\r", "#", "1", "-2.5", "1e3", "x", "NaN",
                "inf",
            ],
            nests: [("\"", "\"")])
    ) { scratch in
        { (bytes) throws(Violation) in
            try write(bytes, to: scratch)
            try expecting(TensorFileError.self) {
                let table = try MatrixFile.read(scratch, limit: 1 << 20)
                guard table.values.count == table.rows * table.columns else {
                    throw Violation("more or fewer numbers than the shape says")
                }
            } otherwise: { (error) throws(Violation) in
                try check(error)
            }
        }
    }

    /// PNG files as masks.
    static let png = FuzzTarget(
        name: "png", share: 133_000,
        grammar: Grammar(
            words: ["IHDR", "PLTE", "tRNS", "IDAT", "IEND", "tEXt", "zTXt", "gAMA", "iCCP", "acTL", "sBIT"],
            isBinary: true),
        repair: FileRepair.pngChecksums
    ) { _ in
        { (bytes) throws(Violation) in
            var read: RasterImage?
            try expecting(PictureError.self) {
                read = try RasterImage(png: bytes)
            } otherwise: { (error) throws(Violation) in
                try Complaints.check(error.description, of: "an image")
            }
            guard let image = read else { return }
            guard image.bytes.count == image.width * image.height * image.channels.rawValue else {
                throw Violation("an image of the wrong size")
            }
            try expecting(EditingError.self) {
                _ = try Region(mask: image, size: ImageSize(height: 4, width: 4))
            } otherwise: { (error) throws(Violation) in
                try Complaints.check(error.description, of: "a mask")
            }
        }
    }

    /// Regions as they are typed: `38:56,20:44+mouth`.
    static let region = FuzzTarget(
        name: "region", share: 70_000,
        grammar: Grammar(words: ["0:4", "1:2,3:4", "+", ",", ":", "mouth", "eyes", " ", "16:8", "0:0,0:0"])
    ) { _ in
        let size = ImageSize(height: 64, width: 64)
        return { (bytes) throws(Violation) in
            try expecting(EditingError.self) {
                _ = try Region(String(decoding: bytes, as: UTF8.self), size: size, names: .faces)
            } otherwise: { (error) throws(Violation) in
                try Complaints.check(error.description, of: "a region")
            }
        }
    }

    private static func check(_ error: TensorFileError) throws(Violation) {
        try Complaints.check(error.description, of: "a file")
    }

    static func write(_ bytes: [UInt8], to path: String) throws(Violation) {
        do {
            // Not through a second file, as writing safely does: that would be most of the work.
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: [])
        } catch {
            throw Violation("the file of this run cannot be written: \(path): \(error)")
        }
    }
}
