internal import TensorFiles

/// What `eval` asks of the worker.
struct Calculation: Codable, Hashable, Sendable {
    var text: String
    /// The significant digits of decimals.
    var digits: Int
    /// In doubles rather than exactly.
    var isNumeric: Bool
    /// In the order in which they were given: a later one may use the names of those before.
    var bindings: [Binding]

    /// A name and what it stands for.
    struct Binding: Codable, Hashable, Sendable {
        let name: String
        let source: Source
    }

    enum Source: Codable, Hashable, Sendable {
        /// In the grammar.
        case typed(String)
        /// A file of numbers; of a safetensors file the tensor that was named.
        case file(path: String, tensor: String?)
    }
}

extension Calculation.Source {
    /// What a file's name ends in.
    static let endings = ".csv, .tsv, .txt, .dat, .npy or .safetensors"

    /// A file where the ending is that of one, `weights.safetensors#name` with a tensor; else mathematics.
    init(_ value: String) {
        let parts = value.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        guard let path = parts.first.map(String.init), MatrixFormat(path: path) != nil else {
            self = .typed(value)
            return
        }
        self = .file(path: path, tensor: parts.count == 2 ? String(parts[1]) : nil)
    }

    var path: String? { if case .file(let path, _) = self { path } else { nil } }
}
