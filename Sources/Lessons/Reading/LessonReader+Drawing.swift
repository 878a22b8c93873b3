internal import Yams

extension LessonReader {
    /// The picture of a step; nil where it has none.
    func drawing(of step: MappingReader) throws(LessonError) -> Drawing? {
        guard let node = step.node("draw") else { return nil }
        let map = try MappingReader(node, as: .drawing, in: step.source)
        return Drawing(content: try content(of: map), caption: try map.template("caption"), place: map.place)
    }

    private func content(of map: MappingReader) throws(LessonError) -> Drawing.Content {
        if map.has("heat") { return .heat(try map.expression("heat")) }
        if map.has("plane") { return .plane(try plane(of: map)) }
        if map.has("curves") {
            return .curves(try labelled("curves", of: map), isLogarithmic: try isLogarithmic(map))
        }
        if case .mapping? = map.node("bars") { return .labelledBars(try labelled("bars", of: map)) }
        return .bars(try map.expression("bars"))
    }

    private func plane(of map: MappingReader) throws(LessonError) -> PlaneDrawing {
        let plane = try MappingReader(try map.required("plane"), as: .plane, in: map.source)
        let drawing = PlaneDrawing(
            circles: try plane.expressions("circle"), arrows: try labelled("arrows", of: plane),
            lines: try labelled("lines", of: plane), points: try labelled("points", of: plane))
        guard drawing.expressions.count <= LessonBounds.drawn else { throw tooMany(at: plane.place, in: map) }
        return drawing
    }

    /// `{v1: "V[:,1]", span q: q}`: what is drawn under the words that are shown.
    private func labelled(_ key: String, of map: MappingReader) throws(LessonError) -> [NamedExpression] {
        guard let node = map.node(key) else { return [] }
        let labels = try MappingReader(node, of: "`\(key)`", in: map.source)
        guard !labels.keys.isEmpty else {
            throw map.source.error(
                .missingKey, at: labels.place, "`\(key)` is empty: write `label: expression`")
        }
        guard labels.keys.count <= LessonBounds.drawn else { throw tooMany(at: labels.place, in: map) }
        var expressions: [NamedExpression] = []
        for label in labels.keys {
            guard label.text.count <= LessonBounds.identifierLength else {
                throw map.source.error(
                    .tooMany, at: label.place,
                    "a label in a picture has at most \(LessonBounds.identifierLength) letters")
            }
            expressions.append(
                NamedExpression(name: label.text, expression: try labels.expression(label.text)))
        }
        return expressions
    }

    private func tooMany(at place: Place, in map: MappingReader) -> LessonError {
        map.source.error(.tooMany, at: place, "one picture has at most \(LessonBounds.drawn) expressions")
    }

    private func isLogarithmic(_ map: MappingReader) throws(LessonError) -> Bool {
        guard let scale = try map.optionalText("scale") else { return false }
        guard ["linear", "log"].contains(scale.text) else {
            throw map.source.error(
                .wrongType, at: scale.place, "`scale` is `linear` or `log`, not `\(scale.text)`")
        }
        return scale.text == "log"
    }
}
