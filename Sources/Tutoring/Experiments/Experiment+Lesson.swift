internal import ExactAlgebra
internal import Lessons
internal import Notation

extension Experiment {
    /// The experiment that a step names, its parameters evaluated.
    ///
    /// - Throws: which parameter has no value that will do.
    init(_ run: LessonRun, in workspace: Workspace) throws(ExperimentTrouble) {
        let parameters = Parameters(run: run, workspace: workspace)
        switch run.experiment {
        case .pcp:
            guard let lambda = try parameters.number("lambda") else {
                throw ExperimentTrouble("`lambda` has no value here")
            }
            self = .pursuit(
                Pursuit(
                    matrix: try parameters.matrix("M"), lambda: lambda, mu: try parameters.number("mu"),
                    stop: parameters.word("stop").flatMap(Pursuit.Stop.init) ?? .gap,
                    steps: parameters.count("steps") ?? Experiment.usualSteps))
        }
    }

    private static let usualSteps = 2_000
}

/// What a step says of its experiment, evaluated.
private struct Parameters {
    let run: LessonRun
    let workspace: Workspace

    func matrix(_ name: String) throws(ExperimentTrouble) -> [[Double]] {
        guard case .matrix(let matrix)? = try value(name) else {
            throw ExperimentTrouble("`\(name)` has to be a matrix")
        }
        let most = ExperimentParameter.largestSide
        guard matrix.rows >= 1, matrix.columns >= 1, matrix.rows <= most, matrix.columns <= most else {
            throw ExperimentTrouble(
                "\(name) is \(matrix.shape), and at most \(most)×\(most) can be worked with")
        }
        let entries = matrix.entries.map { $0.value.approximation() }
        guard entries.allSatisfy(\.isFinite), matrix.entries.allSatisfy({ (try? $0.value.isReal()) == true })
        else {
            throw ExperimentTrouble("an entry of \(name) is not real, or too large")
        }
        return (0..<matrix.rows).map { i in Array(entries[(i * matrix.columns)...].prefix(matrix.columns)) }
    }

    /// A number above 0; nil where the file leaves it out.
    func number(_ name: String) throws(ExperimentTrouble) -> Double? {
        guard run.parameters[name] != nil else { return nil }
        guard case .number(let scalar)? = try value(name) else {
            throw ExperimentTrouble("`\(name)` has to be a number")
        }
        let number = scalar.value.approximation()
        guard number > 0, number.isFinite, (try? scalar.value.isReal()) == true else {
            throw ExperimentTrouble("`\(name)` has to be above 0")
        }
        return number
    }

    func word(_ name: String) -> String? {
        if case .word(let word)? = run.parameters[name] { word } else { nil }
    }

    func count(_ name: String) -> Int? {
        if case .count(let count)? = run.parameters[name] { count } else { nil }
    }

    private func value(_ name: String) throws(ExperimentTrouble) -> Value? {
        guard case .expression(let expression)? = run.parameters[name] else { return nil }
        guard let value = workspace.value(of: expression.text) else {
            throw ExperimentTrouble("`\(expression.text)` has no value here")
        }
        return value
    }
}
