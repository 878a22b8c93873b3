/// Many images side by side: rows and columns with their labels, and words under each image.
///
/// It has at most ``mostRows`` rows, ``mostColumns`` columns, and ``ImagePicture/mostPixels`` pixels in all
/// its images together. Images may differ in size; the largest one gives the size of a place.
public struct ContactSheet: Codable, Hashable, Sendable {
    public struct Tile: Codable, Hashable, Sendable {
        /// Nil where the place stays empty.
        public let image: RasterImage?
        /// What stands under it, a few words; empty where nothing does.
        public let caption: String

        public init(_ image: RasterImage?, caption: String = "") {
            self.image = image
            self.caption = caption
        }
    }

    /// What stands above all; empty where nothing does.
    public let title: String
    /// As many as there are rows, or none.
    public let rowLabels: [String]
    /// As many as there are columns, or none.
    public let columnLabels: [String]
    public let columns: Int
    /// Row by row.
    public let tiles: [Tile]

    public static let mostRows = 64
    public static let mostColumns = 32

    /// - Parameter tiles: the rows; a shorter one is filled up with empty places.
    public init(
        title: String = "", rowLabels: [String] = [], columnLabels: [String] = [], tiles: [[Tile]]
    ) {
        self.title = title
        self.rowLabels = rowLabels
        self.columnLabels = columnLabels
        let columns = tiles.map(\.count).max() ?? 0
        self.columns = columns
        self.tiles = tiles.flatMap { row in
            row + Array(repeating: Tile(nil), count: columns - row.count)
        }
    }

    public var rows: Int { columns > 0 ? tiles.count / columns : 0 }

    public subscript(i: Int, j: Int) -> Tile { tiles[i * columns + j] }

    var images: [RasterImage] { tiles.compactMap(\.image) }
    var hasCaptions: Bool { tiles.contains { !$0.caption.isEmpty } }

    func check() throws(PictureError) {
        guard columns > 0, !images.isEmpty else { throw .empty }
        guard columns <= Self.mostColumns else { throw .tooMany("columns", limit: Self.mostColumns) }
        guard tiles.count <= Self.mostRows * columns else { throw .tooMany("rows", limit: Self.mostRows) }
        guard tiles.count == rows * columns else {
            throw .wrongCount(tiles.count, wanted: (rows + 1) * columns)
        }
        for (labels, wanted) in [(rowLabels, rows), (columnLabels, columns)]
        where !labels.isEmpty && labels.count != wanted {
            throw .wrongCount(labels.count, wanted: wanted)
        }
        let pixels = images.map { $0.width * $0.height }.reduce(0, +)
        guard pixels <= ImagePicture.mostPixels else {
            throw .tooMany("pixels", limit: ImagePicture.mostPixels)
        }
    }
}
