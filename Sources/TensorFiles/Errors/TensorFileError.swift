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
        case safetensors(SafetensorsFault)
        case safetensorsWriting(SafetensorsWritingFault)
        case npy(NpyFault)
        /// Line and column of the text count from one; nil where it is the file as a whole.
        case csv(CSVFault, line: Int? = nil, column: Int? = nil)
        case matrix(MatrixFault)
    }

    public init(path: String, _ problem: Problem) {
        self.path = path
        self.problem = problem
    }
}

extension TensorFileError: CustomStringConvertible {
    public var description: String { "\(ShownText.plain(path, longest: 4096)): \(problem)" }
}

extension TensorFileError.Problem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .refused(let action, let reason): "cannot be \(action): \(reason)"
        case .notRegularFile: "is a folder, a pipe or a device; name a regular file"
        case .safetensors(let fault): fault.description
        case .safetensorsWriting(let fault): fault.description
        case .npy(let fault): fault.description
        case .matrix(let fault): fault.description
        case .csv(let fault, let line?, let column?): "line \(line), column \(column): \(fault)"
        case .csv(let fault, let line?, nil): "line \(line): \(fault)"
        case .csv(let fault, nil, _): fault.description
        }
    }
}

/// Runs `work` on what is in the file at `path`; what it throws is told with the path.
func naming<Result>(
    _ path: String, _ work: () throws(TensorFileError.Problem) -> Result
) throws(TensorFileError) -> Result {
    do { return try work() } catch { throw TensorFileError(path: path, error) }
}
