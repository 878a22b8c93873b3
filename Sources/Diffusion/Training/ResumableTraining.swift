/// A training that goes on step by step, and can be broken off and gone on with.
///
/// A training that was gone on with from its file reaches the same numbers, bit for bit, as one that was never
/// broken off.
public protocol ResumableTraining {
    /// The loss of each step so far.
    var losses: [Double] { get }
    /// How many steps there are to be in all.
    var plannedSteps: Int { get }

    /// Takes one step.
    ///
    /// - Throws: ``DiffusionError/diverged(step:)``, and what the network throws.
    mutating func advance() throws(DiffusionError)

    /// Writes all that going on needs.
    ///
    /// - Throws: ``DiffusionError/file(_:)``.
    func writeState(to path: String) throws(DiffusionError)
}

extension ResumableTraining {
    /// How many steps have been taken.
    public var step: Int { losses.count }

    public var isFinished: Bool { step >= plannedSteps }

    /// Takes the steps that are left.
    ///
    /// - Parameters:
    ///   - path: where the state is kept, after each `interval` steps and when the work is broken off.
    ///   - goOn: asked before each step; false breaks the work off.
    /// - Throws: ``DiffusionError/interrupted`` once the state is written, and as ``advance()``.
    public mutating func run(
        keepingState path: String, every interval: Int, goOn: (Self) -> Bool = { _ in true }
    ) throws(DiffusionError) {
        while !isFinished {
            guard goOn(self) else {
                try writeState(to: path)
                throw .interrupted
            }
            try advance()
            if step.isMultiple(of: max(1, interval)), !isFinished { try writeState(to: path) }
        }
    }
}
