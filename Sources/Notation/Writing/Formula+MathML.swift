extension Formula {
    /// A MathML element, to stand in HTML: `<math><mi>λ</mi><mo>=</mo><mn>2</mn></math>`.
    ///
    /// - SeeAlso: MathML Core (W3C); only its elements and attributes are used.
    public var mathML: String { "<math>\(marked(isInside: false).text)</math>" }

    private typealias Level = Typesetter.Level

    private func mathML(atLeast level: Level) -> String {
        let (text, own) = marked(isInside: true)
        return own < level ? MathML.fenced(text) : text
    }

    private var inner: String { marked(isInside: true).text }

    /// The same as one element, for the places that take only one.
    private func element(atLeast level: Level = .statement) -> String {
        "<mrow>\(mathML(atLeast: level))</mrow>"
    }

    private func marked(isInside: Bool) -> (text: String, level: Level) {
        switch self {
        case .number(let digits): return (MathML.number(digits), .atom)
        case .name(let name): return (MathML.name(name), .atom)
        case .text(let text): return ("<mtext>\(MathML.escaped(text))</mtext>", .atom)
        case .negative(let a): return (MathML.sign("−") + a.mathML(atLeast: .product), .sum)
        case .sum(let terms): return (Formula.mathML(sum: terms), .sum)
        case .product(let factors): return (Formula.mathML(product: factors), .product)
        case .quotient(let a, let b): return ("<mfrac>\(a.element())\(b.element())</mfrac>", .power)
        case .power(let a, let b): return ("<msup>\(a.element(atLeast: .atom))\(b.element())</msup>", .power)
        case .percent(let a): return (a.mathML(atLeast: .atom) + MathML.sign("%"), .atom)
        case .transposed(let a):
            return ("<msup>\(a.element(atLeast: .atom))<mi mathvariant=\"normal\">T</mi></msup>", .power)
        case .root(let a, let degree):
            if degree == 2 { return ("<msqrt>\(a.inner)</msqrt>", .atom) }
            return ("<mroot>\(a.element())<mn>\(degree)</mn></mroot>", .atom)
        case .matrix(let entries, let rows, let columns):
            return (Formula.mathML(matrix: entries, rows, columns), .atom)
        case .approximated(let exact, let digits):
            let decimal = MathML.number(digits)
            return isInside ? (decimal, .atom) : (exact.inner + MathML.sign("≈") + decimal, .relation)
        default: return statement
        }
    }

    private var statement: (text: String, level: Level) {
        switch self {
        case .call("norm", let values) where values.count == 1:
            return (MathML.fenced(values[0].inner, "‖", "‖"), .atom)
        case .call(let name, let values):
            return ("<mi>\(MathML.escaped(name))</mi>" + MathML.fenced(Formula.commas(values)), .atom)
        case .index(let base, let places):
            return (
                "<msub>\(base.element(atLeast: .atom))<mrow>\(Formula.commas(places))</mrow></msub>", .power
            )
        case .field(let base, let name):
            return (
                base.mathML(atLeast: .atom) + MathML.sign(".") + "<mi>\(MathML.escaped(name))</mi>", .atom
            )
        case .vector(let values):
            return (MathML.fenced(MathML.table(values.map { [$0.inner] })), .atom)
        case .list(let values, let isBraced):
            let text = Formula.commas(values)
            return isBraced ? (MathML.fenced(text, "{", "}"), .atom) : (text, .statement)
        case .repeated(let a, let times):
            return (a.inner + "<mtext> (\(times == 2 ? "twice" : "\(times) times"))</mtext>", .statement)
        case .range(let a, let b): return (a.inner + MathML.sign("…") + b.inner, .range)
        case .relation(let sides, let signs):
            let rest = zip(sides.dropFirst(), signs).map { MathML.relation($1) + $0.inner }
            return (sides[0].inner + rest.joined(), .relation)
        case .logic(let values, let word):
            let parts = values.map { $0.mathML(atLeast: .relation) }
            return (parts.joined(separator: "<mtext> \(word) </mtext>"), .logic)
        case .not(let a): return (MathML.sign("¬") + a.mathML(atLeast: .relation), .relation)
        default: return ("", .atom)
        }
    }

    // MARK: Parts

    private static func commas(_ values: [Formula]) -> String {
        values.map(\.inner).joined(separator: "<mo separator=\"true\">,</mo>")
    }

    private static func mathML(sum terms: [Formula]) -> String {
        var text = ""
        for (k, term) in terms.enumerated() {
            if case .negative(let positive) = term {
                text += MathML.sign("−") + positive.mathML(atLeast: .product)
            } else {
                text += (k > 0 ? MathML.sign("+") : "") + term.mathML(atLeast: .product)
            }
        }
        return text
    }

    private static func mathML(product factors: [Formula]) -> String {
        var text = ""
        for factor in factors {
            if !text.isEmpty { text += factor.beginsWithDigits ? MathML.sign("·") : MathML.sign("\u{2062}") }
            text += factor.mathML(atLeast: .power)
        }
        return text
    }

    private var beginsWithDigits: Bool {
        switch base {
        case .number, .quotient, .approximated: true
        default: false
        }
    }

    private static func mathML(matrix entries: [[Formula]], _ rows: Int, _ columns: Int) -> String {
        guard rows > 0, columns > 0 else {
            return
                "<msub><mn>0</mn><mrow><mn>\(rows)</mn>\(MathML.sign("×"))<mn>\(columns)</mn></mrow></msub>"
        }
        return MathML.fenced(MathML.table(entries.map { $0.map(\.inner) }), "[", "]")
    }
}

/// The elements that formulas are made of.
private enum MathML {
    static func number(_ digits: String) -> String { "<mn>\(escaped(digits))</mn>" }

    static func sign(_ sign: String) -> String { "<mo>\(escaped(sign))</mo>" }

    static func fenced(_ text: String, _ open: String = "(", _ close: String = ")") -> String {
        "<mrow><mo fence=\"true\" stretchy=\"true\">\(open)</mo>\(text)"
            + "<mo fence=\"true\" stretchy=\"true\">\(close)</mo></mrow>"
    }

    static func table(_ rows: [[String]]) -> String {
        let lines = rows.map { row in "<mtr>\(row.map { "<mtd>\($0)</mtd>" }.joined())</mtr>" }
        return "<mtable>\(lines.joined())</mtable>"
    }

    /// A letter with its index: `lambda1` is λ₁.
    static func name(_ name: String) -> String {
        let (stem, index) = Names.split(name)
        let parts = stem.split(separator: "_", maxSplits: 1).map(String.init)
        let base = parts.first ?? stem
        let letter = "<mi>\(escaped(Spellings.letters[base] ?? base))</mi>"
        var marks = parts.count > 1 ? ["<mi>\(escaped(parts[1]))</mi>"] : []
        if let index { marks.append("<mn>\(index)</mn>") }
        return marks.isEmpty
            ? letter : "<msub>\(letter)<mrow>\(marks.joined(separator: sign(",")))</mrow></msub>"
    }

    static func relation(_ sign: String) -> String {
        let signs = ["==": "=", "!=": "≠", "<=": "≤", ">=": "≥", "in": "∈"]
        return self.sign(signs[sign] ?? sign)
    }

    static func escaped(_ text: String) -> String { text.escapedForHTML }
}

extension String {
    /// The text with what HTML takes for markup spelled out.
    package var escapedForHTML: String {
        var result = ""
        for character in self {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.append(character)
            }
        }
        return result
    }
}
