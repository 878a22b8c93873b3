internal import ExactAlgebra
internal import Notation
internal import NumericAlgebra
internal import TensorFiles

/// The names that `eval --let` binds: what was typed, and matrices out of files.
struct Bindings {
    private let bindings: [Calculation.Binding]
    private let layout: Layout

    init(_ bindings: [Calculation.Binding], layout: Layout) {
        self.bindings = bindings
        self.layout = layout
    }

    /// Exactly: the decimals of a file are the rationals that they spell, without rounding.
    ///
    /// - Throws: status 66 for a file that is not there, 65 for anything else.
    func exactScope() throws(CommandFailure) -> Scope {
        var scope = Scope(vocabulary: .calculator)
        for binding in bindings {
            let name = try name(of: binding)
            switch binding.source {
            case .typed(let text):
                let evaluator = Evaluator(scope: scope)
                scope[name] = try typed(text, for: binding) { (expression) throws(EvaluationError) in
                    try evaluator.evaluate(expression)
                }
            case .file(let path, let tensor):
                scope[name] = .matrix(try DecimalFile(path: path, tensor: tensor).matrix())
            }
        }
        return scope
    }

    /// In doubles.
    ///
    /// - Throws: as ``exactScope()``.
    func floatingScope() throws(CommandFailure) -> FloatingScope {
        var scope = FloatingScope()
        for binding in bindings {
            let name = try name(of: binding)
            switch binding.source {
            case .typed(let text):
                let evaluator = FloatingEvaluator(scope: scope)
                scope[name] = try typed(text, for: binding) { (expression) throws(EvaluationError) in
                    try evaluator.evaluate(expression)
                }
            case .file(let path, let tensor):
                scope[name] = .matrix(try Self.matrix(in: path, tensor))
            }
        }
        return scope
    }

    private static func matrix(in path: String, _ tensor: String?) throws(CommandFailure) -> NumericMatrix {
        do {
            let table = try MatrixFile.read(path, tensor: tensor)
            return try NumericMatrix(rows: table.rows, columns: table.columns, rowMajor: table.values)
        } catch let error as TensorFileError {
            throw CommandFailure(error)
        } catch {
            throw CommandFailure(.badData, "\(path): \(error)")
        }
    }

    // MARK: - Words

    private func name(of binding: Calculation.Binding) throws(CommandFailure) -> String {
        guard case .name(let name)? = try? Reader.parse(binding.name).readings.first?.kind,
            !Self.taken.contains(name)
        else {
            throw CommandFailure(
                .badData,
                "--let: \(binding.name) cannot be bound; a name is a letter or a word, and not I, i or pi")
        }
        return name
    }

    private static let taken = ["I", "i", "pi"]

    /// The value of the first reading that has one; `4 0; 3 -5` needs no brackets here.
    private func typed<Found>(
        _ text: String, for binding: Calculation.Binding,
        _ value: (Expression) throws(EvaluationError) -> Found
    ) throws(CommandFailure) -> Found {
        let problem: String
        do throws(NotationError) {
            let readings = try Reader.parse(text, as: .matrix, vocabulary: .calculator).readings
            do throws(EvaluationError) {
                return try value(readings[0])
            } catch {
                problem = error.diagnostic(for: text, width: layout.width)
            }
        } catch {
            problem = error.diagnostic(for: text, width: layout.width)
        }
        let hint = text.contains(".") ? "\nA file's name ends in \(Calculation.Source.endings)." : ""
        throw CommandFailure(.badData, "--let \(binding.name):\n\(problem)\(hint)")
    }
}
