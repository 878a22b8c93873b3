internal import Checking
public import Lessons
internal import Notation

/// Whether a lesson is right: its keys, tests, hints, claims and words, tried in the states in which a
/// learner meets them, with its own numbers and with each of its variants.
///
/// An inspection goes part by part, each a question of the lesson or one of its claims, so that a driver
/// can run it under limits and say which part never ended. What it finds is the same each time.
///
/// - SeeAlso: `CoveredWords`, `StepNames`, `StepKey`, `StepTrials`, `StepHints`, `StepMistakes`,
///   `MistakeTrials`, `StepWords`, `LessonClaims`, each with the rule that it checks.
public struct LessonInspection: Sendable {
    public let lesson: Lesson

    /// What is done in one go.
    public struct Part: Codable, Hashable, Sendable {
        /// Where in the file.
        public let place: Place?
        /// What it is, for a message: `the step gram`.
        public let subject: String
    }

    private enum Stage {
        /// Opens the lesson with the next numbers.
        case opening
        /// At a question.
        case question(Session)
        case conclusions
        case claim(Int)
        case end
    }

    private let conductor: Conductor?
    private var stage = Stage.opening
    private var seeds: [UInt64]
    private var seed: UInt64 = 0
    private var keyBefore: String?
    /// How many visits of the present session were looked at.
    private var visitsSeen = 0
    private var record = InspectionRecord()

    /// - Parameter conductor: carries out the experiments of the lesson.
    public init(_ lesson: Lesson, conductor: Conductor? = nil) {
        self.lesson = lesson
        self.conductor = conductor
        seeds = [0] + (lesson.variants?.seeds ?? []).filter { $0 != 0 }
    }

    /// What is done next; nil at the end.
    public var upcoming: Part? {
        switch stage {
        case .opening:
            seeds.first.map { Part(place: nil, subject: "what is given" + $0.inWords) }
        case .question(let session):
            Part(
                place: session.current.step.place,
                subject: "the step \(session.current.name)" + seed.inWords)
        case .conclusions: Part(place: nil, subject: "the lesson as a whole")
        case .claim(let index):
            Part(
                place: lesson.claims[index].statement.place,
                subject: "the claim `\(lesson.claims[index].statement.text.excerpt)`")
        case .end: nil
        }
    }

    /// Does the next part.
    public mutating func next() -> [LessonFinding] {
        let found: [LessonFinding]
        switch stage {
        case .opening: found = open()
        case .question(let session): found = inspect(session)
        case .conclusions:
            found = record.conclusions(on: lesson)
            stage = lesson.claims.isEmpty ? .end : .claim(0)
        case .claim(let index):
            found = LessonClaims(lesson: lesson, scopes: record.scopes, aftermath: record.aftermath)
                .findings(index)
            stage = index + 1 < lesson.claims.count ? .claim(index + 1) : .end
        case .end: found = []
        }
        return record.new(found)
    }

    /// Does all that is left.
    ///
    /// - Returns: what was found, in the order of the file.
    public mutating func findings() -> [LessonFinding] {
        var found: [LessonFinding] = []
        while upcoming != nil { found += next() }
        return found.inLineOrder(\.place)
    }

    // MARK: - Walking

    private mutating func open() -> [LessonFinding] {
        guard let next = seeds.first else { return [] }
        seeds.removeFirst()
        seed = next
        (visitsSeen, keyBefore) = (0, nil)
        do throws(SessionError) {
            let session = try Session(lesson: lesson, seed: seed, conductor: conductor)
            guard seed == 0 else { return go(on: session) }
            record.given = session.state.path.first?.workspace.scope ?? Scope()
            return CoveredWords(lesson: lesson).findings + go(on: session)
        } catch {
            stage = seeds.isEmpty ? .conclusions : .opening
            let own = error.place ?? lesson.given.first?.expression.place
            let place = seed == 0 || error.code == .lesson ? own : lesson.variants?.place
            return [LessonFinding(.given, in: lesson.file, at: place, error.message + seed.inWords)]
        }
    }

    /// The state after a question, or after opening.
    private mutating func go(on session: Session) -> [LessonFinding] {
        guard session.isFinished else {
            stage = .question(session)
            return []
        }
        stage = seeds.isEmpty ? .conclusions : .opening
        record.scopes[seed] = session.workspace.scope
        let visits = Array(session.state.path.dropFirst(visitsSeen))
        record.note(visits)
        let after = session.state.path.last?.instance.index ?? 0
        let rest = Array(lesson.steps.dropFirst(after + 1))
        record.aftermath.note(rest, undecidedIn: session.workspace)
        return words(of: visits, in: session)
            + StepNames.conditions(
                of: rest, in: session.workspace, lesson, seed, after: record.aftermath)
    }

    private mutating func inspect(_ session: Session) -> [LessonFinding] {
        let visits = Array(session.state.path.dropFirst(visitsSeen))
        let before = visitsSeen == 0 ? -1 : session.state.path[visitsSeen - 1].instance.index
        let considered = lesson.steps.indices.filter { $0 > before && $0 <= session.current.index }
        let workspace = visits.first?.workspace ?? session.workspace
        record.aftermath.note(considered.map { lesson.steps[$0] }, undecidedIn: workspace)
        let question = InspectedStep(
            session, seed: seed, visits: visits, considered: considered.map { lesson.steps[$0] },
            keyBefore: keyBefore, aftermath: record.aftermath)
        visitsSeen = session.state.path.count
        record.note(visits)
        let found = session.current.step.run.map { stopped($0, at: question) } ?? findings(of: question)
        keyBefore = question.key?.typed
        var following = session
        _ = following.skip(recorded: nil)
        return found + go(on: following)
    }

    /// At a run that found nothing; without a conductor none is carried out.
    private mutating func stopped(_ run: LessonRun, at question: InspectedStep) -> [LessonFinding] {
        record.aftermath.note(question.step)
        return words(of: question.visits.dropLast(), in: question.session)
            + (question.session.stoppedRun.map { [question.finding(.value, at: run.place, $0)] } ?? [])
    }

    private mutating func findings(of question: InspectedStep) -> [LessonFinding] {
        var found = StepNames(of: question).findings
        found += words(of: question.visits, in: question.session)
        found += StepKey(of: question).findings
        record.note(StepHints(of: question).revealing, at: question)
        if seed == 0 {
            found += LessonTests(of: question).findings
            found += StepTrials(of: question).findings
        }
        found += StepMistakes(of: question).findings
        record.note(MistakeTrials(of: question).all)
        if question.key == nil { record.aftermath.note(question.step) }
        return found
    }

    private func words(of visits: some Sequence<Visit>, in session: Session) -> [LessonFinding] {
        visits.flatMap {
            StepWords(visit: $0, of: session, seed: seed, after: record.aftermath).findings
        }
    }
}
