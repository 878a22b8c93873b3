internal import Lessons
internal import Notation
internal import Pictures

extension Session {
    /// The pictures of the steps walked so far that cannot be made with these values, and why.
    ///
    /// - SeeAlso: `longhand lesson check`, which reports them.
    public var undrawable: [(step: String, problem: Undrawable)] {
        state.path.compactMap { visit in
            guard let drawing = visit.instance.step.drawing,
                let problem = problem(of: drawing, in: visit.workspace)
            else { return nil }
            return (step: visit.instance.name, problem: problem)
        }
    }

    /// Why a picture cannot be made there; nil where it can.
    func problem(of drawing: Drawing, in workspace: Workspace) -> Undrawable? {
        do {
            _ = try workspace.picture(of: drawing)
            return nil
        } catch {
            return error
        }
    }

    /// The picture of a step, or the note that there is none.
    func drawn(_ drawing: Drawing, in workspace: Workspace) -> Event {
        do {
            return .picture(try workspace.picture(of: drawing))
        } catch {
            return .note(Phrases.noPicture(error.reason))
        }
    }

    /// The picture of the present step, where it has one that is shown on arriving.
    var ownPicture: Picture? {
        guard let visit = state.path.last, isFirstInstance(visit.instance) else { return nil }
        return visit.picture
    }
}

extension Visit {
    /// The picture of the step, with the names as they were on arriving; nil where there is none.
    var picture: Picture? { instance.step.drawing.flatMap { try? workspace.picture(of: $0) } }
}
