internal import Checking
internal import Lessons
internal import Notation

/// A question of a lesson in the state in which a learner comes to it, earlier answers being the keys.
struct InspectedStep {
    /// At the step.
    let session: Session
    /// The numbers that the lesson was opened with; 0 for its own.
    let seed: UInt64
    /// The steps on the way here, those that only say something and this one last.
    let visits: [Visit]
    /// The steps that were considered on the way here, those passed over too; none at a repetition.
    let considered: [Step]
    /// What went wrong before.
    let aftermath: Aftermath
    /// Nil where it cannot be computed.
    let key: ComputedAnswer?
    /// The key of the question before, as it would be typed; nil at the first.
    let keyBefore: String?

    init(
        _ session: Session, seed: UInt64, visits: [Visit], considered: [Step], keyBefore: String?,
        aftermath: Aftermath
    ) {
        self.session = session
        self.seed = seed
        self.visits = visits
        self.considered = considered
        self.keyBefore = keyBefore
        self.aftermath = aftermath
        key = try? session.computedAnswer()
    }

    var instance: StepInstance { session.current }
    var step: Step { instance.step }
    var name: String { instance.name }
    var workspace: Workspace { session.workspace }

    /// The question as it is judged; nil where none can be asked with these values.
    var question: Question? {
        guard let question = try? step.expectation?.question(in: workspace.scope) else { return nil }
        return question
    }

    /// The verdict on an answer, by part; no diagnosis is looked for.
    func judged(_ answer: [String: String]) -> Judgement? {
        question?.judge(answer, in: workspace.scopes, definitions: nil).judgement
    }

    /// Whether the step lets this pass as its whole answer; false where it has several parts.
    func accepts(_ text: String) -> Bool {
        guard let expectation = step.expectation, expectation.partNames.count == 1,
            let part = expectation.partNames.first
        else { return false }
        return judged([part: text])?.verdict.advances == true
    }

    /// A finding about this step.
    func finding(
        _ rule: LessonFinding.Rule, _ kind: LessonFinding.Kind = .fault, at place: Place? = nil,
        _ message: String
    ) -> LessonFinding {
        LessonFinding(
            rule, kind, in: session.lesson.file, at: place ?? step.place, step: name, message + seed.inWords)
    }
}

extension UInt64 {
    /// With which numbers something was found, where those are not the lesson's own.
    var inWords: String { self == 0 ? "" : " (with the numbers of seed \(self))" }
}

extension ComputedAnswer {
    /// As it would be typed: one part as it is, several with their names.
    var typed: String {
        if texts.count == 1, let answer = texts.values.first { return answer }
        return texts.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }.joined(separator: ", ")
    }
}
