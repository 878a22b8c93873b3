internal import TensorFiles

extension CommandFailure {
    /// A file that cannot be opened is not found, one that cannot be written is a failed write, and one that makes no
    /// sense is bad data.
    init(_ error: TensorFileError) {
        let status: ExitStatus =
            if case .refused(let action, _) = error.problem {
                action == "opened" ? .notFound : action == "read" ? .badData : .writeFailed
            } else {
                .badData
            }
        self.init(status, error.description)
    }
}
