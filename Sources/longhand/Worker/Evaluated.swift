/// What `eval` found.
struct Evaluated: Codable, Hashable, Sendable {
    enum Status: String, Codable {
        case value, undefined, unable
    }

    var status: Status
    /// In the grammar: it reads back.
    var exact: String?
    var decimal: String?
    var latex: String?
    /// The limit that was passed, where *unable*.
    var bound: String?
    /// For a terminal; empty without a value.
    var shown = ""
    /// Why there is no value.
    var message = ""

    static func unable(bound: String, _ message: String) -> Evaluated {
        Evaluated(status: .unable, bound: bound, message: "unable: \(message)")
    }

    /// Where there was no exact way: doubles may have one.
    mutating func suggestDoubles() {
        guard status == .unable, !message.contains("--numeric") else { return }
        message += "; --numeric computes in doubles"
    }

    static func undefined(_ message: String) -> Evaluated {
        Evaluated(status: .undefined, message: "undefined: \(message)")
    }

    private struct Output: Encodable {
        let evaluated: Evaluated

        private enum Key: String, CodingKey {
            case status, exact, decimal, latex, bound, message
        }

        /// Five fields, null where there is nothing to say, and without a value the reason.
        func encode(to encoder: any Encoder) throws {
            var fields = encoder.container(keyedBy: Key.self)
            try fields.encode(evaluated.status, forKey: .status)
            try fields.encode(evaluated.exact, forKey: .exact)
            try fields.encode(evaluated.decimal, forKey: .decimal)
            try fields.encode(evaluated.latex, forKey: .latex)
            try fields.encode(evaluated.bound, forKey: .bound)
            if evaluated.status != .value { try fields.encode(evaluated.message, forKey: .message) }
        }
    }

    /// The documented object of `--json`.
    var json: String { Output(evaluated: self).stableJSON ?? "{}" }
}
