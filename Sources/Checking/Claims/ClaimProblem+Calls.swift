import Notation

extension ClaimProblem {
    /// Refuses `nrom(A) == 1`: of a name without a hypothesis a claim would make a number times (A), and
    /// would try something that nobody has said.
    ///
    /// A name that stands by itself too, or of which a hypothesis speaks, is a number; so is one that no
    /// function is near to.
    func checkCalls(_ hypotheses: [Hypothesis]) throws(ClaimError) {
        var parts = [statement] + predicates
        parts += definitions.sorted { $0.key < $1.key }.map(\.value)
        let calls = parts.map { (part: $0, names: $0.expression.namesOfCallsOnly) }
        for (k, call) in calls.enumerated() {
            for (name, range) in call.names where names.contains(name) {
                let isToldOf =
                    definitions[name] != nil || properties[name] != nil
                    || hypotheses.contains { $0.content.settlesKind(of: name) }
                let standsAlone = parts.enumerated().contains { other in
                    other.offset != k && other.element.expression.names.contains(name)
                        && !calls[other.offset].names.contains { $0.name == name }
                }
                guard !isToldOf, !standsAlone,
                    let error = NotationError(mistakenFunction: name, in: .lessons, at: range)
                else { continue }
                throw ClaimError(error, in: call.part.source)
            }
        }
    }
}
