/// PNG files of every kind, made without libpng and without compressing.
///
/// - SeeAlso: ISO/IEC 15948, *Portable Network Graphics*; RFC 1950 and 1951 for what surrounds the bytes.
struct PNGMaker {
    enum Kind: UInt8, CaseIterable {
        case grey = 0
        case rgb = 2
        case palette = 3
        case greyAlpha = 4
        case rgba = 6

        var samples: Int { [0: 1, 2: 3, 3: 1, 4: 2, 6: 4][rawValue] ?? 1 }
        var depths: [Int] {
            switch self {
            case .grey: [1, 2, 4, 8, 16]
            case .palette: [1, 2, 4, 8]
            default: [8, 16]
            }
        }
    }

    let kind: Kind
    let depth: Int
    let width: Int
    let height: Int
    var isInterlaced = false
    /// Red, green, blue.
    var palette: [[UInt8]] = []
    /// The alpha of the first colours of the palette; for other kinds the colour that is transparent.
    var transparency: [Int] = []
    /// What each pixel holds: as many samples as its kind has.
    let sample: (_ row: Int, _ column: Int, _ channel: Int) -> Int

    var file: [UInt8] {
        var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        let header =
            Self.big(width, 4) + Self.big(height, 4)
            + [UInt8(depth), kind.rawValue, 0, 0, isInterlaced ? 1 : 0]
        bytes += Self.chunk("IHDR", header)
        if !palette.isEmpty { bytes += Self.chunk("PLTE", palette.flatMap { $0 }) }
        if !transparency.isEmpty {
            let size = kind == .palette ? 1 : 2
            bytes += Self.chunk("tRNS", transparency.flatMap { Self.big($0, size) })
        }
        bytes += Self.chunk("tEXt", Array("Comment\0a picture for a test".utf8))
        bytes += Self.chunk("IDAT", Self.stored(rows))
        return bytes + Self.chunk("IEND", [])
    }

    /// The rows, each after a byte for "no filter"; interlaced: the rows of seven small images.
    private var rows: [UInt8] {
        guard isInterlaced else {
            return pass(Array(0..<height), Array(0..<width))
        }
        let passes = [
            (0, 8, 0, 8), (0, 8, 4, 8), (4, 8, 0, 4), (0, 4, 2, 4), (2, 4, 0, 2), (0, 2, 1, 2), (1, 2, 0, 1),
        ]
        return passes.flatMap { row, rowStep, column, columnStep in
            pass(
                Array(stride(from: row, to: height, by: rowStep)),
                Array(stride(from: column, to: width, by: columnStep)))
        }
    }

    private func pass(_ rows: [Int], _ columns: [Int]) -> [UInt8] {
        guard !columns.isEmpty else { return [] }
        return rows.flatMap { row -> [UInt8] in
            let samples = columns.flatMap { column in
                (0..<kind.samples).map { sample(row, column, $0) }
            }
            if depth == 16 { return [0] + samples.flatMap { Self.big($0, 2) } }
            var bytes: [UInt8] = [0]
            for (index, value) in samples.enumerated() {
                let bit = index * depth % 8
                if bit == 0 { bytes.append(0) }
                bytes[bytes.count - 1] |= UInt8(value << (8 - depth - bit))
            }
            return bytes
        }
    }

    // MARK: - Bytes

    static func big(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * (count - 1 - $0))) }
    }

    static func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
        let named = Array(name.utf8) + body
        return big(body.count, 4) + named + big(checksum(named), 4)
    }

    private static func checksum(_ bytes: [UInt8]) -> Int {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return Int(sum ^ 0xFFFF_FFFF)
    }

    /// A zlib stream of blocks that hold the bytes as they are.
    static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var stream: [UInt8] = [0x78, 0x01]
        var rest = bytes[...]
        repeat {
            let block = rest.prefix(65_535)
            rest = rest.dropFirst(65_535)
            let size = [UInt8(block.count & 255), UInt8(block.count >> 8)]
            stream += [rest.isEmpty ? 1 : 0] + size + size.map { ~$0 } + block
        } while !rest.isEmpty
        var (a, b) = (1, 0)
        for byte in bytes {
            a = (a + Int(byte)) % 65_521
            b = (b + a) % 65_521
        }
        return stream + big(b << 16 | a, 4)
    }
}
