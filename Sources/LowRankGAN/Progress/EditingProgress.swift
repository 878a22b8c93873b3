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
    /// What it is a part of, where the steps are those of a report; nil where they are the activity's own.
    public let part: String?

    public init(_ activity: Activity, done: Int, most: Int, part: String? = nil) {
        self.activity = activity
        self.done = done
        self.most = most
        self.part = part
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

    /// Who watches a part of a report: the steps of the part become steps of the whole.
    ///
    /// - Parameters:
    ///   - steps: those of the whole that the part is.
    func watching(_ part: String, _ steps: Range<Int>, of most: Int) -> EditingObserver {
        var (share, hasStudy) = (0.0, false)
        let mayGoOn = mayGoOn
        return EditingObserver { progress in
            hasStudy = hasStudy || progress.activity == .study
            // Within a study the steps of what it does come again and again.
            if progress.activity == .study || !hasStudy && progress.activity == .images {
                share = max(share, Double(progress.done) / Double(max(1, progress.most)))
            }
            let done = steps.lowerBound + Int(share * Double(steps.count))
            return mayGoOn(EditingProgress(progress.activity, done: done, most: most, part: part))
        }
    }
}
