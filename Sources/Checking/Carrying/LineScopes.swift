public import Notation

/// A learner's names with their values, twice: as they are in truth, and as they were written.
///
/// The truth goes along with every free choice of the learner's (a sign, a basis, an order). What was
/// written differs from it where a line was rounded, or off; decimals carry their radius.
public struct LineScopes: Sendable {
    public var truth: Scope
    public var typed: Scope
    /// The names whose written value is not the true one.
    public private(set) var departures: [Item: Departure] = [:]

    /// How a written value differs from the true one.
    public enum Departure: Hashable, Sendable {
        /// Right, to the digits shown.
        case rounded
        /// Not right, or right only given an earlier line that was not.
        case off
    }

    /// A name; or one entry, or one column, of what it names.
    public struct Item: Hashable, Sendable {
        /// In its canonical spelling.
        public let name: String
        /// Counted from one; nil for all of it.
        public let element: Int?

        public init(_ name: String, element: Int? = nil) {
            self.name = Names.canonical(name)
            self.element = element
        }

        func overlaps(_ other: Item) -> Bool {
            name == other.name && (element == nil || other.element == nil || element == other.element)
        }
    }

    public init(truth: Scope = Scope(), typed: Scope? = nil) {
        self.truth = truth
        self.typed = typed ?? truth
    }

    /// Notes that an item departs from the truth; nil: that it does not.
    public mutating func note(_ departure: Departure?, of item: Item) {
        departures = departures.filter { !($0.key.name == item.name && item.element == nil) }
        departures[item] = departure
    }

    /// The items that depart from the truth and overlap with one of these.
    func departures(among used: [Item]) -> [Item] {
        departures.keys.filter { item in used.contains { item.overlaps($0) } }
            .sorted { ($0.name, $0.element ?? 0) < ($1.name, $1.element ?? 0) }
    }
}

extension LineScopes.Item: CustomStringConvertible {
    /// `σ₂`, `WtW`, `column 2 of V`.
    public var description: String {
        guard let element else { return Names.pretty(name) }
        if name.first?.isUppercase == true { return "column \(element) of \(Names.pretty(name))" }
        return Names.pretty(name + "\(element)")
    }
}
