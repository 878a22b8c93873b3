internal import Lessons
internal import Notation

/// Which step comes next, and what is shown on arriving there.
extension Session {
    /// The instance after this one for these names; nil after the last.
    ///
    /// Steps whose `when` is false or whose range is empty are passed over.
    private func next(after instance: StepInstance?, in workspace: Workspace) -> StepInstance? {
        if let successor = instance?.successor { return successor }
        let from = instance.map { $0.index + 1 } ?? 0
        for index in lesson.steps.indices.dropFirst(from) {
            if let found = firstInstance(ofStepAt: index, in: workspace) { return found }
        }
        return nil
    }

    private func firstInstance(ofStepAt index: Int, in workspace: Workspace) -> StepInstance? {
        let step = lesson.steps[index]
        if let condition = step.condition, workspace.truth(of: condition.text) == false { return nil }
        guard let loop = step.loop else {
            return StepInstance(index: index, step: step, number: nil, last: nil)
        }
        guard let range = workspace.range(of: loop.range.text), let first = range.first, let last = range.last
        else { return nil }
        return StepInstance(index: index, step: step, number: first, last: last)
    }

    /// How many questions are still to come, as far as the present names tell.
    var askingStepsAhead: Int {
        let present = current
        var count = present.step.asks ? present.remaining : 0
        for index in lesson.steps.indices.dropFirst(present.index + 1) where lesson.steps[index].asks {
            guard let instance = firstInstance(ofStepAt: index, in: workspace) else { continue }
            count += 1 + instance.remaining
        }
        return count
    }

    // MARK: - Walking

    /// Goes on to the next step that asks or waits for an experiment, or to the end.
    mutating func walk(from present: StepInstance?, with workspace: Workspace) {
        state.progress = Progress()
        var instance = present
        var names = workspace
        while let following = next(after: instance, in: names) {
            state.path.append(Visit(instance: following, workspace: names.entering(following)))
            if following.step.asks { return }
            if following.step.run != nil {
                guard let found = conducted(from: names) else { return }
                names = found
            }
            instance = following
        }
        state.closing = names
    }

    /// Answers every step before `name` with its computed key.
    mutating func walk(to name: String) throws(SessionError) {
        while current.name != name && current.step.id != name {
            guard !isFinished else {
                let known = lesson.steps.map(\.id)
                guard !known.contains(name) else {
                    throw SessionError(
                        .unknownStep, "at the step `\(name)` nothing is asked with these values")
                }
                let advice =
                    name.meant(among: known).map { "did you mean \($0)?" }
                    ?? "there are \(known.joined(separator: ", "))"
                throw SessionError(.unknownStep, "no step is called `\(name)` here; \(advice)")
            }
            _ = skip(recorded: nil)
        }
        state.lastJudged = nil
        lastOutcome = nil
    }

    // MARK: - Arriving

    /// What is shown at the present step: what was said on the way there, then the question.
    ///
    /// - Parameters:
    ///   - start: the number of the first visit on the way that has not been shown; nil for all since the
    ///     last question.
    ///   - saysFirst: false where that one has said its words, and only its result is new.
    func arrival(from start: Int? = nil, saysFirst: Bool = true) -> [Event] {
        let before = isFinished ? state.path[...] : state.path.dropLast()
        let silent = before.indices.reversed().prefix {
            !before[$0].instance.step.asks && $0 >= start ?? 0
        }
        var events = silent.reversed().flatMap { index in
            (saysFirst || index != start ? said(at: before[index]) : []) + found(at: before[index])
        }
        if isFinished { return events + [.finished(Phrases.finished(lesson.title))] }
        guard let visit = state.path.last else { return events }
        // A repeated step says its words once.
        if isFirstInstance(visit.instance) { events += said(at: visit) }
        if let awaited { return events + [.run(awaited)] }
        if let stoppedRun { return events + [.note(Prose(stoppedRun))] }
        if let ask = visit.instance.step.ask { events.append(.ask(shown(ask, in: workspace))) }
        if let choices { events.append(.note(choices)) }
        if let kept = state.kept[current.name] { events.append(.note(Phrases.kept(kept))) }
        return events
    }

    var titleEvent: Event {
        let position = position
        return .title(lesson.title, step: position.step, count: position.count)
    }

    func isFirstInstance(_ instance: StepInstance) -> Bool {
        let previous = state.path.dropLast().last?.instance
        return previous?.index != instance.index
    }

    private func said(at visit: Visit) -> [Event] {
        let step = visit.instance.step
        return [
            step.say.map { .say(shown($0, in: visit.workspace)) },
            step.drawing.map { drawn($0, in: visit.workspace) },
        ].compactMap { $0 }
    }

    private func found(at visit: Visit) -> [Event] {
        guard let result = visit.result else { return [] }
        return result.pictures.map { .picture($0) } + [.result(result.prose(of: visit.instance.step))]
    }

    /// The items of a choice, one a line; nil where there is nothing to choose from.
    private var choices: Prose? { state.path.last.flatMap { items(at: $0) } }

    func items(at visit: Visit) -> Prose? {
        guard let items = visit.instance.step.expectation?.items, !items.isEmpty else { return nil }
        return Prose(paragraphs: items.map { $0.shown(in: visit.workspace.scope) })
    }

    /// A text with its expressions evaluated; one that has no value is shown as it is written.
    func shown(_ template: Template, in workspace: Workspace) -> Prose {
        template.prose(in: workspace.scope)
    }
}
