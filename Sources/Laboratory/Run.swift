public import Tutoring

/// An experiment that is being carried out, in strides as long as the caller likes.
///
/// It knows no clock and prints nothing: whoever drives it measures time, shows progress and may let go of
/// it between two strides.
public struct Run {
    private var work: any Steppable

    /// - Throws: why it cannot be carried out.
    public init(_ experiment: Experiment) throws(ExperimentTrouble) {
        switch experiment {
        case .pursuit(let pursuit): work = try PursuitRun(pursuit)
        case .localEdit(let edit): work = LocalEditRun(edit)
        case .reduction(let reduction): work = ReductionRun(reduction)
        case .combination(let combination): work = CombinationRun(combination)
        }
    }

    /// How far it has come: steps of at most so many.
    public var progress: (done: Int, most: Int) { work.progress }

    /// Goes on until it has ended or `mayGoOn` says no, which is asked before each step.
    ///
    /// - Returns: the result; nil where it has not ended.
    public mutating func goOn(while mayGoOn: () -> Bool) throws(ExperimentTrouble) -> ExperimentResult? {
        while !work.hasEnded {
            guard mayGoOn() else { return nil }
            try work.step()
        }
        return try work.result()
    }

    /// A conductor that carries each experiment out once, and has its result at hand from then on: for who goes
    /// through a lesson many times.
    public static func rememberingConductor() -> Conductor {
        let known = KnownResults()
        return { (experiment) throws(ExperimentTrouble) in
            if let result = known.result(of: experiment) { return result }
            let result = try conductor(experiment)
            known.keep(result, of: experiment)
            return result
        }
    }

    /// Carries experiments out at once.
    public static let conductor: Conductor = { (experiment) throws(ExperimentTrouble) in
        var run = try Run(experiment)
        guard let result = try run.goOn(while: { true }) else {
            throw ExperimentTrouble("it did not come to an end")
        }
        return result
    }
}

/// What every kind of experiment offers.
protocol Steppable {
    var progress: (done: Int, most: Int) { get }
    var hasEnded: Bool { get }
    mutating func step() throws(ExperimentTrouble)
    func result() throws(ExperimentTrouble) -> ExperimentResult
}
