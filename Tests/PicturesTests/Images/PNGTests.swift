import Foundation
import Pictures
import Testing

struct `PNG files` {
    private static func noise(_ seed: UInt64, _ width: Int, _ height: Int, _ channels: RasterImage.Channels)
        throws -> RasterImage
    {
        var dice = Dice(seed)
        let bytes = (0..<width * height * channels.rawValue).map { _ in
            UInt8.random(in: 0...255, using: &dice)
        }
        return try RasterImage(width: width, height: height, channels: channels, bytes: bytes)
    }

    private static let sizes = [(1, 1), (1, 9), (7, 1), (3, 5), (8, 8), (17, 33), (255, 2)]

    @Test(arguments: UInt64(1)...7)
    func `an image comes back as it was written`(seed: UInt64) throws {
        for (width, height) in Self.sizes {
            for channels in [RasterImage.Channels.grey, .colour] {
                let image = try Self.noise(seed, width, height, channels)
                #expect(try RasterImage(png: image.png()) == image)
            }
            // Without transparency it is written in three channels.
            let opaque = try Self.noise(seed, width, height, .grey).inColour
            let png = try opaque.png()
            #expect(png[25] == 2)
            #expect(try RasterImage(png: png) == opaque)
        }
    }

    /// Sixteen bits as eight, rounded.
    private func byte(_ sample: Int, depth: Int) -> UInt8 {
        UInt8((Double(sample) * 255 / Double(1 << depth - 1)).rounded())
    }

    @Test(arguments: PNGMaker.Kind.allCases, [false, true])
    func `every kind is read`(kind: PNGMaker.Kind, isInterlaced: Bool) throws {
        for (depth, (width, height)) in kind.depths.flatMap({ depth in Self.sizes.map { (depth, $0) } }) {
            var dice = Dice(UInt64(depth * 1000 + width))
            let table = (0..<width * height * 4).map { _ in Int.random(in: 0..<1 << depth, using: &dice) }
            var maker = PNGMaker(
                kind: kind, depth: depth, width: width, height: height, isInterlaced: isInterlaced
            ) { table[($0 * width + $1) * 4 + $2] }
            if kind == .palette {
                maker.palette = (0..<UInt8(clamping: 1 << depth)).map { k -> [UInt8] in [k, 255 - k, k &* 7] }
                if depth == 8 { maker.palette.append([255, 0, 249]) }
                maker.transparency = [0, 128]
            }
            let image = try RasterImage(png: maker.file)
            #expect(image.width == width && image.height == height)
            #expect(image.channels == (kind == .grey ? .grey : .colour))
            let expected = (0..<width * height).flatMap { pixel -> [UInt8] in
                let own = (0..<kind.samples).map { table[pixel * 4 + $0] }
                let bytes = own.map { byte($0, depth: depth) }
                return switch kind {
                case .grey: bytes
                case .rgb: bytes + [255]
                case .rgba: bytes
                case .greyAlpha: [bytes[0], bytes[0], bytes[0], bytes[1]]
                case .palette: maker.palette[own[0]] + [own[0] == 0 ? 0 : own[0] == 1 ? 128 : 255]
                }
            }
            #expect(image.bytes == expected, "\(kind), \(depth) bits, \(width)×\(height)")
        }
    }

    @Test func `a colour that is named transparent is so`() throws {
        var maker = PNGMaker(kind: .grey, depth: 8, width: 2, height: 1) { _, column, _ in column * 40 }
        maker.transparency = [40]
        #expect(try RasterImage(png: maker.file).bytes == [0, 0, 0, 255, 40, 40, 40, 0])
    }

    // MARK: - Damage

    @Test(arguments: [RasterImage.Channels.grey, .colour])
    func `a file that ends early is damaged, wherever it ends`(channels: RasterImage.Channels) throws {
        let png = try Self.noise(5, 13, 11, channels).png()
        for count in 0..<png.count {
            do {
                _ = try RasterImage(png: Array(png.prefix(count)))
                Issue.record("\(count) of \(png.count) bytes were enough")
            } catch PictureError.notPNG {
                #expect(count < 8)
            } catch PictureError.damagedImage(let how) {
                #expect(count >= 8 && !how.isEmpty)
            }
        }
    }

    /// A checksum finds a changed byte wherever it stands in a chunk that counts.
    @Test(arguments: UInt64(1)...20)
    func `a changed byte is found or does no harm`(seed: UInt64) throws {
        var dice = Dice(seed)
        var maker = PNGMaker(kind: .rgb, depth: 8, width: 9, height: 7, isInterlaced: seed % 2 == 0) {
            ($0 * 31 + $1 * 7 + $2) % 256
        }
        maker.transparency = [1, 2, 3]
        let whole = seed % 3 == 0 ? try Self.noise(seed, 20, 20, .colour).png() : maker.file
        let image = try RasterImage(png: whole)
        for _ in 0..<100 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...3, using: &dice) {
                bytes[Int.random(in: 0..<bytes.count, using: &dice)] ^= UInt8.random(
                    in: 1...255, using: &dice)
            }
            guard let read = try? RasterImage(png: bytes) else { continue }
            #expect((read.width, read.height) == (image.width, image.height))
        }
    }

    @Test func `a size out of bounds is told before room is taken for it`() throws {
        func header(_ width: Int, _ height: Int) -> [UInt8] {
            Array([UInt8](arrayLiteral: 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A))
                + PNGMaker.chunk(
                    "IHDR", PNGMaker.big(width, 4) + PNGMaker.big(height, 4) + [8, 6, 0, 0, 0])
                + PNGMaker.chunk("IDAT", PNGMaker.stored([0])) + PNGMaker.chunk("IEND", [])
        }
        for (width, height) in [(16_385, 1), (1, 16_385), (16_384, 4_097), (0x7FFF_FFFF, 0x7FFF_FFFF)] {
            #expect(throws: PictureError.imageTooLarge(width: width, height: height)) {
                try RasterImage(png: header(width, height))
            }
        }
        // As large as may be, and nothing in it.
        #expect(throws: PictureError.damagedImage("too few bytes for its size")) {
            try RasterImage(png: header(8192, 8192))
        }
        for (width, height) in [(0, 4), (4, 0)] {
            #expect(throws: PictureError.self) { try RasterImage(png: header(width, height)) }
        }
    }

    // MARK: - Files

    private func inFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    @Test func `a file is replaced whole`() throws {
        try inFolder { folder in
            let path = folder.appendingPathComponent("mask.png").path
            let (first, second) = (try Self.noise(1, 40, 40, .grey), try Self.noise(2, 3, 3, .colour))
            try first.write(to: path)
            try second.write(to: path)
            #expect(try RasterImage(contentsOf: path) == second)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["mask.png"])
        }
    }

    @Test func `what cannot be read or written is told with its name`() throws {
        try inFolder { folder in
            let missing = folder.appendingPathComponent("missing.png").path
            #expect(throws: PictureError.unreadable(missing, "there is none of this name")) {
                try RasterImage(contentsOf: missing)
            }
            #expect(throws: PictureError.unreadable(folder.path, "it is not a file")) {
                try RasterImage(contentsOf: folder.path)
            }
            #expect(throws: PictureError.unreadable("/dev/zero", "it is not a file")) {
                try RasterImage(contentsOf: "/dev/zero")
            }
            let text = folder.appendingPathComponent("text.png")
            try Data("not an image".utf8).write(to: text)
            #expect(throws: PictureError.notPNG) { try RasterImage(contentsOf: text.path) }
            let nowhere = folder.appendingPathComponent("no/such/folder.png").path
            #expect(throws: PictureError.unwritable(nowhere, "there is none of this name")) {
                try Self.noise(1, 2, 2, .grey).write(to: nowhere)
            }
        }
    }

    @Test func `an image is one text in JSON`() throws {
        for channels in [RasterImage.Channels.grey, .colour] {
            let image = try Self.noise(3, 6, 4, channels)
            let json = try JSONEncoder().encode([image])
            #expect(String(decoding: json, as: UTF8.self).hasPrefix(#"["iVBORw0KGgo"#))
            #expect(try JSONDecoder().decode([RasterImage].self, from: json) == [image])
        }
        #expect(throws: PictureError.notPNG) {
            try JSONDecoder().decode([RasterImage].self, from: Data(#"["AAAA"]"#.utf8))
        }
    }
}
