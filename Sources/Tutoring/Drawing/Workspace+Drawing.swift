internal import Lessons
internal import Notation
internal import Pictures

/// The pictures of a lesson, made of the learner's own values.
extension Workspace {
    /// The picture of a step.
    ///
    /// - Throws: which expression has no value, or one that cannot be drawn so.
    func picture(of drawing: Drawing) throws(Undrawable) -> Picture {
        let content = try content(of: drawing)
        do {
            return try Picture(content, caption: drawing.caption?.prose(in: scope).plain ?? "")
        } catch {
            throw Undrawable(error.description, at: drawing.place)
        }
    }

    private func content(of drawing: Drawing) throws(Undrawable) -> Picture.Content {
        switch drawing.content {
        case .bars(let source):
            let numbers = try value(of: source) { value, name throws(Undrawable) in
                try value.drawnNumbers(of: name)
            }
            return .bars(
                Bars(numbers.enumerated().map { Bars.Bar(label($0.offset + 1, of: source), $0.element) }))
        case .labelledBars(let bars): return .bars(try labelledBars(bars))
        case .heat(let source):
            return .heat(
                try value(of: source) { value, name throws(Undrawable) in try value.drawnMap(of: name) })
        case .plane(let plane): return .plane(try self.plane(plane))
        case .curves(let curves, let isLogarithmic):
            var series: [LinePlot.Series] = []
            for curve in curves {
                let heights = try value(of: curve.expression) { value, name throws(Undrawable) in
                    try value.drawnNumbers(of: name)
                }
                series.append(LinePlot.Series(curve.label, values: heights))
            }
            return .plot(LinePlot(series, isLogarithmic: isLogarithmic))
        }
    }

    private func labelledBars(_ bars: [NamedExpression]) throws(Undrawable) -> Bars {
        var drawn: [Bars.Bar] = []
        for bar in bars {
            let numbers = try value(of: bar.expression) { value, name throws(Undrawable) in
                try value.drawnNumbers(of: name)
            }
            drawn += numbers.enumerated().map { index, number in
                Bars.Bar(numbers.count == 1 ? bar.label : "\(bar.label) \(index + 1)", number)
            }
        }
        return Bars(drawn)
    }

    // MARK: - The plane

    private func plane(_ plane: PlaneDrawing) throws(Undrawable) -> Plane {
        var circles: [Plane.Circle] = []
        for source in plane.circles { circles.append(try circle(source)) }
        return Plane(
            circles: circles, arrows: try marks(plane.arrows), lines: try marks(plane.lines),
            points: try marks(plane.points, isNumbered: false))
    }

    private func circle(_ source: Located) throws(Undrawable) -> Plane.Circle {
        let columns = try value(of: source) { value, name throws(Undrawable) in
            guard case .matrix(let matrix) = value, matrix.rows == 2, matrix.columns == 2 else {
                throw Undrawable("the circle needs a 2×2 matrix, and \(name) is \(value.kindDescription)")
            }
            return try value.drawnVectors(of: name)
        }
        let circle = Plane.Circle("", first: columns[0], second: columns[1])
        return Plane.Circle(
            circle == Plane.Circle("") ? "unit circle" : "its image under \(source.spelled)",
            first: columns[0], second: columns[1])
    }

    /// - Parameter isNumbered: whether the columns of a matrix get a number each.
    private func marks(
        _ named: [NamedExpression], isNumbered: Bool = true
    ) throws(Undrawable) -> [Plane.Mark] {
        var marks: [Plane.Mark] = []
        for one in named {
            let vectors = try value(of: one.expression) { value, name throws(Undrawable) in
                try value.drawnVectors(of: name)
            }
            marks += vectors.enumerated().map { index, vector in
                let isAlone = vectors.count == 1 || !isNumbered
                return Plane.Mark(isAlone ? one.label : Names.pretty("\(one.name)\(index + 1)"), at: vector)
            }
        }
        return marks
    }

    // MARK: - Values

    /// The value of an expression as a picture takes it; what is thrown gets the place of the expression.
    private func value<Drawn>(
        of source: Located, _ draw: (Value, String) throws(Undrawable) -> Drawn
    ) throws(Undrawable) -> Drawn {
        guard let value = value(of: source.text) else {
            throw Undrawable("\(source.spelled) has no value", at: source.place)
        }
        do {
            return try draw(value, source.spelled)
        } catch {
            throw Undrawable(error.reason, at: source.place)
        }
    }

    /// What the bar of an entry is called: `σ₂`, `x₂`, else `2`.
    func label(_ number: Int, of source: Located) -> String {
        switch (try? Reader.parse(source.text))?.readings.first?.kind {
        case .call(.singularvalues, _): Names.pretty("sigma\(number)")
        case .call(.eigenvalues, _): Names.pretty("lambda\(number)")
        case .name(let name) where name.last?.isNumber == false: Names.pretty("\(name)\(number)")
        default: "\(number)"
        }
    }
}

extension Located {
    /// As it is shown in a sentence.
    var spelled: String {
        (try? Reader.parse(text))?.readings.first.map { Formula($0).pretty } ?? text
    }
}

extension NamedExpression {
    /// A label as it is shown: `v1` as `v₁`; words as they stand.
    fileprivate var label: String { name.contains(" ") ? name : Names.pretty(name) }
}
