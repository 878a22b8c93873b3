internal import Notation

extension LessonSource {
    /// Refuses what cannot stand in prompts and file names.
    func identifier(_ text: Located, of subject: String) throws(LessonError) -> Located {
        let allowed = text.text.allSatisfy {
            ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-"
        }
        guard allowed, text.text.first != "-", text.text.count <= LessonBounds.identifierLength else {
            let advice = text.text.asIdentifier.map { "; try `\($0)`" } ?? ""
            throw error(
                .identifier, at: text.place,
                "\(subject) has lower-case letters, digits and hyphens, at most "
                    + "\(LessonBounds.identifierLength)\(advice)"
            )
        }
        return text
    }

    /// Refuses what no expression could call by its name.
    func checkName(_ name: Located) throws(LessonError) {
        let letters = name.text.unicodeScalars
        let isName =
            letters.first?.properties.isAlphabetic == true
            && letters.allSatisfy { $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "_" }
        guard isName else {
            throw error(
                .identifier, at: name.place, "`\(name.text)` is no name: a letter, then letters and digits")
        }
        if let meaning = Self.taken[Names.canonical(name.text)] {
            throw error(
                .identifier, at: name.place,
                "`\(name.text)` \(meaning): choose another name, `\(name.text)1` say")
        }
        guard case .name? = (try? Reader.parse(name.text))?.readings.first?.kind else {
            throw error(
                .identifier, at: name.place,
                "`\(name.text)` is read as something else in an expression: choose another name")
        }
    }

    /// What means something in every expression, or in those of mistakes, and would mean it no longer.
    ///
    /// The functions are not among these: a name and a function of one spelling get along.
    private static let taken = [
        "I": "is the identity matrix in every expression", "pi": "is a number in every expression",
        "i": "is the imaginary unit", "answer": "stands for what a learner answers",
    ]

    /// Refuses what the grammar cannot read, or can read in two ways.
    func expression(_ text: Located) throws(LessonError) -> Located {
        do {
            let parse = try Reader.parse(text.text)
            guard parse.readings.count == 1 else {
                throw error(
                    .expression, at: text.place,
                    "`\(text.text)` can be read in \(parse.readings.count) ways: add parentheses")
            }
        } catch let failure as LessonError {
            throw failure
        } catch let failure as NotationError {
            throw error(
                .expression, at: text.place,
                "`\(text.text)` cannot be read at its column \(failure.column(in: text.text)): "
                    + "\(failure.message)"
            )
        } catch {
            throw self.error(.expression, at: text.place, "`\(text.text)` cannot be read")
        }
        return text
    }

    /// An expression that is true or false; `=` only states something.
    func condition(_ text: Located) throws(LessonError) -> Located {
        let expression = try expression(text)
        if (try? Reader.parse(text.text))?.readings.first?.statesEquation == true {
            throw error(
                .expression, at: text.place,
                "`\(text.text)` says that both sides are equal, and does not ask: write `==`")
        }
        return expression
    }

    /// A text with mathematics in it; its expressions are parsed as well.
    func template(_ text: Located) throws(LessonError) -> Template {
        do {
            let template = try Template(parsing: text.text, at: text.place)
            for segment in template.segments {
                switch segment {
                case .value(let expression, _), .formula(let expression), .claim(let expression):
                    _ = try self.expression(expression)
                case .text, .code, .paragraph:
                    break
                }
            }
            return template
        } catch let fault as Template.Fault {
            throw error(.template, at: text.place, fault.message)
        } catch let failure as LessonError {
            throw failure
        } catch {
            throw self.error(.template, at: text.place, "not a text with expressions")
        }
    }
}

extension String {
    /// An id that is spelled almost like this; nil where nothing would be left of it.
    fileprivate var asIdentifier: String? {
        let words = lowercased().split { !("a"..."z").contains($0) && !("0"..."9").contains($0) }
        let id = String(words.joined(separator: "-").prefix(LessonBounds.identifierLength))
        return id.isEmpty ? nil : id
    }
}

extension Expression {
    /// Whether it is an equation with `=`, or holds one below `and`, `or`, `not`.
    fileprivate var statesEquation: Bool {
        switch kind {
        case .relation(_, let relations): relations.contains(.equation)
        case .logic(_, let values): values.contains(where: \.statesEquation)
        case .not(let value): value.statesEquation
        default: false
        }
    }
}

extension MappingReader {
    func expression(_ key: String) throws(LessonError) -> Located {
        try source.expression(try text(key))
    }

    func condition(_ key: String) throws(LessonError) -> Located {
        try source.condition(try text(key))
    }

    func conditions(_ key: String) throws(LessonError) -> [Located] {
        var conditions: [Located] = []
        for text in try texts(key) { conditions.append(try source.condition(text)) }
        return conditions
    }

    func expressions(_ key: String) throws(LessonError) -> [Located] {
        var expressions: [Located] = []
        for text in try texts(key) { expressions.append(try source.expression(text)) }
        return expressions
    }

    func template(_ key: String) throws(LessonError) -> Template? {
        guard let text = try optionalText(key) else { return nil }
        return try source.template(text)
    }
}
