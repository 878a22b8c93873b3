public import Networks
public import NumericAlgebra
public import Pictures
public import RankReduction
public import TensorFiles

/// Why there is no trained, sampled or measured network.
public enum DiffusionError: Error, Hashable, Sendable {
    /// A number of steps that the schedule does not have.
    case stepsOutside(found: Int, most: Int)
    /// A rank that no layer can have here: what was asked for, and the most.
    case rankOutside(found: Int, most: Int)
    /// A setting of a training that makes no sense: its name, what it is, and what is wanted.
    case badSetting(String, found: String, wanted: String)
    /// Images that cannot be trained on, and what is the matter.
    case badImages(path: String, ImageFault)
    /// A file of labelled images, and what is the matter.
    case badData(path: String, IDXFault)
    /// A file of a training that was broken off, and what is the matter.
    case badState(path: String, StateFault)
    /// The loss or a weight is no longer finite: after which step.
    case diverged(step: Int)
    /// More than one change of the same layer can be combined in this way only for two PRR files.
    case wayNeedsTwoReductions(Combination)
    case network(NetworkError)
    case reduction(RankReductionError)
    case numeric(NumericError)
    case picture(PictureError)
    case file(TensorFileError)
    /// The caller asked for the work to end.
    case interrupted
}

extension DiffusionError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .stepsOutside(let found, let most):
            "\(found) steps of sampling: the schedule has from 1 to \(most)"
        case .rankOutside(let found, let most):
            "a rank of \(found): these layers take from 1 to \(most), half of the outputs of the widest"
        case .badSetting(let name, let found, let wanted): "\(name) is \(found); wanted: \(wanted)"
        case .badImages(let path, let fault): "\(ShownText.plain(path)): \(fault)"
        case .badData(let path, let fault): "\(ShownText.plain(path)): \(fault)"
        case .badState(let path, let fault): "\(ShownText.plain(path)): \(fault)"
        case .diverged(let step):
            "the training ran away at step \(step): numbers are no longer finite. Try a smaller learning rate"
        case .wayNeedsTwoReductions(let way):
            "\(way.rawValue) is a way to combine two PRR files. Name two of them, or leave the way out"
        case .network(let error): error.description
        case .reduction(let error): error.description
        case .numeric(let error): error.description
        case .picture(let error): error.description
        case .file(let error): error.description
        case .interrupted: "interrupted"
        }
    }
}

extension DiffusionError {
    /// The result of a network's work, its error made one of this room's.
    static func network<Value>(_ work: () throws(NetworkError) -> Value) throws(DiffusionError) -> Value {
        do throws(NetworkError) { return try work() } catch { throw .network(error) }
    }

    /// The result of a reduction's work, its error made one of this room's.
    static func reduction<Value>(
        _ work: () throws(RankReductionError) -> Value
    ) throws(DiffusionError) -> Value {
        do throws(RankReductionError) { return try work() } catch { throw .reduction(error) }
    }

    /// The result of linear algebra, its error made one of this room's.
    static func numeric<Value>(_ work: () throws(NumericError) -> Value) throws(DiffusionError) -> Value {
        do throws(NumericError) { return try work() } catch { throw .numeric(error) }
    }

    /// The result of work on pictures, its error made one of this room's.
    static func picture<Value>(_ work: () throws(PictureError) -> Value) throws(DiffusionError) -> Value {
        do throws(PictureError) { return try work() } catch { throw .picture(error) }
    }

    /// The result of work on files, its error made one of this room's.
    static func file<Value>(_ work: () throws(TensorFileError) -> Value) throws(DiffusionError) -> Value {
        do throws(TensorFileError) { return try work() } catch { throw .file(error) }
    }
}
