internal import TensorFiles

/// What is the matter with the file of a training that was broken off.
public enum StateFault: Error, Hashable, Sendable {
    /// Metadata that are missing or are not what such a file has.
    case metadata(String, found: String?)
    case noTensor(String)
    case wrongShape(String)
    case notFinite(String)
    /// The training was begun with another setting.
    case otherSetting(String, stored: String, given: String)
}

extension StateFault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .metadata(let key, nil):
            "no state of a training: its metadata have no `\(key)`"
        case .metadata(let key, let found?):
            "no state of this training: its metadata say `\(key)` is \"\(ShownText.plain(found))\""
        case .noTensor(let name): "the state has no tensor `\(name)`"
        case .wrongShape(let name): "the tensor `\(name)` of the state has another shape"
        case .notFinite(let name): "a number of the tensor `\(name)` of the state is not finite"
        case .otherSetting(let name, let stored, let given):
            """
            the training was begun with \(name) \(ShownText.plain(stored)), and now it is \
            \(ShownText.plain(given)). Give the same, or begin again without --resume
            """
        }
    }
}
