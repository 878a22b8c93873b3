import ExactAlgebra
import Notation

/// Makes instances of a claim: sizes, then the names in the order of the plan, then the check of every
/// hypothesis.
struct InstanceMaker {
    let plan: Plan

    enum Failure: Error {
        /// A hypothesis does not hold, or the object does not exist; the hypothesis, where it is known.
        case unmet(String?)
        case unable
    }

    /// Entries that all names together have at most.
    static let mostEntries = 2_000

    private var problem: ClaimProblem { plan.problem }

    func instance(_ tape: Tape, _ manner: Manner, sizes: [Int: Int]? = nil) throws(Failure) -> Instance {
        var maker = Maker(tape: tape, manner: manner, wantsRelated: !plan.filters.isEmpty)
        guard let sizes = sizes ?? self.sizes(&maker) else { throw .unmet(nil) }
        var instance = Instance(scope: problem.given)
        for (name, dimension) in problem.inference.sizes {
            guard let size = problem.inference.dimensions.value(of: dimension, sizes) else { continue }
            instance.scope[name] = .exact(size)
        }
        for name in plan.order where !problem.inference.letters.contains(name) {
            maker.stream = name
            if problem.inference.sizes[name] != nil { continue }
            let value = try made(name, &maker, sizes, instance)
            instance.scope[name] = value
            if case .defined? = plan.making[name] { continue }
            instance.drawn[name] = value
            if let matrix = value.rationalMatrix, case .matrix = value { maker.earlier.append(matrix) }
        }
        instance.tape = maker.tape.choices
        try HypothesisCheck(plan: plan).check(instance.scope)
        return instance
    }

    // MARK: - Sizes

    /// Sizes for everything that is open; nil where none that fit were found.
    private func sizes(_ maker: inout Maker) -> [Int: Int]? {
        maker.stream = "sizes"
        let open = openSizes
        for _ in 0..<12 {
            var chosen: [Int: Int] = [:]
            for unknown in open { chosen[unknown] = 1 + maker.choice(maker.manner.largestSize) }
            if fits(chosen) { return chosen }
            if open.isEmpty { return nil }
        }
        return nil
    }

    /// Whether there are sizes that fit, as far as a few hundred choices show.
    var findsSizes: Bool {
        if openSizes.isEmpty { return fits([:]) }
        return (0..<60).contains { k in
            let manner = Manner(instance: k < 30 ? 0 : 300, isHeavy: false)
            var maker = Maker(tape: Tape(seed: UInt64(k)), manner: manner, wantsRelated: false)
            return sizes(&maker) != nil
        }
    }

    /// The unknown sizes that are free to choose.
    var openSizes: [Int] {
        let inference = problem.inference
        var all = Array(inference.sizes.values)
        for name in problem.names {
            if case .matrix(let rows, let columns)? = inference.kinds[name] { all += [rows, columns] }
        }
        return inference.dimensions.open(in: all)
    }

    func fits(_ chosen: [Int: Int]) -> Bool {
        let dimensions = problem.inference.dimensions
        guard dimensions.allows(chosen) else { return false }
        var entries = 0
        for dimension in problem.inference.sizes.values {
            if let size = dimensions.value(of: dimension, chosen), size < 1 { return false }
        }
        for name in problem.names {
            guard case .matrix(let m, let n)? = problem.inference.kinds[name],
                let rows = dimensions.value(of: m, chosen), let columns = dimensions.value(of: n, chosen)
            else { continue }
            guard rows > 0, columns > 0, rows <= Self.mostEntries, columns <= Self.mostEntries else {
                return false
            }
            entries += rows * columns
            for property in plan.properties(of: name) {
                if property.isTall, rows < columns { return false }
                if property.isWide, rows > columns { return false }
                if case .rank(let size) = property, case .number(let numeral) = size.kind,
                    (numeral.value.asInt ?? 0) > min(rows, columns)
                {
                    return false
                }
            }
        }
        for (size, floor) in problem.inference.floors {
            if let size = dimensions.value(of: size, chosen), size < floor { return false }
        }
        return entries <= Self.mostEntries
    }

    // MARK: - One name

    private func made(
        _ name: String, _ maker: inout Maker, _ sizes: [Int: Int], _ instance: Instance
    ) throws(Failure) -> Value {
        do {
            switch plan.making[name] ?? .structure {
            case .defined(let expression): return try Evaluator(scope: instance.scope).evaluate(expression)
            case .structure: return try structure(name, &maker, sizes, instance.scope)
            case .solved(let equations):
                return try solution(name, equations, &maker, sizes, instance.scope)
            case .containing(let columns, let isTransposed):
                return try containing(name, columns, isTransposed, &maker, sizes, instance.scope)
            case .within(let matrix): return try within(name, matrix, &maker, sizes, instance.scope)
            }
        } catch let failure as Failure {
            throw failure
        } catch let error as EvaluationError {
            throw error.isUnable ? .unable : .unmet(nil)
        } catch {
            throw .unmet(nil)
        }
    }

    private func shape(_ name: String, _ sizes: [Int: Int]) -> (rows: Int, columns: Int)? {
        guard case .matrix(let m, let n)? = problem.inference.kinds[name],
            let rows = problem.inference.dimensions.value(of: m, sizes),
            let columns = problem.inference.dimensions.value(of: n, sizes)
        else { return nil }
        return (rows, columns)
    }

    private func structure(
        _ name: String, _ maker: inout Maker, _ sizes: [Int: Int], _ scope: Scope
    ) throws -> Value {
        let properties = plan.properties(of: name)
        guard let (rows, columns) = shape(name, sizes) else { return number(name, &maker, sizes, properties) }
        let (rank, most) = try ranks(properties, scope)
        guard
            let matrix = try maker.matrix(rows, columns, properties, rank: rank, mostRank: most)
        else { throw Failure.unmet(nil) }
        return .rational(matrix)
    }

    private func number(
        _ name: String, _ maker: inout Maker, _ sizes: [Int: Int], _ properties: Set<Property>
    ) -> Value {
        if case .integer? = problem.inference.kinds[name] {
            let bounds = (problem.inference.bounds[name] ?? []).compactMap {
                problem.inference.dimensions.value(of: $0, sizes)
            }
            return .exact(maker.choice(max(0, bounds.min() ?? 3) + 1))
        }
        let number = properties.contains(.nonzero) ? maker.nonzeroEntry() : maker.entry()
        if properties.contains(.nonnegative) { return .rational(number.magnitude) }
        if properties.contains(.positive) { return .rational(number.isZero ? 1 : number.magnitude) }
        return .rational(number)
    }

    private func ranks(_ properties: Set<Property>, _ scope: Scope) throws -> (Int?, Int?) {
        var (rank, most): (Int?, Int?)
        for property in properties {
            switch property {
            case .rank(let size): rank = try whole(size, scope)
            case .rankAtMost(let size): most = try whole(size, scope)
            default: break
            }
        }
        return (rank, most)
    }

    private func whole(_ expression: Expression, _ scope: Scope) throws -> Int {
        guard case .number(let scalar) = try Evaluator(scope: scope).evaluate(expression),
            let number = scalar.value.asRational?.asInt, number >= 0
        else { throw Failure.unmet(nil) }
        return number
    }

    // MARK: - Names that depend on others

    private func containing(
        _ name: String, _ columns: [Expression], _ isTransposed: Bool, _ maker: inout Maker,
        _ sizes: [Int: Int], _ scope: Scope
    ) throws -> Value {
        guard var (rows, width) = shape(name, sizes) else { throw Failure.unmet(nil) }
        if isTransposed { swap(&rows, &width) }
        var all = RationalMatrix.zeros(rows, 0)
        for expression in columns {
            guard let matrix = try Evaluator(scope: scope).evaluate(expression).rationalMatrix else {
                throw Failure.unable
            }
            all = try all.appending(columnsOf: matrix)
        }
        guard let made = try maker.containing(all, rows, width, plan.properties(of: name)) else {
            throw Failure.unmet(nil)
        }
        return .rational(isTransposed ? made.transposed : made)
    }

    private func within(
        _ name: String, _ expression: Expression, _ maker: inout Maker, _ sizes: [Int: Int], _ scope: Scope
    ) throws -> Value {
        guard let (rows, columns) = shape(name, sizes),
            let matrix = try Evaluator(scope: scope).evaluate(expression).rationalMatrix
        else { throw Failure.unable }
        guard matrix.rows == rows else { throw Failure.unmet(nil) }
        let isOrthonormal = !plan.properties(of: name).isDisjoint(with: [.orthonormalColumns, .unit])
        if isOrthonormal {
            guard let factor = try maker.orthonormal(matrix.columns, columns) else {
                throw Failure.unmet(nil)
            }
            return .rational(try matrix * factor)
        }
        return .rational(try matrix * maker.plain(matrix.columns, columns))
    }

    /// A solution of equations that are linear in the name: one of them, and any multiples of those of the
    /// homogeneous equations.
    private func solution(
        _ name: String, _ equations: [Expression], _ maker: inout Maker, _ sizes: [Int: Int], _ scope: Scope
    ) throws -> Value {
        let (rows, columns) = shape(name, sizes) ?? (1, 1)
        let isNumber = shape(name, sizes) == nil
        let solver = LinearSolver(
            name: name, isNumber: isNumber, equations: equations, scope: scope,
            basis: Maker.basis(rows, columns, plan.properties(of: name)),
            rows: rows, columns: columns)
        guard let solutions = try solver.solutions() else { throw Failure.unmet(nil) }
        var matrix = solutions.particular
        for direction in solutions.directions {
            matrix = try matrix + direction.scaled(by: maker.entry())
        }
        return isNumber ? .rational(matrix[0, 0]) : .rational(matrix)
    }
}
