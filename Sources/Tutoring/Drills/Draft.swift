/// An exercise as it was drawn, before it is known whether its numbers are small enough.
struct Draft {
    /// The given names with their values, in the grammar.
    let given: [(name: String, text: String)]
    /// What comes up in working it by hand, step by step.
    let working: [String: [Quantity]]
    /// What a learner would recognise an answer by: sizes, ranks, signs, zeros.
    let shape: String

    /// Two exercises with the same numbers are the same one.
    var identity: String { given.map { "\($0.name)=\($0.text)" }.joined(separator: " ") }

    /// Whether every number of the working is within the bound for its step; a step without one has none.
    func isWithin(_ bounds: [String: Bound]) -> Bool {
        working.allSatisfy { step, numbers in
            bounds[step].map { bound in numbers.allSatisfy { bound.holds(for: $0) } } ?? false
        }
    }
}
