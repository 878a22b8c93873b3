/// A number of rows or columns that is not chosen yet: a constant plus multiples of unknown sizes.
///
/// Every unknown is a whole number from 1.
struct Dimension: Hashable {
    var constant: Int
    /// Coefficients by unknown; none of them is 0.
    var terms: [Int: Int]

    init(_ constant: Int, terms: [Int: Int] = [:]) {
        self.constant = constant
        self.terms = terms
    }

    static func unknown(_ index: Int) -> Dimension { Dimension(0, terms: [index: 1]) }
    static let one = Dimension(1)

    /// The number, where it is one.
    var number: Int? { terms.isEmpty ? constant : nil }

    static func + (a: Dimension, b: Dimension) -> Dimension { a.adding(b, times: 1) }
    static func - (a: Dimension, b: Dimension) -> Dimension { a.adding(b, times: -1) }

    func adding(_ other: Dimension, times factor: Int) -> Dimension {
        var sum = self
        sum.constant += factor * other.constant
        for (unknown, coefficient) in other.terms {
            let total = (sum.terms[unknown] ?? 0) + factor * coefficient
            sum.terms[unknown] = total == 0 ? nil : total
        }
        return sum
    }
}

/// Unknown sizes, and the equations that the operations of a statement put on them.
struct Dimensions {
    /// What each unknown that an equation settled is in terms of the others.
    private var solved: [Int: Dimension] = [:]
    /// Equations that no unknown with coefficient 1 solves; checked when sizes are chosen.
    private var others: [Dimension] = []
    private(set) var count = 0

    mutating func fresh() -> Dimension {
        count += 1
        return .unknown(count - 1)
    }

    /// A dimension with everything put in that is known.
    func resolved(_ dimension: Dimension) -> Dimension {
        var result = Dimension(dimension.constant)
        for (unknown, coefficient) in dimension.terms {
            result = result.adding(solved[unknown] ?? .unknown(unknown), times: coefficient)
        }
        return result
    }

    func isOne(_ dimension: Dimension) -> Bool { resolved(dimension).number == 1 }

    /// Makes two dimensions the same; false where they never are.
    mutating func equate(_ a: Dimension, _ b: Dimension) -> Bool {
        let difference = resolved(a) - resolved(b)
        if difference.terms.isEmpty { return difference.constant == 0 }
        let coefficients = difference.terms.values
        let least = coefficients.reduce(difference.constant, +)
        if coefficients.allSatisfy({ $0 > 0 }), least > 0 { return false }
        if coefficients.allSatisfy({ $0 < 0 }), least < 0 { return false }
        guard let unknown = difference.terms.keys.filter({ abs(difference.terms[$0] ?? 0) == 1 }).max()
        else {
            others.append(difference)
            return true
        }
        let sign = -(difference.terms[unknown] ?? 1)
        var rest = difference
        rest.terms[unknown] = nil
        let value = Dimension(0).adding(rest, times: sign)
        solved[unknown] = value
        for (other, dimension) in solved where other != unknown {
            if let coefficient = dimension.terms[unknown] {
                var without = dimension
                without.terms[unknown] = nil
                solved[other] = without.adding(value, times: coefficient)
            }
        }
        return true
    }

    /// The unknowns that `dimensions` leave open.
    func open(in dimensions: [Dimension]) -> [Int] {
        Set(dimensions.flatMap { resolved($0).terms.keys }).sorted()
    }

    /// The number that a dimension is for chosen unknowns; nil where one of them is not chosen.
    func value(of dimension: Dimension, _ chosen: [Int: Int]) -> Int? {
        let form = resolved(dimension)
        var sum = form.constant
        for (unknown, coefficient) in form.terms {
            guard let size = chosen[unknown] else { return nil }
            sum += coefficient * size
        }
        return sum
    }

    /// Whether the equations that are left hold, as far as they can be told.
    func allows(_ chosen: [Int: Int]) -> Bool {
        others.allSatisfy { (value(of: $0, chosen) ?? 0) == 0 }
    }
}
