/// Why there is no picture, or no image.
public enum PictureError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Not a number, or infinite.
    case notFinite
    case tooLarge
    /// More than `limit` of what is named.
    case tooMany(String, limit: Int)
    case empty
    /// So many numbers where another count was needed.
    case wrongCount(Int, wanted: Int)
    /// A number that is not positive, where the scale counts powers of ten.
    case notPositive
    /// Neither 1, 3 nor 4 planes of numbers.
    case channels(Int)
    /// A rectangle that reaches beyond the image.
    case notInside
    /// Two images that had to be of one size.
    case differentSizes
    case imageTooLarge(width: Int, height: Int)
    case notPNG
    /// A PNG file that ends early or contradicts itself, and how.
    case damagedImage(String)
    case noMemory
    /// A file, and why.
    case unreadable(String, String)
    case unwritable(String, String)
    /// A path that tells no kind of picture.
    case unknownEnding(String)

    /// The reason, as the end of a sentence.
    public var description: String {
        switch self {
        case .notFinite: "one of the numbers is not finite"
        case .tooLarge: "one of the numbers is beyond 10^150"
        case .tooMany(let what, let limit): "there are more than \(limit) \(what)"
        case .empty: "there is nothing to show"
        case .wrongCount(let count, let wanted): "there are \(count) of them where \(wanted) are needed"
        case .notPositive: "a scale of powers of ten takes no number that is 0 or negative"
        case .channels(let count): "an image has 1, 3 or 4 channels, and these are \(count)"
        case .notInside: "the rectangle reaches beyond the image"
        case .differentSizes: "the images differ in width or height"
        case .imageTooLarge(let width, let height):
            "an image of \(width)×\(height) pixels is too large: at most \(RasterImage.largestSide) a side "
                + "and \(RasterImage.mostPixels) in all are taken; scale it down first"
        case .notPNG: "it is not a PNG file; other kinds of images have to be converted first"
        case .damagedImage(let how): "the PNG file is damaged (\(how)); fetch or make it again"
        case .noMemory: "there is not enough memory for the image"
        case .unreadable(let path, let why): "the file `\(path)` cannot be read: \(why)"
        case .unknownEnding(let path): "a picture is written as .png or .svg, not as `\(path)`"
        case .unwritable(let path, let why): "the file `\(path)` cannot be written: \(why)"
        }
    }
}
