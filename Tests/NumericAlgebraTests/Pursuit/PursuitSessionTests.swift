import NumericAlgebra
import Testing

/// What a caller sees while a pursuit runs, and how it can step in.
struct PursuitSessionTests {
    private let m: NumericMatrix

    init() throws { m = try jacobianGram(60, directions: 20, noise: 0.3, seed: 1) }

    private var options: PursuitOptions { PursuitOptions(lambda: 1 / 20.5) }

    @Test func `a pursuit that is stopped gives its best pair with a true certificate`() throws {
        var asked = 0
        let result = try m.principalComponentPursuit(options) { progress in
            #expect(progress.steps == asked)
            asked += 1
            return progress.steps < 45
        }
        #expect(asked == 46)
        #expect(result.iterations == 45)
        #expect(!result.isSettled)
        let again = Verification(m: m, lambda: 1 / 20.5)
        #expect(again.spectralNorm(result.certificate.dual) <= 1 + 1e-11)
        #expect(again.largestEntry(result.certificate.dual) <= (1 / 20.5) * (1 + 1e-12))
        let objective = again.objective(lowRank: result.lowRank)
        let gap = (objective - again.inner(result.certificate.dual)) / objective
        #expect(abs(gap - result.certificate.gap) < 1e-9)
        #expect(gap < 0.2)
        #expect(gap > 1e-6)
        #expect(
            abs(again.residual(result.lowRank, result.sparse) - result.certificate.residual) < 1e-12)
    }

    @Test func `what is known gets better from stop to stop`() throws {
        var pursuit = try PrincipalComponentPursuit(m, options: options)
        var gaps: [Double] = []
        while !pursuit.hasEnded {
            try pursuit.advance()
            if pursuit.steps % 40 == 0 { gaps.append(try pursuit.result().certificate.gap) }
        }
        #expect(pursuit.isSettled)
        #expect(gaps.count >= 2)
        #expect(gaps == gaps.sorted(by: >))
    }

    @Test func `looking at a pursuit does not change it, and a copy goes its own way`() throws {
        var one = try PrincipalComponentPursuit(m, options: options)
        for _ in 0..<30 { try one.advance() }
        var other = one
        _ = try other.result()
        for _ in 0..<20 { try other.advance() }
        #expect(one.steps == 30)
        let before = try one.result()
        #expect(before.iterations == 30)
        while !one.hasEnded { try one.advance() }
        while !other.hasEnded { try other.advance() }
        #expect(try one.result() == other.result())
    }

    @Test(arguments: [PursuitMethod.adaptive, .fixedPenalty])
    func `an earlier end is a better start than nothing`(_ method: PursuitMethod) throws {
        var options = options
        options.method = method
        let cold = try m.principalComponentPursuit(options)
        #expect(cold.isSettled)
        let warm = try m.principalComponentPursuit(options, from: PursuitStart(cold))
        #expect(warm.isSettled)
        #expect(warm.iterations <= 12)
        let near = try m + jacobianGram(60, directions: 20, noise: 0.3, seed: 2).scaled(by: 1e-5)
        let moved = try near.principalComponentPursuit(options, from: PursuitStart(cold))
        let fresh = try near.principalComponentPursuit(options)
        #expect(moved.isSettled)
        #expect(moved.iterations < fresh.iterations)
        let objective = fresh.certificate.objective
        #expect(abs(moved.certificate.objective - objective) <= 2e-6 * objective)
    }

    @Test func `progress tells rank, residual and gap`() throws {
        var pursuit = try PrincipalComponentPursuit(m, options: options)
        #expect(pursuit.progress.gap == nil)
        #expect(pursuit.progress.residual == 1)
        while !pursuit.hasEnded { try pursuit.advance() }
        let (progress, result) = (pursuit.progress, try pursuit.result())
        #expect(progress.steps == result.iterations)
        #expect(progress.rank == result.rank)
        #expect(progress.residual == result.certificate.residual)
        let gap = try #require(progress.gap)
        #expect(abs(gap - result.certificate.gap) < 1e-12)
        #expect(progress.maximumSteps == 5_000)
    }

    // MARK: - What is refused

    @Test func `a start of another shape is refused`() throws {
        let start = PursuitStart(sparse: .zeros(60, 60), multiplier: .zeros(60, 59))
        let error = NumericError.shapeMismatch(
            operation: "warm start", left: NumericShape(60, 60), right: NumericShape(60, 59))
        #expect(throws: error) { try m.principalComponentPursuit(options, from: start) }
        #expect("\(error)" == "warm start: a 60×60 matrix and a 60×59 matrix do not fit together")
    }

    @Test func `a start with a hole in it is refused with the place`() throws {
        var sparse = NumericMatrix.zeros(60, 60)
        sparse[4, 2] = .nan
        let start = PursuitStart(sparse: sparse, multiplier: .zeros(60, 60))
        #expect(throws: NumericError.notFinite(row: 4, column: 2)) {
            try m.principalComponentPursuit(options, from: start)
        }
        let bad = PursuitStart(sparse: .zeros(60, 60), multiplier: .zeros(60, 60), penalty: 0)
        let error = NumericError.outOfRange(name: "penalty", value: 0, wanted: "a finite number above 0")
        #expect(throws: error) { try m.principalComponentPursuit(options, from: bad) }
    }

    @Test(arguments: [1, 0.5, Double.nan, .infinity])
    func `a μ that does not grow is refused`(_ growth: Double) throws {
        let options = PursuitOptions(method: .inexactLagrangian(growth: growth))
        let error = #expect(throws: NumericError.self) { try m.principalComponentPursuit(options) }
        let text = "`growth` is \(growth); it has to be a finite number above 1"
        #expect(error.map { "\($0)" } == text)
    }
}
