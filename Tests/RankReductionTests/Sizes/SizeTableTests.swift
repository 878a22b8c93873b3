import Foundation
import RankReduction
import Testing

/// Table 1 of the PRR paper, as printed: r = 2, 16, 128, PRR before LoRA.
///
/// Its first two rows write "MB" where the others write "M".
private let printed: [(LayerSubset, [String])] = [
    (.exceptCrossAttention, ["1.8 MB", "4.8 MB", "13 MB", "33 MB", "87 MB", "190 MB"]),
    (.exceptSelfAttention, ["1.9 MB", "4.8 MB", "13 MB", "33 MB", "87 MB", "190 MB"]),
    (.selfAttentionOnly, ["1.6M", "3.1M", "11M", "21M", "82M", "163M"]),
    (.crossAttentionOnly, ["1.6M", "3.5M", "11M", "25M", "82M", "193M"]),
    (.fullModel, ["3.4M", "8.2M", "23M", "58M", "169M", "382M"]),
    (.strictCrossAttention, ["1.2M", "2.8M", "7.9M", "20M", "62M", "152M"]),
    (.highLevel, ["276K", "700K", "1.9M", "5.0M", "14M", "30M"]),
    (.highLevelLast, ["6.9K", "53K", "42K", "403K", "82K", "803K"]),
]

/// The shapes that the program ships.
func shippedShapes() throws -> NetworkShapes {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Lessons/prr-lab/unet-shapes-sdxl.json")
    return try NetworkShapes(json: Data(contentsOf: file))
}

@Suite struct SizeTableTests {
    @Test func `all 48 published figures come out to the last digit`() throws {
        let table = SizeTable(of: try shippedShapes(), reading: .published)
        #expect(table.rows.count == 48)
        var compared = 0
        for (subset, figures) in printed {
            let rows = table.rows.filter { $0.subset == subset }
            #expect(rows.map(\.rank) == [2, 2, 16, 16, 128, 128])
            #expect(rows.map(\.method) == [.prr, .lora, .prr, .lora, .prr, .lora])
            for (row, figure) in zip(rows, figures) {
                #expect(row.size == figure.replacing(" MB", with: "M"), "\(subset.rawValue) \(row.rank)")
                compared += 1
            }
        }
        #expect(compared == 48)
    }

    @Test func `the words of the text stand for other layers than the published figures`() throws {
        let shapes = try shippedShapes()
        func count(_ subset: LayerSubset, _ reading: LayerSubset.Reading) -> Int {
            shapes.layers.count { subset.contains($0, as: reading) }
        }
        #expect(shapes.layers.count == 794)
        #expect(count(.fullModel, .byWords) == 794)
        #expect(count(.fullModel, .published) == 626)
        // "ExSA" without self-attention has the 280 layers of cross-attention, the published one has none.
        #expect(count(.exceptSelfAttention, .byWords) == 794 - 280)
        #expect(count(.exceptSelfAttention, .published) == count(.exceptCrossAttention, .published))
        #expect(count(.exceptCrossAttention, .byWords) == 794 - 280 - 2)
        #expect(count(.selfAttentionOnly, .byWords) == count(.selfAttentionOnly, .published))
        #expect(count(.crossAttentionOnly, .byWords) == count(.crossAttentionOnly, .published))
        // Queries and keys, against queries, keys and values.
        #expect(count(.strictCrossAttention, .byWords) == 140)
        #expect(count(.strictCrossAttention, .published) == 210)
        #expect(count(.highLevel, .published) == 46)
        #expect(count(.highLevel, .byWords) == 108 - 40)
        #expect(count(.highLevelLast, .published) == 1)
        #expect(count(.highLevelLast, .byWords) == 3)
    }

    @Test func `a layer is counted by hand`() throws {
        let json = """
            {"model": "tiny", "layers": [
              {"name": "a.attn1.to_q", "type": "Linear", "shape": [100, 30], "parents": ["Attention"]},
              {"name": "a.conv1", "type": "Conv2d", "shape": [80, 5, 3, 3], "parents": ["ResnetBlock2D"]},
              {"name": "conv_out", "type": "Conv2d", "shape": [4, 80, 3, 3], "parents": []}]}
            """
        let shapes = try NetworkShapes(json: Data(json.utf8))
        let table = SizeTable(of: shapes, reading: .published, ranks: [3])
        let full = table.rows.filter { $0.subset == .fullModel }
        // 80/40 = 2 leaves the convolution rank 2.
        #expect(full.map(\.parameters) == [3 * 100 + 2 * 80, 3 * 130 + 2 * (80 + 45)])
        #expect(full.map(\.bytes) == [2 * 460 + 2 * 994 + 880, 2 * 640 + 2 * 1758 + 880])
        // 4/40 is less than one: the last convolution is in no file.
        let meant = SizeTable(of: shapes, reading: .byWords, ranks: [3]).rows
        #expect(meant.filter { $0.subset == .fullModel } == full)
        let free = try SizeTable(
            of: shapes, reading: .byWords, boundary: RankBoundary("1"), ranks: [3])
        #expect(
            free.rows.first { $0.subset == .fullModel }?.parameters == 3 * 100 + 3 * 80 + 3 * 4)
    }

    @Test(arguments: [
        (0, "0"), (1023, "1023"), (1024, "1.0K"), (1025, "1.1K"), (6_874, "6.8K"), (10_137, "9.9K"),
        (10_138, "10K"), (10_240, "10K"), (10_241, "11K"), (1_047_552, "1023K"), (1_047_553, "1.0M"),
        (1 << 20, "1.0M"), (13 << 20, "13M"), (1 << 60, "1048576T"), (-5, "0"),
    ])
    func `sizes are shown as a listing of files shows them`(bytes: Int, shown: String) {
        #expect(bytes.fileSize == shown)
    }

    @Test(arguments: [("1/40", 32), ("0.025", 32), ("1", 1280), ("1/1", 1280), ("0.3", 384)])
    func `a boundary is a fraction or a decimal`(text: String, rank: Int) throws {
        let layer = try #require(
            shippedShapes().layers.first { $0.name == "mid_block.resnets.1.conv2" })
        #expect(try RankBoundary(text).rank(2000, of: layer) == rank)
    }

    @Test(arguments: [
        "", "0", "0/3", "2", "3/2", "-1/40", "1/0", "1/", "/4", "x", ".", "1/4/5", "0.0000000001", "1e-3",
        "١",
    ])
    func `anything else is no boundary`(text: String) {
        #expect(throws: RankReductionError.unreadableBoundary(text)) { try RankBoundary(text) }
    }
}
