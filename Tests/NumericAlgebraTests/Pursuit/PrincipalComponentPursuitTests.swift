import NumericAlgebra
import Testing

struct PrincipalComponentPursuitTests {
    // MARK: - Exact facts

    @Test func `the first steps on a small matrix are those worked by hand`() throws {
        let m = try matrix([[4, 2], [2, 7]])
        var pursuit = try PrincipalComponentPursuit(
            m, options: PursuitOptions(lambda: 2.0 / 3, method: .fixedPenalty, mu: 1.0 / 3))
        let byHand: [(low: [[Double]], sparse: [[Double]], residual: Double)] = [
            ([[1, 2], [2, 4]], [[1, 0], [0, 1]], 8),
            ([[2, 2], [2, 5]], [[2, 0], [0, 2]], 0),
            ([[1, 2], [2, 4]], [[3, 0], [0, 3]], 0),
            ([[0.8, 1.6], [1.6, 3.2]], [[3.2, 0], [0, 3.8]], 0.32),
        ]
        for step in byHand {
            try pursuit.advance()
            let result = try pursuit.result()
            #expect(try (result.lowRank - matrix(step.low)).norm() < 1e-14)
            #expect(try (result.sparse - matrix(step.sparse)).norm() < 1e-14)
            #expect(abs(result.certificate.residual - (step.residual / 73).squareRoot()) < 1e-15)
        }
    }

    @Test(arguments: [0x1p-1000, 0x1p-300, 3.0, 0x1p900])
    func `scaling the matrix scales both parts`(_ factor: Double) throws {
        let m = try planted(8, 8, rank: 1, errors: 3, seed: 1).m
        let one = try m.principalComponentPursuit()
        let other = try m.scaled(by: factor).principalComponentPursuit()
        let tolerance = 1e-9
        #expect(
            try (other.lowRank.scaled(by: 1 / factor) - one.lowRank).norm() <= tolerance * m.norm())
        #expect(try (other.sparse.scaled(by: 1 / factor) - one.sparse).norm() <= tolerance * m.norm())
        #expect(other.rank == one.rank)
        #expect(other.cardinality == one.cardinality)
    }

    @Test(arguments: [1, 2, 3, 4])
    func `a price below one over the root of the number of entries makes L zero`(_ seed: UInt64) throws {
        let m = try random(6, seed % 2 == 0 ? 6 : 4, seed: seed)
        let lambda = 0.99 / Double(m.values.count).squareRoot()
        let result = try m.principalComponentPursuit(PursuitOptions(lambda: lambda))
        #expect(result.isSettled)
        #expect(result.rank == 0)
        #expect(try result.lowRank.norm() == 0)
        #expect(abs(result.certificate.objective - lambda * m.values.reduce(0) { $0 + abs($1) }) < 1e-12)
    }

    @Test(arguments: [1, 2, 3, 4])
    func `a price above one makes S zero`(_ seed: UInt64) throws {
        let m = try random(6, seed % 2 == 0 ? 6 : 4, seed: seed)
        let result = try m.principalComponentPursuit(PursuitOptions(lambda: 1.01))
        #expect(result.isSettled)
        #expect(result.cardinality == 0)
        let nuclear = Verification(m: m, lambda: 1.01).nuclearNorm(m)
        #expect(abs(result.certificate.objective - nuclear) <= 2e-6 * nuclear)
    }

    @Test func `the zero matrix and empty ones need no step`() throws {
        for shape in [(3, 4), (0, 0), (0, 5)] {
            let result = try NumericMatrix.zeros(shape.0, shape.1).principalComponentPursuit()
            #expect(result.isSettled)
            #expect(result.iterations == 0)
            #expect(result.rank == 0)
            #expect(result.cardinality == 0)
            #expect(result.certificate.gap == 0)
            #expect(result.certificate.residual == 0)
            #expect(result.lowRank == .zeros(shape.0, shape.1))
        }
    }

    @Test func `a positive definite matrix may have an indefinite part of low rank`() throws {
        let m = try matrix([[19, 6, 7], [6, 4, 6], [7, 6, 11]])
        #expect(try m.symmetricEigenvalues().allSatisfy { $0 > 0.1 })
        let result = try m.principalComponentPursuit(PursuitOptions(lambda: 0.6))
        #expect(result.isSettled)
        let values = try result.lowRank.symmetricEigenvalues()
        #expect((values.last ?? 0) < -0.4)
        #expect(result.lowRank == result.lowRank.transposed)
    }

    // MARK: - Recovery

    @Test(arguments: [(12, 12, 1, 6), (20, 20, 1, 20), (24, 16, 1, 12), (32, 32, 2, 30)])
    func `a matrix of low rank with a few gross errors is taken apart`(
        _ rows: Int, _ columns: Int, _ rank: Int, _ errors: Int
    ) throws {
        let made = try planted(rows, columns, rank: rank, errors: errors, seed: 7)
        let result = try made.m.principalComponentPursuit()
        #expect(result.isSettled)
        #expect(result.rank == rank)
        #expect(result.cardinality == errors)
        #expect(try (result.lowRank - made.low).norm() <= 1e-5 * made.low.norm())
        for k in made.m.values.indices where made.sparse.values[k] == 0 {
            #expect(result.sparse.values[k] == 0)
        }
    }

    // MARK: - The certificate

    @Test(arguments: [1, 2, 3, 4, 5, 6])
    func `the certificate holds when it is worked out again from the definitions`(_ seed: UInt64) throws {
        var m = try planted(9, seed % 2 == 0 ? 9 : 6, rank: 1, errors: 5, seed: seed).m
        if seed % 4 == 0 { m = try (m + m.transposed).scaled(by: 0.5) }
        let lambda = 1 / Double(max(m.rows, m.columns)).squareRoot()
        // What the certificate says is true after any number of steps.
        let result = try m.principalComponentPursuit(
            PursuitOptions(maximumSteps: seed % 3 == 0 ? 3 : 400))
        let again = Verification(m: m, lambda: lambda)
        let certificate = result.certificate
        #expect(again.spectralNorm(certificate.dual) <= 1 + 1e-12)
        #expect(again.largestEntry(certificate.dual) <= lambda * (1 + 1e-12))
        let objective = again.objective(lowRank: result.lowRank)
        #expect(abs(objective - certificate.objective) <= 1e-10 * objective)
        #expect(abs(again.inner(certificate.dual) - certificate.lowerBound) <= 1e-10 * objective)
        #expect(abs((objective - again.inner(certificate.dual)) / objective - certificate.gap) < 1e-9)
        #expect(!result.isSettled || certificate.gap <= 1e-6)
        let residual = again.residual(result.lowRank, result.sparse)
        #expect(abs(residual - certificate.residual) < 1e-12)
        #expect(!result.isSettled || residual <= 1e-7)
    }

    @Test func `a residual of nothing is no proof, and the gap is one`() throws {
        // Rank one and one gross error.
        let m = try matrix([[4, 2], [2, 1]]) + matrix([[0, 0], [0, 6]])
        var options = PursuitOptions(
            lambda: 2.0 / 3, method: .fixedPenalty, mu: 1.0 / 3, stop: .residual)
        let early = try m.principalComponentPursuit(options)
        options.stop = .gap
        let late = try m.principalComponentPursuit(options)
        #expect(early.isSettled)
        #expect(early.iterations == 2)
        #expect(early.certificate.residual < 1e-15)
        #expect(early.rank == 2)
        #expect(abs(early.certificate.gap - 7.0 / 29) < 1e-12)
        #expect(late.isSettled)
        #expect(late.rank == 1)
        #expect(abs(late.certificate.objective - 26.0 / 3) < 1e-5)
        let again = Verification(m: m, lambda: 2.0 / 3)
        #expect(again.objective(lowRank: early.lowRank) > again.objective(lowRank: late.lowRank) + 0.9)
    }

    @Test func `steps that run out are said to have run out`() throws {
        let m = try matrix([[4, 2], [2, 7]])
        let options = PursuitOptions(lambda: 2.0 / 3, method: .fixedPenalty, mu: 1.0 / 3, maximumSteps: 5)
        let result = try m.principalComponentPursuit(options)
        #expect(!result.isSettled)
        #expect(result.iterations == 5)
    }

    // MARK: - What is refused

    @Test(arguments: [Double.nan, Double.infinity, -Double.infinity])
    func `an entry that is no number is refused with its place`(_ value: Double) throws {
        let m = try matrix([[1, 2], [3, 4], [value, 6]])
        #expect(throws: NumericError.notFinite(row: 2, column: 0)) { try m.principalComponentPursuit() }
    }

    @Test(arguments: [-1, 0, -Double.infinity, Double.infinity])
    func `a price that is no positive number is refused`(_ value: Double) throws {
        let m = try matrix([[1, 2], [3, 4]])
        let wanted = "a finite number above 0"
        #expect(throws: NumericError.outOfRange(name: "lambda", value: value, wanted: wanted)) {
            try m.principalComponentPursuit(PursuitOptions(lambda: value))
        }
        #expect(throws: NumericError.outOfRange(name: "mu", value: value, wanted: wanted)) {
            try m.principalComponentPursuit(PursuitOptions(mu: value))
        }
        let error = NumericError.outOfRange(name: "lambda", value: -1, wanted: wanted)
        #expect("\(error)" == "`lambda` is -1.0; it has to be a finite number above 0")
    }

    @Test func `tolerances below zero and no steps at all are refused`() throws {
        let m = try matrix([[1, 2], [3, 4]])
        #expect(throws: NumericError.self) {
            try m.principalComponentPursuit(PursuitOptions(residualTolerance: -1))
        }
        #expect(throws: NumericError.self) {
            try m.principalComponentPursuit(PursuitOptions(gapTolerance: .nan))
        }
        #expect(throws: NumericError.self) {
            try m.principalComponentPursuit(PursuitOptions(maximumSteps: 0))
        }
    }
}
