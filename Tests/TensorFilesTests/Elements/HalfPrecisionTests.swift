import Testing

@testable import TensorFiles

@Suite struct HalfPrecisionTests {
    /// A 16-bit pattern by the definition of the format.
    private func value(_ bits: UInt16, exponentBits: Int) -> Double {
        let fractionBits = 15 - exponentBits
        let fraction = Double(Int(bits) & (1 << fractionBits - 1)) / Double(1 << fractionBits)
        let exponent = Int(bits & 0x7FFF) >> fractionBits
        let bias = 1 << (exponentBits - 1) - 1
        let magnitude =
            switch exponent {
            case 1 << exponentBits - 1: fraction == 0 ? Double.infinity : .nan
            case 0: fraction * Double(sign: .plus, exponent: 1 - bias, significand: 1)
            default: (1 + fraction) * Double(sign: .plus, exponent: exponent - bias, significand: 1)
            }
        return bits & 0x8000 == 0 ? magnitude : -magnitude
    }

    private func isSame(_ a: Double, _ b: Double) -> Bool {
        a.isNaN ? b.isNaN : a == b && a.sign == b.sign
    }

    @Test func `all 65536 halves are widened to what they are, and come back`() {
        for bits in UInt16.min ... .max {
            let wide = HalfPrecision.widened(half: bits)
            if !isSame(Double(wide), value(bits, exponentBits: 5)) || HalfPrecision.half(wide) != bits {
                Issue.record("\(bits)")
            }
        }
    }

    @Test func `all 65536 bfloats are widened to what they are, and come back`() {
        for bits in UInt16.min ... .max {
            let wide = HalfPrecision.widened(bfloat: bits)
            if !isSame(Double(wide), value(bits, exponentBits: 8)) || HalfPrecision.bfloat(wide) != bits {
                Issue.record("\(bits)")
            }
        }
    }

    /// The middle between every two neighbours goes to the even one, and what is next to it to the nearer one.
    private func checkTies(exponentBits: Int, _ narrow: (Double) -> UInt16) {
        let infinity = UInt16((1 << exponentBits - 1) << (15 - exponentBits))
        for lower in 0..<infinity {
            let a = value(lower, exponentBits: exponentBits)
            // The neighbour of the largest is what would follow it if there were room.
            let b =
                lower + 1 == infinity
                ? 2 * a - value(lower - 1, exponentBits: exponentBits)
                : value(lower + 1, exponentBits: exponentBits)
            let middle = (a + b) / 2
            let even = lower % 2 == 0 ? lower : lower + 1
            let found = [middle, middle.nextDown, middle.nextUp, -middle, -middle.nextUp].map(narrow)
            let wanted = [even, lower, lower + 1, even | 0x8000, (lower + 1) | 0x8000]
            if found != wanted { Issue.record("\(lower): \(found)") }
        }
    }

    @Test func `narrowing doubles rounds once, ties to even`() {
        checkTies(exponentBits: 5) { HalfPrecision.half(HalfPrecision.roundedToOdd($0)) }
        checkTies(exponentBits: 8) { HalfPrecision.bfloat(HalfPrecision.roundedToOdd($0)) }
    }

    @Test func `narrowing floats rounds to nearest, ties to even`() {
        checkTies(exponentBits: 5) { middle in
            let float = Float(middle)
            if Double(float) == middle { return HalfPrecision.half(float) }
            // The neighbour of a tie in double precision: the one in single precision on the same side.
            return HalfPrecision.half(abs(Double(float)) < abs(middle) ? float.away : float.towards)
        }
    }

    @Test func `what is too large becomes infinite, a NaN stays one`() {
        #expect(HalfPrecision.half(65519.996) == 0x7BFF)
        #expect(HalfPrecision.half(65520) == 0x7C00)
        #expect(HalfPrecision.half(-.infinity) == 0xFC00)
        #expect(HalfPrecision.half(.greatestFiniteMagnitude) == 0x7C00)
        #expect(HalfPrecision.half(Float(bitPattern: 0x7F80_0001)) == 0x7E00)
        #expect(HalfPrecision.half(.nan) == 0x7E00)
        #expect(HalfPrecision.bfloat(.greatestFiniteMagnitude) == 0x7F80)
        #expect(HalfPrecision.bfloat(Float(bitPattern: 0xFF80_0001)) == 0xFFC0)
        #expect(HalfPrecision.bfloat(Float(bitPattern: 0x7FFF_FFFF)) == 0x7FFF)
        #expect(HalfPrecision.roundedToOdd(.nan).isNaN)
        #expect(HalfPrecision.roundedToOdd(-.infinity) == -.infinity)
        #expect(HalfPrecision.half(HalfPrecision.roundedToOdd(1e300)) == 0x7C00)
        #expect(HalfPrecision.half(HalfPrecision.roundedToOdd(-1e-300)) == 0x8000)
    }

    #if !(os(macOS) && arch(x86_64))
        @Test(arguments: [1, 2, 3])
        func `random floats are narrowed as Swift's own type does it`(seed: UInt64) {
            var dice = Dice(seed: seed)
            for _ in 0..<200_000 {
                let float = Float(bitPattern: UInt32.random(in: 0 ... .max, using: &dice))
                let near = Float.random(in: -0x1p-13...0x1p-13, using: &dice)
                for x in [float, near] where !x.isNaN {
                    if HalfPrecision.half(x) != Float16(x).bitPattern { Issue.record("\(x)") }
                }
                let double = Double(near) * (1 + Double.random(in: 0...1e-9, using: &dice))
                if HalfPrecision.half(HalfPrecision.roundedToOdd(double)) != Float16(double).bitPattern {
                    Issue.record("\(double)")
                }
            }
        }
    #endif
}

extension Float {
    fileprivate var away: Float { self < 0 ? nextDown : nextUp }
    fileprivate var towards: Float { self < 0 ? nextUp : nextDown }
}
