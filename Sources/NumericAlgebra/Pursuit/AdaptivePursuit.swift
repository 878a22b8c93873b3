/// Alternating directions on T = S − Λ/μ alone (``PursuitKernels``), made fast.
///
/// - Half of a symmetric matrix, two multiplications by a block a step (``SpectralIteration``), in memory that is
///   taken once; only a pair that is kept for being the best so far takes more.
/// - μ starts low, as in the inexact augmented Lagrangian, so that L's rank grows from below, until it is near
///   the entrywise μ; from there it follows what the stopping rule lacks: a residual that lags wants a larger
///   μ, a gap that lags a smaller one.
/// - Where the steps shrink slowly, every fourth one goes to the combination of the last points that the map
///   would move least (Anderson's mixing), and back if that has not made the change smaller.
/// - The gap is estimated now and then with the block. The end needs a proof that covers the whole spectrum
///   (``SpectralBound``); where it fails, the next step decomposes everything.
/// - SeeAlso: Boyd et al., Distributed Optimization … Alternating Direction Method of Multipliers (2011), 3.4;
///   Walker, Ni, Anderson acceleration for fixed-point iterations, SIAM J. Numer. Anal. 49 (2011);
///   Zhang, O'Donoghue, Boyd, Globally convergent type-I Anderson acceleration, SIAM J. Optim. 30 (2020).
struct AdaptivePursuit: PursuitIteration {
    let problem: PursuitProblem
    let options: PursuitOptions
    let layout: PursuitLayout
    /// Whether M is worked on as its transpose: never wider than tall.
    let isTransposed: Bool
    let bound: SpectralBound
    var space: PursuitSpace
    var spectrum: any SpectralIteration
    var mixing: AndersonMixing

    var mu = 1.0
    /// The μ of the last step.
    var lastMu = 1.0
    /// Where μ grows to at the start.
    var startingMu: Double
    var isGrowing = false
    /// The slot of the T of the next step, and how many slots before it hold pairs for this μ.
    var slot = 0
    var steps = 0
    var change = Double.infinity
    /// How the last steps shrank the change, on average.
    var rate = 1.0
    var residual: Double
    var gap: Double?
    var nextLook = 10
    var lastAdaption = 0

    var isSettled: Bool
    var isSpent: Bool { false }
    var best: PursuitSnapshot?

    init(_ problem: PursuitProblem, options: PursuitOptions, from start: PursuitStart?) throws(NumericError) {
        self.problem = problem
        self.options = options
        isTransposed = problem.m.rows < problem.m.columns
        let m = isTransposed ? problem.m.transposed : problem.m
        layout = PursuitLayout(rows: m.rows, columns: m.columns, isSymmetric: problem.isSymmetric)
        bound = SpectralBound(layout: layout)
        isSettled = problem.isZero
        residual = problem.isZero ? 0 : 1
        startingMu = problem.mu ?? problem.entrywiseMu * Tuning.startingFactor
        if problem.isZero {
            (space, mixing) = (PursuitSpace(without: layout), AndersonMixing(slots: 0))
            spectrum = SymmetricSubspace(PursuitLayout(rows: 0, columns: 0, isSymmetric: true))
            return
        }
        space = PursuitSpace(layout, slots: Tuning.memory + 1)
        mixing = AndersonMixing(slots: space.slots)
        spectrum = problem.isSymmetric ? SymmetricSubspace(layout) : RectangularSubspace(layout)
        let packed = layout.packed(m)
        for i in packed.indices { space.numbers[i] = packed[i] }
        try begin(from: start)
    }

    var progress: PursuitProgress {
        PursuitProgress(
            steps: steps, maximumSteps: options.maximumSteps, rank: spectrum.rank, residual: residual,
            gap: gap)
    }

    mutating func advance() throws(NumericError) {
        try unsafe holding { (pursuit, view) throws(NumericError) in try unsafe pursuit.step(view) }
    }

    /// What the parts of the method are set to, found by trials on Jacobians and on planted matrices.
    enum Tuning {
        static let startingFactor = 2.0
        static let growth = 1.4
        static let relaxation = 1.5
        static let memory = 10
        static let mixingPeriod = 4
        /// Steps that shrink the change faster than this are left alone.
        static let slowRate = 0.85
        /// A part of the last change: an error of L smaller than that goes unnoticed.
        static let accuracy = 0.5
    }
}

// MARK: - A step

extension AdaptivePursuit {
    /// Lends the memory to `body`: taken out of this value for that long, so that both can be written.
    mutating func holding<Result>(
        _ body: (inout AdaptivePursuit, PursuitView) throws(NumericError) -> Result
    ) throws(NumericError) -> Result {
        var held = PursuitSpace(without: layout)
        swap(&held, &space)
        defer { swap(&held, &space) }
        let (layout, slots) = (layout, held.slots)
        return try unsafe held.numbers.withUnsafeMutableBufferPointer {
            (numbers) throws(NumericError) -> Result in
            guard let start = numbers.baseAddress else { throw .tooLarge(shape: problem.m.shape) }
            return try unsafe body(&self, PursuitView(start, layout, slots: slots))
        }
    }

    private func kernels() -> PursuitKernels { PursuitKernels(layout: layout, bound: problem.lambda / mu) }

    private mutating func step(_ view: PursuitView) throws(NumericError) {
        let (now, next) = (slot, mixing.following(slot))
        unsafe kernels().spread(view.t(now), view.m, into: view.x)
        try unsafe spectrum.shrink(view.x, spare: view.spare, by: 1 / mu, accuracy: Tuning.accuracy * change)
        let sizes = unsafe kernels().settle(
            view.t(now), view.m, low: view.x, relaxation: Tuning.relaxation, change: view.g(now),
            next: view.t(next))
        let before = change
        change = sizes.change.squareRoot()
        residual = sizes.miss.squareRoot() / problem.size
        steps += 1
        lastMu = mu
        slot = next
        if mixing.mustGoBack(from: change) {
            unsafe mixing.goBack(to: view.t(next), view, relaxation: Tuning.relaxation, count: layout.count)
            return
        }
        if isGrowing { return unsafe grow(view, from: now) }
        if before > 0, before.isFinite { rate = 0.7 * rate + 0.3 * min(change / before, 1.5) }
        mixing.hasPair()
        if steps >= nextLook, try unsafe look(view, at: now) { return }
        if rate > Tuning.slowRate, mixing.isDue(after: Tuning.mixingPeriod) {
            unsafe mixing.mix(into: next, view, change: change, count: layout.count)
        }
    }

    /// A larger μ with the same S and Λ.
    private mutating func grow(_ view: PursuitView, from now: Int) {
        let larger = min(mu * Tuning.growth, startingMu)
        unsafe retune(view, from: now, to: larger)
        isGrowing = larger < startingMu
    }

    /// Another μ with the same S and Λ; what was learned of the map is of no use any more.
    mutating func retune(_ view: PursuitView, from now: Int, to other: Double) {
        unsafe kernels().rescale(
            view.t(now), change: view.g(now), by: mu / other, into: view.t(slot))
        mu = other
        mixing.forget()
        change = .infinity
        lastAdaption = steps
    }
}

// MARK: - The start

extension AdaptivePursuit {
    private mutating func begin(from start: PursuitStart?) throws(NumericError) {
        if let start {
            if let penalty = start.penalty {
                startingMu = problem.mu ?? Double(sign: .plus, exponent: problem.scale, significand: penalty)
            }
            mu = startingMu
            // The block knows nothing yet, and a bad first step would lose what is known.
            spectrum.decomposeAll()
            nextLook = 2
            let sparse = start.sparse.multiplied(byPowerOfTwo: -problem.scale)
            let point = try sparse - start.multiplier.scaled(by: 1 / mu)
            let packed = layout.packed(isTransposed ? point.transposed : point)
            try unsafe holding { (_, view) throws(NumericError) in
                for i in packed.indices { unsafe view.t(0)[i] = packed[i] }
            }
            return
        }
        try unsafe holding { (pursuit, view) throws(NumericError) in try unsafe pursuit.beginLow(view) }
    }

    /// S = 0, −Λ = M / max(‖M‖₂, ‖M‖∞/λ), and a μ at which L has hardly any rank.
    private mutating func beginLow(_ view: PursuitView) throws(NumericError) {
        unsafe kernels().spread(view.t(0), view.m, into: view.x)
        let spectral = try unsafe bound.estimate(view.x)
        var largest = 0.0
        for i in 0..<layout.count { unsafe largest = max(largest, abs(view.m[i])) }
        mu = min(1.25 / spectral, startingMu)
        isGrowing = mu < startingMu
        let factor = 1 / (mu * max(spectral, largest / problem.lambda))
        for i in 0..<layout.count { unsafe view.t(0)[i] = factor * view.m[i] }
    }
}
