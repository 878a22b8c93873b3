/// Sets right what only guards a file's contents, so that mutations get behind it.
enum FileRepair {
    /// The first eight bytes of a safetensors file: the length of its header, up to the last brace.
    static func safetensorsLength(_ bytes: inout [UInt8]) {
        guard bytes.count > 8, let brace = bytes[8...].lastIndex(of: UInt8(ascii: "}")) else { return }
        var length = UInt64(brace + 1 - 8)
        for k in 0..<8 {
            bytes[k] = UInt8(truncatingIfNeeded: length)
            length >>= 8
        }
    }

    /// Bytes 8 and 9 of an `.npy` file of version 1: the length of its header, up to its line end.
    static func npyLength(_ bytes: inout [UInt8]) {
        guard bytes.count > 10, let end = bytes[10...].firstIndex(of: UInt8(ascii: "\n")) else { return }
        let length = end + 1 - 10
        bytes[8] = UInt8(truncatingIfNeeded: length)
        bytes[9] = UInt8(truncatingIfNeeded: length >> 8)
    }

    /// The checksum behind each chunk of a PNG file.
    static func pngChecksums(_ bytes: inout [UInt8]) {
        var start = 8
        while start + 12 <= bytes.count {
            let length = bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
            let end = start + 8 + length
            guard end + 4 <= bytes.count else { return }
            let sum = checksum(bytes[start + 4..<end])
            for k in 0..<4 { bytes[end + k] = UInt8(truncatingIfNeeded: sum >> UInt32(24 - 8 * k)) }
            start = end + 4
        }
    }

    /// CRC-32, as in ISO/IEC 15948, annex D.
    private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        ~bytes.reduce(~0 as UInt32) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in
                sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1
            }
        }
    }
}
