extension Page {
    /// Cells in rows and columns: the first of a row names it, all others are flush right.
    public struct Table: Hashable, Sendable {
        /// What stands above it; empty where nothing does.
        public let caption: String
        /// The names of the columns; empty where they have none.
        public let columns: [String]
        /// Rows may be shorter than others: what is missing stays empty.
        public let rows: [[String]]

        public init(caption: String = "", columns: [String] = [], rows: [[String]]) {
            self.caption = caption
            self.columns = columns
            self.rows = rows
        }

        /// How many cells the longest row has.
        var width: Int { max(columns.count, rows.map(\.count).max() ?? 0) }
    }
}
