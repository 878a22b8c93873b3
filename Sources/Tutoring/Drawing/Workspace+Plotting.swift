internal import Lessons
internal import Notation
internal import Pictures

/// What the word `plot` draws of a value: the picture that its kind suggests.
extension Workspace {
    func plotted(_ text: String, _ areAskedFor: ([Plane.Vector]) -> Bool) -> Event {
        do {
            let parse = try Reader.parse(text)
            guard let expression = parse.readings.first, !parse.isAmbiguous else {
                return .problem(Phrases.ambiguous(parse.readings.map { Formula($0).plain }))
            }
            let value = try Evaluator(scope: scope).evaluate(expression)
            let source = Located(text, at: Place(line: 1, column: 1))
            let (content, caption) = try drawn(value, source, areAskedFor)
            return .picture(try Picture(content, caption: caption))
        } catch let error as NotationError {
            return .problem(Phrases.diagnostic(error, in: text))
        } catch let error as EvaluationError {
            return .problem(Phrases.diagnostic(error, in: text))
        } catch let error as Undrawable {
            return .note(Phrases.noPicture(error.reason))
        } catch {
            return .note(Phrases.noPicture("\(error)"))
        }
    }

    private func drawn(
        _ value: Value, _ source: Located, _ areAskedFor: ([Plane.Vector]) -> Bool
    ) throws -> (Picture.Content, String) {
        let name = source.spelled
        switch value {
        case .matrix(let matrix) where matrix.rows == 2 && matrix.columns == 2:
            let columns = try value.drawnVectors(of: name)
            return circles(
                Plane.Circle(name, first: columns[0], second: columns[1]), areAskedFor: areAskedFor)
        case .matrix(let matrix) where matrix.isVector && matrix.entries.count == 2:
            let vector = try value.drawnVectors(of: name)[0]
            return (.plane(Plane(arrows: [Plane.Mark(name, at: vector)])), "")
        case .matrix(let matrix) where !matrix.isVector:
            return (.heat(try value.drawnMap(of: name)), name)
        case .list(let values) where values.allSatisfy(\.isMatrix) && !values.isEmpty:
            let vectors = try value.drawnVectors(of: name)
            let arrows = vectors.enumerated().map { Plane.Mark("\($0.offset + 1)", at: $0.element) }
            return (.plane(Plane(arrows: arrows)), name)
        case .subspace(let basis) where basis.rows == 2 && basis.columns == 1:
            return (.plane(Plane(lines: [Plane.Mark(name, at: try value.drawnVectors(of: name)[0])])), "")
        case .matrix, .list:
            let bars = try value.drawnNumbers(of: name).enumerated().map { index, number in
                Bars.Bar(ownLabel(index + 1, of: source), number)
            }
            return (.bars(Bars(bars)), name)
        case .record(let fields):
            let parts = fields.map { "`plot \(source.text).\($0.name)`" }.joined(separator: " or ")
            throw Undrawable("\(name) has several parts; try \(parts)")
        case .number, .polynomial, .boolean, .subspace:
            throw Undrawable("\(name) is \(value.kindDescription)")
        }
    }

    /// The image of the unit circle, with the singular directions where no answer is given away by them.
    private func circles(
        _ image: Plane.Circle, areAskedFor: ([Plane.Vector]) -> Bool
    ) -> (Picture.Content, String) {
        let directions = image.singularDirections
        let isOpen = areAskedFor(directions)
        let words =
            if isOpen {
                ". The singular directions are left out while a question asks for one of them."
            } else if directions.isEmpty {
                "."
            } else {
                ", with the singular directions of \(image.label)."
            }
        return (
            .plane(Plane(imagesUnder: image, marksDirections: !isOpen)),
            "The unit circle and its image under \(image.label)\(words)"
        )
    }

    /// What the bar of an entry is called where the learner asks for it: `σ₂(WtW)`, since σ₂ may belong to
    /// another matrix in the lesson.
    private func ownLabel(_ number: Int, of source: Located) -> String {
        let label = label(number, of: source)
        guard
            case .call(let function, let arguments) = (try? Reader.parse(source.text))?.readings.first?.kind,
            function == .singularvalues || function == .eigenvalues, let matrix = arguments.first
        else { return label }
        let whose = Formula(matrix).pretty
        return whose.count > 8 ? "\(number)" : "\(label)(\(whose))"
    }
}

extension Value {
    fileprivate var isMatrix: Bool { if case .matrix = self { true } else { false } }
}
