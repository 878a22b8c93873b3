internal import Pictures

extension Double {
    /// With a few significant digits, for a sentence or a table.
    func told(_ count: Int = 3) -> String { Digits(count: count).text(self) }
}
