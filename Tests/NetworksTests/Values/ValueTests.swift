import NumericAlgebra
import Synchronization
import Testing

@testable import Networks

@Suite struct ValueTests {
    private let shape = FeatureShape(channels: 2, height: 2, width: 3)

    @Test func `the two orders of a map are each other's way back`() throws {
        let planes = (0..<12).map(Double.init)
        let map = try FeatureMap(shape, channelMajor: planes)
        #expect(map.values == [0, 6, 1, 7, 2, 8, 3, 9, 4, 10, 5, 11])
        #expect(map.channelMajor == planes)
        #expect(try FeatureMap(shape, values: map.values) == map)
        #expect(shape.description == "2×2×3")
    }

    @Test func `wrong counts are refused`() {
        let map = NetworkError.wrongCount(of: "values of a 2×2×3 map", found: 1, wanted: 12)
        #expect(throws: map) { try FeatureMap(shape, values: [1.0]) }
        #expect(throws: map) { try FeatureMap(shape, channelMajor: [1.0]) }
        #expect(throws: NetworkError.wrongCount(of: "values of a 2×2×3 image", found: 0, wanted: 12)) {
            try GeneratedImage<Float>(shape, values: [])
        }
        #expect(throws: NetworkError.wrongCount(of: "coordinates of a direction", found: 2, wanted: 3)) {
            try Tangents(.vector(3), along: [[1.0, 2, 3], [1, 2]])
        }
    }

    @Test func `a tangent is what it was made of`() throws {
        let tangents = try Tangents(.vector(3), along: [[1.0, 2, 3], [4, 5, 6]])
        #expect(tangents.count == 2)
        #expect(tangents.tangent(1).values == [4, 5, 6])
        #expect(Tangents<Double>.identity(.vector(3)).tangent(2).values == [0, 0, 1])
    }

    @Test func `rows that are left out are zero`() throws {
        var dice = Dice(seed: 81)
        let all = dice.tangents(shape, 3)
        let support = dice.support(shape)
        let part = try all.kept(support)
        #expect(part.values.count == support.count * 3)
        let kept = Set((0..<support.count).map(support.feature))
        #expect(!kept.isEmpty && kept.count < 12)
        for t in 0..<3 {
            let values = part.tangent(t).values
            for i in 0..<12 { #expect(values[i] == (kept.contains(i) ? all.tangent(t).values[i] : 0)) }
        }
        #expect(try part.complete.kept(support) == part)
    }

    @Test func `pixels are shown from black 0 to white 1`() throws {
        let image = try GeneratedImage(.vector(5), values: [-1.0, 0, 1, 1.5, -2])
        #expect(image.unitValues == [0, 0.5, 1, 1, 0])
    }

    @Test(arguments: [1, 3, 8, 9, 20])
    func `a Jacobian has the rows of the image and a column for each tangent`(count: Int) throws {
        var dice = Dice(seed: 82)
        let tangents = try dice.tangents(shape, count).kept(dice.support(shape))
        let matrix = ColumnMatrix(tangents, workers: Workers(2))
        #expect(matrix.rows == 12 && matrix.columns == count)
        for t in 0..<count { #expect(Array(matrix.column(t)) == tangents.tangent(t).channelMajor) }
        #expect(try matrix.numeric().values == matrix.values)
        #expect(matrix[3, count - 1] == matrix.values[(count - 1) * 12 + 3])
    }

    @Test(arguments: [1, 2, 7])
    func `every task is done once`(count: Int) {
        let done = Mutex([Int](repeating: 0, count: 100))
        Workers(count).perform(100) { i in done.withLock { $0[i] += 1 } }
        #expect(done.withLock { $0 } == [Int](repeating: 1, count: 100))
        #expect(Workers(count).map(Array(0..<50)) { $0 * $0 } == (0..<50).map { $0 * $0 })
        #expect(Workers(0).count == 1)
    }

    @Test(arguments: [1, 4])
    func `the error of a task comes out, and the rest is left`(count: Int) {
        let done = Mutex(0)
        let error = NetworkError.notFinite(name: "x", index: 5)
        #expect(throws: error) {
            try Workers(count).perform(1_000_000) { (i) throws(NetworkError) in
                if i == 5 { throw error }
                done.withLock { $0 += 1 }
            }
        }
        #expect(done.withLock { $0 } < 1_000_000 - 1)
    }
}
