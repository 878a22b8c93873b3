internal import Notation
internal import NumericAlgebra
internal import Pictures

extension PursuitReport {
    /// The table for people, and the pictures where there is a terminal to draw on.
    func text(for surroundings: Surroundings) -> String {
        let layout = Layout(surroundings)
        let screen = Screen(layout: layout)
        var text = screen.paragraph(heading)
        text +=
            "\n"
            + rows.map { name, value in
                let space = String(repeating: " ", count: Self.nameWidth - name.count)
                let line = "  \(name)\(space)\(value)"
                return (layout.ascii ? ASCIIText.of(line) : line) + "\n"
            }.joined()
        text += "\n" + screen.paragraph(verdict)
        guard surroundings.outputIsTerminal else { return text }
        // A matrix that is empty or zero has nothing to be seen.
        for picture in [try? parts(), try? spectrum()].compactMap({ $0 }) {
            text += "\n" + screen.drawing(of: picture)
        }
        return text
    }

    private static let nameWidth = 16

    private var heading: String {
        let (m, n) = (problem.matrix.rows, problem.matrix.columns)
        let usual = problem.options.lambda == nil ? " = 1/√\(max(m, n))" : ""
        return "M is \(m)×\(n), from \(problem.file). λ = \(Digits(count: 6).text(problem.lambda))\(usual)."
    }

    private var rows: [(String, String)] {
        let (result, proof) = (outcome.result, outcome.result.certificate)
        let entries = problem.matrix.rows * problem.matrix.columns
        let share = entries == 0 ? 0 : 100 * Double(result.cardinality) / Double(entries)
        return [
            ("rank of L", "\(result.rank) of \(min(problem.matrix.rows, problem.matrix.columns))"),
            ("entries of S", "\(result.cardinality) of \(entries), \(Digits(count: 3).text(share)) %"),
            ("‖L‖*", Digits(count: 6).text(nuclearNorm)),
            ("λ‖M − L‖₁", Digits(count: 6).text(proof.objective - nuclearNorm)),
            ("objective", Digits(count: 6).text(proof.objective)),
            ("lower bound", Digits(count: 6).text(proof.lowerBound)),
            ("duality gap", Digits(count: 2).text(proof.gap)),
            ("residual", Digits(count: 2).text(proof.residual)),
            ("steps", "\(result.iterations), \(Digits(count: 3).text(outcome.seconds)) s"),
        ]
    }

    private var verdict: String {
        let gap = Digits(count: 2).text(outcome.result.certificate.gap)
        if outcome.wasInterrupted {
            return
                "Interrupted: these are the best parts so far. No others have an objective smaller than this "
                + "one by more than \(gap) of it."
        }
        if problem.matrix.isEmpty || proofIsTrivial { return "M is zero, and so are its parts." }
        guard outcome.result.isSettled else { return "Not settled: the steps ran out." }
        if problem.options.stop == .residual {
            return
                "The residual is small. What that is worth the gap says: the objective may be too large by "
                + "\(gap) of itself."
        }
        return "Settled: no L + S = M has an objective smaller than this one by more than \(gap) of it."
    }

    private var proofIsTrivial: Bool { outcome.result.certificate.objective == 0 }

    // MARK: - Pictures

    /// M, L and S side by side, in one scale of colours; blue is negative.
    func parts() throws(PictureError) -> Picture {
        let matrices = [problem.matrix, outcome.result.lowRank, outcome.result.sparse]
        let strongest = Self.usualLargest(problem.matrix.values)
        let tiles = try matrices.map { matrix throws(PictureError) in
            ContactSheet.Tile(try matrix.shades(largest: strongest))
        }
        return try Picture(
            .sheet(ContactSheet(columnLabels: ["M", "L", "S"], tiles: [tiles])),
            caption:
                "M = L + S. Orange is positive, blue negative; from \(Digits().text(strongest)) on, which "
                + "98 % of the entries of M do not exceed, the colour is the strongest.")
    }

    /// The size that two entries in a hundred exceed: a few gross errors do not make all others pale.
    private static func usualLargest(_ values: [Double]) -> Double {
        let sizes = values.map(abs).sorted()
        guard let largest = sizes.last else { return 0 }
        let usual = sizes[min(sizes.count - 1, sizes.count * 49 / 50)]
        return usual > 0 ? usual : largest
    }

    /// The singular values of M and of L, on a scale of powers of ten.
    func spectrum() throws(PictureError) -> Picture {
        let floor = (spectrumOfM.first ?? 0) * 1e-16
        let series = [("M", spectrumOfM), ("L", singularValues)].map { name, values in
            LinePlot.Series(name, values: values.filter { $0 > floor })
        }
        return try Picture(
            .plot(
                LinePlot(
                    series.filter { !$0.points.isEmpty }, xLabel: "number", yLabel: "singular value",
                    isLogarithmic: true)),
            caption: "The singular values of M, and the \(outcome.result.rank) of L.")
    }
}

extension NumericMatrix {
    /// The matrix in the colours of its numbers, a large one averaged down to what a page can show.
    fileprivate func shades(largest: Double) throws(PictureError) -> RasterImage {
        let most = 512
        let top = max(largest, .leastNormalMagnitude)
        let image = try RasterImage(
            numbers: transposed.values, height: rows, width: columns, range: -top...top, ramp: .diverging)
        guard max(rows, columns) > most else { return image }
        let scale = Double(most) / Double(max(rows, columns))
        return try image.scaledSmoothly(
            width: max(1, Int(Double(columns) * scale)), height: max(1, Int(Double(rows) * scale)))
    }
}
