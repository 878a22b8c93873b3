import NumericAlgebra
import RankReduction
import Testing

@Suite struct PrincipalAngleTests {
    @Test(arguments: [
        [0.0, 0, 30, 45, 90], [90, 90], [0, 0, 0], [1e-4, 5, 89.9999], [60, 60, 60, 60], [1e-8, 1e-5, 80],
    ])
    func `the angles that the spaces were built with come out`(degrees: [Double]) throws {
        for (more, others) in [(0, 0), (3, 0), (1, 2)] {
            var generator = SeededGenerator(seed: UInt64(more + 7 * others))
            let (one, other) = try generator.bases(24, degrees: degrees, more: more, others: others)
            let angles = try PrincipalAngles(between: one, and: other)
            let built = degrees + Array(repeating: 90.0, count: min(more, others))
            #expect(angles.degrees.count == built.count)
            for (found, angle) in zip(angles.degrees, built) {
                // Small angles to their own size: the sine knows what the cosine has lost.
                #expect(abs(found - angle) < 1e-10, "\(found) for \(angle)")
            }
            #expect(angles.coinciding == built.count { $0 == 0 })
            #expect(angles.perpendicular == built.count { $0 == 90 })
            #expect(angles.cosinesBetween.count == built.count { $0 > 0 && $0 < 90 })
        }
    }

    @Test func `two small angles keep apart`() throws {
        var generator = SeededGenerator(seed: 1)
        let (one, other) = try generator.bases(20, degrees: [1e-9, 1e-6])
        let angles = try PrincipalAngles(between: one, and: other)
        #expect(angles.cosines.allSatisfy { $0 > 1 - 1e-15 })
        #expect(abs(angles.degrees[0] / 1e-9 - 1) < 1e-4)
        #expect(abs(angles.degrees[1] / 1e-6 - 1) < 1e-6)
    }

    @Test func `what counts as zero is the caller's to say`() throws {
        var generator = SeededGenerator(seed: 2)
        let (one, other) = try generator.bases(20, degrees: [1e-6, 40, 90])
        #expect(try PrincipalAngles(between: one, and: other).coinciding == 0)
        #expect(try PrincipalAngles(between: one, and: other, tolerance: 1e-7).coinciding == 1)
    }

    @Test func `spaces of different dimension around them are refused`() {
        let error = RankReductionError.shapesDiffer("Q₁", NumericShape(3, 1), "Q₂", NumericShape(4, 1))
        #expect(throws: error) {
            try PrincipalAngles(
                between: NumericMatrix.identity(3).columns(in: 0..<1),
                and: NumericMatrix.identity(4).columns(in: 0..<1))
        }
    }
}
