internal import Lessons
internal import Notation

/// What the next line may be made of, for Tab.
public struct Completions: Codable, Hashable, Sendable {
    /// What a line may begin with: the words that apply here, those with a choice behind them for each choice, and
    /// all of them with a colon.
    public var beginnings: [String]
    /// What may stand in an expression: names that have a value or are asked for, functions with their
    /// parenthesis.
    public var expressions: [String]

    public init(beginnings: [String], expressions: [String] = []) {
        self.beginnings = beginnings
        self.expressions = expressions
    }
}

extension Session {
    public var completions: Completions {
        let words = Word.allCases.filter { applies($0) }
        let formats = SolutionFormat.allCases.filter { $0 != .terminal }.map { "export \($0.rawValue)" }
        let plain = words.map(\.rawValue)
        let own = state.scratch?.names ?? []
        let asked = isFinished || state.scratch != nil ? [] : wantedNames
        let labels = isFinished ? [] : current.step.expectation?.labels ?? []
        let functions = Function.callable(in: .lessons).map { $0.rawValue + "(" }
        let names = (labels + own + workspace.names + asked).reduce(into: [String]()) { names, name in
            if !names.contains(name) { names.append(name) }
        }
        return Completions(
            beginnings: plain + formats + plain.map { ":" + $0 }, expressions: names + functions)
    }

    /// The names that have a value, in the order in which they got it, each by one spelling.
    public var boundNames: [String] { workspace.bindings.map(\.name) }

    /// Whether a word would do anything here.
    private func applies(_ word: Word) -> Bool {
        let isScratching = state.scratch != nil
        return switch word {
        case .done: isScratching
        case .scratch: !isScratching
        case .hint, .solution, .skip, .reset: !isScratching && !isFinished
        case .back: !isScratching && (isFinished || state.path.count { $0.instance.step.asks } > 1)
        case .undo: !history.isEmpty
        case .why: state.lastJudged != nil
        case .run: stoppedRun != nil
        case .show, .check, .plot, .status, .export, .help, .quit: true
        }
    }
}
