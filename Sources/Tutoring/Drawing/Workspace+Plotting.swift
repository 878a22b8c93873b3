internal import Lessons
internal import Notation
internal import Pictures

/// What the word `plot` draws of a value: the picture that its kind suggests.
extension Workspace {
    func plotted(_ text: String) -> Event {
        do {
            let parse = try Reader.parse(text)
            guard let expression = parse.readings.first, !parse.isAmbiguous else {
                return .problem(Phrases.ambiguous(parse.readings.map { Formula($0).plain }))
            }
            let value = try Evaluator(scope: scope).evaluate(expression)
            let source = Located(text, at: Place(line: 1, column: 1))
            let (content, caption) = try drawn(value, source)
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

    private func drawn(_ value: Value, _ source: Located) throws -> (Picture.Content, String) {
        let name = source.spelled
        switch value {
        case .matrix(let matrix) where matrix.rows == 2 && matrix.columns == 2:
            let columns = try value.drawnVectors(of: name)
            let plane = Plane(imagesUnder: Plane.Circle(name, first: columns[0], second: columns[1]))
            return (
                .plane(plane), "The unit circle and its image under \(name), with the singular directions."
            )
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
                Bars.Bar(label(index + 1, of: source), number)
            }
            return (.bars(Bars(bars)), name)
        case .record(let fields):
            let parts = fields.map { "`plot \(source.text).\($0.name)`" }.joined(separator: " or ")
            throw Undrawable("\(name) has several parts; try \(parts)")
        case .number, .polynomial, .boolean, .subspace:
            throw Undrawable("\(name) is \(value.kindDescription)")
        }
    }
}

extension Value {
    fileprivate var isMatrix: Bool { if case .matrix = self { true } else { false } }
}
