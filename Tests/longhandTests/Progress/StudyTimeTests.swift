import Testing

@testable import longhand

@Suite("How long somebody was at it")
struct StudyTimeTests {
    private func time(_ times: [Int?], from start: Int? = 1000) -> StudyTime {
        var time = StudyTime()
        time.begin(start)
        for moment in times { time.add(moment) }
        return time
    }

    @Test func `gaps are added up, and a long one is a pause`() {
        #expect(time([1030, 1090]).seconds == 90)
        #expect(time([1300, 1601, 1611]).seconds == 310)
        #expect(time([1300, 1601, 1611]).last == 1611)
    }

    @Test func `what lies between two sittings is no gap`() {
        var time = time([1030])
        time.begin(1050)
        time.add(1055)
        #expect(time.seconds == 35)
    }

    @Test func `a clock that was set back, or a wild number, counts for nothing`() {
        #expect(time([1030, 500, 510]).seconds == 40)
        #expect(time([1030, 500, 510]).last == 1030)
        #expect(time([.min, .max, 1030]).seconds == 0)
    }

    @Test func `without times nothing is known`() {
        #expect(time([nil, nil], from: nil) == StudyTime())
    }
}
