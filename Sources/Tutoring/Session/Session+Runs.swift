internal import Checking
internal import Lessons
internal import Notation

/// Steps that name an experiment: the session waits, the driver carries it out and gives the result back.
extension Session {
    /// The experiment that the session waits for; nil where it waits for a line.
    public var awaited: Experiment? {
        if case .awaited(let experiment)? = state.progress.run, !isFinished { experiment } else { nil }
    }

    /// The line under which a run stands in a log.
    public static let runLine = ":run"

    /// Takes the result of the experiment that was awaited, and goes on.
    ///
    /// The same as a line with the outcome ``Outcome/ran(_:at:)``, which is how a log replays it.
    public mutating func take(_ result: ExperimentResult) -> [Event] {
        if let experiment = awaited { pictures[experiment] = result.pictures }
        return handle(Self.runLine, recorded: .ran(result, at: current.name))
    }

    /// A recorded run: its result, or that it was stopped.
    mutating func takeRun(_ outcome: Outcome) -> [Event] {
        guard let experiment = awaited else { return [] }
        guard !outcome.bound.isEmpty else {
            let reason = Phrases.stoppedRun(outcome.diagnosis.first.flatMap(RunStop.init))
            state.progress.run = .stopped(reason)
            return [.note(Prose(reason))]
        }
        let index = state.path.count - 1
        // A log has no pictures: they are at hand where it has just been carried out.
        runs[experiment] = ExperimentResult(texts: outcome.bound, pictures: pictures[experiment] ?? [])
        guard let names = conducted(from: workspace) else { return [] }
        walk(from: current, with: names)
        return arrival(from: index, saysFirst: false)
    }

    /// Takes the present step's experiment as far as it can be taken without waiting.
    ///
    /// - Returns: the names with what it found; nil where the session has to wait.
    mutating func conducted(from names: Workspace) -> Workspace? {
        guard let run = current.step.run, let index = state.path.indices.last else { return nil }
        do throws(ExperimentTrouble) {
            let experiment = try Experiment(run, in: state.path[index].workspace)
            if runs[experiment] == nil, let conductor { runs[experiment] = try conductor(experiment) }
            guard let result = runs[experiment] else {
                state.progress.run = .awaited(experiment)
                return nil
            }
            state.path[index].result = result
            var bound = names
            for (quantity, name) in current.step.resultNames.sorted(by: { $0.key < $1.key }) {
                if let value = result.value(of: quantity) { bound.bind(name, to: value) }
            }
            return bound
        } catch {
            state.progress.run = .stopped(Phrases.cannotRun(error.reason))
            return nil
        }
    }

    /// Whether decimals that an experiment found are in the right answer or in what was typed: then nothing
    /// about it is exact.
    func restsOnDecimalsOfARun(_ typed: [String: String]) -> Bool {
        let measured = state.path.reduce(into: Set<String>()) { names, visit in
            guard let run = visit.instance.step.run else { return }
            for quantity in run.experiment.results where quantity.kind != .wholeNumber {
                guard let name = visit.instance.step.resultNames[quantity.name] else { continue }
                names.insert(workspace.canonical(name))
            }
        }
        guard !measured.isEmpty, let expectation = current.step.expectation, !expectation.takesWords
        else { return false }
        let asked = expectation.given.values.compactMap { field in
            if case .expression(let text) = field { text.text } else { nil }
        }
        return (asked + typed.values).contains { text in
            let names = (try? Reader.parse(text))?.readings.first?.names ?? []
            return names.contains { measured.contains(workspace.canonical($0)) }
        }
    }

    // MARK: - Where a run was stopped

    /// Why the present step's run is not going on; nil where it is, or where there is none.
    var stoppedRun: String? {
        if case .stopped(let reason)? = state.progress.run, !isFinished { reason } else { nil }
    }

    /// The word `run`: starts the experiment of the present step once more.
    mutating func startRun() -> [Event] {
        guard stoppedRun != nil, let run = current.step.run else { return [.note(Phrases.nothingToRun)] }
        do throws(ExperimentTrouble) {
            let experiment = try Experiment(run, in: workspace)
            state.progress.run = .awaited(experiment)
            return [.run(experiment)]
        } catch {
            return [.note(Prose(Phrases.cannotRun(error.reason)))]
        }
    }

    /// The word `skip` there: goes on without what the experiment would have found.
    mutating func passRun() -> [Event] {
        lastOutcome = Outcome(.skip, step: current.name)
        let index = state.path.count - 1
        walk(from: current, with: workspace)
        return [.note(Phrases.withoutResult)] + arrival(from: index + 1)
    }
}

/// Why a run ended without a result.
public enum RunStop: String, Codable, Hashable, Sendable {
    /// Ctrl-C.
    case cancelled = "run.cancelled"
    /// It took more time or memory than is given to it.
    case overran = "run.overran"
    /// It found nothing: the numbers do not allow it.
    case failed = "run.failed"
}

extension Outcome {
    /// An experiment that was carried out.
    public static func ran(_ result: ExperimentResult, at step: String) -> Outcome {
        Outcome(.run, step: step, bound: result.texts)
    }

    /// An experiment that was stopped.
    public static func stopped(_ reason: RunStop, at step: String) -> Outcome {
        Outcome(.run, step: step, diagnosis: [reason.rawValue])
    }
}
