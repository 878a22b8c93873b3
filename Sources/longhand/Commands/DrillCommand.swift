internal import ArgumentParser
internal import Tutoring

/// `longhand drill TOPIC`.
struct DrillCommand: JudgingCommand {
    static let configuration = CommandConfiguration(
        commandName: "drill", abstract: "Practise a topic: fresh exercises with small numbers.",
        discussion: "Goes on where you stopped. Without a topic: what there is to practise.")

    @Argument(help: "What to practise.", completion: .list(DrillTopic.all.map(\.id)))
    var topic: String?

    @Option(help: ArgumentHelp("How hard, from 1; without it, the level that you were at.", valueName: "n"))
    var level: Int?

    @Option(help: ArgumentHelp("Chooses among the courses of exercises.", valueName: "n"))
    var seed: UInt64?

    @OptionGroup var learner: LearnerOption
    @OptionGroup var look: LookOption

    func validate() throws {
        if topic == nil, level != nil || seed != nil {
            throw ValidationError("--level and --seed go with a topic, as in `longhand drill svd --level 2`.")
        }
        if let level, let topic = topic.flatMap(DrillTopic.named), !topic.levels.indices.contains(level - 1) {
            throw ValidationError(
                "\(topic.id) has the levels 1 to \(topic.levels.count), and no level \(level).")
        }
    }

    func run(with worker: Worker) throws(CommandFailure) {
        let surroundings = look.surroundings
        guard let id = topic else {
            try Console.put(DrillList.text(layout: Layout(surroundings)))
            return
        }
        guard let topic = DrillTopic.named(id) else {
            throw CommandFailure(.notFound, DrillList.unknown(id))
        }
        var sitting = DrillSitting(
            topic: topic, level: level, seed: seed, worker: worker, folder: learner.folder,
            learner: learner.learner, surroundings: surroundings)
        try sitting.run()
    }
}

/// What there is to practise, with the levels of each topic.
enum DrillList {
    /// What is said to somebody who asks for a topic that there is none of.
    static func unknown(_ id: String) -> String {
        let advice =
            DrillTopic.nearest(to: id).map { "did you mean `\($0)`?" }
            ?? "there are \(DrillTopic.all.map(\.id).joined(separator: ", "))"
        return "nothing to practise is called `\(id)`; \(advice)"
    }

    static func text(layout: Layout) -> String {
        let screen = Screen(layout: layout)
        var text = ""
        for topic in DrillTopic.all {
            text += screen.heading(topic.id)
            for (index, level) in topic.levels.enumerated() {
                text += screen.item("\(index + 1)", level.words)
            }
        }
        return text + "\n" + screen.paragraph("`longhand drill svd` begins, and goes on where you stopped.")
    }
}
