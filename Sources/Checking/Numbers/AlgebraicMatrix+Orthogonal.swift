import ExactAlgebra

extension AlgebraicMatrix {
    /// Classical Gram-Schmidt without normalising: independent columns in, orthogonal ones out.
    func orthogonalized() throws -> AlgebraicMatrix {
        if let rational = asRational {
            return AlgebraicMatrix(try rational.gramSchmidt().directions)
        }
        var done: [[AlgebraicNumber]] = []
        for j in 0..<columns {
            var vector = column(j).entries
            for earlier in done {
                let factor = try dot(earlier, column(j).entries) / dot(earlier, earlier)
                vector = try zip(vector, earlier).map { try $0 - factor * $1 }
            }
            done.append(vector)
        }
        return AlgebraicMatrix(rows: rows, columns: done)
    }

    /// Every column divided by its length, which is not zero.
    func normalized() throws -> AlgebraicMatrix {
        let columns = try (0..<columns).map { j in
            let vector = column(j).entries
            let length = try dot(vector, vector).squareRoot()
            return try vector.map { try $0 / length }
        }
        return AlgebraicMatrix(rows: rows, columns: columns)
    }

    /// The columns given by their indices.
    func selecting(columns indices: [Int]) -> AlgebraicMatrix {
        AlgebraicMatrix(rows: rows, columns: indices.map { column($0).entries })
    }
}

func dot(_ a: [AlgebraicNumber], _ b: [AlgebraicNumber]) throws -> AlgebraicNumber {
    try zip(a, b).reduce(.zero) { sum, pair in try sum + pair.0 * pair.1 }
}
