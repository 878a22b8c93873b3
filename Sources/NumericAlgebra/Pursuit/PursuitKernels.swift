/// The passes over all entries: each reads every number once and does all there is to do with it.
///
/// T stands for S − Λ/μ, one matrix that holds both: S is what is left of T beyond ±λ/μ, and −Λ/μ is T
/// clipped to ±λ/μ. One step of the alternating directions is then a map of T alone:
/// ```
/// C = clip(T),   X = M + 2C − T,   L = D_{1/μ}(X),   F(T) = M + C − L,   and   L + S − M = C − clip(F).
/// ```
/// - Note: Every pointer is to as many numbers as the layout says; nothing here allocates.
@safe struct PursuitKernels: Sendable {
    let layout: PursuitLayout
    /// λ/μ.
    let bound: Double

    private typealias Lanes = SIMD8<Double>

    /// X = M + 2C − T, packed to full.
    func spread(
        _ t: UnsafePointer<Double>, _ m: UnsafePointer<Double>, into x: UnsafeMutablePointer<Double>
    ) {
        forEachColumn { at, full, count in
            run(count) { i in
                let value = unsafe t[at + i]
                unsafe x[full + i] = m[at + i] + 2 * clip(value) - value
            } wide: { i in
                let value = unsafe load(t + at + i)
                unsafe store(load(m + at + i) + 2 * clip(value) - value, to: x + full + i)
            }
        }
    }

    /// G = F(T) − T and the next T = T + `relaxation` · G, with the sizes of G and of L + S − M, squared.
    ///
    /// - Parameter low: L, full.
    func settle(
        _ t: UnsafePointer<Double>, _ m: UnsafePointer<Double>, low: UnsafePointer<Double>,
        relaxation: Double, change g: UnsafeMutablePointer<Double>, next: UnsafeMutablePointer<Double>
    ) -> (change: Double, miss: Double) {
        var (change, miss) = (0.0, 0.0)
        forEachColumn { at, full, count in
            var (changes, misses) = (Lanes.zero, Lanes.zero)
            run(count) { i in
                let value = unsafe t[at + i]
                let clipped = clip(value)
                let moved = unsafe m[at + i] + clipped - low[full + i]
                unsafe g[at + i] = moved - value
                unsafe next[at + i] = value + relaxation * (moved - value)
                let off = clipped - clip(moved)
                changes[0] += (moved - value) * (moved - value)
                misses[0] += off * off
            } wide: { i in
                let value = unsafe load(t + at + i)
                let clipped = clip(value)
                let moved = unsafe load(m + at + i) + clipped - load(low + full + i)
                let step = moved - value
                unsafe store(step, to: g + at + i)
                unsafe store(value + relaxation * step, to: next + at + i)
                let off = clipped - clip(moved)
                changes += step * step
                misses += off * off
            }
            change += changes.sum()
            miss += misses.sum() * weight
            if layout.isSymmetric {
                let value = unsafe t[at]
                let off = unsafe clip(value) - clip(value + g[at])
                miss -= off * off
            }
        }
        return (change, miss)
    }

    /// −Λ after the step = `penalty` · clip(F), packed to full, with Σ|M − L| and ⟨−Λ, M⟩.
    func dual(
        _ t: UnsafePointer<Double>, change g: UnsafePointer<Double>, _ m: UnsafePointer<Double>,
        penalty: Double, into x: UnsafeMutablePointer<Double>
    ) -> (rest: Double, inner: Double) {
        var (rest, inner) = (0.0, 0.0)
        forEachColumn { at, full, count in
            var (rests, inners) = (Lanes.zero, Lanes.zero)
            run(count) { i in
                let moved = unsafe t[at + i] + g[at + i]
                let dual = penalty * clip(moved)
                unsafe x[full + i] = dual
                rests[0] += unsafe abs(moved - clip(t[at + i]))
                inners[0] += unsafe dual * m[at + i]
            } wide: { i in
                let value = unsafe load(t + at + i)
                let moved = unsafe value + load(g + at + i)
                let dual = penalty * clip(moved)
                unsafe store(dual, to: x + full + i)
                let apart = moved - clip(value)
                rests += apart.replacing(with: -apart, where: apart .< 0)
                inners += unsafe dual * load(m + at + i)
            }
            rest += rests.sum() * weight
            inner += inners.sum() * weight
            if layout.isSymmetric {
                let moved = unsafe t[at] + g[at]
                rest -= unsafe abs(moved - clip(t[at]))
                inner -= unsafe penalty * clip(moved) * m[at]
            }
        }
        return (rest, inner)
    }

    /// T for another μ with S and Λ as they are after the step: only the clipped part changes its size.
    func rescale(
        _ t: UnsafePointer<Double>, change g: UnsafePointer<Double>, by factor: Double,
        into next: UnsafeMutablePointer<Double>
    ) {
        for i in 0..<layout.count {
            let moved = unsafe t[i] + g[i]
            unsafe next[i] = moved + (factor - 1) * clip(moved)
        }
    }
}

// MARK: - Lanes

extension PursuitKernels {
    /// An entry off the diagonal of a symmetric matrix stands for two.
    private var weight: Double { layout.isSymmetric ? 2 : 1 }

    @inline(__always)
    private func forEachColumn(_ body: (_ packed: Int, _ full: Int, _ count: Int) -> Void) {
        for j in 0..<layout.columns { body(layout.packedStart(j), layout.fullStart(j), layout.height(j)) }
    }

    /// Eight entries at a time, and the last ones singly.
    @inline(__always)
    private func run(
        _ count: Int, _ single: (Int) -> Void, wide: (Int) -> Void
    ) {
        var i = 0
        while i + Lanes.scalarCount <= count {
            wide(i)
            i += Lanes.scalarCount
        }
        while i < count {
            single(i)
            i += 1
        }
    }

    @inline(__always)
    private func clip(_ value: Double) -> Double { value < -bound ? -bound : value > bound ? bound : value }

    @inline(__always)
    private func clip(_ value: Lanes) -> Lanes {
        let (low, high) = (Lanes(repeating: -bound), Lanes(repeating: bound))
        let raised = value.replacing(with: low, where: value .< low)
        return raised.replacing(with: high, where: raised .> high)
    }

    @inline(__always)
    private func load(_ place: UnsafePointer<Double>) -> Lanes {
        unsafe UnsafeRawPointer(place).loadUnaligned(as: Lanes.self)
    }

    @inline(__always)
    private func store(_ value: Lanes, to place: UnsafeMutablePointer<Double>) {
        unsafe UnsafeMutableRawPointer(place).storeBytes(of: value, as: Lanes.self)
    }
}
