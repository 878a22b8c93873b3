extension KeyTable {
    /// `run`: one experiment of the closed list.
    static let run = KeyTable(
        "`run`",
        ExperimentKind.allCases.map { kind in
            .optional(kind.rawValue, .mapping(.experiment(kind)), kind.summary)
        },
        rules: [.exactlyOne(ExperimentKind.allCases.map(\.rawValue))])

    /// The parameters of one experiment.
    static func experiment(_ kind: ExperimentKind) -> KeyTable {
        KeyTable(
            "the experiment `\(kind.rawValue)`",
            kind.parameters.map { parameter in
                Key(
                    name: parameter.name, content: parameter.kind.content, isRequired: parameter.isRequired,
                    summary: parameter.summary)
            })
    }
}

extension ExperimentParameter.Kind {
    fileprivate var content: KeyTable.Content {
        switch self {
        case .matrix, .positiveNumber, .wholeNumber: .expression
        case .oneOf(let words): .word(words)
        case .count(let range): .number(range)
        case .file(let ending): .fileName(ending: ending)
        case .layerName: .layerName
        }
    }
}
