/// A line and a column in a lesson file, both counted from 1 (columns in Unicode scalars).
public struct Place: Codable, Hashable, Sendable, CustomStringConvertible {
    public let line: Int
    public let column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    public var description: String { "\(line):\(column)" }
}

/// Words of a lesson file together with where they stand.
public struct Located: Hashable, Sendable {
    public let text: String
    public let place: Place

    public init(_ text: String, at place: Place) {
        self.text = text
        self.place = place
    }
}
