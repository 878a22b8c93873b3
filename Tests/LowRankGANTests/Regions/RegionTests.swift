import Pictures
import Testing

@testable import LowRankGAN

@Suite struct RegionTests {
    private let size = ImageSize(height: 5, width: 6)

    private func read(_ text: String, names: NamedRegions = .faces) throws -> Region {
        try Region(text, size: ImageSize(height: 64, width: 64), names: names)
    }

    private func fault(of text: String) -> RegionFault? {
        do {
            _ = try read(text)
            return nil
        } catch {
            guard case .region(let fault) = error as? EditingError else { return nil }
            return fault
        }
    }

    @Test func `a box holds its rows and columns without the ends`() throws {
        let region = try Region([PixelBox(rows: 1..<3, columns: 4..<6)], size: size)
        let inside = region.mask.indices.filter { region.mask[$0] }
        #expect(inside == [10, 11, 16, 17] && region.count == 4)
    }

    @Test func `every channel of a pixel belongs to the region, in the order of an image's numbers`() throws {
        let region = try Region([PixelBox(rows: 0..<1, columns: 0..<2)], size: size)
        #expect(region.indices(inside: true, channels: 3) == [0, 1, 30, 31, 60, 61])
        let outside = region.indices(inside: false, channels: 3)
        #expect(outside.count == 84 && Set(outside).isDisjoint(with: [0, 1, 30, 31, 60, 61]))
    }

    @Test func `boxes that overlap count each pixel once`() throws {
        let boxes = [PixelBox(rows: 0..<2, columns: 0..<2), PixelBox(rows: 1..<3, columns: 1..<3)]
        #expect(try Region(boxes, size: size).count == 7)
    }

    @Test func `a typed region is its boxes and names, blanks or not`() throws {
        let typed = try read("mouth + 0:2, 3 : 5")
        let boxes = [
            PixelBox(rows: 38..<56, columns: 20..<44), PixelBox(rows: 0..<2, columns: 3..<5),
        ]
        #expect(typed.mask == (try Region(boxes, size: typed.size)).mask)
        #expect(typed.text == "mouth+0:2,3:5")
        #expect(try read("38:56,20:44").mask == read("mouth").mask)
    }

    @Test(arguments: [
        ("", 0), ("38:56", 5), ("38:56,20", 8), ("38:56,20:44,1:2", 11), ("a:b,c:d", -1), ("38:x,1:2", 3),
        ("9:3,1:2", 2), ("1:2,9:3", 6), ("mouth+", 6), ("1:2,3:4+5", 9), ("-1:3,1:2", 0),
        ("99999999999999999999:3,1:2", 0),
    ])
    func `what cannot be read is refused at its column`(text: String, column: Int) {
        if column < 0 {
            #expect(
                fault(of: text)
                    == .unknownName(text.filter { !$0.isWhitespace }, names: NamedRegions.faces.names))
        } else {
            #expect(fault(of: text) == .malformed(text: text, column: column))
        }
    }

    @Test func `an empty region, the whole image and a box beyond it are refused`() {
        let size = ImageSize(height: 64, width: 64)
        #expect(fault(of: "3:3,1:9") == .empty)
        #expect(fault(of: "0:64,0:64") == .full(size: size))
        #expect(fault(of: "0:32,0:64+32:64,0:64") == .full(size: size))
        #expect(
            fault(of: "0:65,0:9")
                == .boxOutside(PixelBox(rows: 0..<65, columns: 0..<9), size: size))
    }

    @Test func `a mask image is inside where it is not black`() throws {
        var bytes = [UInt8](repeating: 0, count: 30)
        bytes[7] = 1
        bytes[29] = 255
        let image = try RasterImage(width: 6, height: 5, channels: .grey, bytes: bytes)
        let region = try Region(mask: image, size: size)
        #expect(region.mask.indices.filter { region.mask[$0] } == [7, 29])
        #expect(try Region(mask: region.maskImage(), size: size).mask == region.mask)
    }

    @Test func `a mask of another size is refused with both sizes`() throws {
        let image = try RasterImage(width: 6, height: 4, filledWith: .white)
        let wanted = EditingError.region(
            .wrongMaskSize(found: ImageSize(height: 4, width: 6), wanted: size))
        #expect(throws: wanted) { try Region(mask: image, size: size) }
        #expect(wanted.description.contains("4×6") && wanted.description.contains("5×6"))
        #expect(throws: EditingError.region(.empty)) {
            try Region(mask: RasterImage(width: 6, height: 5, filledWith: .black), size: size)
        }
        #expect(throws: EditingError.region(.full(size: size))) {
            try Region(mask: RasterImage(width: 6, height: 5, filledWith: .white), size: size)
        }
    }

    @Test func `a box is moved and grown, and cut off at the edges`() {
        let box = PixelBox(rows: 1..<3, columns: 4..<6)
        #expect(
            box.changed(down: 1, right: -2, height: 5, width: 6)
                == PixelBox(rows: 2..<4, columns: 2..<4))
        #expect(box.changed(margin: 1, height: 5, width: 6) == PixelBox(rows: 0..<4, columns: 3..<6))
        #expect(box.changed(margin: -1, height: 5, width: 6) == nil)
        #expect(box.changed(right: 3, height: 5, width: 6) == nil)
    }
}
