import Lessons
import Testing

struct `Pictures of a lesson file` {
    private func drawing(_ content: String) throws -> Drawing {
        let text = `Errors of lesson files`.head + "steps:\n  - {id: one, draw: \(content)}\n"
        let lesson = try LessonReader().lesson(from: text, file: "small.yaml")
        return try #require(lesson.steps[0].drawing)
    }

    @Test func `a step may draw and say nothing`() throws {
        let text = `Errors of lesson files`.head + "steps:\n  - {id: one, draw: {heat: W}}\n"
        let step = try LessonReader().lesson(from: text, file: "small.yaml").steps[0]
        #expect(step.say == nil && !step.asks && step.drawing != nil)
    }

    @Test func `bars are one list, or an expression for each label`() throws {
        guard case .bars(let list) = try drawing("{bars: \"singularvalues(W)\"}").content else {
            Issue.record("no list of bars")
            return
        }
        #expect(list.text == "singularvalues(W)")
        guard
            case .labelledBars(let bars) = try drawing("{bars: {before: \"norm(W)\", after: \"2\"}}").content
        else {
            Issue.record("no labelled bars")
            return
        }
        #expect(bars.map(\.name) == ["before", "after"])
    }

    @Test func `the plane keeps its parts in order`() throws {
        let drawing = try drawing(
            """
            {plane: {circle: ["I(2)", W], arrows: {v1: "V[:,1]", Wv1: "W*V[:,1]"}, lines: {span q: q}, \
            points: {p: "(1, 2)"}}, caption: "W = {{W}}"}
            """)
        guard case .plane(let plane) = drawing.content else {
            Issue.record("no plane")
            return
        }
        #expect(plane.circles.map(\.text) == ["I(2)", "W"])
        #expect(plane.arrows.map(\.name) == ["v1", "Wv1"])
        #expect(plane.lines.map(\.name) == ["span q"])
        #expect(plane.points.map(\.expression.text) == ["(1, 2)"])
        #expect(
            drawing.expressions.map(\.text) == ["I(2)", "W", "V[:,1]", "W*V[:,1]", "q", "(1, 2)", "W"])
    }

    @Test(arguments: [("", false), (", scale: linear", false), (", scale: log", true)])
    func `curves have a scale`(scale: String, isLogarithmic: Bool) throws {
        let drawing = try drawing("{curves: {gap: \"1, 2\", residual: \"3, 4\"}\(scale)}")
        guard case .curves(let curves, isLogarithmic: let found) = drawing.content else {
            Issue.record("no curves")
            return
        }
        #expect(curves.count == 2)
        #expect(found == isLogarithmic)
    }

    @Test func `a plane takes a bounded number of things`() throws {
        let arrows = (1...25).map { "v\($0): q" }.joined(separator: ", ")
        let error = try #require(throws: LessonError.self) { try drawing("{plane: {arrows: {\(arrows)}}}") }
        #expect(error.code == .tooMany)
    }
}
