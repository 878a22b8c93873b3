internal import Notation
internal import Tutoring

extension SolutionFormat {
    /// The whole document.
    func text(of solution: WorkedSolution, layout: Layout) -> String {
        switch self {
        case .terminal: Self.terminal(solution, layout)
        case .markdown: solution.markdown
        case .latex: solution.latex
        case .html: solution.html
        }
    }

    private static func terminal(_ solution: WorkedSolution, _ layout: Layout) -> String {
        let screen = Screen(layout: layout)
        var text = screen.heading(solution.title)
        for step in solution.steps {
            text += "\n"
            if let number = step.number {
                text += screen.heading("\(number). \(step.title?.plain ?? step.name)")
            }
            if let say = step.say { text += screen.show([.say(say)]) }
            if let picture = step.picture { text += screen.show([.picture(picture)]) }
            if let ask = step.ask { text += screen.show([.ask(ask)]) }
            if let items = step.items { text += screen.show([.note(items)]) }
            if let answer = step.answer { text += screen.show([.solution(answer)]) }
        }
        return text
    }
}
