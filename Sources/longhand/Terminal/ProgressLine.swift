internal import Notation

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// One line on standard error that shows how far something long has come, where somebody watches.
///
/// It appears after half a second, is drawn at most ten times a second, and leaves nothing behind. For a screen
/// reader it is a line of its own now and then. Where
/// standard error is no terminal it is never drawn.
struct ProgressLine {
    private let isShown: Bool
    private let isSpoken: Bool
    private let isASCII: Bool
    private let width: Int
    private let start = ContinuousClock.now
    private var last: ContinuousClock.Instant?

    private static let patience = Duration.milliseconds(500)
    private static let pause = Duration.milliseconds(100)
    /// Between two lines that are read out.
    private static let breath = Duration.seconds(10)
    private static let barWidth = 24

    init(_ surroundings: Surroundings) {
        isShown = isatty(STDERR_FILENO) == 1 && (!surroundings.isDumb || surroundings.reader)
        isSpoken = surroundings.reader
        isASCII = surroundings.ascii
        width = Surroundings.width()
    }

    /// - Parameters:
    ///   - fraction: how much is done, from 0 to 1; nil where nobody can know.
    ///   - words: what is being done; made only where it is shown.
    mutating func show(_ fraction: Double? = nil, _ words: @autoclosure () -> String) {
        guard isShown else { return }
        let now = ContinuousClock.now
        let (patience, pause) = isSpoken ? (Self.breath, Self.breath) : (Self.patience, Self.pause)
        guard now - start > patience, last.map({ now - $0 > pause }) ?? true else { return }
        last = now
        if isSpoken { return put(Self.spoken(fraction, words()) + "\n") }
        put("\r" + Self.line(fraction, words(), width: width - 1, isASCII: isASCII) + "\u{1B}[K")
    }

    /// Leaves nothing of it.
    mutating func clear() {
        guard last != nil, !isSpoken else { return }
        last = nil
        put("\r\u{1B}[K")
    }

    /// `  ███████▌░░░░  41 %  words`, cut to the width.
    static func line(_ fraction: Double?, _ words: String, width: Int, isASCII: Bool) -> String {
        var line = "  "
        if let fraction, fraction.isFinite {
            let share = min(1, max(0, fraction))
            let full = Int((share * Double(barWidth)).rounded(.down))
            let percent = "\(Int((share * 100).rounded(.down)))"
            line += String(repeating: isASCII ? "#" : "█", count: full)
            line += String(repeating: isASCII ? "." : "░", count: barWidth - full)
            line += "  " + String(repeating: " ", count: 3 - percent.count) + percent + " %  "
        }
        line += isASCII ? ASCIIText.of(words) : words
        while DisplayWidth.of(line) > max(0, width) { line.removeLast() }
        return line
    }

    /// `41 percent: words`.
    static func spoken(_ fraction: Double?, _ words: String) -> String {
        guard let fraction, fraction.isFinite else { return SpokenText.of(words) }
        return "\(Int((min(1, max(0, fraction)) * 100).rounded(.down))) percent: " + SpokenText.of(words)
    }

    private func put(_ text: String) {
        // Where nobody can be shown progress there is nobody to tell that either.
        try? Descriptor(number: STDERR_FILENO).write(Array(text.utf8))
    }
}
