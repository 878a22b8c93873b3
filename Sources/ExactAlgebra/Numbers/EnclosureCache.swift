internal import Synchronization

/// The narrowest enclosure of a number that has been computed so far.
final class EnclosureCache: Sendable {
    private let kept = Mutex<Enclosure?>(nil)

    var best: Enclosure? { kept.withLock { $0 } }

    func keep(_ enclosure: Enclosure) {
        kept.withLock { kept in
            if (kept?.precision ?? 0) < enclosure.precision { kept = enclosure }
        }
    }
}
