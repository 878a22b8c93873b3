internal import Foundation

/// The first text of a new lesson: a small exercise that is right, with the format explained beside it.
public struct LessonSkeleton: Sendable {
    private let id: String
    private let title: String

    /// - Parameters:
    ///   - id: the lesson's id; see `isID`.
    ///   - title: its title; nil to make one of the id.
    public init(id: String, title: String? = nil) {
        self.id = id
        let words = id.replacing("-", with: " ")
        self.title = title ?? words.prefix(1).uppercased() + words.dropFirst()
    }

    /// True of lower-case letters, digits and hyphens, at most forty, the first no hyphen.
    public static func isID(_ text: String) -> Bool {
        guard (1...LessonBounds.identifierLength).contains(text.count), text.first != "-" else {
            return false
        }
        return text.allSatisfy(isIDCharacter)
    }

    /// An id that is made of these words; nil where nothing is left of them.
    public static func id(from words: String) -> String? {
        let parts = words.lowercased().split { !isIDCharacter($0) || $0 == "-" }
        let id = String(parts.joined(separator: "-").prefix(LessonBounds.identifierLength))
        return isID(id) ? id : nil
    }

    private static func isIDCharacter(_ character: Character) -> Bool {
        ("a"..."z").contains(character) || ("0"..."9").contains(character) || character == "-"
    }

    /// The title between quotes: what JSON writes YAML reads.
    private var quotedTitle: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return (try? encoder.encode(title)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\(id)\""
    }

    /// The whole file.
    public var text: String {
        """
        # A lesson of Longhand. What stands behind a # is for you: take it out when you know it.
        longhand: 1                  # the format of this file
        lesson: \(id)
        title: \(quotedTitle)
        # source: where it comes from
        # needs: [rank]              # lessons to know before this one

        given:                       # what the lesson starts with; a learner changes it by --set
          a: "(3, 4)"
        require: ["cols(a) == 1", "norm(a) > 0"]      # what must hold of it, also after --set

        steps:
          # A step says what must hold of an answer. The right one is computed, never typed off.
          - id: length
            say: "A vector is an arrow. Its length comes from Pythagoras."
            ask: "The length ‖a‖ of a = {{a}}."
            bind: length             # later steps call the answer by this name
            expect: {relation: value, value: "norm(a)"}
            hints:                   # first a nudge, last the number before the answer
              - "Square the entries, add the squares, and take the root of the sum."
              - "The squares add up to {{norm(a)^2}}."
            mistakes:                # wrong answers that can be named; `answer` is what was typed
              - {id: length.squared, when: "answer == norm(a)^2", say: "That is ‖a‖². Take the root."}

          # Either sign is right here: it has the properties that are asked for.
          - id: unit
            ask: "A vector u of length 1 along a. Either sign will do."
            bind: u
            expect:
              relation: satisfies
              predicates: ["rows(answer) == rows(a)", "rank([a, answer]) == 1", "norm(answer) == 1"]
              key: "a / length"
            hints:
              - "Divide every entry of a by the same number."
              - "That number is the length, {{length}}."

          - id: next                 # a step that only tells something
            say: "{{claim norm(a / norm(a)) == 1}}, whatever a is. Try another one: `--set a=\\"(1, 2, 2)\\"`."

        claims: ["norm(a / norm(a)) == 1"]            # statements that `lesson check` tries
        tests:                       # answers with the verdict that they must get
          - {step: length, answer: "25", verdict: incorrect, diagnosis: length.squared}
          - {step: unit, answer: "(-3/5, -4/5)", verdict: correct}

        """
    }
}
