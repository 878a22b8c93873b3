/// The three kinds of file that hold a matrix.
public enum MatrixFormat: Hashable, Sendable {
    case text(CSVSeparator)
    case npy
    case safetensors

    /// By the ending of a path; nil where it tells nothing.
    public init?(path: String) {
        switch Self.ending(of: path) {
        case "csv": self = .text(.comma)
        case "tsv": self = .text(.tab)
        case "txt", "dat": self = .text(.blanks)
        case "npy": self = .npy
        case "safetensors": self = .safetensors
        default: return nil
        }
    }

    /// In small letters, without the point; empty where there is none.
    static func ending(of path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }

    /// By the first bytes of a file, whatever it is called; by its ending where those tell nothing.
    ///
    /// Text has nothing to know it by, and is what is left.
    ///
    /// - Throws: ``MatrixFault/packed(kind:)``.
    static func detected(_ first: [UInt8], fileSize: Int, path: String) throws(MatrixFault) -> MatrixFormat {
        if first.starts(with: NpyHeader.magic) { return .npy }
        if first.count > 8, first[8] == UInt8(ascii: "{"),
            (try? SafetensorsHeader.length(Array(first[..<8]), fileSize: fileSize)) != nil
        {
            return .safetensors
        }
        if first.starts(with: [0x50, 0x4B, 3, 4]) {
            throw .packed(kind: "a ZIP archive, as .npz and .xlsx are")
        }
        if first.starts(with: [0x1F, 0x8B]) { throw .packed(kind: "packed with gzip") }
        return MatrixFormat(path: path) ?? .text(.comma)
    }
}
