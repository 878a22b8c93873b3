internal import Checking
internal import Lessons

extension Lesson {
    /// What the names stand for that the lesson's steps bind: `WtW` for `W' * W`, `lambda` for the eigenvalues.
    var definitions: Definitions {
        var definitions = Definitions()
        for step in steps {
            guard case .name(let name)? = step.binding?.target, let text = step.expectation?.definition
            else { continue }
            definitions.define(name, as: text)
        }
        return definitions
    }
}

extension Expectation {
    /// The expression that an answer has to equal, where there is one.
    fileprivate var definition: String? {
        func text(_ field: String) -> String? {
            if case .expression(let located)? = given[field] { located.text } else { nil }
        }
        return switch relation {
        case .value, .matrix, .values, .polynomial: text("value")
        case .eigenvalues: text("A").map { "eigenvalues(\($0))" }
        case .rref: text("A").map { "rref(\($0))" }
        case .projector: text("span").map { "projector(\($0))" }
        default: nil
        }
    }
}
