import Testing

@testable import LowRankGAN

@Suite struct AttributeTests {
    private func region() throws -> Region {
        try Region([PixelBox(rows: 0..<1, columns: 0..<2)], size: ImageSize(height: 2, width: 2))
    }

    @Test func `brightness, darkness and contrast are those of the region alone`() throws {
        let grey = [0.2, 0.6, 1, 1]
        #expect(abs(try AttributeStatistic(.brightness, of: region()).value(grey) - 0.4) < 1e-15)
        #expect(abs(try AttributeStatistic(.darkness, of: region()).value(grey) - 0.6) < 1e-15)
        #expect(abs(try AttributeStatistic(.contrast, of: region()).value(grey) - 0.2) < 1e-15)
    }

    @Test func `a colour weighs as the eye has it`() throws {
        let red = [1.0, 1, 0, 0] + [Double](repeating: 0, count: 8)
        let statistic = try AttributeStatistic(.brightness, of: region())
        #expect(abs(try statistic.value(red) - 0.299) < 1e-15)
        #expect(statistic.name == "brightness of 0:1,0:2")
        #expect(throws: EditingError.wrongCount(of: "numbers of an image", found: 8, wanted: 4)) {
            try statistic.value([Double](repeating: 0, count: 8))
        }
    }

    @Test func `a shift tells mean, effect and how many grew`() throws {
        let statistic = try AttributeStatistic(.brightness, of: region())
        let before = [[0.1, 0.1, 0, 0], [0.3, 0.3, 0, 0], [0.5, 0.5, 0, 0]]
        let after = [[0.2, 0.2, 0, 0], [0.2, 0.2, 0, 0], [0.8, 0.8, 0, 0]]
        let shift = try AttributeShift(statistic, before: before, after: after)
        #expect(abs(shift.meanShift - 0.1) < 1e-15 && abs(shift.effect - 0.5) < 1e-12)
        #expect(abs(shift.grown - 2.0 / 3) < 1e-15)
        let histograms = shift.histograms(bins: 4)
        #expect(histograms.edges.count == 5 && histograms.before == [1, 1, 1, 0])
        #expect(histograms.after == [2, 0, 0, 1])
        #expect(throws: EditingError.self) {
            try AttributeShift(statistic, before: before, after: [])
        }
    }

    @Test func `equal values have one bin, and nothing has none`() throws {
        let statistic = try AttributeStatistic(.brightness, of: region())
        let same = try AttributeShift(statistic, before: [[0, 0, 0, 0]], after: [[0, 0, 1, 1]])
        #expect(same.histograms(bins: 3).before == [1, 0, 0] && same.effect == 0)
        let none = try AttributeShift(statistic, before: [], after: [])
        #expect(none.histograms(bins: 3).edges.isEmpty && none.grown == 0)
    }
}
