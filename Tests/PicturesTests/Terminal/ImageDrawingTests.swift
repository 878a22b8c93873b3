import Foundation
import Pictures
import Testing

struct `Images in a terminal` {
    /// What a terminal shows: the characters with their colours, from the escape sequences.
    private struct Screen {
        struct Cell: Equatable {
            var text: Character
            var colour: [Int]?
            var ground: [Int]?
        }

        var rows: [[Cell]] = []

        init(_ lines: [String]) throws {
            for line in lines {
                var cells: [Cell] = []
                var (colour, ground): ([Int]?, [Int]?) = (nil, nil)
                var rest = line[...]
                while let character = rest.first {
                    rest.removeFirst()
                    guard character == "\u{1B}" else {
                        cells.append(Cell(text: character, colour: colour, ground: ground))
                        continue
                    }
                    let end = try #require(rest.firstIndex(of: "m"))
                    let numbers = rest[..<end].dropFirst().split(separator: ";").compactMap { Int($0) }
                    rest = rest[rest.index(after: end)...]
                    switch numbers.first {
                    case 38: colour = Array(numbers.dropFirst())
                    case 48: ground = Array(numbers.dropFirst())
                    case 39: colour = nil
                    case 49: ground = nil
                    default: Issue.record("an escape sequence that is not known: \(numbers)")
                    }
                }
                #expect(colour == nil && ground == nil, "the colour runs on after \(line)")
                rows.append(cells)
            }
        }
    }

    private func drawn(
        _ picture: Picture, width: Int = 78, depth: ColourDepth = .full, ascii: Bool = false
    ) throws -> Screen {
        try Screen(
            TerminalPicture(
                picture,
                style: PictureStyle(
                    width: width, isASCII: ascii, depth: depth,
                    spell: { ascii ? `Pictures in a terminal`.spelled($0) : $0 })
            ).colouredLines)
    }

    private func image(_ width: Int, _ bytes: [UInt8]) throws -> Picture {
        try Picture(
            .image(
                ImagePicture(
                    RasterImage(
                        width: width, height: bytes.count / width / 4, channels: .colour, bytes: bytes))))
    }

    /// Two pixels by five, each as 9×9 squares: some cells have squares of two pixels.
    @Test func `each half of a block has the colour of its pixel`() throws {
        let colours = (0..<10).map { [UInt8($0 * 25), 255, UInt8(10 * ($0 % 3))] }
        let screen = try drawn(try image(2, colours.flatMap { $0 + [255] }))
        #expect(screen.rows.count == 23)
        for (row, cells) in screen.rows.enumerated() {
            #expect(cells.count == 18)
            for (column, cell) in cells.enumerated() {
                func wanted(_ square: Int) -> [Int]? {
                    square < 45 ? [2] + colours[square / 9 * 2 + column / 9].map { Int($0) } : nil
                }
                #expect(cell.text == "▀")
                #expect(cell.colour == wanted(2 * row) && cell.ground == wanted(2 * row + 1))
            }
        }
    }

    @Test func `with 256 colours each is the nearest, from 16 on`() throws {
        let screen = try drawn(try image(1, [255, 0, 0, 255]), depth: .indexed)
        #expect(screen.rows[0][0] == .init(text: "▀", colour: [5, 196], ground: [5, 196]))
        let grey = try drawn(try image(1, [115, 115, 115, 255]), depth: .indexed)
        #expect(grey.rows[0][0].colour == [5, 243])
        for picture in try Samples.images() {
            for cell in try drawn(picture, depth: .indexed).rows.joined() {
                for code in [cell.colour, cell.ground].compactMap({ $0 }) {
                    #expect(code.count == 2 && code[0] == 5 && (16...255).contains(code[1]))
                }
            }
        }
    }

    @Test func `without colour there are no escape sequences`() throws {
        for picture in try Samples.all() + Samples.images() {
            let drawn = TerminalPicture(picture, style: PictureStyle(width: 60, depth: .none))
            #expect(drawn.colouredLines == drawn.lines)
            #expect(!drawn.lines.joined().contains("\u{1B}"))
        }
    }

    @Test(arguments: UInt64(1)...16)
    func `no line is wider than the style, whatever the colours`(seed: UInt64) throws {
        var dice = Dice(seed)
        let picture = try dice.picture()
        for depth in [ColourDepth.none, .indexed, .full] {
            for (width, ascii) in [(20, false), (43, true), (77, false)] {
                for row in try drawn(picture, width: width, depth: depth, ascii: ascii).rows {
                    #expect(row.count <= width)
                    #expect(!ascii || row.allSatisfy { $0.text.isASCII })
                }
            }
        }
    }

    /// How many dots stand in the columns of a row, or how dense its signs are.
    private func ink(_ line: String) -> [Int] {
        let ramp = Array(" .:-=+*#%@")
        return line.map { character in
            let value = character.unicodeScalars.first?.value ?? 0
            return (0x2800...0x28FF).contains(value)
                ? (value & 0xFF).nonzeroBitCount : ramp.firstIndex(of: character) ?? -1
        }
    }

    @Test(arguments: [false, true], [false, true])
    func `what is brighter has more ink, on a light ground less`(isASCII: Bool, isLight: Bool) throws {
        let numbers = (0..<32 * 32).map { Double($0 % 32) / 31 }
        let picture = try Picture(
            .image(ImagePicture(RasterImage(planes: numbers, channels: 1, height: 32, width: 32))))
        let lines = TerminalPicture(
            picture, style: PictureStyle(width: 40, isASCII: isASCII, isLight: isLight)
        ).lines
        var sums = [Int](repeating: 0, count: 32)
        for line in lines.prefix(16) {
            for (column, count) in ink(line).enumerated() { sums[column] += count }
        }
        // In groups, since dots are whole.
        let groups = (0..<4).map { sums[($0 * 8)..<($0 * 8 + 8)].reduce(0, +) }
        #expect(groups == (isLight ? groups.sorted(by: >) : groups.sorted()))
        #expect(abs(groups[0] - groups[3]) > 400)
        #expect(lines[16].hasSuffix("stand for what is \(isLight ? "dark" : "bright")."))
    }

    @Test func `columns of a sheet that have no room go into another band`() throws {
        let tile = ContactSheet.Tile(try Samples.shaded(64))
        let sheet = ContactSheet(
            columnLabels: (1...9).map { "α = \($0)" }, tiles: [Array(repeating: tile, count: 9)])
        let lines = TerminalPicture(try Picture(.sheet(sheet)), style: PictureStyle(width: 78)).lines
        let heads = lines.filter { $0.contains("α") }
        #expect(heads.count == 3)
        #expect(heads.map { $0.count { $0 == "α" } } == [3, 3, 3])
        // Blank lines part the bands.
        #expect(lines.count { $0.isEmpty } == 2)
    }

    @Test func `an entry of a heat map has a colour of its own where all colours are to be had`() throws {
        let map = HeatMap(rows: 40, columns: 50) { i, j in Double(i - 20) * Double(j - 25) / 500 }
        let screen = try drawn(try Picture(.heat(map)))
        // Two rows in a line of blocks.
        #expect(screen.rows.count == 21)
        for i in 0..<40 {
            for j in 0..<50 {
                let cell = screen.rows[i / 2][j]
                let code = try #require(i % 2 == 0 ? cell.colour : cell.ground)
                let (red, blue) = (code[1], code[3])
                #expect(map[i, j] == 0 ? red + blue == 0 : map[i, j] > 0 ? red > blue : blue > red)
            }
        }
    }
}
