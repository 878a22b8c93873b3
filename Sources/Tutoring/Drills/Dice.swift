internal import ExactAlgebra

/// Random choices that are the same on every machine.
struct Dice {
    private var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    mutating func below(_ bound: Int) -> Int { Int(random.next(below: UInt64(max(1, bound)))) }

    mutating func number(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.upperBound - range.lowerBound + 1)
    }

    /// A number from −`bound` to `bound` that is not 0.
    mutating func nonzero(_ bound: Int) -> Int {
        let size = number(1...bound)
        return chance(1, of: 2) ? size : -size
    }

    mutating func chance(_ part: Int, of whole: Int) -> Bool { below(whole) < part }

    mutating func vector(_ size: Int, within bound: Int) -> [Int] {
        (0..<size).map { _ in number(-bound...bound) }
    }

    mutating func one<Element>(of choices: [Element]) -> Element { choices[below(choices.count)] }

    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var elements = elements
        for last in elements.indices.reversed().dropLast() {
            elements.swapAt(last, below(last + 1))
        }
        return elements
    }

    // MARK: - Orthogonal vectors

    /// `count` orthogonal vectors of whole numbers without common divisors; nil where the draw finds none.
    ///
    /// In the plane the second is the first one turned, in space the third is the cross product.
    mutating func orthogonalVectors(_ count: Int, in size: Int, within bound: Int) -> [[Int]]? {
        var vectors: [[Int]] = []
        for _ in 0..<400 where vectors.count < count {
            var next = vector(size, within: bound)
            if size == 2, let first = vectors.first {
                next = [-first[1], first[0]]
            } else if size == 3, vectors.count == 2 {
                next = cross(vectors[0], vectors[1])
            }
            if next.allSatisfy({ $0 == 0 }) || vectors.contains(where: { dot($0, next) != 0 }) { continue }
            vectors.append(primitive(chance(1, of: 2) ? next : next.map { -$0 }))
        }
        return vectors.count == count ? vectors : nil
    }

    /// An orthogonal matrix of fractions: its columns are these vectors divided by `length`.
    ///
    /// In the plane from a Pythagorean triple, in space from a quaternion of whole numbers.
    /// - SeeAlso: the Euler-Rodrigues formula.
    mutating func rationalFrame(in size: Int) -> (vectors: [[Int]], length: Int) {
        let frame: (vectors: [[Int]], length: Int)
        if size == 2 {
            let (a, b, c) = one(of: [(3, 4, 5), (4, 3, 5), (5, 12, 13), (12, 5, 13), (8, 15, 17)])
            frame = ([[a, b], [-b, a]], c)
        } else {
            frame = rotation(vector(4, within: 2))
        }
        let vectors = shuffled(frame.vectors).map { column in
            chance(1, of: 2) ? column : column.map { -$0 }
        }
        return (vectors, frame.length)
    }

    private func rotation(_ q: [Int]) -> (vectors: [[Int]], length: Int) {
        let (a, b, c, d) = (q[0], q[1], q[2], q[3])
        let norm = a * a + b * b + c * c + d * d
        if norm == 0 { return ([[1, 0, 0], [0, 1, 0], [0, 0, 1]], 1) }
        let columns = [
            [a * a + b * b - c * c - d * d, 2 * (b * c + a * d), 2 * (b * d - a * c)],
            [2 * (b * c - a * d), a * a - b * b + c * c - d * d, 2 * (c * d + a * b)],
            [2 * (b * d + a * c), 2 * (c * d - a * b), a * a - b * b - c * c + d * d],
        ]
        let divisor = columns.joined().reduce(norm) { greatestCommonDivisor($0, $1) }
        return (columns.map { $0.map { $0 / divisor } }, norm / divisor)
    }
}
