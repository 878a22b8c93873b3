internal import ExactAlgebra
internal import Notation

/// An answer of the right shape that nobody has thought about.
struct TrialAnswer {
    /// By part, as it is typed.
    let texts: [String: String]
    /// By part.
    let values: [String: Value]
    /// For a message.
    let words: String

    init(texts: [String: String], values: [String: Value], words: String) {
        self.texts = texts
        self.values = values
        self.words = words
    }

    /// Zeros, ones, the identity and two random answers in the shape of a key.
    static func all(like key: [String: Value], seed: UInt64) -> [TrialAnswer] {
        var dice = Dice(seed: SplitMix64.seed(seed, 1))
        var trials: [TrialAnswer] = []
        func add(_ words: String, _ entry: (Int, Int) -> Int) {
            var texts: [String: String] = [:]
            var values: [String: Value] = [:]
            for (part, value) in key.sorted(by: { $0.key < $1.key }) {
                guard let like = value.filled(with: entry), let text = (try? Formula(like))?.plain else {
                    return
                }
                values[part] = like
                texts[part] = text
            }
            // In a small shape two of them may be the same.
            if trials.contains(where: { $0.texts == texts }) { return }
            let shown = texts.count == 1 ? texts.values.first.map { "`\($0)`" } ?? words : words
            trials.append(TrialAnswer(texts: texts, values: values, words: shown))
        }
        add("zeros") { _, _ in 0 }
        add("the identity") { i, j in i == j ? 1 : 0 }
        add("ones") { _, _ in 1 }
        for _ in 0..<2 {
            var numbers = dice
            add("random numbers") { _, _ in numbers.nonzero(40) }
            dice = numbers
        }
        return trials
    }
}

extension Value {
    /// A value of the same shape with whole numbers; nil for what has none.
    fileprivate func filled(with entry: (Int, Int) -> Int) -> Value? {
        switch self {
        case .number: return .exact(entry(0, 0))
        case .matrix(let matrix):
            let entries = (0..<matrix.rows).flatMap { i in
                (0..<matrix.columns).map { j in Scalar(entry(i, j)) }
            }
            return .matrix(MatrixValue(rows: matrix.rows, columns: matrix.columns, entries: entries))
        case .list(let values):
            let filled = values.enumerated().compactMap { index, value in
                if case .number = value { Value.exact(entry(index, 0)) } else { value.filled(with: entry) }
            }
            return filled.count == values.count ? .list(filled) : nil
        case .polynomial(let polynomial):
            let coefficients = (0...max(0, polynomial.degree)).map { AlgebraicNumber(entry($0, 0)) }
            return .polynomial(
                PolynomialValue(coefficients: coefficients, variable: polynomial.variable))
        case .boolean, .subspace, .record: return nil
        }
    }
}
