/// Which eigenvalues of a symmetric matrix are wanted.
public enum EigenvalueRange<Scalar: LapackScalar>: Hashable, Sendable {
    /// Those at these places, counted from zero, the largest first: `.indices(0..<k)` are the k largest.
    case indices(Range<Int>)
    /// Those in this interval, of which either end may be infinite. An eigenvalue within rounding of an end
    /// may be in or out.
    case values(ClosedRange<Scalar>)
}

extension EigenvalueRange {
    /// Throws ``NumericError/outOfRange(name:value:wanted:)`` for places that are not among n.
    func check(size n: Int) throws(NumericError) {
        guard case .indices(let places) = self else { return }
        guard places.lowerBound >= 0, places.upperBound <= n else {
            let outside = places.lowerBound < 0 ? places.lowerBound : places.upperBound
            throw .outOfRange(name: "indices", value: Double(outside), wanted: "between 0 and \(n)")
        }
    }
}

/// An ``EigenvalueRange`` in the words of LAPACK, for a matrix of size n.
struct LapackRange<Scalar: LapackScalar> {
    let letter: CChar
    /// The open lower and the closed upper end.
    let (lower, upper): (Scalar, Scalar)
    /// The first and the last place, from one, the smallest eigenvalue first.
    let (first, last): (LapackInt, LapackInt)
    /// How many eigenvalues there may be.
    let room: Int

    /// - Parameter norm: no eigenvalue is larger in size.
    /// - Throws: ``NumericError/outOfRange(name:value:wanted:)`` for places that are not among n.
    init(_ range: EigenvalueRange<Scalar>, size n: Int, norm: Scalar) throws(NumericError) {
        try range.check(size: n)
        switch range {
        case .indices(let places):
            letter = Lapack.letter("I")
            (lower, upper) = (0, 0)
            first = try Lapack.size(n - places.upperBound + 1)
            last = try Lapack.size(n - places.lowerBound)
            room = places.count
        case .values(let interval):
            letter = Lapack.letter("V")
            // LAPACK scales the ends, which may not overflow, and wants the lower one below the upper one.
            let most = max(min(2 * norm, .greatestFiniteMagnitude), .leastNormalMagnitude)
            let slack = 4 * max(.ulpOfOne * norm, .leastNormalMagnitude)
            lower = max(interval.lowerBound, -most) - slack
            upper = min(interval.upperBound, most)
            (first, last) = (1, 1)
            room = lower < upper ? n : 0
        }
    }
}
