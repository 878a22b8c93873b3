/// The exit codes of the program; a contract.
enum ExitStatus: Int32, Error {
    case good = 0
    /// Judged, and not right.
    case notRight = 1
    case usage = 64
    /// Bad input data; also *undefined* and *unable* in `eval`.
    case badData = 65
    /// No such file or lesson.
    case notFound = 66
    /// A fault of ours.
    case fault = 70
    case writeFailed = 74
    case interrupted = 130
}

/// Why a command ends before its work is done: the exit code and the words for standard error.
struct CommandFailure: Error, Hashable, Codable {
    let code: Int32
    let message: String

    init(_ status: ExitStatus, _ message: String) {
        code = status.rawValue
        self.message = message
    }
}
