internal import Notation
internal import Pictures

/// The answer to `plot`, which must not give away what the lesson still asks for.
extension Session {
    func plotted(_ argument: String) -> [Event] {
        if argument.isEmpty { return [.note(Phrases.whatCanBePlotted)] }
        let request = PlotRequest(argument)
        if isStillToCome(request.expression) { return [.note(Phrases.stillToCome(request.expression))] }
        return plotted(request, in: workspace)
    }

    /// - Parameter names: those that the expression may use; the scratch has more.
    func plotted(_ request: PlotRequest, in names: Workspace) -> [Event] {
        names.plotted(request) { asksFor($0) }
    }

    /// Whether an answer that is still to be given has one of these directions in it, as a column or a row.
    ///
    /// The questions ahead are answered one after the other, in a copy. What comes after an experiment that
    /// has not been carried out cannot be known, and counts as asked for.
    ///
    /// - Complexity: that of the rest of the worked solution.
    func asksFor(_ directions: [Plane.Vector]) -> Bool {
        guard !directions.isEmpty else { return false }
        var ahead = self
        ahead.state.scratch = nil
        while !ahead.isFinished {
            if ahead.awaited != nil || ahead.stoppedRun != nil { return true }
            if state.kept[ahead.current.name] == nil, let answer = try? ahead.computedAnswer() {
                let drawn = answer.values.values.flatMap(\.planeVectors)
                if drawn.contains(where: { one in directions.contains { one.isParallel(to: $0) } }) {
                    return true
                }
            }
            _ = ahead.skip(recorded: nil)
        }
        return false
    }
}

extension Value {
    /// The columns and the rows of a matrix that have two entries; none of another value.
    fileprivate var planeVectors: [Plane.Vector] {
        guard case .matrix(let matrix) = self else { return [] }
        var turned: [Plane.Vector] = []
        if matrix.columns == 2, matrix.rows > 1 {
            turned = (try? Value.matrix(matrix.transposed).drawnVectors(of: "it")) ?? []
        }
        return ((try? drawnVectors(of: "it")) ?? []) + turned
    }
}

extension Plane.Vector {
    /// Whether both lie on one line through 0, up to rounding; 0 lies on none.
    fileprivate func isParallel(to other: Plane.Vector) -> Bool {
        let scale = max(abs(x), abs(y)) * max(abs(other.x), abs(other.y))
        return scale > 0 && abs(x * other.y - y * other.x) < 1e-9 * scale
    }
}
