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
        case .lowrankgan: self = .localEdit(try LocalEdit(parameters))
        case .reduction:
            self = .reduction(
                Reduction(
                    weight: try Weight(parameters), rank: try parameters.wholeNumber("r") ?? 0,
                    place: parameters.word("lies").flatMap(Reduction.Place.init) ?? .anywhere,
                    seed: try parameters.seed()))
        case .combination:
            self = .combination(
                Combination(
                    weight: try Weight(parameters),
                    ranks: [
                        try parameters.wholeNumber("first") ?? 0, try parameters.wholeNumber("second") ?? 0,
                    ],
                    seed: try parameters.seed()))
        }
    }

    private static let usualSteps = 2_000
}

extension Experiment.LocalEdit {
    fileprivate init(_ parameters: Parameters) throws(ExperimentTrouble) {
        let box = try parameters.matrix("region")
        let bounds = box.flatMap { $0 }.map { Int(exactly: $0) }
        guard box.count == 2, bounds.count == 4, let top = bounds[0], let bottom = bounds[1],
            let left = bounds[2], let right = bounds[3], 1 <= top, top <= bottom, 1 <= left, left <= right
        else {
            throw ExperimentTrouble(
                "`region` is a box [first row, last row; first column, last column] of pixels, counted from 1"
            )
        }
        self.init(
            weights: try parameters.file("weights"), rows: (top - 1)..<bottom, columns: (left - 1)..<right,
            image: UInt64(try parameters.wholeNumber("image") ?? 0), lambda: try parameters.number("lambda"),
            direction: (try parameters.wholeNumber("direction") ?? 1) - 1,
            relaxation: try parameters.wholeNumber("relax") ?? 0,
            alpha: try parameters.number("alpha") ?? Self.usualAlpha)
    }

    private static let usualAlpha = 0.7
}

extension Experiment.Weight {
    fileprivate init(_ parameters: Parameters) throws(ExperimentTrouble) {
        self.init(file: try parameters.file("weights"), layer: parameters.word("layer") ?? "")
    }
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

    /// A whole number in the range of its parameter; nil where the file leaves it out.
    func wholeNumber(_ name: String) throws(ExperimentTrouble) -> Int? {
        guard run.parameters[name] != nil else { return nil }
        guard
            case .wholeNumber(let range)? = run.experiment.parameters.first(where: { $0.name == name })?.kind,
            case .number(let scalar)? = try value(name), let rational = scalar.value.asRational,
            rational.isInteger, let number = Int(exactly: scalar.value.approximation()),
            range.contains(number)
        else {
            throw ExperimentTrouble("`\(name)` has to be a whole number that the experiment takes")
        }
        return number
    }

    func file(_ name: String) throws(ExperimentTrouble) -> String {
        guard case .file(let path)? = run.parameters[name] else {
            throw ExperimentTrouble("`\(name)` names no file")
        }
        return path
    }

    func seed() throws(ExperimentTrouble) -> UInt64 { UInt64(try wholeNumber("seed") ?? 1) }

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
