import ExactAlgebra
import Testing

@Suite struct ExactQRTests {
    @Test(arguments: 0..<60) func `Q is orthonormal, R upper triangular, QR the matrix`(seed: Int) throws {
        var random = RandomMatrices(seed: seed)
        let (m, n) = (random.number(in: 1...5), random.number(in: 1...4))
        let rank = random.number(in: 0...min(m, n))
        let scale = try Rational(1, over: random.number(in: 1...6))
        let a = try random.ofRank(rank, m, n).scaled(by: scale)
        for shape in SVDShape.allCases {
            let qr = try a.qr(shape)
            let count = shape == .full ? m : shape == .thin ? min(m, n) : rank
            #expect(qr.q.shape == Shape(m, count))
            #expect(qr.r.shape == Shape(count, n))
            try Laws.expectOrthonormal(qr.q, "\(a) \(shape)")
            #expect(try (qr.q * qr.r).isEqual(to: AlgebraicMatrix(a)), "\(a) \(shape)")
            for i in 0..<count {
                for j in 0..<min(i, n) { #expect(qr.r[i, j].asRational == 0) }
                if i < rank, rank == n { #expect(try qr.r[i, i].sign() > 0) }
            }
        }
    }
}
