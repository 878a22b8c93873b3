import ExactAlgebra
import Testing

@testable import Checking

/// Whatever the doubles do, the exact result lies in the ball.
@Suite struct BallTests {
    @Test(arguments: 1...20)
    func `sums, products and quotients of any scale contain the exact result`(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        for _ in 0..<200 {
            let (a, b) = (Sample(using: &random), Sample(using: &random))
            #expect(try contains(a.ball + b.ball, a.exact + b.exact))
            #expect(try contains(a.ball - b.ball, a.exact - b.exact))
            #expect(try contains(a.ball * b.ball, a.exact * b.exact))
            if !b.exact.isZero { #expect(try contains(a.ball / b.ball, a.exact / b.exact)) }
            let root = (a.ball * a.ball).squareRoot()
            #expect(try contains(root, a.exact.magnitude))
            #expect(try contains(a.ball.raised(to: 3), a.exact * a.exact * a.exact))
        }
    }

    @Test func `small integers stay points`() {
        let (a, b) = (Ball(6), Ball(-4))
        #expect((a + b).integer == 2)
        #expect((a * b).integer == -24)
        #expect((a / Ball(3)).integer == 2)
        #expect(Ball(49).squareRoot().integer == 7)
        #expect((a - a).isZero)
        #expect((a / b).isExact && !(Ball.one / Ball(3)).isExact)
    }

    @Test func `what may be undefined or out of range is unknown`() {
        let aroundZero = Ball(0, radius: 1e-9)
        #expect(!(Ball.one / aroundZero).isKnown)
        #expect(!aroundZero.squareRoot().isKnown)
        #expect(!(Ball(1e100) * Ball(1e100)).isKnown)
        #expect(!(Ball.unknown + .one).isKnown)
        #expect(!Ball.unknown.isApart(from: .one))
        #expect(!(Ball(1e-100) * Ball(1e-100)).isZero)
    }

    @Test func `soft thresholds and fractional powers stay inside`() {
        let wide = Ball(1, radius: 0.25)
        let soft = wide.softened(by: Ball(0.5))
        #expect(soft.low <= 0.25 && soft.high >= 0.75)
        let cubeRoot = wide.raised(to: Ball.one / Ball(3))
        #expect(cubeRoot.low < 0.9086 && cubeRoot.high > 1.0772)
        #expect(cubeRoot.low > 0.9 && cubeRoot.high < 1.08)
    }

    private func contains(_ ball: Ball, _ exact: Rational) throws -> Bool {
        guard ball.isKnown else { return true }
        let difference = try Rational(exactly: ball.middle) - exact
        return try difference.magnitude <= Rational(exactly: ball.radius)
    }
}

/// A ball of any scale, often exact, and a number inside it.
private struct Sample {
    let ball: Ball
    let exact: Rational

    init(using random: inout SplitMix64) {
        let scale = Double(sign: .plus, exponent: Int.random(in: -120...120, using: &random), significand: 1)
        let middle = Double.random(in: -1...1, using: &random) * scale
        let isPoint = Bool.random(using: &random)
        let ball = Ball(middle, radius: isPoint ? 0 : middle.magnitude * 1e-9)
        let place = Int.random(in: -8...8, using: &random)
        let center = (try? Rational(exactly: ball.middle)) ?? .zero
        let step = (try? Rational(exactly: ball.radius * 0.125)) ?? .zero
        self.ball = ball
        exact = center + step * Rational(place)
    }
}

extension Rational {
    /// The rational number that a double is.
    init(exactly value: Double) throws {
        guard value != 0 else {
            self = .zero
            return
        }
        let digits = Rational(Int(value.significand * 0x1p52))
        self = try digits * Rational(2).raised(to: Int(value.exponent) - 52)
        if value < 0 { self = -self }
    }
}
