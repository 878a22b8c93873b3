/// Colours for the numbers from 0 to 1, in order: equal steps look about equally large.
///
/// Those for sizes grow lighter all the way, so that they keep their order in grey, on paper and for who
/// does not tell red from green; the diverging one is lightest in its middle.
public struct ColourRamp: Hashable, Sendable {
    /// At even distances from 0 to 1.
    private let stops: [Colour]

    private init(_ stops: [UInt32]) { self.stops = stops.map { Colour(hex: $0) } }

    /// From dark violet over green to yellow.
    /// - SeeAlso: *viridis* by S. van der Walt and N. Smith, given to the public domain; every ninth of it.
    public static let viridis = ColourRamp([
        0x440154, 0x482878, 0x3E4989, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6DCD59, 0xB4DE2C, 0xFDE725,
    ])

    /// From black over red to a pale yellow: where nothing is, nothing is seen.
    /// - SeeAlso: *inferno* by the same authors.
    public static let inferno = ColourRamp([
        0x000004, 0x1B0C41, 0x4A0C6B, 0x781C6D, 0xA52C60, 0xCF4446, 0xED6925, 0xFB9B06, 0xF7D13D, 0xFCFFA4,
    ])

    /// From blue over nearly white to orange: −1, 0 and 1 moved to 0, ½ and 1.
    public static let diverging = ColourRamp([
        0x1F5A94, 0x3B82C4, 0x8DB6DD, 0xF4F4F2, 0xEDB08A, 0xD9702B, 0x9E4A14,
    ])

    public static let grey = ColourRamp([0x000000, 0xFFFFFF])

    /// - Parameter number: numbers outside 0...1 get the colour of the nearer end.
    public func colour(at number: Double) -> Colour {
        let place = min(max(number.isNaN ? 0 : number, 0), 1) * Double(stops.count - 1)
        let index = min(Int(place), stops.count - 2)
        return stops[index].mixed(with: stops[index + 1], place - Double(index))
    }
}
