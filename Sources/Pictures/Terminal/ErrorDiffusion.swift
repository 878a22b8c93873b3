/// What a pixel has too much or too little, since few colours are to be had, goes to those that come after it.
///
/// - SeeAlso: R. Floyd and L. Steinberg, *An adaptive algorithm for spatial grey scale* (1976).
struct ErrorDiffusion {
    /// What each pixel should be, with what was given to it; row by row.
    private(set) var wanted: [Double]
    private let width: Int
    private let height: Int
    /// How much of the error is given on.
    private let share: Double

    init(_ wanted: [Double], width: Int, share: Double = 1) {
        self.wanted = wanted
        self.width = width
        height = wanted.count / width
        self.share = share
    }

    subscript(x: Int, y: Int) -> Double { wanted[y * width + x] }

    /// - Parameter rest: what is wanted less what the pixel got.
    mutating func give(_ rest: Double, from x: Int, _ y: Int) {
        let (place, part) = (y * width + x, rest * share / 16)
        let isLast = x + 1 == width
        if !isLast { wanted[place + 1] += 7 * part }
        guard y + 1 < height else { return }
        if x > 0 { wanted[place + width - 1] += 3 * part }
        wanted[place + width] += 5 * part
        if !isLast { wanted[place + width + 1] += part }
    }
}
