internal import Checking
internal import Lessons
internal import Notation

/// What the tutor says, apart from what lessons and judgements say: all of it in one place.
enum Phrases {
    // MARK: - Lines that were not taken

    static func tooLong(_ bytes: Int) -> [String] {
        ["That line has \(bytes) bytes; the longest that is read has \(Reader.longest). Give it in parts."]
    }

    static func unknown(_ typed: String, suggestion: String?) -> [String] {
        if typed.isEmpty { return ["A colon stands before one of the words, as in `:hint`."] }
        let word = typed.count > 40 ? typed.prefix(39) + "…" : typed
        guard let suggestion else {
            return ["`\(word)` is not a word here. `help` lists the words."]
        }
        return ["`\(word)` has no meaning here. Did you mean the word `\(suggestion)`?"]
    }

    static func standsAlone(_ word: Word) -> [String] {
        ["`\(word.rawValue)` stands alone on its line. Nothing has been done."]
    }

    static func nothingBehind(_ label: String) -> [String] {
        ["Nothing stands behind `\(label) =` yet. Write the answer there."]
    }

    /// An excerpt of the line with a caret, narrow enough for any terminal, then what is wrong.
    static func diagnostic(_ error: NotationError, in line: String) -> [String] {
        error.diagnostic(for: line, width: 44).split(separator: "\n").map(String.init)
            + [WritingAdvice(on: error, in: line)?.words].compactMap { $0 }
    }

    static func diagnostic(_ error: EvaluationError, in line: String) -> [String] {
        error.diagnostic(for: line, width: 44).split(separator: "\n").map(String.init)
    }

    static func otherName(_ label: String, wanted: [String]) -> [String] {
        guard let name = wanted.first else {
            return ["This step does not ask for \(label). Give the answer without a name."]
        }
        let names = wanted.count > 1 ? wanted.joined(separator: ", ") : name
        return ["This step asks for \(names), not for \(label)."]
    }

    static func whichPart(_ parts: [String]) -> [String] {
        let example = parts.map { "\($0) = …" }.joined(separator: ", ")
        return ["The answer has \(parts.count) parts. Say which is which: \(example)."]
    }

    // MARK: - Verdicts

    /// `Exactly.`, with the simplest form where it looks different from what was typed.
    static func confirmed(_ judgement: Judgement, simplest: Formula?) -> Prose {
        guard let simplest else { return Prose(judgement.message) }
        let start = judgement.message.droppingFinalStop
        let word = judgement.verdict == .rounded ? ": it stands for " : ": "
        return Prose(paragraphs: [[.text(start + word), .formula(simplest.withoutBraces), .text(".")]])
    }

    static func refused(_ judgement: Judgement) -> Prose {
        guard judgement.verdict == .undecided else { return Prose(judgement.message) }
        return Prose(judgement.message.isEmpty ? "This could not be decided." : judgement.message)
            .appending("No attempt is charged. Another form may be easier to decide, and `skip` goes on.")
    }

    static let stopped = Prose(
        "That took too long and was stopped. Nothing has changed. A simpler form of it may be quicker.")

    static func stillMissing(_ missing: [String]) -> Prose {
        Prose("Noted. Still to come: \(missing.joined(separator: ", ")).")
    }

    // MARK: - Help

    static func reason(of judged: Judged?) -> Prose {
        guard let judged else {
            return Prose("Nothing has been judged yet. Give an answer, then `why` explains the verdict.")
        }
        // A line of an earlier sitting is known by its verdict only.
        if judged.judgement.message.isEmpty {
            return Prose("The reason was given in an earlier sitting. Type the answer again to see it.")
        }
        guard let evidence = judged.judgement.evidence else {
            if let said = judged.said { return said }
            return Prose("\(judged.judgement.message.droppingFinalStop). There is no more to say about it.")
        }
        let proof =
            switch judged.judgement.by {
            case .identity: " This was verified exactly."
            case .enclosure: " This was proved with certified intervals."
            case nil: ""
            }
        return Prose("\(evidence.startingSentence).\(proof)")
    }

    static let notJudged = Prose(
        "That line was not judged, and none before it. What is wrong stands under it.")
    static let notJudgedButBefore = Prose(
        "That line was not judged: what is wrong stands under it. Of the last one that was:")

    static func evidence(_ text: String) -> Prose { Prose("\(text.startingSentence).") }

    static let noMoreHints = Prose(
        "That was the last hint. `solution` shows the answer; `skip` takes it and goes on.")

    static func noSolution(_ reason: String) -> Prose {
        Prose("The answer could not be computed here: \(reason). `hint` may still help.")
    }

    static func stillToCome(_ name: String) -> Prose {
        Prose("\(Names.pretty(Names.canonical(name))) has no value yet: it is the answer to a step.")
    }

    /// A factorisation, one line for each of its factors.
    static func record(_ fields: [(name: String, value: Formula)]) -> Prose {
        Prose(paragraphs: fields.map { [.text("\(Names.pretty($0.name)) = "), .formula($0.value)] })
    }

    /// - Parameter basis: its columns; nil for the space that is only 0.
    static func subspace(_ expression: Formula, basis: Formula?) -> Prose {
        guard let basis else { return Prose(paragraphs: [[.formula(expression), .text(" is only {0}.")]]) }
        return Prose(paragraphs: [
            [.formula(expression), .text(" is spanned by the columns of "), .formula(basis), .text(".")]
        ])
    }

    static func noPicture(_ reason: String) -> Prose {
        Prose("There is no picture here: \(reason).")
    }

    static let whatCanBePlotted = Prose(
        """
        `plot` draws a value, as in `plot W`.
        A 2×2 matrix: the unit circle and its image. Another matrix: its entries as shades.
        A vector of two entries, or several in a list: arrows. Other vectors and lists: bars.
        `plot W to w.png` writes the picture to a file too, and `plot W to w.svg` one that scales.
        """)

    static let checkNeedsExpression = Prose("Give it something to work out, as in `check 3*4`.")

    static func value(_ value: Formula, of expression: Formula) -> Prose {
        Prose(paragraphs: [[.formula(expression), .text(" = "), .formula(value)]])
    }

    static func statement(_ statement: Formula, holds: Bool) -> Prose {
        Prose(paragraphs: [[.formula(statement), .text(holds ? ": yes." : ": no.")]])
    }

    static func ambiguous(_ readings: [String]) -> [String] {
        ["That can be read in two ways: \(readings.joined(separator: ", or ")). Add parentheses."]
    }

    // MARK: - Experiments

    static let toTheDigitsOfTheRun = "Right, to the digits of the run."
    static let unsettled = "The steps ran out before the rule for stopping was met."
    static let nothingToRun = Prose("There is no experiment to start here.")
    static let withoutResult = Prose("Then it goes on without what the experiment would have found.")

    static func stoppedRun(_ stop: RunStop?) -> String {
        let what =
            switch stop {
            case .overran: "The experiment took more time or memory than is given to it."
            case .failed: "The experiment cannot be carried out with these numbers."
            case .cancelled, nil: "The experiment was stopped."
            }
        return "\(what) `run` starts it again, `skip` goes on without it."
    }

    static func cannotRun(_ reason: String) -> String {
        "The experiment cannot be run: \(reason). `skip` goes on without it."
    }

    /// One word's line of the list, or what a function is; nil where it is neither.
    static func help(on name: String) -> Prose? {
        if name == "functions" { return functions }
        guard let word = Word(spelling: name.hasPrefix(":") ? String(name.dropFirst()) : name) else {
            return help(onFunction: String(name.prefix { $0 != "(" }))
        }
        if word == .plot { return whatCanBePlotted }
        return Prose("`\(word.rawValue)` – \(word.summary).")
    }

    static let help = Prose(
        paragraphs: [[.text("Type your answer, or one of these words.")]]
            + Word.allCases.flatMap { Prose("`\($0.rawValue)` – \($0.summary)").paragraphs }
            + Prose("How answers are written, matrices, roots and powers: `help writing`.").paragraphs
            + [[.text("A colon makes it the word in any case: "), .code(":hint"), .text(".")]])

    // MARK: - Moving

    static let reset = Prose("This step starts afresh.")
    static let firstStep = Prose("This is the first step. `reset` starts it afresh.")
    static let nothingToUndo = Prose("There is nothing to take back.")
    static let alreadyFinished = Prose(
        "The lesson is finished. `back` and `undo` lead into it again, `quit` leaves.")

    static func takenBack(_ line: String) -> Prose {
        Prose(paragraphs: [[.text("Taken back: "), .code(cited(line)), .text(".")]])
    }

    /// - Parameter line: the line that would be taken back next; nil where there is none.
    static func notTaken(before line: String?) -> Prose {
        let start = "Your last line was not taken; nothing to take back."
        guard let line else { return Prose(start) }
        return Prose(paragraphs: [
            [
                .text(start + " "), .code("undo"), .text(" once more takes back "), .code(cited(line)),
                .text("."),
            ]
        ])
    }

    private static func cited(_ line: String) -> String {
        let line = line.trimmed
        return (line.count > 40 ? line.prefix(39) + "…" : line).replacing("\n", with: " ")
    }

    /// - Parameter place: the prompt: `svd-by-hand/gram`, or the lesson alone at its end.
    static func leaving(at place: String) -> String {
        place.contains("/")
            ? "Every line is kept. Next time you go on at \(place)."
            : "Every line is kept. This lesson is finished."
    }

    // MARK: - Exporting

    static func unknownFormat(_ word: String) -> [String] {
        let word = word.count > 40 ? word.prefix(39) + "…" : word
        return [
            "`\(word)` names no format. Write `export html`, `export latex` or `export markdown`, "
                + "or a file's name that ends in .html, .tex or .md."
        ]
    }

    static func fileAfterTo(_ line: String) -> String {
        "A file is named behind `to`: `\(line)`."
    }

    static func unknownPictureFormat(_ file: String) -> [String] {
        let file = file.count > 40 ? file.prefix(39) + "…" : file
        return ["`\(file)` names no format for a picture. Write a file's name that ends in .png or .svg."]
    }

    /// What stands under the title of a learner's own working.
    static func exported(finished: Bool) -> String {
        finished ? "Worked with Longhand." : "Worked with Longhand, not yet to the end."
    }

    /// What stands over an answer of the learner's.
    static func heading(of answer: KeptAnswer) -> String {
        if answer.wasSkipped { return "The computed answer" }
        return switch answer.verdict {
        case .rounded: "Your answer, right to its digits"
        case .follows: "Your answer, which follows from an earlier line"
        default: "Your answer"
        }
    }

    static func finished(_ title: String) -> Prose { Prose("Finished: \(title).") }

    static func kept(_ answer: KeptAnswer) -> Prose {
        let whose = answer.wasSkipped ? "The computed answer" : "Your answer"
        return Prose(
            "\(whose) here is kept. `skip` goes on with it; a new one replaces it and what came after.")
    }
}

extension Formula {
    /// A list as it is written in a sentence.
    var withoutBraces: Formula {
        if case .list(let parts, _) = self { return .list(parts, isBraced: false) }
        return self
    }
}

extension Prose {
    /// One paragraph of words; what stands in backquotes is something to type.
    init(_ words: String) {
        self.init(
            paragraphs: words.split(separator: "\n").map { paragraph in
                paragraph.split(separator: "`", omittingEmptySubsequences: false).enumerated()
                    .filter { !$0.element.isEmpty }
                    .map { $0.offset % 2 == 1 ? .code(String($0.element)) : .text(String($0.element)) }
            })
    }

    func appending(_ words: String) -> Prose {
        Prose(paragraphs: paragraphs + Prose(words).paragraphs)
    }
}

extension String {
    fileprivate var droppingFinalStop: String { hasSuffix(".") ? String(dropLast()) : self }

    /// Without a final stop, and with a capital where it starts with a word and not with a formula.
    fileprivate var startingSentence: String {
        let text = droppingFinalStop
        let word = text.prefix { ("a"..."z").contains($0) }
        guard word.count >= 3, text.dropFirst(word.count).first.map({ " ,".contains($0) }) ?? true else {
            return text
        }
        return text.prefix(1).uppercased() + text.dropFirst()
    }
}
