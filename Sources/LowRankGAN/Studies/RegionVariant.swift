/// A box that somebody else might have drawn for the same part of the image.
public struct RegionVariant: Hashable, Sendable, Codable {
    public let name: String
    public let boxes: [PixelBox]

    public init(name: String, boxes: [PixelBox]) {
        self.name = name
        self.boxes = boxes
    }

    /// Shifts up, down, left and right, growing and shrinking, each by `step` pixels and by twice as many.
    ///
    /// - Returns: those of which something is left in the image.
    public static func standard(of boxes: [PixelBox], size: ImageSize, step: Int) -> [RegionVariant] {
        var variants: [RegionVariant] = []
        func add(_ name: String, _ down: Int, _ right: Int, _ margin: Int) {
            let changed = boxes.compactMap {
                $0.changed(down: down, right: right, margin: margin, height: size.height, width: size.width)
            }
            if !changed.isEmpty { variants.append(RegionVariant(name: name, boxes: changed)) }
        }
        for pixels in [step, 2 * step] {
            add("up \(pixels)", -pixels, 0, 0)
            add("down \(pixels)", pixels, 0, 0)
            add("left \(pixels)", 0, -pixels, 0)
            add("right \(pixels)", 0, pixels, 0)
            add("larger by \(pixels)", 0, 0, pixels)
            add("smaller by \(pixels)", 0, 0, -pixels)
        }
        return variants
    }
}
