import Testing

@testable import Diffusion

@Suite struct NoiseScheduleTests {
    @Test func `the schedule falls from almost 1 to its floor`() {
        let schedule = NoiseSchedule()
        #expect(schedule.steps == 1000)
        #expect(schedule.signal(at: 1) == 0.9999)
        #expect(schedule.signal(at: 1000) == 1e-4)
    }
}
