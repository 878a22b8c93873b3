import Pictures
import Testing

/// Numbers in pictures: few digits, none that say nothing.
struct `Numbers beside bars` {
    static let cases: [(Double, String)] = [
        (4.242_640_687, "4.243"), (2, "2"), (1.0 / 3, "0.3333"), (-2.25, "−2.25"), (0, "0"),
        (12_345.6, "12350"), (999.96, "1000"), (0.000_123_45, "0.0001235"), (1e6, "10⁶"),
        (1.5e-9, "1.5·10⁻⁹"), (-9.9999e-5, "−0.0001"), (123_456_789, "1.235·10⁸"), (1e150, "10¹⁵⁰"),
        (1e-149, "10⁻¹⁴⁹"), (99_999.9, "100000"),
    ]

    @Test(arguments: cases)
    func `have four digits at most`(number: Double, text: String) throws {
        let lines = `Pictures in a terminal`.drawn(try Picture(.bars(Bars([number]))), width: 60)
        #expect(lines[0].contains(number < 0 ? " \(text) " : " \(text)"), "\(lines[0])")
        #expect(number < 0 || lines[0].hasSuffix(" \(text)"), "\(lines[0])")
    }
}
