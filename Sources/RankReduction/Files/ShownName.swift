extension String {
    /// A name out of a file as a message may show it: in backquotes, at most 100 characters, and without
    /// characters that steer a terminal.
    var quotedName: String { "`\(plainName)`" }

    /// The same without the backquotes.
    public var plainName: String {
        let longest = 100
        let scalars = unicodeScalars.prefix(longest + 1)
        let shown = scalars.prefix(longest).map { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
                "\\u{\(String(scalar.value, radix: 16))}"
            default: String(scalar)
            }
        }
        return shown.joined() + (scalars.count > longest ? "…" : "")
    }
}
