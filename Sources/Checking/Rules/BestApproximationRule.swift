import ExactAlgebra
import Notation

/// `bestapproximation`: rank at most k, at the smallest distance from A that such a matrix has.
struct BestApproximationRule: Rule {
    let a: RationalMatrix
    let k: Int
    let svd: ExactSVD
    let isSpectral: Bool
    let digits: DigitRule

    init(_ givens: Givens) throws {
        a = try givens.rationalMatrix("A")
        k = try givens.count("k", in: 0...max(a.rows, a.columns))
        svd = try a.singularValueDecomposition()
        isSpectral = givens.string(.norm) == "spectral"
        digits = givens.digits
    }

    func key() throws -> [String: Value] { ["answer": .exact(try svd.lowRank(k))] }

    var claims: [Claim] { [.singularValues(svd.singularValues, of: a)] }

    func claims(of key: [String: Value]) -> [Claim] { key["answer"].map { [.lowRank($0, k, of: a)] } ?? [] }

    /// Where σₖ and σₖ₊₁ tie, or the spectral norm leaves room, there is more than one.
    private var isUnique: Bool {
        get throws {
            let values = svd.singularValues
            guard k > 0, k < values.count else { return true }
            if try values[k].isZero() { return true }
            if isSpectral { return false }
            return try values[k - 1].compare(to: values[k]) > 0
        }
    }

    func judge(_ answer: [String: Value]) throws -> Finding {
        let typed = try answer.part("answer").matrix()
        guard typed.shape == a.shape else {
            return .incorrect(
                "An approximation of a \(a.shape) matrix is \(a.shape); yours is \(typed.shape).",
                diagnosis: ["matrix.wrong-size"])
        }
        let best = try svd.lowRank(k)
        let fit = try EntrywiseFit(typed.entries, to: best.entries)
        if let found = try matching(fit, typed.shape) { return found }
        let exactly = try judgeLaws(typed.exact)
        if exactly.verdict == .correct || !typed.isRounded { return exactly }
        if try isUnique || isRefuted(typed) { return exactly }
        return try judgeTie(typed, exactly)
    }

    /// True where the distance from A, or the distance from the matrices of rank k, is more than the
    /// digits can move it.
    private func isRefuted(_ typed: MatrixValue) throws -> Bool {
        let reach = typed.entries.reduce(Rational.zero) { $0 + 4 * ($1.rounding?.radius ?? 0) }
        // σₖ₊₁ is the distance from the matrices of rank k (Eckart-Young).
        if let own = typed.exact.asRational {
            let values = try own.singularValueDecomposition().singularValues
            if k < values.count, try values[k].compare(to: AlgebraicNumber(reach)) > 0 { return true }
        }
        if isSpectral { return false }
        let error = try AlgebraicMatrix(a) - typed.exact
        let minimum = try svd.singularValues.dropFirst(k).reduce(AlgebraicNumber.zero) { try $0 + $1 * $1 }
        let bound = try minimum.squareRoot() + AlgebraicNumber(reach)
        return try dot(error.entries, error.entries).compare(to: bound * bound) > 0
    }

    /// Singular values tie: the right answers keep the larger ones, and any subspace of the tied ones.
    private func judgeTie(_ typed: MatrixValue, _ exactly: Finding) throws -> Finding {
        let undecided = Finding.undecided(
            "There are several best approximations here; exact entries can be decided.")
        let value = svd.singularValues[k - 1]
        guard
            let group = try svd.groups.first(where: {
                try svd.singularValues[$0.lowerBound].isEqual(to: value)
            })
        else { return undecided }
        let v = try svd.v(.full)
        let above = v.selecting(columns: Array(0..<group.lowerBound))
        let tied = v.selecting(columns: Array(group))
        if group.count == 2, !isSpectral {
            switch try nearness(ofTurned: tied, beside: above, to: typed) {
            case .open: return undecided
            case .outside: return exactly
            case .within(let right):
                return try matching(EntrywiseFit(typed.entries, to: right), typed.shape) ?? undecided
            }
        }
        let search = try BoxSearch(typed.entries, entries: \.entries) { entries -> AlgebraicMatrix? in
            let image = try typed.with(entries).exact * tied
            let count = k - group.lowerBound
            guard let rotation = try NearbyRotation.leading(count, ofRightVectorsOf: image) else {
                return nil
            }
            let kept = try above.appending(columnsOf: tied * AlgebraicMatrix(rotation))
            return try AlgebraicMatrix(a) * (kept * kept.transposed)
        }
        guard let search, search.fit.worst <= .rounded else { return undecided }
        return try matching(search.fit, typed.shape) ?? undecided
    }

    /// Two singular values tie, and one of them is kept: X = A(KKᵀ + wwᵀ) with w = x cos θ + y sin θ, so
    /// that the entries of X run along a circle with the angle 2θ.
    private func nearness(
        ofTurned tied: AlgebraicMatrix, beside above: AlgebraicMatrix, to typed: MatrixValue
    ) throws -> Nearness {
        let half = AlgebraicNumber(try Rational(1, over: 2))
        let exact = AlgebraicMatrix(a)
        func image(_ left: AlgebraicMatrix, _ right: AlgebraicMatrix) throws -> [AlgebraicNumber] {
            try (exact * (left * right.transposed)).entries
        }
        let (x, y) = (tied.selecting(columns: [0]), tied.selecting(columns: [1]))
        let (xx, yy) = (try image(x, x), try image(y, y))
        let kept = try image(above, above)
        let centre = try kept.indices.map { try kept[$0] + half * (xx[$0] + yy[$0]) }
        let circle = CircleFeasibility(
            a: try zip(xx, yy).map { try half * ($0 - $1) },
            b: try zip(image(x, y), image(y, x)).map { try half * ($0 + $1) },
            typed: try zip(typed.entries, centre).map { Scalar(try $0.value - $1, rounding: $0.rounding) })
        var isOpen = false
        for radii in [1, 4] {
            switch try circle.meets(radii: radii) {
            case .meets(let point):
                return isOpen ? .open : .within(try zip(centre, point).map { try $0 + $1 })
            case .never: isOpen = false
            case .unknown: isOpen = true
            }
        }
        return isOpen ? .open : .outside
    }

    private func matching(_ fit: EntrywiseFit, _ shape: Shape) throws -> Finding? {
        let right = AlgebraicMatrix(rows: shape.rows, columns: shape.columns, entries: fit.right)
        return try Finding.matching(
            fit, digits: digits, right: ["answer": .exact(right)],
            evidence: "rank at most \(k), and the smallest error",
            place: { Shown.place($0, rows: shape.rows, columns: shape.columns) })
    }

    private func judgeLaws(_ x: AlgebraicMatrix) throws -> Finding {
        let rank = try x.rank()
        let error = try AlgebraicMatrix(a) - x
        let isMinimal: Bool
        let evidence: String
        if isSpectral {
            guard let rational = try error.rationalized() else {
                return .undecided(
                    "The spectral norm of a matrix with roots in it is beyond what is decided here.")
            }
            let norm = try rational.singularValueDecomposition().singularValues.first ?? .zero
            let minimum = k < svd.singularValues.count ? svd.singularValues[k] : .zero
            isMinimal = try norm.isEqual(to: minimum)
            evidence = "‖A − X‖₂ = \(Shown.text(norm)); the minimum is \(Shown.text(minimum))"
        } else {
            let squared = try dot(error.entries, error.entries)
            let minimum = try svd.singularValues.dropFirst(k).reduce(AlgebraicNumber.zero) {
                try $0 + $1 * $1
            }
            isMinimal = try squared.isEqual(to: minimum)
            evidence = "‖A − X‖² = \(Shown.text(squared)); the minimum is \(Shown.text(minimum))"
        }
        if rank > k {
            return .incorrect(
                "Its rank is \(rank), more than \(k).", evidence: "rank \(rank) > \(k)",
                diagnosis: ["truncation.rank"], credit: isMinimal ? 0.5 : 0)
        }
        if !isMinimal {
            return .incorrect(
                "A matrix of rank \(rank), but another one is nearer.", evidence: evidence,
                diagnosis: ["truncation.not-nearest"], credit: 0.5)
        }
        return .correct(evidence, note: "Exactly. It is not the only best one: two singular values tie.")
    }
}
