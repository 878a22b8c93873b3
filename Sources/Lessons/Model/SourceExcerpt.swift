internal import Notation

/// A line of a file with a caret under one of its columns.
package enum SourceExcerpt {
    /// The line and, below it, the caret; every tab is one blank, so that the caret stands where it belongs.
    ///
    /// - Parameter column: from 1, in Unicode scalars.
    package static func of(_ line: some StringProtocol, at column: Int) -> String {
        let scalars = line.unicodeScalars.map { $0 == "\t" ? " " : $0 }
        let shown = HarmlessText.of(String(String.UnicodeScalarView(scalars)))
        let before = String(String.UnicodeScalarView(scalars.prefix(column - 1)))
        return "\(shown)\n\(String(repeating: " ", count: DisplayWidth.of(HarmlessText.of(before))))^"
    }
}
