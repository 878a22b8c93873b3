import Pictures
import Testing

@testable import Diffusion

@Suite struct LossHistoryTests {
    @Test func `losses are smoothed over the last steps`() {
        let history = LossHistory([4, 2, 6, 8])
        #expect(history.smoothed(over: 2) == [4, 3, 4, 7])
        #expect(history.smoothed(over: 1) == [4, 2, 6, 8])
        #expect(history.ends?.first == 4 && history.ends?.last == 8)
        #expect(history.recent == 5)
        #expect(LossHistory([]).ends == nil && LossHistory([]).recent == nil)
    }

    @Test func `losses are drawn, and none at all are refused`() throws {
        let picture = try LossHistory((1...100).map { 1 / Double($0) }).picture()
        guard case .plot(let plot) = picture.content else { throw DiffusionError.interrupted }
        #expect(plot.series[0].label == "mean of 5 steps")
        #expect(plot.isLogarithmic && plot.xLabel == "step")
        #expect(throws: DiffusionError.picture(.empty)) { try LossHistory([]).picture() }
    }
}
