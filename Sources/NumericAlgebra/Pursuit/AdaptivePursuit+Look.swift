// Where the pursuit stands: the gap, its proof, and what follows from it.

/// A step that is worth keeping.
struct PursuitSnapshot: Sendable {
    var factors: SpectralFactors
    /// F(T): what is beyond ±λ/μ is S, the rest −Λ/μ.
    var point: [Double]
    var mu: Double
    var residual: Double
    /// The larger of the residual and the gap, each against its tolerance.
    var merit: Double
    var spectralBound: Double?
}

extension AdaptivePursuit {
    /// Looks at the gap after the step from `now`.
    ///
    /// - Returns: true where the next T is settled, or there is none.
    mutating func look(_ view: PursuitView, at now: Int) throws(NumericError) -> Bool {
        if options.stop == .residual {
            nextLook = steps + 1
            guard residual <= options.residualTolerance else { return false }
            isSettled = true
            unsafe keep(view, at: now, merit: 0, spectralBound: nil)
            return true
        }
        let kernels = PursuitKernels(layout: layout, bound: problem.lambda / mu)
        let sums = unsafe kernels.dual(view.t(now), change: view.g(now), view.m, penalty: mu, into: view.x)
        let objective = spectrum.nuclearNorm + problem.lambda * sums.rest
        let stretch = max(1, try unsafe spectrum.stretch(of: view.x))
        let found = (objective - sums.inner / stretch) / objective
        gap = found
        let merit = max(lack(residual, options.residualTolerance), lack(found, options.gapTolerance))
        nextLook = steps + (merit < 20 ? 4 : 10)
        if residual <= options.residualTolerance, found <= options.gapTolerance {
            // The largest bound that the tolerance allows, and one a little above the estimate.
            let most = sums.inner / (objective * (1 - options.gapTolerance))
            for wanted in [stretch + 0.1 * (most - stretch), most] {
                guard try unsafe bound.isProved(view.x, below: wanted, spare: view.spare) else { continue }
                isSettled = true
                gap = (objective - sums.inner / wanted) / objective
                unsafe keep(view, at: now, merit: 0, spectralBound: wanted)
                return true
            }
            spectrum.decomposeAll()
            return false
        }
        if merit < best?.merit ?? .infinity {
            unsafe keep(view, at: now, merit: merit, spectralBound: nil)
        }
        return unsafe adapt(view, from: now, gap: found)
    }

    /// How far a number is from what is wanted of it.
    private func lack(_ value: Double, _ tolerance: Double) -> Double {
        max(value, 0) / max(tolerance, 0x1p-50)
    }

    /// Another μ where one of residual and gap lags behind the other; true if so.
    private mutating func adapt(_ view: PursuitView, from now: Int, gap: Double) -> Bool {
        guard rate > Tuning.slowRate, steps - lastAdaption >= 20 else { return false }
        let lag = lack(gap, options.gapTolerance) / max(lack(residual, options.residualTolerance), 0x1p-50)
        guard lag > 4 || lag < 0.25 else { return false }
        let factor = 1 / min(max(lag, 0.2), 5).squareRoot()
        unsafe retune(view, from: now, to: mu * factor)
        return true
    }

    private mutating func keep(
        _ view: PursuitView, at now: Int, merit: Double, spectralBound: Double?
    ) {
        best = unsafe snapshot(view, at: now, merit: merit, spectralBound: spectralBound)
    }

    private func snapshot(
        _ view: PursuitView, at now: Int, merit: Double, spectralBound: Double?
    ) -> PursuitSnapshot {
        var point = best?.point ?? [Double](repeating: 0, count: layout.count)
        for i in 0..<layout.count { unsafe point[i] = view.t(now)[i] + view.g(now)[i] }
        return PursuitSnapshot(
            factors: spectrum.factors, point: point, mu: mu, residual: residual, merit: merit,
            spectralBound: spectralBound)
    }

    // MARK: - The pair

    func pair() throws(NumericError) -> PursuitPair {
        var pair = PursuitPair(before: problem)
        guard steps > 0 else { return pair }
        // Before the first look there is only the last step.
        let best =
            best
            ?? PursuitSnapshot(
                factors: spectrum.factors, point: space.point(mixing.preceding(slot)), mu: lastMu,
                residual: residual, merit: .infinity)
        let level = problem.lambda / best.mu
        let clipped = best.point.map { min(max($0, -level), level) }
        let sparse = layout.matrix(zip(best.point, clipped).map { $0 - $1 })
        let multiplier = layout.matrix(clipped.map { -best.mu * $0 })
        let low = try best.factors.matrix()
        pair.lowRank = isTransposed ? low.transposed : low
        pair.sparse = isTransposed ? sparse.transposed : sparse
        pair.multiplier = isTransposed ? multiplier.transposed : multiplier
        (pair.rank, pair.nuclearNorm) = (best.factors.rank, best.factors.nuclearNorm)
        (pair.mu, pair.residual, pair.spectralBound) = (best.mu, best.residual, best.spectralBound)
        return pair
    }
}
