import Foundation
import Testing

@testable import Diffusion

@Suite struct NoiseScheduleTests {
    @Test func `the schedule falls from almost 1 to its floor`() {
        let schedule = NoiseSchedule()
        #expect(schedule.steps == 1000)
        #expect(schedule.signal(at: 1) == 0.9999)
        #expect(schedule.signal(at: 1000) == 1e-4)
        for t in 2...1000 { #expect(schedule.signal(at: t) <= schedule.signal(at: t - 1)) }
        #expect(schedule.signal(at: 0) == schedule.signal(at: 1))
    }

    @Test func `half way the schedule is the cosine's square over its start`() {
        let expected = pow(cos((0.5 + 0.008) / 1.008 * .pi / 2) / cos(0.008 / 1.008 * .pi / 2), 2)
        #expect(abs(NoiseSchedule().signal(at: 500) - expected) < 1e-15)
    }

    @Test func `a noisy image has the variance of image and noise in their shares`() {
        let noisy = NoiseSchedule().noisy([1, -1], [0, 2], at: 500)
        let a = Float(NoiseSchedule().signal(at: 500))
        #expect(abs(noisy[0] - a.squareRoot()) < 1e-6)
        #expect(abs(noisy[1] - (2 * (1 - a).squareRoot() - a.squareRoot())) < 1e-6)
    }

    @Test func `times go from T down to 1 in even steps, rounded down`() throws {
        let schedule = NoiseSchedule()
        #expect(try schedule.times(1) == [1000])
        #expect(try schedule.times(2) == [1000, 1])
        #expect(try schedule.times(4) == [1000, 667, 334, 1])
        #expect(try schedule.times(1000) == Array((1...1000).reversed()))
        // The first and last five of fifty, as counted from zero: 999, 978, 958, 937, 917 and so on.
        let times = try schedule.times(50).map { $0 - 1 }
        #expect(times.prefix(5) == [999, 978, 958, 937, 917])
        #expect(times.suffix(5) == [81, 61, 40, 20, 0])
    }

    @Test func `steps that the schedule does not have are refused`() {
        for count in [0, -3, 1001] {
            #expect(throws: DiffusionError.stepsOutside(found: count, most: 1000)) {
                try NoiseSchedule().times(count)
            }
        }
    }
}
