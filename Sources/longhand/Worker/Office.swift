internal import Checking
internal import Laboratory
internal import Lessons
internal import Tutoring

/// What the worker does for each request: it holds the session, the judge and the calculator.
struct Office {
    private var session: Session?
    /// Of an exercise the score is said, not that the lesson is finished.
    private var isDrill = false
    private var run: Run?
    private var player: TranscriptPlayer?
    private var playedPath = ""
    private let grader = Grader()
    private var marking = MarkingDesk()
    private var checking: LessonCheck?

    mutating func answer(_ work: Work) -> Reply {
        do throws(CommandFailure) {
            switch work {
            case .open(let problem): return .opened(try open(problem))
            case .begin(let turns, let layout): return .scene(try begin(turns, layout))
            case .line(let line, let recorded, let layout): return .scene(try judge(line, recorded, layout))
            case .run(let seconds, let layout): return try goOn(seconds: seconds, layout)
            case .evaluate(let calculation, let layout):
                return .evaluated(try Calculator(calculation: calculation, layout: layout).evaluate())
            case .grade(let line): return .text(grader.reply(to: line))
            case .claim(let text, let first, let count, let seconds):
                return .claimed(
                    ClaimStretch(try text.trials(), from: first, count: count, seconds: seconds))
            case .claimReport(let text, let tally, let refuting, let shrinking, let layout):
                return .claimReport(try text.report(tally, refuting, shrinking, layout))
            case .solve(let problem, let format, let layout): return .text(try solve(problem, format, layout))
            case .lessons(let folder, let language):
                return .lessons(Self.cards(in: Self.library(folder), language))
            case .check(let name, let folder):
                checking = try LessonCheck(name, in: Self.library(folder))
                return .checked(checking?.opened ?? LessonChecked())
            case .checkPart: return .checked(checking?.next() ?? LessonChecked())
            case .play(let script, let layout): return .played(try play(script, layout))
            case .turn(let recorded, let layout): return .played(try turn(recorded, layout))
            case .recording: return .text(player?.recording.description ?? "")
            case .mark(let paper, let layout): return .marked(try marking.mark(paper, layout))
            case .markOpen(let paper): return .count(try marking.open(paper))
            case .markLine(let isStopped):
                marking.step(isStopped: isStopped)
                return .count(1)
            case .markEnd(let paper, let layout): return .marked(try marking.finish(paper, layout))
            }
        } catch {
            return .failed(error)
        }
    }

    // MARK: - Lessons

    static func library(_ folder: String?) -> LessonLibrary {
        LessonLibrary(
            chosen: folder, environment: Surroundings.variables(), executable: Surroundings.executable())
    }

    /// The lessons that are found where nobody says where to look; what a shell completes.
    static var lessonIDs: [String] { library(nil).ids }

    static func lesson(
        _ name: String, in library: LessonLibrary, language: String? = nil
    ) throws(CommandFailure) -> Lesson {
        do {
            return try library.lesson(named: name, in: language)
        } catch {
            throw CommandFailure(error.code == .notFound ? .notFound : .badData, error.description)
        }
    }

    /// The lesson's file, or the exercise of a drill.
    private static func lesson(of problem: Problem) throws(CommandFailure) -> Lesson {
        if let drill = problem.drill { return try exercise(drill) }
        let library = library(problem.folder)
        if let text = problem.text { return try lesson(text, in: problem.language, library) }
        return try lesson(problem.lesson, in: library, language: problem.language)
    }

    private static func lesson(
        _ text: LessonText, in language: String?, _ library: LessonLibrary
    ) throws(CommandFailure) -> Lesson {
        do {
            let lesson = try LessonReader().lesson(fromBytes: text.bytes, file: text.path)
            return try library.translated(lesson, at: text.path, into: language)
        } catch {
            throw CommandFailure(.badData, error.description)
        }
    }

    private static func exercise(_ exercise: DrillExercise) throws(CommandFailure) -> Lesson {
        do {
            return try exercise.lesson()
        } catch {
            throw CommandFailure(.fault, "exercise \(exercise.number) of \(exercise.topic): \(error)")
        }
    }

    private static func cards(in library: LessonLibrary, _ language: String?) -> [LessonCard] {
        library.ids.map { id in
            do throws(LessonError) {
                let lesson = try library.lesson(named: id, in: language)
                return LessonCard(id: id, title: lesson.title, needs: lesson.needs, problem: nil)
            } catch {
                return LessonCard(id: id, title: "", needs: [], problem: error.description)
            }
        }.inOrderOfNeeds
    }

    private static func session(of problem: Problem, _ lesson: Lesson) throws(CommandFailure) -> Session {
        do {
            // What lies before the step to begin with is computed; from there on the parent decides.
            var session = try Session(
                lesson: lesson, overrides: problem.set, seed: problem.drill == nil ? problem.seed : 0,
                start: problem.from, conductor: problem.from == nil ? nil : Run.conductor)
            session.conductor = nil
            return session
        } catch {
            throw CommandFailure(.badData, error.message)
        }
    }

    private func solve(
        _ problem: Problem, _ format: SolutionFormat, _ layout: Layout
    ) throws(CommandFailure) -> String {
        let lesson = try Self.lesson(of: problem)
        do {
            let solution = try WorkedSolution(
                lesson: lesson, overrides: problem.set, seed: problem.seed, conductor: Run.conductor)
            return format.text(of: solution, layout: layout)
        } catch {
            throw CommandFailure(.badData, error.message)
        }
    }

    // MARK: - A sitting

    private mutating func open(_ problem: Problem) throws(CommandFailure) -> Opened {
        let lesson = try Self.lesson(of: problem)
        session = try Self.session(of: problem, lesson)
        run = nil
        isDrill = problem.drill != nil
        return Opened(
            id: lesson.id, title: lesson.title, version: lesson.version, steps: lesson.steps.map(\.id))
    }

    private mutating func begin(_ turns: [Turn], _ layout: Layout) throws(CommandFailure) -> Scene {
        guard var session else { throw Self.notOpen }
        var leftOut = 0
        for turn in turns {
            // Where the lesson has changed, what was typed at another step than this one does not count here.
            guard turn.outcome.map({ session.continues($0, basis: turn.basis) }) ?? true else {
                leftOut += 1
                continue
            }
            _ = session.handle(turn.line, recorded: turn.outcome)
        }
        self.session = session
        let events = turns.isEmpty ? session.begin() : session.resume()
        var scene = Scene(events, of: session, layout: layout, endsAtFinish: isDrill)
        scene.leftOut = leftOut
        return scene
    }

    private mutating func judge(
        _ line: String, _ recorded: Outcome?, _ layout: Layout
    ) throws(CommandFailure) -> Scene {
        guard session != nil else { throw Self.notOpen }
        var events = session?.handle(line, recorded: recorded) ?? []
        guard let session else { throw Self.notOpen }
        if isDrill { events.removeAll { if case .finished = $0 { true } else { false } } }
        return Scene(events, of: session, layout: layout, endsAtFinish: isDrill)
    }

    /// One stride of the experiment that is awaited.
    private mutating func goOn(seconds: Double, _ layout: Layout) throws(CommandFailure) -> Reply {
        guard var session, let experiment = session.awaited else { throw Self.notOpen }
        let start = ContinuousClock.now
        do {
            var run = try run ?? Run(experiment)
            self.run = nil
            let result = try run.goOn { ContinuousClock.now - start < .seconds(seconds) }
            guard let result else {
                self.run = run
                return .running(RunProgress(done: run.progress.done, most: run.progress.most))
            }
            let events = session.take(result)
            self.session = session
            var scene = Scene(events, of: session, layout: layout)
            // What was said before the run is a paragraph of its own.
            scene.text = "\n" + scene.text
            return .scene(scene)
        } catch {
            return .scene(try judge(Session.runLine, .stopped(.failed, at: session.stepName), layout))
        }
    }

    private static let notOpen = CommandFailure(.fault, "the worker was asked before a lesson was opened")

    // MARK: - A transcript

    private mutating func play(_ script: Script, _ layout: Layout) throws(CommandFailure) -> PlayedScene {
        let stage = try Stage(script, in: Self.library(script.folder))
        do {
            let player = try TranscriptPlayer(
                stage.transcript, lesson: stage.lesson, comparesText: script.exact,
                conductor: Run.conductor)
            self.player = player
            playedPath = stage.path
            return PlayedScene(player.session.begin(), of: player, path: playedPath, layout: layout)
        } catch {
            throw CommandFailure(.badData, "\(stage.path): \(error.message)")
        }
    }

    private mutating func turn(_ recorded: Outcome?, _ layout: Layout) throws(CommandFailure) -> PlayedScene {
        let events = player?.turn(recorded: recorded) ?? []
        guard let player else { throw Self.notOpen }
        return PlayedScene(events, of: player, path: playedPath, layout: layout)
    }
}
