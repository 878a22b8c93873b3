/// The smallest piece of a line that means something.
struct Token: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        /// Digits, perhaps with a point.
        case number(String)
        /// `½`.
        case fraction(Int, Int)
        /// The canonical name and, for messages, what was typed.
        case name(String, typed: String)
        case symbol(Symbol)
        /// `²`, `⁻¹`: digits with a sign.
        case superscript(String)
        case end
    }

    let kind: Kind
    let range: Range<Int>
    let spaceBefore: Bool
    let newlineBefore: Bool
}

enum Symbol: String, Hashable, Sendable {
    case plus = "+"
    case minus = "-"
    case plusMinus = "±"
    case minusPlus = "∓"
    case times = "*"
    case slash = "/"
    case caret = "^"
    case underscore = "_"
    case prime = "'"
    case percent = "%"
    case comma = ","
    case semicolon = ";"
    case rowBreak = "\\\\"
    case ampersand = "&"
    case colon = ":"
    case dots = ".."
    case point = "."
    case openParenthesis = "("
    case closeParenthesis = ")"
    case openBracket = "["
    case closeBracket = "]"
    case openBrace = "{"
    case closeBrace = "}"
    case openAngle = "⟨"
    case closeAngle = "⟩"
    case bar = "|"
    case doubleBar = "‖"
    case beginMatrix = "\\begin"
    case endMatrix = "\\end"
    case fraction = "\\frac"
    case radical = "√"
    case cubeRoot = "∛"
    case fourthRoot = "∜"
    case transpose = "ᵀ"
    case equation = "="
    case approximately = "≈"
    case equal = "=="
    case unequal = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case element = "in"
    case and = "and"
    case or = "or"
    case not = "not"

    var relation: Expression.Relation? { Expression.Relation(rawValue: rawValue) }
}
