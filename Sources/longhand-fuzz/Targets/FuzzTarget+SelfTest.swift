extension FuzzTarget {
    /// A target that does what no target may, where its input says so: for the tests of the driver.
    static let selfTest = FuzzTarget(
        name: "self-test", share: 0,
        grammar: Grammar(
            words: ["crash", "hang", "hoard", "wrong", "fine", "good", "well", "right"], longest: 64)
    ) { _ in
        { (bytes) throws(Violation) in
            let text = String(decoding: bytes, as: UTF8.self)
            if text.contains("wrong") { throw Violation("it says wrong") }
            if text.contains("crash") { _ = [UInt8]()[bytes.count] }
            if text.contains("hang") { spin() }
            if text.contains("hoard") { hoard() }
        }
    }

    /// One whose long inputs are stopped by the program.
    static let selfTestInWorker = FuzzTarget(
        name: "self-test-in-worker", share: 0,
        grammar: Grammar(words: ["hang", "fine", "good", "well", "right"], longest: 64),
        isStoppedByProgram: true
    ) { _ in
        { (bytes) throws(Violation) in
            if String(decoding: bytes, as: UTF8.self).contains("hang") { spin() }
        }
    }

    private static func spin() {
        while InputLimits.used < .infinity {}
    }

    private static func hoard() {
        var kept: [[UInt8]] = []
        while kept.count < 1 << 16 { kept.append([UInt8](repeating: 1, count: 1 << 24)) }
    }
}
