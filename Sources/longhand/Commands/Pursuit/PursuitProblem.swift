internal import NumericAlgebra
internal import Pictures
internal import TensorFiles

/// The matrix of `longhand pcp` with what the pursuit is told.
struct PursuitProblem {
    let file: String
    let matrix: NumericMatrix
    let method: PursuitMethodName
    let options: PursuitOptions
    /// Where the pursuit starts; nil for zeros.
    let start: PursuitStart?

    /// Reads the matrix, and where to start.
    init(file: String, tensor: String?, choices: PursuitChoices) throws(CommandFailure) {
        self.file = file
        method = choices.method
        matrix = try Self.matrix(at: file, tensor: tensor)
        options = PursuitOptions(
            lambda: choices.lambda, method: choices.method.method, mu: choices.mu,
            stop: choices.residualOnly ? .residual : .gap, residualTolerance: choices.residual,
            gapTolerance: choices.gap, maximumSteps: choices.steps)
        guard let path = choices.from else {
            start = nil
            return
        }
        start = PursuitStart(
            sparse: try Self.matrix(at: path, tensor: PursuitTargets.Name.sparse),
            multiplier: try Self.matrix(at: path, tensor: PursuitTargets.Name.multiplier),
            penalty: (try? SafetensorsFile(path: path))?.metadata[PursuitTargets.Name.penalty].flatMap(
                Double.init))
    }

    /// λ, as the pursuit takes it.
    var lambda: Double {
        options.lambda ?? 1 / Double(max(matrix.rows, matrix.columns, 1)).squareRoot()
    }

    /// Goes on until the pursuit ends or Ctrl-C is pressed.
    func solved(shownTo surroundings: Surroundings) throws(CommandFailure) -> PursuitOutcome {
        Interrupts.note()
        let clock = ContinuousClock.now
        var line = ProgressLine(surroundings)
        defer { line.clear() }
        do throws(NumericError) {
            var pursuit = try PrincipalComponentPursuit(matrix, options: options, from: start)
            var wasInterrupted = false
            while !pursuit.hasEnded, !wasInterrupted {
                try pursuit.advance()
                wasInterrupted = Interrupts.wereTaken()
                line.show(nil, Self.words(pursuit.progress))
            }
            return PursuitOutcome(
                result: try pursuit.result(), wasInterrupted: wasInterrupted,
                seconds: clock.duration(to: .now) / .seconds(1))
        } catch {
            throw CommandFailure(.badData, "\(file): \(error)")
        }
    }

    private static func words(_ progress: PursuitProgress) -> String {
        let digits = Digits(count: 2)
        let gap = progress.gap.map { ", gap \(digits.text($0))" } ?? ""
        return
            "step \(progress.steps), rank \(progress.rank), residual \(digits.text(progress.residual))\(gap); "
            + "Ctrl-C takes the best so far"
    }

    private static func matrix(at path: String, tensor: String?) throws(CommandFailure) -> NumericMatrix {
        let table: NumberTable
        do throws(TensorFileError) {
            table = try MatrixFile.read(path, tensor: tensor, limit: Self.mostEntries)
        } catch {
            throw CommandFailure(error)
        }
        do throws(NumericError) {
            return try NumericMatrix(rows: table.rows, columns: table.columns, rowMajor: table.values)
        } catch {
            throw CommandFailure(.badData, "\(path): \(error)")
        }
    }

    /// As many as LAPACK is given here.
    private static let mostEntries = 1 << 28
}

/// What a pursuit of `longhand pcp` came to.
struct PursuitOutcome {
    let result: PursuitResult
    /// Ctrl-C ended it.
    let wasInterrupted: Bool
    let seconds: Double
}
