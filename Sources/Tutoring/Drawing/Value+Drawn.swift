internal import ExactAlgebra
internal import Notation
internal import Pictures

/// Values as pictures take them: doubles, and plane vectors.
extension Value {
    /// The numbers of a list or a vector, or the one number.
    ///
    /// - Parameter source: what messages call it.
    func drawnNumbers(of source: String) throws(Undrawable) -> [Double] {
        switch self {
        case .number(let scalar): return try [scalar].drawn(source)
        case .matrix(let matrix) where matrix.isVector: return try matrix.entries.drawn(source)
        case .list(let values):
            var scalars: [Scalar] = []
            for value in values.prefix(Bars.largestCount * 20) {
                guard case .number(let scalar) = value else { throw needs("a list of numbers", source) }
                scalars.append(scalar)
            }
            return try scalars.drawn(source)
        default: throw needs("a list of numbers or a vector", source)
        }
    }

    /// A matrix, cut to what a picture holds.
    func drawnMap(of source: String) throws(Undrawable) -> HeatMap {
        guard case .matrix(let matrix) = self else { throw needs("a matrix", source) }
        let rows = Array(0..<min(matrix.rows, HeatMap.largestSide))
        let columns = Array(0..<min(matrix.columns, HeatMap.largestSide))
        let kept = try matrix.selecting(rows: rows, columns: columns).entries.drawn(source)
        return HeatMap(rows: matrix.rows, columns: matrix.columns) { i, j in kept[i * columns.count + j] }
    }

    /// A vector of two entries, the columns of a matrix with two rows, or a list of such vectors.
    func drawnVectors(of source: String) throws(Undrawable) -> [Plane.Vector] {
        switch self {
        case .matrix(let matrix) where matrix.isVector && matrix.entries.count == 2:
            let entries = try matrix.entries.drawn(source)
            return [Plane.Vector(entries[0], entries[1])]
        case .matrix(let matrix) where matrix.rows == 2 && matrix.columns > 0:
            let entries = try matrix.entries.drawn(source)
            return (0..<matrix.columns).map { Plane.Vector(entries[$0], entries[matrix.columns + $0]) }
        case .list(let values) where !values.isEmpty:
            var vectors: [Plane.Vector] = []
            for value in values.prefix(Plane.largestCount) { vectors += try value.drawnVectors(of: source) }
            return vectors
        case .subspace(let basis) where basis.columns > 0:
            return try Value.matrix(basis).drawnVectors(of: source)
        default: throw needs("vectors of two entries", source)
        }
    }

    private func needs(_ wanted: String, _ source: String) -> Undrawable {
        Undrawable("this picture needs \(wanted), and \(source) is \(kindDescription)")
    }
}

extension [Scalar] {
    /// As doubles; what is 0 is 0 there too.
    fileprivate func drawn(_ source: String) throws(Undrawable) -> [Double] {
        var numbers: [Double] = []
        for scalar in self {
            let (x, y) = (scalar.value.approximation(), scalar.value.imaginaryApproximation())
            guard abs(y) <= 1e-9 * Swift.max(1, abs(x)) else {
                throw Undrawable("\(source) has a number that is not real")
            }
            numbers.append(x)
        }
        let largest = numbers.filter(\.isFinite).map { abs($0) }.max() ?? 0
        for (index, number) in numbers.enumerated()
        where number != 0 && abs(number) < 1e-12 * largest || largest < 1e-12 {
            // A sum of roots that cancel is 0 only up to the digits of its enclosure.
            if (try? self[index].value.isZero()) == true { numbers[index] = 0 }
        }
        return numbers
    }
}
