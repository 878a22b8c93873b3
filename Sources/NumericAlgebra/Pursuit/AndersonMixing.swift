internal import CLapacke

/// Anderson's mixing over the last pairs (T, G) of a map T ↦ T + G, kept in a ring of slots.
///
/// The next T is Σαᵢ(Tᵢ + Gᵢ) with Σαᵢ = 1 and the α that make ‖ΣαᵢGᵢ‖ least. It is only tried: where the
/// change that follows is more than twice that before, the plain step is taken after all.
struct AndersonMixing: Sendable {
    let slots: Int
    /// The slots before the current one that hold pairs of the same map.
    private var pairs = 0
    private var sinceMixing = 0
    /// How many periods to wait after a failure.
    private var patience = 1
    private var trial: (slot: Int, change: Double)?
    private var gram: [Double]
    private var weights: [Double]

    init(slots: Int) {
        self.slots = slots
        gram = [Double](repeating: 0, count: max(1, slots * slots))
        weights = [Double](repeating: 0, count: max(1, slots))
    }

    func following(_ slot: Int) -> Int { (slot + 1) % slots }
    func preceding(_ slot: Int) -> Int { (slot + slots - 1) % slots }

    /// Another map from here on.
    mutating func forget() {
        (pairs, sinceMixing, trial) = (0, 0, nil)
    }

    /// A pair has been added; one slot is for the T to come.
    mutating func hasPair() {
        pairs = min(pairs + 1, slots - 1)
        sinceMixing += 1
    }

    func isDue(after period: Int) -> Bool { pairs >= 3 && sinceMixing >= period * patience }

    /// Whether the mixed point was a bad one, judged by the change that it led to.
    mutating func mustGoBack(from change: Double) -> Bool {
        guard let trial else { return false }
        if change > 2 * trial.change { return true }
        self.trial = nil
        patience = max(1, patience / 2)
        return false
    }

    /// The plain step from where the mixing started.
    mutating func goBack(
        to target: UnsafeMutablePointer<Double>, _ view: PursuitView, relaxation: Double, count: Int
    ) {
        guard let trial else { return }
        let (t, g) = unsafe (view.t(trial.slot), view.g(trial.slot))
        for i in 0..<count { unsafe target[i] = t[i] + relaxation * g[i] }
        forget()
        patience = min(patience * 2, 4)
    }

    /// Puts the mixed point into slot `target`, the one after the last pair.
    mutating func mix(into target: Int, _ view: PursuitView, change: Double, count: Int) {
        let last = preceding(target)
        guard unsafe solve(last, view, count: count) else { return }
        sinceMixing = 0
        trial = (last, change)
        let (length, width) = (LapackInt(count), LapackInt(slots))
        unsafe cblas_dgemv(
            CblasColMajor, CblasNoTrans, length, width, 1, view.points, length, weights, 1, 0, view.spare, 1)
        unsafe cblas_dgemv(
            CblasColMajor, CblasNoTrans, length, width, 1, view.changes, length, weights, 1, 1, view.spare, 1)
        unsafe cblas_dcopy(length, view.spare, 1, view.t(target), 1)
    }

    /// The weights α; false where the system is singular.
    private mutating func solve(_ last: Int, _ view: PursuitView, count: Int) -> Bool {
        let (length, width) = (LapackInt(count), LapackInt(slots))
        // Ten unknowns against so many equations: a part of them does as well.
        let part = count < 8192 ? count : count / 32
        for start in stride(from: 0, through: count - part, by: max(1, 4 * part)) {
            unsafe cblas_dsyrk(
                CblasColMajor, CblasLower, CblasTrans, width, LapackInt(part), 1, view.changes + start,
                length,
                start == 0 ? 0 : 1, &gram, width)
        }
        let order = (0..<pairs).map { (last + slots - $0) % slots }
        // With γ for the differences of neighbours: least ‖G − Σγⱼ(Gⱼ − Gⱼ₊₁)‖, newest first.
        let unknowns = pairs - 1
        func product(_ i: Int, _ j: Int) -> Double {
            let (a, b) = (order[i], order[j])
            return gram[max(a, b) + min(a, b) * slots]
        }
        var matrix = [Double](repeating: 0, count: unknowns * unknowns)
        var gamma = [Double](repeating: 0, count: unknowns)
        var trace = 0.0
        for j in 0..<unknowns {
            for i in j..<unknowns {
                matrix[i + j * unknowns] =
                    product(i, j) - product(i, j + 1) - product(i + 1, j) + product(i + 1, j + 1)
            }
            gamma[j] = product(0, j) - product(0, j + 1)
            trace += matrix[j * (unknowns + 1)]
        }
        for j in 0..<unknowns { matrix[j * (unknowns + 1)] += 1e-10 * trace }
        let size = LapackInt(unknowns)
        let info = unsafe LAPACKE_dposv(
            LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), size, 1, &matrix, size, &gamma, size)
        guard info == 0, gamma.allSatisfy(\.isFinite) else { return false }
        for i in weights.indices { weights[i] = 0 }
        weights[last] = 1
        for j in 0..<unknowns {
            weights[order[j]] -= gamma[j]
            weights[order[j + 1]] += gamma[j]
        }
        return true
    }
}
