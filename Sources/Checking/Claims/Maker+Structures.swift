import ExactAlgebra

// Matrices that have the properties of a name.
extension Maker {
    /// A matrix with these properties where they can be built in; what cannot is left to the check.
    ///
    /// - Parameter rank: an exact rank that is asked for, or the largest that is allowed.
    mutating func matrix(
        _ rows: Int, _ columns: Int, _ properties: Set<Property>, rank: Int?, mostRank: Int?
    ) throws -> RationalMatrix? {
        if properties.contains(.orthonormalColumns) || properties.contains(.orthogonal) {
            if properties.contains(.symmetric), rows == columns { return try symmetricOrthogonal(rows) }
            return try orthonormal(rows, columns)
        }
        if properties.contains(.orthonormalRows) { return try orthonormal(columns, rows)?.transposed }
        if properties.contains(.unit) { return try unit(rows, columns) }
        if wantsRelated, choice(4) == 3, let related = try copy(rows, columns) { return related }
        if let rank = rank ?? mostRank.map({ choice($0 + 1) }) {
            return try ofRank(rank, rows, columns, properties)
        }
        if properties.contains(.projector) { return try ofRank(choice(rows + 1), rows, rows, properties) }
        if properties.contains(.idempotent) { return try idempotent(rows, rank: choice(rows + 1)) }
        if properties.contains(.positiveDefinite) { return try positiveDefinite(rows, properties) }
        if properties.contains(.positiveSemidefinite) {
            return try ofRank(choice(rows + 1), rows, rows, properties)
        }
        if properties.contains(where: \.isLinear) { return structured(rows, columns, properties) }
        if properties.contains(.invertible) { return try invertible(rows) }
        if properties.contains(.singular) { return try ofRank(choice(rows), rows, columns) }
        if properties.contains(.fullColumnRank) { return try ofRank(columns, rows, columns) }
        if properties.contains(.fullRowRank) { return try ofRank(rows, rows, columns) }
        if properties.contains(.fullRank) { return try ofRank(min(rows, columns), rows, columns) }
        return try plain(rows, columns)
    }

    private mutating func unit(_ rows: Int, _ columns: Int) throws -> RationalMatrix? {
        guard rows > 0, columns > 0, let column = try orthonormal(rows * columns, 1) else { return nil }
        return RationalMatrix(rows: rows, columns: columns, entries: column.entries)
    }

    /// Entries at free places; the others follow.
    mutating func structured(_ rows: Int, _ columns: Int, _ properties: Set<Property>) -> RationalMatrix {
        let positive = properties.contains(.positiveSemidefinite) || properties.contains(.nonnegative)
        let invertible = properties.contains(.invertible)
        let way = manner.isWide ? 9 : choice(manner.isDegenerate ? 6 : 12)
        var matrix = RationalMatrix.zeros(rows, columns)
        for element in Self.basis(rows, columns, properties) {
            var number = entry()
            let isOnDiagonal = (0..<min(rows, columns)).contains { !element[$0, $0].isZero }
            if way == 0 { number = 0 }
            if way == 1 { number = isOnDiagonal ? 1 : 0 }
            if invertible, isOnDiagonal, number.isZero { number = 1 }
            if positive { number = number.magnitude }
            matrix = (try? matrix + element.scaled(by: number)) ?? matrix
        }
        return matrix
    }

    /// A basis of the matrices with these linear properties.
    static func basis(_ rows: Int, _ columns: Int, _ properties: Set<Property>) -> [RationalMatrix] {
        var basis: [RationalMatrix] = []
        for i in 0..<rows {
            for j in 0..<columns {
                if properties.contains(.diagonal), i != j { continue }
                if properties.contains(.upperTriangular), i > j { continue }
                if properties.contains(.lowerTriangular), i < j { continue }
                let element = unit(rows, columns, i, j)
                let mirrored = rows == columns ? unit(rows, columns, j, i) : element
                if properties.contains(.symmetric) {
                    if i > j { continue }
                    basis.append(i == j ? element : (try? element + mirrored) ?? element)
                } else if properties.contains(.skew) {
                    if i >= j { continue }
                    basis.append((try? element - mirrored) ?? element)
                } else {
                    basis.append(element)
                }
            }
        }
        return basis
    }

    /// BBᵀ with independent rows, or L·D·Lᵀ.
    private mutating func positiveDefinite(
        _ n: Int, _ properties: Set<Property>
    ) throws -> RationalMatrix {
        if properties.contains(.diagonal) || choice(4) < 2 {
            return RationalMatrix.diagonal((0..<n).map { _ in nonzeroEntry().magnitude })
        }
        let b = try invertible(n)
        return try b * b.transposed
    }

    private mutating func symmetricOrthogonal(_ n: Int) throws -> RationalMatrix? {
        guard let q = try orthonormal(n, n) else { return nil }
        let signs = RationalMatrix.diagonal((0..<n).map { _ in choice(2) == 1 ? -1 : 1 })
        return try q * signs * q.transposed
    }

    private mutating func idempotent(_ n: Int, rank: Int) throws -> RationalMatrix {
        let p = try invertible(n)
        return try p * Self.partialIdentity(n, rank) * p.inverse()
    }

    private static func partialIdentity(_ n: Int, _ rank: Int) -> RationalMatrix {
        RationalMatrix.diagonal((0..<n).map { $0 < rank ? 1 : 0 })
    }

    /// Of exactly this rank, and symmetric, semidefinite, diagonal or a projector where that is asked.
    private mutating func ofRank(
        _ rank: Int, _ rows: Int, _ columns: Int, _ properties: Set<Property>
    ) throws -> RationalMatrix? {
        guard (0...min(rows, columns)).contains(rank) else { return nil }
        if properties.contains(.projector) {
            guard let q = try orthonormal(rows, rank) else { return nil }
            return try q * q.transposed
        }
        if properties.contains(.idempotent) { return try idempotent(rows, rank: rank) }
        if properties.contains(.diagonal) {
            return RationalMatrix(
                rows: rows, columns: columns,
                entries: (0..<rows * columns).map {
                    $0 / columns == $0 % columns && $0 / columns < rank ? nonzeroEntry() : 0
                })
        }
        let isSemidefinite =
            properties.contains(.positiveSemidefinite) || properties.contains(.positiveDefinite)
        if isSemidefinite || properties.contains(.symmetric) {
            let b = try fullColumnRank(rows, rank)
            let core = (0..<rank).map { _ in isSemidefinite ? nonzeroEntry().magnitude : nonzeroEntry() }
            return try b * RationalMatrix.diagonal(core) * b.transposed
        }
        return try ofRank(rank, rows, columns)
    }

    // MARK: - Objects that depend on others

    /// A matrix whose range holds the columns of `columns`: they and others, mixed by a matrix of full
    /// row rank. Symmetric where that is asked. Nil where it would have too few columns.
    mutating func containing(
        _ contained: RationalMatrix, _ rows: Int, _ columns: Int, _ properties: Set<Property>
    ) throws -> RationalMatrix? {
        let basis = try contained.columnSpaceBasis()
        guard contained.rows == rows, basis.columns <= columns else { return nil }
        let extra = choice(min(columns, rows) - basis.columns + 1)
        let others = try plain(rows, extra)
        let generators = try basis.appending(columnsOf: others)
        let k = generators.columns
        if properties.contains(.symmetric) || properties.contains(.positiveSemidefinite)
            || properties.contains(.projector)
        {
            if properties.contains(.projector) {
                return try RationalMatrix.projector(ontoColumns: generators)
            }
            let isPositive = !properties.contains(.symmetric)
            let core = (0..<k).map { _ in isPositive ? nonzeroEntry().magnitude : nonzeroEntry() }
            return try generators * RationalMatrix.diagonal(core) * generators.transposed
        }
        if k == 0 { return .zeros(rows, columns) }
        // Where nothing is added the columns themselves can stand in it.
        let mixer = try choice(3) == 0 ? Self.eye(k, columns) : fullColumnRank(columns, k).transposed
        return try generators * mixer
    }
}
