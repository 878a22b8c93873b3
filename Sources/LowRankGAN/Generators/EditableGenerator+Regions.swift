internal import Networks

extension EditableGenerator {
    /// The regions that have a name on its images; none where kind or size of the image are others than
    /// those known.
    public var namedRegions: NamedRegions {
        switch (kind, imageShape.height, imageShape.width) {
        case (.dcgan, 64, 64): .faces
        case (.style, 28, 28): .garments
        default: .none
        }
    }

    /// A region of its images as it is typed.
    ///
    /// - Throws: as ``Region/init(_:size:names:)``.
    public func region(_ text: String) throws(EditingError) -> Region {
        try Region(text, size: imageSize, names: namedRegions)
    }
}
