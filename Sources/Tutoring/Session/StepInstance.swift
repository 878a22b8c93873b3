internal import Lessons

/// One instance of a step: the step itself, or one of its repetitions under `for:`.
struct StepInstance: Hashable, Sendable {
    /// The step's place among the lesson's steps.
    let index: Int
    let step: Step
    /// The loop variable's value and the last one; nil for a step that is not repeated.
    let number: Int?
    let last: Int?

    /// `gram`, or `right-vectors.2`.
    var name: String {
        guard let number else { return step.id }
        return "\(step.id).\(number)"
    }

    var successor: StepInstance? {
        guard let number, let last, number < last else { return nil }
        return StepInstance(index: index, step: step, number: number + 1, last: last)
    }

    /// How many instances of the same step come after this one.
    var remaining: Int {
        guard let number, let last else { return 0 }
        return last - number
    }
}
