import Checking
import ExactAlgebra
import Notation
import Testing

/// What verdicts obey whatever the question is: no oracle is needed.
@Suite struct VerdictLawTests {
    static let seeds = Array(UInt64(1)...(DifferentialQuestion.isLong ? 60 : 12))

    @Test(arguments: seeds)
    func `the computed key is right in every style`(seed: UInt64) throws {
        for question in try LawQuestion.all(seed: seed) {
            let key = try question.key()
            for style in [\Formula.plain, \.ascii, \.latex] {
                let answer = try key.mapValues { try Formula($0)[keyPath: style] }
                #expect(try question.verdict(of: answer) == .correct, "\(question) \(answer)")
            }
        }
    }

    @Test(arguments: seeds)
    func `the key rounded to some digits is rounded`(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for question in try LawQuestion.all(seed: seed) {
            let places = Int.random(in: 3...8, using: &generator)
            var hasDecimals = false
            let answer = try question.key().mapValues { value in
                try value.spelled { number in
                    if try number.isZero() { return "0" }
                    hasDecimals = try hasDecimals || number.rounded(places: places) != number.asRational
                    return try number.rounded(places: places).decimalString(places: places)
                }
            }
            guard let texts = answer.allPresent else { continue }
            let verdict = try question.verdict(of: texts)
            #expect(verdict == (hasDecimals ? .rounded : .correct), "\(question) \(texts)")
        }
    }

    @Test(arguments: seeds)
    func `one unit off is misrounded, ten units are wrong`(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for question in try LawQuestion.all(seed: seed) where question.isUnique {
            let key = try question.key()
            let count = key.values.reduce(0) { $0 + $1.numbers.count }
            let chosen = Int.random(in: 0..<max(1, count), using: &generator)
            for (units, wanted) in [(1, Verdict.misrounded), (10, .incorrect)] {
                var index = -1
                let answer = try key.sorted { $0.key < $1.key }.map { name, value in
                    (
                        name,
                        try value.spelled { number in
                            index += 1
                            return try Self.moved(number, by: index == chosen ? units : 0, places: 5)
                        }
                    )
                }
                guard let texts = Dictionary(uniqueKeysWithValues: answer).allPresent, count > 0 else {
                    continue
                }
                #expect(try question.verdict(of: texts) == wanted, "\(question) \(texts)")
            }
        }
    }

    /// The number rounded, then moved by some units of the last place away from what it rounds.
    private static func moved(_ number: AlgebraicNumber, by units: Int, places: Int) throws -> String {
        let rounded = try number.rounded(places: places)
        let isBelow = try AlgebraicNumber(rounded).compare(to: number) < 0
        let unit = try Rational(10).raised(to: -places)
        let moved = rounded + Rational(isBelow ? -units : units) * unit
        if moved.isZero, units == 0 { return "0" }
        return try moved.decimalString(places: places)
    }

    // MARK: - What is free

    @Test(arguments: seeds)
    func `an eigenvector may be negated, a list put in any order`(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let matrix = try generator.matrix(3, 2)
        let gram = try LawQuestion.text(matrix.transposed * matrix)
        let list = LawQuestion(relation: .eigenvalues, given: ["A": gram])
        let numbers = try #require(list.key()["answer"]).numbers
        let reversed = try numbers.reversed().map { try Formula(.exact($0)).plain }.joined(separator: ", ")
        #expect(try list.verdict(of: ["answer": reversed]) == .correct)
        for k in [1, 2] {
            let unit = LawQuestion(
                relation: .eigenvector, given: ["A": gram, "lambda": "eigenvalues(\(gram))[\(k)]"],
                options: ["unit": .boolean(true)])
            let vector = try unit.key()["answer"].map { try Formula($0).plain } ?? ""
            for text in [vector, "-\(vector)", "-1*(\(vector))"] {
                #expect(try unit.verdict(of: ["answer": text]) == .correct, "\(text)")
            }
            #expect(try unit.verdict(of: ["answer": "2*\(vector)"]) == .incomplete)
        }
    }

    @Test(arguments: seeds)
    func `a repeated eigenspace may be turned`(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let n = try generator.matrix(3, 1)
        guard n.rank == 1 else { return }
        let a = try LawQuestion.text(n * n.transposed + .identity(3))
        let question = LawQuestion(
            relation: .eigenbasis, given: ["A": a], options: ["orthonormal": .boolean(true)])
        let key = try question.key()
        let values = try Formula(#require(key["values"])).plain
        let vectors = try Formula(#require(key["vectors"])).plain
        // The eigenvalue 1 is repeated; the other one is larger and comes first.
        let turn = "[1 0 0; 0 3/5 -4/5; 0 4/5 3/5]"
        let turned = ["values": values, "vectors": "\(vectors)*\(turn)"]
        #expect(try question.verdict(of: turned) == .correct, "\(turned)")
        let wrong = "[3/5 -4/5 0; 4/5 3/5 0; 0 0 1]"
        let mixed = ["values": values, "vectors": "\(vectors)*\(wrong)"]
        #expect(try question.verdict(of: mixed) == .incorrect, "\(mixed)")
    }

    @Test(arguments: seeds)
    func `a basis times an invertible matrix is a basis`(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let matrix = try generator.matrix(4, 2)
        guard matrix.rank == 2 else { return }
        let question = try LawQuestion(relation: .basis, given: ["span": LawQuestion.text(matrix)])
        for _ in 0..<4 {
            let change = try generator.matrix(2, 2)
            let typed = try "\(LawQuestion.text(matrix))*\(LawQuestion.text(change))"
            let wanted = change.rank == 2 ? Verdict.correct : .incorrect
            #expect(try question.verdict(of: ["answer": typed]) == wanted, "\(typed)")
            #expect(try question.verdict(of: ["answer": "\(typed)*√2"]) == wanted, "\(typed)")
        }
    }
}

extension [String: String?] {
    fileprivate var allPresent: [String: String]? {
        let present = compactMapValues { $0 }
        return present.count == count ? present : nil
    }
}
