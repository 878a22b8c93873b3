internal import Checking
internal import Lessons
internal import Notation

/// Marks written work, line by line: a pure state machine that carries every line forward twice, as it is
/// in truth and as it was written.
public struct Marker: Sendable {
    let sheet: MarkingSheet
    let work: WrittenWork
    /// The lines marked so far.
    public internal(set) var lines: [MarkedLine] = []

    var scopes: LineScopes
    /// Where a departure from the truth began: the line of the slip.
    var origins: [LineScopes.Item: Int] = [:]
    /// Names that were written, with the line in which they first were.
    var written: [String: Int] = [:]
    /// What became of each name when it was last written.
    var verdicts: [String: Verdict] = [:]
    /// What the line before stated last: a line ` = …` goes on from it.
    var previous: (name: String?, side: String)?
    /// Other values that a name has in a chain whose sides differ.
    var alternatives: [Alternative] = []
    /// The signs of unwritten vectors that a line has fixed, or that this reading supposes, with the line.
    var fixed: [String: Int] = [:]
    /// Names of the work itself that hold something which the learner was free to choose, and has not.
    var loose: Set<String> = []
    /// The same work read with other signs of vectors that were used before they were written.
    private var rivals: [Marker] = []
    /// How many lines have led to no mark, besides the remarks.
    private var unmarked = 0
    /// The line that is being marked.
    private(set) var currentLine = 0
    private var position = 0

    public init(_ work: WrittenWork, on sheet: MarkingSheet) {
        self.sheet = sheet
        self.work = work
        scopes = LineScopes(truth: sheet.truth)
    }

    public var isFinished: Bool { position >= work.statements.count }

    /// Marks the next statement.
    ///
    /// - Parameter isStopped: true for one whose judging had to be stopped before: it is `undecided`.
    public mutating func step(isStopped: Bool = false) {
        guard !isFinished else { return }
        let statement = work.statements[position]
        let before = ([self] + rivals).map { marker in
            var marker = marker
            marker.rivals = []
            return marker
        }
        let room = Self.room(for: before)
        let readings = before.map { isStopped ? [$0] : $0.readings(of: statement, room: room) }
        let marked = readings.map { $0.map { $0.marked(statement, isStopped: isStopped) } }
        var kept = Self.kept(marked.flatMap { $0 }, after: statement)
        let count = readings.reduce(0) { $0 + $1.count }
        if count > before.count, kept.count == count,
            kept[0].hasLeftNothing(statement, goingOnWith: previous?.name)
        {
            // The signs make no difference, and nothing that was written has one.
            kept = zip(marked, before).compactMap { $0.first?.supposing($1.fixed) }
        }
        guard let first = kept.first else { return }
        self = first
        rivals = Array(kept.dropFirst())
    }

    private func supposing(_ fixed: [String: Int]) -> Marker {
        var marker = self
        marker.fixed = fixed
        return marker
    }

    /// The marker behind a statement.
    private func marked(_ statement: WrittenStatement, isStopped: Bool) -> Marker {
        var marker = self
        marker.mark(statement, isStopped: isStopped)
        return marker
    }

    private mutating func mark(_ statement: WrittenStatement, isStopped: Bool) {
        position += 1
        currentLine = statement.line
        if isStopped {
            previous = nil
            let stopped = Judgement(
                verdict: .undecided, message: "This takes more time or memory than is given to one line.")
            append(statement, [Found(name: statement.pieces.first?.label, CarriedJudgement(stopped))])
            return
        }
        append(statement, statement.pieces.compactMap { markHeedingChoices($0, of: statement) })
    }

    /// What a piece of a line led to.
    struct Found {
        let name: String?
        let carried: CarriedJudgement

        init(name: String?, _ carried: CarriedJudgement) {
            self.name = name
            self.carried = carried
        }
    }

    /// Several pieces make one entry: the first that is not right, else the least sure of them.
    private mutating func append(_ statement: WrittenStatement, _ found: [Found]) {
        guard
            let chosen = found.first(where: { !$0.carried.judgement.verdict.advances })
                ?? found.enumerated().max(by: {
                    ($0.element.rank, -$0.offset) < ($1.element.rank, -$1.offset)
                })?.element
        else {
            unmarked += statement.height
            return
        }
        var judgement = chosen.carried.judgement
        let credits = found.compactMap(\.carried.judgement.credit)
        if credits.count == found.count, found.count > 1 {
            judgement.credit = credits.reduce(0, +) / Double(credits.count)
        }
        let origin = origin(of: chosen.carried.from)
        if judgement.verdict == .follows, let origin { judgement.message = words(chosen.carried, origin) }
        if !judgement.verdict.advances, let advice = advice(on: statement, named: chosen.name) {
            judgement.message += (judgement.message.contains("\n") ? "\n" : " ") + advice.words
        }
        lines.append(
            MarkedLine(
                line: statement.line, text: statement.text, name: chosen.name, judgement,
                followsFrom: judgement.verdict == .follows ? origin : nil))
    }

    /// What a line that is not right may mean, where its decimals have a comma.
    private func advice(on statement: WrittenStatement, named name: String?) -> WritingAdvice? {
        let asked = name.flatMap { sheet.inquiry($0) }?.question.relation
        return WritingAdvice(onDecimalsIn: statement.text, wantsNumber: asked == .value)
    }

    /// The line of the slip that something rests on; of the rounding, where there was no slip.
    func origin(of items: [LineScopes.Item]) -> Int? {
        let off = items.filter { scopes.departures[$0] == .off }.compactMap { origins[$0] }
        return off.min() ?? items.compactMap { origins[$0] }.min()
    }

    private func words(_ carried: CarriedJudgement, _ origin: Int) -> String {
        let isOff = carried.from.contains { scopes.departures[$0] == .off }
        let start = "Follows from your line \(origin)."
        guard let right = carried.right else { return start }
        return "\(start) Without the \(isOff ? "slip" : "rounding") there it would be \(right)."
    }

    /// The file with everything that was marked.
    public func finished(file: String) -> MarkedWork {
        MarkedWork(file: file, lesson: sheet.lesson.id, lines: lines, unmarked: work.remarks + unmarked)
    }
}

extension Marker.Found {
    fileprivate var rank: Int { carried.judgement.verdict.rank }
}
