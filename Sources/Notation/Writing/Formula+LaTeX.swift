extension Formula {
    /// LaTeX, to stand in mathematics mode.
    public var latex: String { typeset(isInside: false).text }

    private typealias Level = Typesetter.Level

    private func latex(atLeast level: Level) -> String {
        let (text, own) = typeset(isInside: true)
        return own < level ? "\\left(\(text)\\right)" : text
    }

    private func typeset(isInside: Bool) -> (text: String, level: Level) {
        switch self {
        case .number(let digits): return (digits, .atom)
        case .name(let name): return (Formula.latex(name: name), .atom)
        case .text(let text): return ("\\text{\(Formula.escaped(text))}", .atom)
        case .negative(let a): return ("-" + a.latex(atLeast: .product), .sum)
        case .sum(let terms): return (Formula.latex(sum: terms), .sum)
        case .product(let factors): return (Formula.latex(product: factors), .product)
        case .quotient(let a, let b): return ("\\frac{\(a.inner)}{\(b.inner)}", .power)
        case .power(let a, let b): return ("\(a.latex(atLeast: .atom))^{\(b.inner)}", .power)
        case .percent(let a): return (a.latex(atLeast: .atom) + "\\%", .atom)
        case .transposed(let a): return (a.latex(atLeast: .atom) + "^{\\top}", .power)
        case .root(let a, let degree):
            return (degree == 2 ? "\\sqrt{\(a.inner)}" : "\\sqrt[\(degree)]{\(a.inner)}", .atom)
        case .matrix(let entries, let rows, let columns):
            return (Formula.latex(matrix: entries, rows, columns), .atom)
        case .approximated(let exact, let digits):
            let decimal = digits.replacing("…", with: "\\ldots")
            return isInside ? (decimal, .atom) : ("\(exact.inner) \\approx \(decimal)", .relation)
        default: return statement
        }
    }

    private var inner: String { typeset(isInside: true).text }

    private var statement: (text: String, level: Level) {
        switch self {
        case .call(let name, let values):
            return ("\\operatorname{\(name)}\\left(\(Formula.commas(values))\\right)", .atom)
        case .index(let base, let places):
            return ("\(base.latex(atLeast: .atom))_{\(Formula.commas(places))}", .power)
        case .field(let base, let name): return ("\(base.latex(atLeast: .atom)).\(name)", .atom)
        case .vector(let values):
            let rows = values.map(\.inner).joined(separator: " \\\\ ")
            return ("\\begin{pmatrix} \(rows) \\end{pmatrix}", .atom)
        case .list(let values, let isBraced):
            let text = Formula.commas(values)
            return isBraced ? ("\\left\\{\(text)\\right\\}", .atom) : (text, .statement)
        case .repeated(let a, let times): return ("\(a.inner)\\ (\\times \(times))", .statement)
        case .range(let a, let b): return ("\(a.inner) \\ldots \(b.inner)", .range)
        case .relation(let sides, let signs):
            let rest = zip(sides.dropFirst(), signs).map { " \(Formula.latex(relation: $1)) \($0.inner)" }
            return (sides[0].inner + rest.joined(), .relation)
        case .logic(let values, let word):
            return (
                values.map { $0.latex(atLeast: .relation) }.joined(
                    separator: " \\\(word == "or" ? "lor" : "land") "), .logic
            )
        case .not(let a): return ("\\lnot " + a.latex(atLeast: .relation), .relation)
        default: return ("", .atom)
        }
    }

    // MARK: Parts

    private static func commas(_ values: [Formula]) -> String {
        values.map(\.inner).joined(separator: ", ")
    }

    private static func latex(name: String) -> String {
        let (stem, index) = Names.split(name)
        let parts = stem.split(separator: "_", maxSplits: 1).map(String.init)
        let base = parts.first ?? stem
        let letter =
            Spellings.letters[base] != nil ? "\\\(base)" : base.count > 1 ? "\\mathit{\(base)}" : base
        let marks = (parts.count > 1 ? ["\\mathrm{\(parts[1])}"] : []) + (index.map { ["\($0)"] } ?? [])
        return marks.isEmpty ? letter : "\(letter)_{\(marks.joined(separator: ","))}"
    }

    private static func latex(sum terms: [Formula]) -> String {
        var text = ""
        for (k, term) in terms.enumerated() {
            if case .negative(let positive) = term {
                text += (k > 0 ? " - " : "-") + positive.latex(atLeast: .product)
            } else {
                text += (k > 0 ? " + " : "") + term.latex(atLeast: .product)
            }
        }
        return text
    }

    private static func latex(product factors: [Formula]) -> String {
        var text = ""
        for factor in factors {
            if factor.startsWithDigit, !text.isEmpty {
                // Two numbers side by side would read as one.
                text += " \\cdot "
            } else if text.last?.isLetter == true {
                text += " "
            }
            text += factor.latex(atLeast: .power)
        }
        return text
    }

    private var startsWithDigit: Bool {
        switch base {
        case .number, .quotient, .approximated: true
        default: false
        }
    }

    private static func latex(matrix entries: [[Formula]], _ rows: Int, _ columns: Int) -> String {
        guard rows > 0, columns > 0 else { return "0_{\(rows) \\times \(columns)}" }
        let text = entries.map { $0.map(\.inner).joined(separator: " & ") }.joined(separator: " \\\\ ")
        return "\\begin{bmatrix} \(text) \\end{bmatrix}"
    }

    private static func latex(relation sign: String) -> String {
        switch sign {
        case "==", "=": "="
        case "≈": "\\approx"
        case "!=": "\\neq"
        case "<=": "\\leq"
        case ">=": "\\geq"
        case "in": "\\in"
        default: sign
        }
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "\\": result += "\\textbackslash{}"
            case "~": result += "\\textasciitilde{}"
            case "^": result += "\\textasciicircum{}"
            case "{", "}", "#", "$", "%", "&", "_": result += "\\\(character)"
            default: result.append(character)
            }
        }
        return result
    }
}
