internal import Notation

extension WorkedSolution {
    /// The whole document in Markdown, formulas in LaTeX between dollar signs.
    public var markdown: String {
        var blocks = ["# \(title.escapedForMarkdown)"]
        if let remark { blocks.append("*\(remark.escapedForMarkdown)*") }
        for step in steps {
            if let heading = step.sectionHeading(\.markdownParagraphs, after: { "## \($0)." }) {
                blocks.append(heading)
            }
            blocks += [step.say, step.picture?.inWords, step.ask].compactMap { $0 }
                .flatMap(\.markdownParagraphs)
            if let items = step.items {
                blocks.append(items.markdownParagraphs.map { "- \($0)" }.joined(separator: "\n"))
            }
            if let answer = step.answer {
                let heading = step.heading.map { ["**\($0)**"] } ?? []
                blocks.append(
                    (heading + answer.markdownParagraphs).map { "> \($0)" }.joined(separator: "\n>\n"))
            }
        }
        return blocks.joined(separator: "\n\n") + "\n"
    }
}
