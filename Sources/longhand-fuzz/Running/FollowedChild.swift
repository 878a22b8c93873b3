import Foundation

/// A child process at its stretch of inputs, looked at from time to time.
final class FollowedChild {
    /// A child that is at one input for so long waits for something that never comes.
    private static let patience = 60.0

    let stretch: Stretch
    private let process = Process()
    private var seen: Int?
    private var seenSince = ContinuousClock.now
    private var isStuck = false

    /// How a child came to its end.
    enum End {
        /// It examined every input of its stretch.
        case done
        /// At this input, by this signal.
        case ended(position: Int, signal: Int32)
        /// At this input, where it waited and was ended.
        case stuck(position: Int)
        /// It could not begin: its exit code.
        case failed(code: Int32)
    }

    init(_ stretch: Stretch) throws {
        self.stretch = stretch
        for path in [stretch.positionPath, stretch.reportPath] {
            try? FileManager.default.removeItem(atPath: path)
        }
        _ = FileManager.default.createFile(atPath: stretch.errorsPath, contents: nil)
        process.executableURL = URL(fileURLWithPath: Self.program)
        process.arguments = stretch.arguments
        process.environment = ProcessInfo.processInfo.environment.merging(
            ["SWIFT_BACKTRACE": "enable=no", "OPENBLAS_NUM_THREADS": "1"]
        ) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: stretch.errorsPath))
        try process.run()
    }

    /// Nil while it is at work.
    func end() -> End? {
        if process.isRunning {
            watch()
            if !isStuck { return nil }
        }
        process.waitUntilExit()
        let status = process.terminationStatus
        if process.terminationReason == .exit, status == 0, !isStuck { return .done }
        guard let position else { return .failed(code: status) }
        if isStuck { return .stuck(position: position) }
        return process.terminationReason == .uncaughtSignal
            ? .ended(position: position, signal: status) : .failed(code: status)
    }

    private func watch() {
        let position = position
        if position != seen { (seen, seenSince) = (position, .now) }
        if ContinuousClock.now - seenSince > .seconds(Self.patience) {
            kill(process.processIdentifier, SIGKILL)
            isStuck = true
        }
    }

    /// The input that it is at, or was.
    private var position: Int? {
        guard let data = FileManager.default.contents(atPath: stretch.positionPath), data.count == 8 else {
            return nil
        }
        return data.reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// The lines of its report.
    var report: [Substring] {
        let data = FileManager.default.contents(atPath: stretch.reportPath) ?? Data()
        return String(decoding: data, as: UTF8.self).split(separator: "\n")
    }

    /// What a program that crashed said last.
    var lastWords: String {
        let data = FileManager.default.contents(atPath: stretch.errorsPath) ?? Data()
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
        return lines.suffix(3).joined(separator: " ").suffix(300).description
    }

    private static var program: String {
        #if os(Linux)
            "/proc/self/exe"
        #else
            CommandLine.arguments[0]
        #endif
    }
}
