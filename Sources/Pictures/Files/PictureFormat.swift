internal import Foundation

/// The kinds of file that a picture is written to.
public enum PictureFormat: String, CaseIterable, Sendable {
    case png, svg

    /// By the ending of a path, in letters of any size; nil where it tells nothing.
    public init?(path: String) {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
        self.init(rawValue: name[name.index(after: dot)...].lowercased())
    }

    /// What a file with this picture holds.
    ///
    /// - Throws: ``PictureError/imageTooLarge(width:height:)``, ``PictureError/noMemory``.
    public func contents(of picture: Picture) throws(PictureError) -> [UInt8] {
        switch self {
        case .png: try RasterPicture(picture).png()
        case .svg: Array(VectorPicture(picture).svg.utf8)
        }
    }
}

extension Picture {
    /// Writes the picture as the path's ending says: whole or not at all, in place of what was there.
    ///
    /// - Throws: ``PictureError/unknownEnding(_:)``, ``PictureError/unwritable(_:_:)``, and as
    ///   ``PictureFormat/contents(of:)``.
    public func write(to path: String) throws(PictureError) {
        guard let format = PictureFormat(path: path) else { throw .unknownEnding(path) }
        try PictureFormat.write(try format.contents(of: self), to: path)
    }
}

extension PictureFormat {
    static func write(_ bytes: [UInt8], to path: String) throws(PictureError) {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw .unwritable(path, PictureError.reason(of: error))
        }
    }
}
