public import Lessons
public import Notation
public import Pictures

/// A lesson with every step answered, by its computed key or as a learner answered it.
public struct WorkedSolution: Codable, Hashable, Sendable {
    public let title: String
    /// What stands under the title; nil for nothing.
    public let remark: String?
    /// The language of the lesson's text, as HTML names it.
    public let language: String
    public let steps: [Entry]

    public struct Entry: Codable, Hashable, Sendable {
        /// `gram`, `right-vectors.2`.
        public let name: String
        /// The number that a sitting shows with the question, `step 3 of 11`; nil where nothing is asked.
        public let number: Int?
        /// The question in short; nil where nothing is asked.
        public let title: Prose?
        public let say: Prose?
        /// What the step draws, between what it says and what it asks.
        public let picture: Picture?
        public let ask: Prose?
        /// The items of a choice, one a paragraph.
        public let items: Prose?
        /// What stands over the answer; nil where nothing needs to be said.
        public let heading: String?
        /// The answer under its name; nil for a step that only says something.
        public let answer: Prose?
        /// True where the answer could not be computed; `answer` then says why.
        public let isUnable: Bool
    }

    /// - Parameter conductor: carries out the experiments of the lesson.
    /// - Throws: where the values do not suit the lesson.
    public init(
        lesson: Lesson, overrides: [String: String] = [:], seed: UInt64 = 0, conductor: Conductor? = nil
    ) throws(SessionError) {
        var session = try Session(lesson: lesson, overrides: overrides, seed: seed, conductor: conductor)
        var entries: [Entry] = []
        var shownVisits = 0
        while true {
            // What is said on the way, and at the end.
            let asking = session.isFinished ? 0 : 1
            for visit in session.state.path.dropFirst(shownVisits).dropLast(asking) {
                entries.append(Entry(saying: visit, in: session))
            }
            shownVisits = session.state.path.count
            if session.isFinished { break }
            entries.append(Entry(present: session))
            _ = session.skip(recorded: nil)
        }
        title = lesson.title
        remark = lesson.source.map { "Source: \($0)." }
        language = lesson.language
        steps = entries
    }

    /// What a learner has worked so far, in their own lines, down to the step that is asked now.
    public init(of session: Session) {
        title = session.lesson.title
        remark = Phrases.exported(finished: session.isFinished)
        language = session.lesson.language
        var isFirst: [Int: Bool] = [:]
        var asked = 0
        steps = session.state.path.map { visit in
            defer { isFirst[visit.instance.index] = false }
            if visit.instance.step.asks { asked += 1 }
            return Entry(
                visit, in: session, number: visit.instance.step.asks ? asked : nil,
                isFirst: isFirst[visit.instance.index] ?? true)
        }
    }
}

extension WorkedSolution.Entry {
    fileprivate init(saying visit: Visit, in session: Session) {
        self.init(
            name: visit.instance.name, number: nil, title: nil,
            say: visit.instance.step.say.map { session.shown($0, in: visit.workspace) },
            picture: visit.picture, ask: nil, items: nil, heading: nil,
            answer: visit.result.map { $0.prose(of: visit.instance.step) }, isUnable: false)
    }

    /// - Parameters:
    ///   - number: of the question; nil where nothing is asked.
    ///   - isFirst: whether a repeated step says its words here.
    fileprivate init(_ visit: Visit, in session: Session, number: Int?, isFirst: Bool) {
        let step = visit.instance.step
        let ask = step.ask.map { session.shown($0, in: visit.workspace) }
        let kept = session.state.kept[visit.instance.name]
        self.init(
            name: visit.instance.name, number: number, title: ask?.title,
            say: isFirst ? step.say.map { session.shown($0, in: visit.workspace) } : nil,
            picture: isFirst ? visit.picture : nil,
            ask: ask, items: session.items(at: visit), heading: kept.map { Phrases.heading(of: $0) },
            answer: kept.map { session.prose(of: $0, at: visit) } ?? visit.result.map { $0.prose(of: step) },
            isUnable: false)
    }

    fileprivate init(present session: Session) {
        var say: Prose?
        var ask: Prose?
        for event in session.arrival() {
            if case .say(let prose) = event { say = prose }
            if case .ask(let prose) = event { ask = prose }
        }
        let answer: Prose
        var isUnable = false
        do {
            answer = session.solutionText(try session.computedAnswer())
        } catch {
            answer = Phrases.noSolution(error.reason)
            isUnable = true
        }
        // What was said before the step has an entry of its own.
        let own = session.current.step.say == nil ? nil : say
        self.init(
            name: session.stepName, number: session.current.step.asks ? session.position.step : nil,
            title: ask?.title, say: own, picture: session.ownPicture, ask: ask,
            items: session.state.path.last.flatMap { session.items(at: $0) }, heading: nil, answer: answer,
            isUnable: isUnable)
    }
}

extension WorkedSolution.Entry {
    /// What stands over the question, `3. The eigenvalues of WᵀW`, with the title set for a kind of document;
    /// nil where nothing is asked.
    func sectionHeading(_ set: (Prose) -> [String], after number: (Int) -> String) -> String? {
        guard let own = self.number else { return nil }
        return ([number(own)] + (title.map { [set($0).joined(separator: " ")] } ?? [])).joined(separator: " ")
    }
}
