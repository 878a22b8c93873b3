public import Pictures

extension ImageSet {
    /// The images as pixels, −1 black and 1 white.
    ///
    /// - Throws: ``DiffusionError/picture(_:)`` where a number is not finite.
    public func raster(_ index: Int) throws(DiffusionError) -> RasterImage {
        let pixels = Array(self[index])
        return try DiffusionError.picture { () throws(PictureError) in
            try RasterImage(planes: pixels, channels: 1, height: side, width: side, range: -1...1)
        }
    }

    /// The images in a sheet, enlarged so that their pixels can be seen.
    ///
    /// - Parameters:
    ///   - columns: how many to a row.
    ///   - captions: the words under each image; none, or as many as there are images.
    /// - Throws: ``DiffusionError/picture(_:)`` for no images, and for too many.
    public func sheet(
        columns: Int = 8, captions: [String] = [], enlarged factor: Int = 4, caption: String
    ) throws(DiffusionError) -> Picture {
        var tiles: [ContactSheet.Tile] = []
        for index in 0..<count {
            let image = try raster(index)
            let large = try DiffusionError.picture { () throws(PictureError) in
                try image.enlarged(by: factor)
            }
            tiles.append(
                ContactSheet.Tile(large, caption: captions.indices.contains(index) ? captions[index] : ""))
        }
        let rows = stride(from: 0, to: tiles.count, by: max(1, columns)).map {
            Array(tiles[$0..<min(tiles.count, $0 + max(1, columns))])
        }
        return try DiffusionError.picture { () throws(PictureError) in
            try Picture(.sheet(ContactSheet(tiles: rows)), caption: caption)
        }
    }
}
