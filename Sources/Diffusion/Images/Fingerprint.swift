/// A short text that stands for many numbers.
enum Fingerprint {
    /// Sixteen digits that other numbers, or the same in another order, hardly ever have.
    ///
    /// - SeeAlso: the hash FNV-1a of 64 bits by Fowler, Noll and Vo; of the numbers' bits, not of bytes.
    static func of(_ numbers: some Sequence<Float>) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for number in numbers { hash = (hash ^ UInt64(number.bitPattern)) &* 0x100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
