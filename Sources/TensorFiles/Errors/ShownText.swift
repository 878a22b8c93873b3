/// Text out of a file as a message may show it: short, and without characters that steer a terminal.
package enum ShownText {
    /// In backquotes, as names are quoted.
    static func quoted(_ text: String) -> String { "`\(plain(text))`" }

    /// The first characters of `text`; a control character is shown by its number.
    package static func plain(_ text: String, longest: Int = 80) -> String {
        let scalars = text.unicodeScalars.prefix(longest + 1)
        let shown = scalars.prefix(longest).map { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
                "\\u{\(String(scalar.value, radix: 16))}"
            default: String(scalar)
            }
        }
        return shown.joined() + (scalars.count > longest ? "…" : "")
    }

    /// The first few of `names`, quoted, and how many more there are.
    static func list(_ names: [String], longest: Int = 12) -> String {
        let shown = names.prefix(longest).map(quoted).joined(separator: ", ")
        return names.count > longest ? "\(shown) and \(names.count - longest) more" : shown
    }
}
