/// The keys that one kind of mapping in a lesson file may have.
///
/// The reader refuses what a table does not hold, and the schema for editors is written from the same
/// tables. A key is added by one line here, and read where the mapping is read.
/// - SeeAlso: `LessonSchema`
package struct KeyTable: Hashable, Sendable {
    /// What the mapping is, as messages call it: "a step", "`variants`".
    package let subject: String
    package let keys: [Key]
    package let rules: [Rule]

    /// A key, what may stand for it, and what an editor shows beside it.
    package struct Key: Hashable, Sendable {
        package let name: String
        package let content: Content
        package let isRequired: Bool
        package let summary: String

        static func required(_ name: String, _ content: Content, _ summary: String) -> Key {
            Key(name: name, content: content, isRequired: true, summary: summary)
        }

        static func optional(_ name: String, _ content: Content, _ summary: String) -> Key {
            Key(name: name, content: content, isRequired: false, summary: summary)
        }
    }

    /// What may stand for a key.
    package indirect enum Content: Hashable, Sendable {
        /// The number of the format.
        case version
        /// Words taken as they stand; numbers and truth values are words too.
        case text
        /// Words with expressions between double braces.
        case template
        /// An expression of the grammar.
        case expression
        /// Lower-case letters, digits and hyphens.
        case identifier
        /// A name that expressions can call.
        case name
        /// A whole number within the range.
        case number(ClosedRange<Int>)
        /// A whole number of 64 bits, from 1 on.
        case seed
        case boolean
        /// One of these words.
        case word([String])
        /// The name of a file in the lesson's folder, or in a folder of it, with this ending.
        case fileName(ending: String)
        /// The name of a layer of a network.
        case layerName
        case list(Content, count: ClosedRange<Int>)
        case mapping(KeyTable)
        /// Keys of the author's own, each with the same content.
        case named(Content, by: NameRule)
        /// A relation and its fields.
        case expectation
        case either([Content])

        /// A list of any length.
        static func list(_ content: Content) -> Content { .list(content, count: 0...LessonBounds.nodes) }
    }

    /// Which keys of the author's own there may be.
    package enum NameRule: Hashable, Sendable {
        /// Any number of names that expressions can call.
        case names
        /// Any keys but these: they name parts of an answer, or shapes of a picture.
        case labels(besides: [String])
        /// Exactly one, and one of these.
        case oneOf([String])
    }

    /// What holds between the keys of a mapping.
    package enum Rule: Hashable, Sendable {
        /// Where the first stands, the second must stand.
        case needs(String, String)
        /// One of them stands, and one only.
        case exactlyOne([String])
        /// At least one of them stands; the words say what a mapping without any of them does.
        case atLeastOne([String], otherwise: String)
        /// They stand only where at least one of the others does; the words say what they are for.
        case only([String], with: [String], because: String)
        /// None of the others stands where the first does; the words say what they are for.
        case apart(String, from: [String], because: String)
        /// Where the mapping under the second key has one of the keys of `choices`, the first is a mapping whose
        /// keys are in its list. The reader refuses others where it reads the second.
        case keys(of: String, asIn: String, choices: [String: [String]])
    }

    init(_ subject: String, _ keys: [Key], rules: [Rule] = []) {
        self.subject = subject
        self.keys = keys
        self.rules = rules
    }

    package var names: [String] { keys.map(\.name) }
}
