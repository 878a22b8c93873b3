/// The many ways to write one thing, each mapped to one.
enum Spellings {
    /// Greek letters by their names.
    static let greek: [Unicode.Scalar: String] = [
        "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ϵ": "epsilon",
        "ζ": "zeta", "η": "eta", "θ": "theta", "ϑ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda",
        "μ": "mu", "µ": "mu", "ν": "nu", "ξ": "xi", "ο": "omicron", "π": "pi", "ρ": "rho",
        "σ": "sigma", "ς": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "ϕ": "phi", "χ": "chi",
        "ψ": "psi", "ω": "omega",
        "Γ": "Gamma", "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi",
        "Σ": "Sigma", "∑": "Sigma", "Υ": "Upsilon", "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega", "∆": "Delta",
    ]

    /// The letter of a Greek name, for writing.
    static let letters: [String: String] = Dictionary(
        greek.filter { !"ϵϑµς∑∆ϕ".unicodeScalars.contains($0.key) }.map { ($1, String($0)) },
        uniquingKeysWith: { first, _ in first })

    static let superscripts: [Unicode.Scalar: Character] = [
        "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8",
        "⁹": "9", "⁻": "-", "⁺": "+",
    ]

    static let subscripts: [Unicode.Scalar: Character] = [
        "₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7", "₈": "8",
        "₉": "9",
    ]

    static let fractions: [Unicode.Scalar: (Int, Int)] = [
        "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5),
        "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8),
        "⅝": (5, 8), "⅞": (7, 8), "⅑": (1, 9), "⅒": (1, 10),
    ]

    /// Single characters. Two-character symbols are in the lexer.
    static let symbols: [Unicode.Scalar: Symbol] = [
        "+": .plus, "-": .minus, "−": .minus, "–": .minus, "—": .minus, "‐": .minus, "‑": .minus,
        "±": .plusMinus, "∓": .minusPlus,
        "*": .times, "×": .times, "·": .times, "⋅": .times, "∙": .times, "•": .times, "∗": .times,
        "⨯": .times, "/": .slash, "÷": .slash, "∕": .slash, "⁄": .slash, "^": .caret, "_": .underscore,
        "'": .prime, "’": .prime, "′": .prime, "‘": .prime, "%": .percent, ",": .comma, "、": .comma,
        ";": .semicolon, "&": .ampersand, ":": .colon, ".": .point,
        "(": .openParenthesis, ")": .closeParenthesis, "[": .openBracket, "]": .closeBracket,
        "{": .openBrace, "}": .closeBrace, "⟨": .openAngle, "⟩": .closeAngle, "|": .bar,
        "‖": .doubleBar, "∥": .doubleBar, "√": .radical, "∛": .cubeRoot, "∜": .fourthRoot,
        "ᵀ": .transpose, "⊤": .transpose, "ᵗ": .transpose, "=": .equation, "≈": .approximately,
        "≠": .unequal, "<": .less, "≤": .lessOrEqual, "⩽": .lessOrEqual, ">": .greater,
        "≥": .greaterOrEqual, "⩾": .greaterOrEqual, "∈": .element, "∧": .and, "∨": .or, "¬": .not,
    ]

    static let pairs: [String: Symbol] = [
        "**": .caret, "..": .dots, "==": .equal, "!=": .unequal, "<=": .lessOrEqual,
        ">=": .greaterOrEqual, "+-": .plusMinus, "-+": .minusPlus, ":=": .equation, "||": .doubleBar,
        "&&": .and,
    ]

    static let words: [String: Symbol] = ["and": .and, "or": .or, "not": .not, "in": .element]

    /// LaTeX commands that stand for a symbol.
    static let commands: [String: Symbol] = [
        "pm": .plusMinus, "mp": .minusPlus, "cdot": .times, "times": .times, "ast": .times, "div": .slash,
        "le": .lessOrEqual,
        "leq": .lessOrEqual, "leqslant": .lessOrEqual, "ge": .greaterOrEqual, "geq": .greaterOrEqual,
        "geqslant": .greaterOrEqual, "ne": .unequal, "neq": .unequal, "lt": .less, "gt": .greater,
        "in": .element, "approx": .approximately, "land": .and, "lor": .or, "lnot": .not, "neg": .not,
        "sqrt": .radical, "frac": .fraction, "dfrac": .fraction, "tfrac": .fraction, "top": .transpose,
        "intercal": .transpose, "langle": .openAngle, "rangle": .closeAngle, "lbrace": .openBrace,
        "rbrace": .closeBrace, "lbrack": .openBracket, "rbrack": .closeBracket, "prime": .prime,
        "Vert": .doubleBar, "lVert": .doubleBar, "rVert": .doubleBar, "vert": .bar, "lvert": .bar,
        "rvert": .bar,
    ]

    /// LaTeX commands that only space or size.
    static let spacing: Set<String> = [
        "left", "right", "big", "Big", "bigl", "bigr", "Bigl", "Bigr", "quad", "qquad", "displaystyle",
        "textstyle", "limits", "nolimits", "middle",
    ]

    /// LaTeX commands whose argument is a name in another letter shape.
    static let shapes: Set<String> = [
        "mathbf", "mathrm", "mathit", "mathsf", "mathcal", "mathbb", "boldsymbol", "bm", "vec", "text",
        "textbf", "textrm", "operatorname",
    ]

    static let environments: Set<String> = [
        "matrix", "bmatrix", "pmatrix", "Bmatrix", "smallmatrix", "array",
    ]

    /// How often, in words: `2 (twice)`.
    static let multiplicities: [String: Int] = [
        "once": 1, "twice": 2, "thrice": 3, "double": 2, "triple": 3, "quadruple": 4, "simple": 1,
    ]
    static let counts: [String: Int] = [
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
        "nine": 9, "ten": 10,
    ]
}
