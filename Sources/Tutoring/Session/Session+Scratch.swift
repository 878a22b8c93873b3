internal import Checking
internal import ExactAlgebra
internal import Lessons
internal import Notation

/// A sandbox on a copy of the names: what the learner has named there, in order.
///
/// A name is kept with a text that reads back as its value, so that a journal is gone through without
/// evaluating anything; the values are made when the next line needs them.
struct Scratch: Sendable {
    static let mostNames = 60

    private(set) var texts: [(name: String, text: String)] = []
    /// The names of the lesson and those of the sandbox; nil where the values are still to be made.
    private var made: Workspace?

    /// The names that were given here, each once.
    var names: [String] {
        texts.reduce(into: []) { names, item in
            if !names.contains(item.name) { names.append(item.name) }
        }
    }

    /// - Parameter value: nil where it is known by its text only.
    mutating func name(_ name: String, text: String, value: Value?, in lesson: Workspace) {
        guard let value else {
            made = nil
            texts.append((name, text))
            return
        }
        var names = workspace(on: lesson)
        names.bind(name, to: value)
        texts.append((name, text))
        made = names
    }

    func workspace(on lesson: Workspace) -> Workspace {
        if let made { return made }
        var names = lesson
        for (name, text) in texts {
            if let value = names.value(of: text) { names.bind(name, to: value) }
        }
        return names
    }

    /// Makes the values, where they are not there yet.
    mutating func settle(on lesson: Workspace) { made = workspace(on: lesson) }
}

/// `scratch … done`: lines that are worked out and not judged.
extension Session {
    mutating func enterScratch(line: String) -> [Event] {
        let before = state
        state.scratch = Scratch()
        remember(before, line: line)
        return [.note(Phrases.scratchOpened)]
    }

    /// Takes a line inside the sandbox.
    mutating func tryOut(_ line: String, recorded: Outcome?) -> [Event] {
        let (lesson, own) = (workspace, state.scratch?.names ?? [])
        switch Command(line, isName: { lesson.isName($0) || own.contains(Names.canonical($0)) }) {
        case .word(let word, let argument):
            return tryOut(word, argument: argument, line: line, recorded: recorded)
        case .unknownWord(let word, let suggestion):
            return [.problem(Phrases.unknown(word, suggestion: suggestion))]
        case .crowdedWord(let word): return [.problem(Phrases.standsAlone(word))]
        case .mathematics(let text):
            if text.isEmpty { return [] }
            return evaluate(text, line: line, recorded: recorded)
        }
    }

    private mutating func tryOut(
        _ word: Word, argument: String, line: String, recorded: Outcome?
    ) -> [Event] {
        switch word {
        case .done:
            let before = state
            state.scratch = nil
            remember(before, line: line)
            return [.note(Phrases.scratchClosed), titleEvent] + arrival()
        case .plot where !argument.isEmpty:
            if let recorded { return recorded.verdict == .undecided ? [.note(Phrases.stopped)] : [] }
            return plotted(PlotRequest(argument), in: state.scratch?.workspace(on: workspace) ?? workspace)
        case .scratch: return [.note(Phrases.alreadyInScratch)]
        case .hint, .skip, .back, .reset: return [.problem(Phrases.notInScratch(word))]
        case .check where !argument.isEmpty, .show where !argument.isEmpty:
            return evaluate(argument, line: line, recorded: recorded)
        case .status:
            return [.note(Phrases.status(self)), .note(Phrases.scratchNames(state.scratch?.names ?? []))]
        default: return handle(word, argument: argument, line: line, recorded: recorded)
        }
    }

    private mutating func evaluate(_ text: String, line: String, recorded: Outcome?) -> [Event] {
        let lesson = workspace
        if let recorded {
            for (name, text) in recorded.bound {
                let before = state
                state.scratch?.name(name, text: text, value: nil, in: lesson)
                remember(before, line: line)
            }
            return recorded.verdict == .undecided ? [.note(Phrases.stopped)] : []
        }
        state.scratch?.settle(on: lesson)
        let names = state.scratch?.workspace(on: lesson) ?? lesson
        guard let (name, source, expression) = Self.naming(text) else {
            if isStillToCome(text), !names.isName(text.trimmed) { return [.note(Phrases.stillToCome(text))] }
            return [names.looked(at: text)]
        }
        if let reason = refusal(of: name) { return [.problem(reason)] }
        do {
            let value = try Evaluator(scope: names.scope).evaluate(expression)
            let text = (try? Formula(carrying: value))?.plain ?? source
            let before = state
            state.scratch?.name(name, text: text, value: value, in: lesson)
            remember(before, line: line)
            lastOutcome = Outcome(.word, step: current.name, bound: [name: text])
            return [Workspace.shown(value, as: Formula(Expression(.name(name))))]
        } catch {
            return [.problem(Phrases.diagnostic(error, in: text))]
        }
    }

    /// `A = [1 2; 3 4]`, taken apart; nil where the line names nothing.
    private static func naming(_ text: String) -> (name: String, source: String, value: Expression)? {
        guard let parse = try? Reader.parse(text), !parse.isAmbiguous, let name = parse.readings[0].label,
            case .relation(let sides, let relations) = parse.readings[0].kind, relations == [.equation]
        else { return nil }
        return (name, Formula(sides[1]).plain, sides[1])
    }

    /// Why a name cannot be given here.
    private func refusal(of name: String) -> [String]? {
        if Word(spelling: name) != nil || Function(rawValue: name) != nil
            || ["I", "pi", "e", "answer"].contains(name)
        {
            return Phrases.takenName(name)
        }
        let names = state.scratch?.names ?? []
        return names.contains(name) || names.count < Scratch.mostNames ? nil : Phrases.tooManyNames
    }
}
