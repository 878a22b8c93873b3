internal import Tutoring

/// One learner at one lesson: the loop of prompt, line, journal, verdict.
struct LessonSitting: SittingLoop {
    let surroundings: Surroundings
    private let learner: String
    private let problem: Problem
    var reader: LineReader
    private var journal: Journal
    var desk: Desk
    /// A line that an earlier program wrote down and did not come to judge.
    private var unsettled: String?
    /// Whether nothing is kept yet of this learner, who sits at a terminal.
    private let isFirst: Bool
    /// Whether the lesson is another one than when the learner was here last, so that some lines do not count.
    private let hasChanged: Bool
    /// Of other sittings at the lesson.
    private let reminder: Reminder

    /// Reads the lesson and goes to where the learner stopped.
    init(
        problem: Problem, fresh: Bool, worker: Worker, folder: JournalFolder?, learner: String,
        surroundings: Surroundings, reader: LineReader
    ) throws(CommandFailure) {
        self.surroundings = surroundings
        self.learner = learner
        self.problem = problem
        self.reader = reader
        // While the worker reads the lesson, its journal is read: the id is most often the name that was typed.
        var head = problem.sitting(of: problem.lesson)
        var reading: Journal.Reading?
        let opened = try Desk.open(problem, with: worker) {
            guard let folder else { return }
            reading = Journal.Reading(path: folder.journalPath(of: head), resuming: fresh ? nil : head)
        }
        isFirst =
            surroundings.inputIsTerminal && surroundings.outputIsTerminal
            && folder?.kept(of: []).lessons.isEmpty == true
        head.lesson = opened.id
        head.edition = opened.version.isEmpty ? nil : opened.version
        journal =
            folder.map { [head, reading] in
                Journal(
                    path: $0.journalPath(of: head), in: $0, resuming: fresh ? nil : head, reading: reading,
                    clock: Surroundings.secondsNow, complain: Console.complain)
            }
            ?? Journal(without: "there is no home folder", complain: Console.complain)
        head.sitting = journal.nextNumber
        var turns: [Turn] = []
        var editionBefore: String?
        if let log = journal.resumed, log.place?.finished != true {
            head.sitting = log.head.sitting
            editionBefore = log.head.edition
            turns = log.turns.filter(\.isSettled)
            // A run without its result is run again.
            unsettled = log.turns.last.flatMap {
                $0.isSettled || $0.line == Session.runLine ? nil : $0.line
            }
        }
        journal.begin(head)
        desk = try Desk(
            worker: worker, problem: problem, opened: opened, turns: turns, layout: Layout(surroundings)
        ) {
            reader.prepare()
            Rehearsal.readReply()
        }
        hasChanged = desk.scene.leftOut > 0 && editionBefore != head.edition
        reminder =
            problem.drill != nil
            ? Reminder()
            : Reminder(
                of: journal.sittings, for: problem, id: opened.id,
                startsOver: journal.resumed?.place?.finished == true,
                learner: learner)
    }

    var isFinished: Bool { desk.scene.place.finished }

    /// Everything that was typed at this problem, in earlier sittings too.
    var turns: [Turn] { desk.turns }

    /// Goes on until the lesson is finished or the learner leaves.
    mutating func run() throws(CommandFailure) {
        if isFirst { try Console.put(Screen(layout: Layout(surroundings)).paragraph(Welcome.words) + "\n") }
        if hasChanged { try sayThatItHasChanged() }
        for sentence in reminder.sentences {
            try Console.put(Screen(layout: Layout(surroundings)).paragraph(sentence) + "\n")
        }
        try Console.put(desk.scene.text)
        if desk.scene.place.step > 1 { try showStatus() }
        if let line = unsettled {
            unsettled = nil
            try Console.put(Prompt.main(desk.scene.prompt, surroundings).plain + line + "\n")
            try judge(line, isWritten: true)
        }
        try readLines()
        try sayHowToResume()
    }

    var isOver: Bool { desk.scene.ends }

    mutating func take(_ line: String) throws(CommandFailure) { try judge(line) }

    /// The line is on the disk before it is judged, its outcome before it is shown.
    private mutating func judge(_ line: String, isWritten: Bool = false) throws(CommandFailure) {
        let (wasFinished, basis, step) = (isFinished, desk.scene.basis, desk.scene.step)
        if !isWritten { journal.record(line: line) }
        try desk.judge(line, layout: Layout(surroundings))
        journal.record(outcome: desk.scene.outcome, place: desk.scene.place, basis: basis)
        try Console.put(desk.scene.text)
        if desk.scene.step != step { try showStatus() }
        try desk.scene.exported?.deliver(layout: Layout(surroundings))
        if isFinished, !wasFinished, problem.drill == nil {
            let words = "`export` writes your working to a file, `quit` leaves."
            try Console.put(Screen(layout: Layout(surroundings)).paragraph(words, indent: 2))
        }
    }

    /// Carries the experiment out that the lesson waits for. Its result is a turn of the log.
    mutating func runExperiment() throws(CommandFailure) {
        let basis = desk.scene.basis
        try desk.run(shownTo: surroundings)
        journal.record(line: Session.runLine)
        journal.record(outcome: desk.scene.outcome, place: desk.scene.place, basis: basis)
        try Console.put(desk.scene.text)
    }

    /// Where somebody sits at a terminal: a scripted sitting has no use for it.
    private func showStatus() throws(CommandFailure) {
        guard surroundings.inputIsTerminal, surroundings.outputIsTerminal, !isFinished,
            !desk.scene.awaitsRun
        else { return }
        let line = StatusLine(layout: Layout(surroundings))
        try Console.put(line.text(place: desk.scene.place, names: desk.scene.names))
    }

    private func sayThatItHasChanged() throws(CommandFailure) {
        let words =
            "The lesson has changed since you were here. You go on at `\(desk.scene.step)`, the first step that "
            + "is not as it was; your answers before it count, and every line is kept."
        try Console.put(Screen(layout: Layout(surroundings)).paragraph(words) + "\n")
    }

    private func sayHowToResume() throws(CommandFailure) {
        guard journal.keeps, !isFinished else { return }
        let command = problem.command(learner: learner)
        let place = problem.drill.map { "exercise \($0.number)" } ?? desk.scene.step
        try Console.put(Console.wrapped("`\(command)` resumes at \(place).", surroundings))
    }
}

extension Problem {
    /// The command that opens the same problem.
    func command(learner: String) -> String {
        if let drill { return drill.command(learner: learner) }
        var words = ["longhand learn \(lesson.quotedForShell)"]
        words += set.sorted { $0.key < $1.key }.map { "--set " + "\($0.key)=\($0.value)".quotedForShell }
        if seed != 0 { words.append("--seed \(seed)") }
        if let from { words.append("--from \(from.quotedForShell)") }
        if learner != JournalFolder.defaultLearner { words.append("--learner \(learner.quotedForShell)") }
        if let language { words.append("--language \(language)") }
        if let folder { words.append("--lessons \(folder.quotedForShell)") }
        return words.joined(separator: " ")
    }
}

extension String {
    /// As a word of a shell's command line.
    var quotedForShell: String {
        let isPlain =
            !isEmpty && allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./".contains($0)) }
        return isPlain ? self : "'" + replacing("'", with: "'\\''") + "'"
    }
}
