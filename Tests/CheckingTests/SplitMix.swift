import ExactAlgebra

extension SplitMix64 {
    mutating func fraction() throws -> Rational {
        try Rational(Int.random(in: -300...300, using: &self), over: 97)
    }

    mutating func matrix(_ rows: Int, _ columns: Int) throws -> RationalMatrix {
        var entries: [Rational] = []
        for _ in 0..<rows * columns { entries.append(Rational(Int.random(in: -3...3, using: &self))) }
        return RationalMatrix(rows: rows, columns: columns, entries: entries)
    }
}
