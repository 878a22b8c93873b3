internal import Notation

extension LessonSource {
    /// Refuses what cannot stand in prompts and file names.
    func identifier(_ text: Located, of subject: String) throws(LessonError) -> Located {
        let allowed = text.text.allSatisfy {
            ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-"
        }
        guard allowed, text.text.first != "-", text.text.count <= LessonBounds.identifierLength else {
            throw error(
                .identifier, at: text.place,
                "\(subject) has lower-case letters, digits and hyphens, at most "
                    + "\(LessonBounds.identifierLength)"
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
    }

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

extension MappingReader {
    func expression(_ key: String) throws(LessonError) -> Located {
        try source.expression(try text(key))
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
