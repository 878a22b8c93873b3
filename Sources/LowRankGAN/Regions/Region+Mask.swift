public import Pictures

extension Region {
    /// The pixels of a mask image that are not black; transparent ones count as black.
    ///
    /// - Throws: ``RegionFault/wrongMaskSize(found:wanted:)``, ``RegionFault/empty``,
    ///   ``RegionFault/full(size:)``.
    public init(mask image: RasterImage, size: ImageSize, text: String = "mask") throws(EditingError) {
        let found = ImageSize(height: image.height, width: image.width)
        guard found == size else { throw .region(.wrongMaskSize(found: found, wanted: size)) }
        try self.init(size: size, mask: image.brightness.map { $0 > 0 }, text: text)
    }

    /// The mask as an image: white inside, black outside.
    ///
    /// - Throws: ``EditingError/picture(_:)``.
    public func maskImage() throws(EditingError) -> RasterImage {
        try inPicture { () throws(PictureError) in
            try RasterImage(
                width: size.width, height: size.height, channels: .grey, bytes: mask.map { $0 ? 255 : 0 })
        }
    }
}
