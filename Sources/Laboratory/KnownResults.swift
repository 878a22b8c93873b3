internal import Synchronization
internal import Tutoring

/// Results of experiments that were carried out before, for sessions that run side by side.
final class KnownResults: Sendable {
    private let results = Mutex<[Experiment: ExperimentResult]>([:])

    func result(of experiment: Experiment) -> ExperimentResult? { results.withLock { $0[experiment] } }

    func keep(_ result: ExperimentResult, of experiment: Experiment) {
        results.withLock { $0[experiment] = result }
    }
}
