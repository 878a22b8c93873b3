import ExactAlgebra
import Notation
import Testing

@testable import Checking

/// The least t for which the box of t radii meets a subspace, by enumeration.
///
/// By duality t is the largest |a·x₀| / Σ|aᵢ|rᵢ over the rows a that vanish on the subspace, and a row is
/// a sum without cancellation of rows of minimal support. Those are finitely many.
///
/// - Returns: nil where no t is enough.
func leastGrowth(_ basis: RationalMatrix, _ centre: [Rational], _ radii: [Rational]) throws -> Rational? {
    let annihilator = try basis.transposed.nullSpaceBasis()
    let (n, c) = (annihilator.rows, annihilator.columns)
    var growth = Rational.zero
    for mask in 0..<(1 << n) where mask.nonzeroBitCount == c - 1 {
        let zeros = (0..<n).filter { mask >> $0 & 1 == 1 }
        let combination = try annihilator.selecting(rows: zeros, columns: Array(0..<c)).nullSpaceBasis()
        guard combination.columns == 1 else { continue }
        let a = try (annihilator * combination).entries
        let excess = zip(a, centre).reduce(Rational.zero) { $0 + $1.0 * $1.1 }.magnitude
        let reach = zip(a, radii).reduce(Rational.zero) { $0 + $1.0.magnitude * $1.1 }
        if excess.isZero { continue }
        if reach.isZero { return nil }
        growth = max(growth, try excess / reach)
    }
    return growth
}

@Suite struct BoxFeasibilityTests {
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `the growth is that of an enumeration, and the point reaches it`(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<10 {
            let n = Int.random(in: 2...6, using: &generator)
            let d = Int.random(in: 1..<n, using: &generator)
            let basis = try generator.matrix(n, d)
            guard basis.rank == d else { continue }
            let zeros = Int.random(in: 0...3, using: &generator)
            var (centre, radii): ([Rational], [Rational]) = ([], [])
            for _ in 0..<n {
                centre.append(try generator.fraction())
                let isExact = Int.random(in: 0..<4, using: &generator) < zeros
                radii.append(isExact ? 0 : try Rational(Int.random(in: 1...9, using: &generator), over: 10))
            }
            let expected = try leastGrowth(basis, centre, radii)
            switch try BoxFeasibility(basis: basis).nearest(to: centre, radii: radii) {
            case .never: #expect(expected == nil)
            case .unknown: Issue.record("\(n) entries are not too many")
            case .meets(let meeting):
                #expect(meeting.growth == expected)
                let point = RationalMatrix(rows: n, columns: 1, entries: meeting.point)
                #expect(try basis.appending(columnsOf: point).rank == d)
                for i in 0..<n {
                    #expect((meeting.point[i] - centre[i]).magnitude <= meeting.growth * radii[i])
                }
            }
        }
    }

    @Test func `exact entries are met or refused`() throws {
        let plane = BoxFeasibility(basis: RationalMatrix([[1, 0], [0, 1], [1, 1]]))
        guard case .meets(let meeting) = try plane.nearest(to: [1, 2, 3], radii: [0, 0, 0]) else {
            Issue.record("(1, 2, 3) is in the plane")
            return
        }
        #expect(meeting.growth.isZero)
        #expect(meeting.point == [1, 2, 3])
        if case .never = try plane.nearest(to: [1, 2, 4], radii: [0, 0, 0]) {
        } else {
            Issue.record("(1, 2, 4) is not in the plane")
        }
    }

    @Test func `what is too large is not tried`() throws {
        let centre = [Rational](repeating: 1, count: 13)
        let answer = try BoxFeasibility(basis: .identity(13)).nearest(to: centre, radii: centre)
        if case .unknown = answer {} else { Issue.record("\(answer)") }
    }

    @Test func `one digit is blamed where one explains the line`() throws {
        // x + 2y + 3z = 0, with x two units too large.
        let plane = Span(basis: try AlgebraicMatrix(RationalMatrix([[1, 2, 3]])).nullSpaceBasis())
        let unit = try Rational(1, over: 1000)
        let half = try unit / 2
        let typed = [1002, 1000].map { digits in
            Scalar(
                AlgebraicNumber(Rational(digits) * unit),
                rounding: Rounding(
                    radius: half, places: 3, significantDigits: 4, isLiteral: true))
        }
        let vector = typed + [Scalar(-1)]
        guard case .within(let point) = try plane.nearness(to: vector) else {
            Issue.record("a vector of the plane is within two units")
            return
        }
        let fits = try EntrywiseFit(vector, to: point).fits
        #expect(fits.filter { $0 == .misrounded }.count == 1)
        #expect(fits.filter { $0 == .outside }.isEmpty)
    }
}
