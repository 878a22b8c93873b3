internal import Checking
internal import Lessons
internal import Notation

/// The words: help on the way to an answer, and ways around it.
extension Session {
    mutating func handle(
        _ word: Word, argument: String, line: String, recorded: Outcome?
    ) -> [Event] {
        if let stoppedRun, word.isAboutAnswers { return [.note(Prose(stoppedRun))] }
        switch word {
        case .undo: return undo(recorded: recorded)
        case .run: return startRun()
        case .hint, .skip, .back, .reset: return change(by: word, line: line, recorded: recorded)
        case .why: return why()
        case .show where argument.isEmpty: return [titleEvent] + arrival()
        case .show, .check: return look(at: argument, recorded: recorded)
        case .plot: return plot(argument, recorded: recorded)
        case .solution: return recorded == nil ? solution() : []
        case .export: return recorded == nil ? export(argument) : []
        case .status: return [.note(Phrases.status(self))]
        case .scratch: return enterScratch(line: line)
        case .done: return [.note(Phrases.notScratching)]
        case .help where argument.isEmpty: return [.note(Phrases.help)]
        case .help: return [help(on: argument)]
        case .quit: return [.quit(step: prompt)]
        }
    }

    private mutating func change(by word: Word, line: String, recorded: Outcome?) -> [Event] {
        if isFinished, word != .back { return [.note(Phrases.alreadyFinished)] }
        let before = state
        let events =
            switch word {
            case .hint: hint()
            case .skip: skip(recorded: recorded)
            case .back: back()
            default: reset()
            }
        remember(before, line: line)
        return events
    }

    // MARK: - Help

    private func help(on topic: String) -> Event {
        if ["writing", ":writing"].contains(topic.lowercased()) { return .note(Phrases.writing) }
        return Phrases.help(on: topic).map { .note($0) } ?? .problem(Phrases.unknownTopic(topic))
    }

    /// The ladder: the evidence against the last answer, then the author's hints, then the way out.
    private mutating func hint() -> [Event] {
        if let evidence = unseenEvidence {
            state.progress.hasSeenEvidence = true
            return [.note(Phrases.evidence(evidence))]
        }
        let hints = current.step.hints
        let number = state.progress.hintsShown
        guard number < hints.count else { return [.note(Phrases.noMoreHints)] }
        state.progress.hintsShown += 1
        return [.hint(shown(hints[number], in: workspace), number: number + 1, count: hints.count)]
    }

    /// What shows that the last answer at this step is not right, unless it has been shown.
    private var unseenEvidence: String? {
        guard let last = state.lastJudged, last.step == current.name, !last.judgement.verdict.advances,
            // Of a wrong size the verdict has said all.
            !last.judgement.diagnosis.contains(where: { $0.hasSuffix("wrong-size") }),
            !state.progress.hasSeenEvidence, current.step.expectation?.relation.evidenceIsAWitness == true
        else { return nil }
        return last.judgement.evidence
    }

    private func solution() -> [Event] {
        if isFinished { return [.note(Phrases.alreadyFinished)] }
        do {
            return [.solution(solutionText(try computedAnswer()))]
        } catch {
            return [.note(Phrases.noSolution(error.reason))]
        }
    }

    /// Evaluates something in the learner's own state.
    private func look(at argument: String, recorded: Outcome?) -> [Event] {
        if let recorded { return recorded.verdict == .undecided ? [.note(Phrases.stopped)] : [] }
        if argument.isEmpty { return [.note(Phrases.checkNeedsExpression)] }
        if isStillToCome(argument) { return [.note(Phrases.stillToCome(argument))] }
        return [workspace.looked(at: argument)]
    }

    /// Draws something of the learner's own state.
    private func plot(_ argument: String, recorded: Outcome?) -> [Event] {
        if let recorded { return recorded.verdict == .undecided ? [.note(Phrases.stopped)] : [] }
        return plotted(argument)
    }

    // MARK: - Ways around

    mutating func skip(recorded: Outcome?) -> [Event] {
        if current.step.run != nil, !isFinished { return passRun() }
        if let kept = state.kept[current.name], recorded == nil || recorded?.bound == kept.bound {
            lastOutcome = Outcome(.skip, step: current.name, bound: kept.bound)
            return accept(kept)
        }
        do {
            let answer = try computedAnswer()
            if let recorded, recorded.bound != answer.texts {
                return accept(KeptAnswer(bound: recorded.bound, values: [:], wasSkipped: true))
            }
            lastOutcome = Outcome(.skip, step: current.name, bound: answer.texts)
            return [.solution(solutionText(answer))]
                + accept(KeptAnswer(bound: answer.texts, values: answer.values, wasSkipped: true))
        } catch {
            lastOutcome = recorded ?? Outcome(.skip, step: current.name)
            return [.note(Phrases.noSolution(error.reason))]
                + accept(KeptAnswer(bound: recorded?.bound ?? [:], values: [:], wasSkipped: true))
        }
    }

    /// The computed answer of the present step.
    func computedAnswer() throws(Unknowable) -> ComputedAnswer {
        guard let expectation = current.step.expectation else {
            throw Unknowable(reason: "nothing is asked here")
        }
        return try ComputedAnswer(to: expectation, in: workspace)
    }

    /// An answer under the names that its step binds, each part in a line of its own.
    func solutionText(_ answer: ComputedAnswer) -> Prose {
        let parts = current.step.expectation?.partNames ?? []
        return Prose(
            paragraphs: parts.compactMap { part in
                guard let shown = answer.shown[part] else { return nil }
                let name = partName(part)
                return name == "answer" ? [shown] : [.text("\(Names.pretty(name)) = "), shown]
            })
    }

    // MARK: - Moving

    private mutating func back() -> [Event] {
        // At the end, the last step is the one before.
        let before = isFinished ? state.path.indices : state.path.indices.dropLast()
        guard let target = before.last(where: { state.path[$0].instance.step.asks }) else {
            return [.note(Phrases.firstStep)]
        }
        state.path.removeSubrange((target + 1)...)
        state.closing = nil
        state.progress = Progress()
        return [titleEvent] + arrival()
    }

    private mutating func reset() -> [Event] {
        state.progress = Progress()
        state.kept[current.name] = nil
        return [.note(Phrases.reset)] + arrival()
    }
}
