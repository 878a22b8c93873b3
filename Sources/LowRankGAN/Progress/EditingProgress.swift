/// How far a long computation has come: what it is at, and how much of that is done.
public struct EditingProgress: Hashable, Sendable {
    /// What is being done.
    public enum Activity: String, Codable, Hashable, Sendable, CaseIterable {
        case jacobian = "the Jacobian"
        case insidePursuit = "the pursuit inside"
        case outsidePursuit = "the pursuit outside"
        case images = "images"
        case matching = "the matching of changes"
        case study = "the study"
        case inversion = "the inversion"
        case training = "the training"
    }

    public let activity: Activity
    /// Steps so far.
    public let done: Int
    /// The most steps there can be; it may be over sooner.
    public let most: Int

    public init(_ activity: Activity, done: Int, most: Int) {
        self.activity = activity
        self.done = done
        self.most = most
    }
}

/// Watches a long computation and may stop it.
///
/// The computation asks between its steps; the answer `false` ends it with ``EditingError/cancelled``.
public struct EditingObserver {
    private let mayGoOn: (EditingProgress) -> Bool

    public init(_ mayGoOn: @escaping (EditingProgress) -> Bool) { self.mayGoOn = mayGoOn }

    /// Nobody looks, nothing is stopped.
    public static var none: EditingObserver { EditingObserver { _ in true } }

    func report(_ activity: EditingProgress.Activity, _ done: Int, of most: Int) throws(EditingError) {
        guard mayGoOn(EditingProgress(activity, done: done, most: most)) else { throw .cancelled }
    }
}
