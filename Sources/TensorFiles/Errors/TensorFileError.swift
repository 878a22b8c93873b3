/// Why a file of numbers was not read or not written: which file, and what is the matter with it.
public struct TensorFileError: Error, Hashable, Sendable {
    /// As it was given by the caller.
    public let path: String
    public let problem: Problem

    /// What is the matter, with its place in the terms of the format.
    public enum Problem: Error, Hashable, Sendable {
        /// The system refused; its own words for why.
        case refused(action: String, reason: String)
        /// A folder, a pipe or a device.
        case notRegularFile
        /// More than is read into memory at once.
        case tooLarge(bytes: Int, limit: Int)
        case safetensors(SafetensorsFault)
        case safetensorsWriting(SafetensorsWritingFault)
    }

    public init(path: String, _ problem: Problem) {
        self.path = path
        self.problem = problem
    }
}

extension TensorFileError: CustomStringConvertible {
    public var description: String { "\(ShownText.plain(path)): \(problem)" }
}

extension TensorFileError.Problem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .refused(let action, let reason): "cannot be \(action): \(reason)"
        case .notRegularFile: "is a folder, a pipe or a device; name a regular file"
        case .tooLarge(let bytes, let limit):
            "has \(bytes) bytes, more than the \(limit) that are read at once; read it in parts"
        case .safetensors(let fault): fault.description
        case .safetensorsWriting(let fault): fault.description
        }
    }
}

/// Runs `work` on what is in the file at `path`; what it throws is told with the path.
func naming<Result>(
    _ path: String, _ work: () throws(TensorFileError.Problem) -> Result
) throws(TensorFileError) -> Result {
    do { return try work() } catch { throw TensorFileError(path: path, error) }
}
