extension String {
    /// A number for a text, the same on every machine and in every release (FNV-1a, 64 bits).
    ///
    /// It tells texts apart that nobody chose for being alike: two versions of a lesson, two names of topics.
    /// It protects against nothing else.
    package var fingerprint: UInt64 { utf8.fingerprint }
}

extension Sequence<UInt8> {
    /// The same for bytes.
    package var fingerprint: UInt64 {
        reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}

extension UInt64 {
    /// Sixteen digits, for a file.
    package var inHexadecimal: String {
        let digits = String(self, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
