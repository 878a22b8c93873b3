public import Networks
public import NumericAlgebra
public import Pictures
public import TensorFiles

/// Why there is no edit, or no analysis.
public enum EditingError: Error, Hashable, Sendable {
    case region(RegionFault)
    /// So many numbers where another count is wanted.
    case wrongCount(of: String, found: Int, wanted: Int)
    /// A number is NaN or infinite; its index counts from zero.
    case notFinite(name: String, index: Int)
    /// A parameter that makes no sense: what it is called, what it was, what is wanted.
    case outOfRange(name: String, value: Double, wanted: String)
    /// A latent of one number has no direction to choose.
    case latentTooSmall(dimension: Int)
    /// The low-rank part of the region is zero: there is nothing to edit along.
    case noDirections(reason: String)
    /// So many random images were drawn, and still too few had the attribute.
    case attributeTooRare(draws: Int)
    /// There are fewer directions than the one that was asked for; both count from one.
    case noSuchDirection(number: Int, count: Int)
    /// The direction lies within the space of the outside: nothing of it is left. It counts from one.
    case directionVanished(number: Int)
    /// Layers that the generator does not have, counted from zero.
    case noSuchLayers(Range<Int>, count: Int)
    /// A file of weights that is no generator known here.
    case unknownArchitecture(path: String, found: String?)
    /// A file of ours that lacks something or contradicts itself.
    case damagedFile(path: String, name: String, wanted: String)
    /// A file that was made with another generator.
    case otherGenerator(found: String, wanted: String)
    /// Whoever watched asked to stop.
    case cancelled
    case network(NetworkError)
    case numeric(NumericError)
    case picture(PictureError)
    case file(TensorFileError)
}

extension EditingError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .region(let fault): fault.description
        case .wrongCount(let what, let found, let wanted): "\(found) \(what), where \(wanted) are wanted"
        case .notFinite(let name, let index): "number \(index + 1) of \(name) is not finite"
        case .outOfRange(let name, let value, let wanted): "`\(name)` is \(value); it has to be \(wanted)"
        case .latentTooSmall(let dimension):
            "a latent of dimension \(dimension) leaves no direction to choose; at least two are needed"
        case .noDirections(let reason): reason
        case .attributeTooRare(let draws):
            """
            \(draws) random images were not enough for training and test: the attribute, or the classes that \
            take part, are too rare; take fewer test images or a larger rarity
            """
        case .noSuchDirection(let number, let count):
            "there is no direction \(number): the low-rank part of the region has rank \(count)"
        case .directionVanished(let number):
            """
            direction \(number) lies within what changes the outside: nothing is left of it after the \
            projection; relax the projection, or take another direction
            """
        case .noSuchLayers(let layers, let count):
            """
            there are no layers \(layers.lowerBound + 1) to \(layers.upperBound): this generator has \
            \(count), counted from 1
            """
        case .unknownArchitecture(let path, let found):
            """
            \(ShownText.plain(path)): its metadata name \
            \(found.map { "the architecture \"\(ShownText.plain($0))\"" } ?? "no architecture"); \
            the generators known here are "dcgan" and "style-based generator"
            """
        case .damagedFile(let path, let name, let wanted):
            "\(ShownText.plain(path)): `\(ShownText.plain(name))` is missing or not right; wanted: \(wanted)"
        case .otherGenerator(let found, let wanted):
            """
            the file was made with the generator `\(ShownText.plain(found))`, not with \
            `\(ShownText.plain(wanted))`: load that one, or make the file again
            """
        case .cancelled: "stopped on request"
        case .network(let error): error.description
        case .numeric(let error): error.description
        case .picture(let error): error.description
        case .file(let error): error.description
        }
    }
}
