internal import Lessons

/// A line as the session takes it: a word with its argument, or mathematics.
enum Command {
    case word(Word, argument: String)
    case mathematics(String)
    case unknownWord(String, suggestion: String?)
    /// A word that takes nothing, with more words behind it: `help me`, `skip 2`.
    case crowdedWord(Word)

    /// - Parameter isName: whether a word is a mathematical name here, which wins.
    init(_ line: String, isName: (String) -> Bool) {
        let text = line.trimmed
        if text.hasPrefix(":") {
            self = Command.explicit(text.dropFirst().trimmed)
            return
        }
        let first = String(text.prefix { !$0.isWhitespace })
        let argument = text.dropFirst(first.count).trimmed
        if isName(first) {
            self = .mathematics(text)
        } else if let word = Word(spelling: first), argument.isEmpty || word.takesArgument {
            self = .word(word, argument: argument)
        } else if let word = Word(spelling: first), argument.isWords {
            self = .crowdedWord(word)
        } else if argument.isEmpty, first.isMistypedWord {
            self = .unknownWord(first, suggestion: Word.meant(by: first))
        } else {
            self = .mathematics(text)
        }
    }

    private static func explicit(_ text: String) -> Command {
        let first = String(text.prefix { !$0.isWhitespace })
        guard let word = Word(spelling: first) else {
            return .unknownWord(first, suggestion: Word.meant(by: first))
        }
        return .word(word, argument: text.dropFirst(first.count).trimmed)
    }
}

extension Word {
    init?(spelling: String) {
        let word = spelling.lowercased()
        // `help!` and `hint?` are the words too.
        let bare =
            word.hasSuffix("!") || word.hasSuffix("?") || word.hasSuffix(".") ? word.dropLast() : word[...]
        switch bare {
        case "": if word == "?" { self = .help } else { return nil }
        case "exit": self = .quit
        default: self.init(rawValue: String(bare))
        }
    }

    static var spellings: [String] { allCases.map(\.rawValue) }

    /// The word that somebody means who types something like it, or the word of another program; nil where
    /// nobody knows.
    static func meant(by typed: String) -> String? {
        let typed = typed.lowercased()
        return elsewhere[typed]?.rawValue ?? typed.nearest(among: spellings)
    }

    /// What is called so elsewhere.
    private static let elsewhere: [String: Word] = [
        "solve": .solution, "next": .skip, "pass": .skip, "continue": .skip, "restart": .reset,
        "clear": .reset, "again": .show, "question": .show, "list": .show, "menu": .quit, "leave": .quit,
        "bye": .quit, "stop": .quit, "save": .export, "print": .export, "eval": .check, "calc": .check,
        "try": .scratch, "sandbox": .scratch, "draw": .plot, "where": .status, "progress": .status,
        "names": .status, "who": .status, "commands": .help, "words": .help, "functions": .help, "man": .help,
        "clue": .hint,
        "explain": .why, "prev": .back, "previous": .back,
    ]
}

extension String {
    /// Letters, digits and spaces: no operator that would make it mathematics.
    fileprivate var isWords: Bool { allSatisfy { $0.isLetter || $0.isNumber || $0.isWhitespace } }

    /// Letters only, and so like a word that nothing else can be meant.
    fileprivate var isMistypedWord: Bool {
        count >= 3 && allSatisfy { $0.isASCII && $0.isLetter }
            && Word.meant(by: self) != nil
    }
}
