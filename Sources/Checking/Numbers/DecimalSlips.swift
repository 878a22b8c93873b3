import ExactAlgebra
import Notation

/// What a wrong decimal may have come from: its digits are right, but not where they stand or what sign is
/// in front of them.
///
/// Where the right answer is one, the wrong entries are compared with it; where it is free, an entry is
/// repaired and the answer judged again.
enum DecimalSlips {
    struct Explanation {
        let id: String
        let message: String
    }

    enum Repair: Hashable {
        case sign
        /// The point moved by so many places to the right.
        case point(Int)

        static let points: [Repair] = [
            .point(1), .point(-1), .point(2), .point(-2), .point(3), .point(-3),
        ]
        static let all: [Repair] = [.sign] + points
    }

    /// - Parameter repairs: what is tried.
    /// - Complexity: a few judgements of the answer.
    static func explanation(
        of answer: [String: Value], in context: SlipContext, trying repairs: [Repair] = Repair.all
    ) -> Explanation? {
        guard answer.values.contains(where: \.isRounded) else { return nil }
        do {
            switch context.relation {
            case .value, .matrix, .projector, .rref, .polynomial, .bestapproximation:
                return try besideKey(answer, context, repairs)
            case .values, .eigenvalues: return try inList(answer, context, repairs)
            case .eigenvector, .basis, .gramschmidt, .satisfies, .rankfactorization, .eigenbasis, .qr, .svd,
                .echelon, .rowoperation:
                return try byJudging(answer, context, repairs)
            case .equivalent, .identity, .choice, .order: return nil
            }
        } catch {
            return nil  // what cannot be computed explains nothing
        }
    }

    // MARK: - One right answer

    private static func besideKey(
        _ answer: [String: Value], _ context: SlipContext, _ repairs: [Repair]
    ) throws -> Explanation? {
        let typed = try answer.part("answer").entries()
        let right = try context.rule.key().part("answer").entries().map(\.value)
        guard typed.count == right.count else { return nil }
        let wrong = try typed.indices.filter { try typed[$0].fit(to: right[$0]) == .outside }
        guard let first = wrong.first else { return nil }
        for repair in repairs {
            let isRepaired = try wrong.allSatisfy { k in
                guard let mended = typed[k].mended(by: repair) else { return false }
                return try mended.fit(to: right[k]) <= .rounded
            }
            if isRepaired {
                return explanation(
                    repair, typed[first], at: typed.count == 1 ? nil : first, of: answer, wrong.count)
            }
        }
        return nil
    }

    /// Numbers in any order: those that stand for none of the right ones are repaired.
    private static func inList(
        _ answer: [String: Value], _ context: SlipContext, _ repairs: [Repair]
    ) throws -> Explanation? {
        let typed = try answer.part("answer").scalars()
        let right = try context.rule.key().part("answer").scalars().map(\.value)
        guard typed.count == right.count else { return nil }
        var free = Array(right.indices)
        var wrong: [Int] = []
        for (k, entry) in typed.enumerated() {
            if let place = try free.firstIndex(where: { try entry.fit(to: right[$0]) <= .misrounded }) {
                free.remove(at: place)
            } else {
                wrong.append(k)
            }
        }
        guard let first = wrong.first else { return nil }
        for repair in repairs {
            let mended = wrong.compactMap { typed[$0].mended(by: repair) }
            guard mended.count == wrong.count else { continue }
            let fits = try mended.map { entry in try free.map { try entry.fit(to: right[$0]) } }
            if Matching.perfect(count: wrong.count, joins: { fits[$0][$1] <= .rounded }) != nil {
                return explanation(repair, typed[first], at: nil, of: answer, wrong.count)
            }
        }
        return nil
    }

    // MARK: - Free answers

    private static let mostTrials = 24

    private static func byJudging(
        _ answer: [String: Value], _ context: SlipContext, _ repairs: [Repair]
    ) throws -> Explanation? {
        var trials = 0
        let isLarge = answer.count > 1
        for repair in repairs.prefix(4) where !(isLarge && repair == .sign) {
            for (part, value) in answer.sorted(by: { $0.key < $1.key }) {
                guard let entries = try? value.entries() else { continue }
                for (k, entry) in entries.enumerated() {
                    guard let mended = entry.mended(by: repair) else { continue }
                    trials += 1
                    guard trials <= mostTrials else { return nil }
                    var changed = answer
                    changed[part] = value.replacing(k, with: mended)
                    guard let found = try? context.rule.judge(changed), found.verdict.advances else {
                        continue
                    }
                    return explanation(repair, entry, at: k, of: [part: value], 1)
                }
            }
        }
        return nil
    }

    // MARK: - Words

    private static func explanation(
        _ repair: Repair, _ typed: Scalar, at index: Int?, of answer: [String: Value], _ count: Int
    ) -> Explanation {
        let shown = Shown.text(typed)
        let others = count == 1 ? "" : count == 2 ? ", like another one" : ", like \(count - 1) others"
        let place = index.map { k in
            if case .matrix(let matrix)? = answer.values.first {
                return " in \(Shown.place(k, rows: matrix.rows, columns: matrix.columns))"
            }
            return ""
        }
        switch repair {
        case .sign:
            return Explanation(
                id: "decimal.sign",
                message: "The digits are right\(place ?? ""), but \(shown) has the wrong sign\(others).")
        case .point(-2) where typed.rounding?.isPercentage == false:
            return Explanation(
                id: "decimal.moved-point",
                message:
                    "The digits are right\(place ?? ""), but \(shown) is 100 times too large: is a percent sign missing\(count == 1 ? "" : ", here and elsewhere")?"
            )
        case .point:
            return Explanation(
                id: "decimal.moved-point",
                message:
                    "The digits are right\(place ?? ""), but the point of \(shown) is in the wrong place\(others)."
            )
        }
    }
}

extension Scalar {
    /// The decimal with the slip undone; nil for what is no typed decimal of two digits at least.
    fileprivate func mended(by repair: DecimalSlips.Repair) -> Scalar? {
        guard let rounding, rounding.isLiteral, let digits = rounding.significantDigits else { return nil }
        switch repair {
        case .sign: return Scalar(-value, rounding: rounding)
        case .point(let places):
            guard digits >= 2, let factor = try? Rational(10).raised(to: places),
                let moved = try? value * AlgebraicNumber(factor)
            else { return nil }
            let changed = Rounding(
                radius: rounding.radius * factor, places: rounding.places.map { $0 - places },
                significantDigits: digits, isLiteral: true)
            return Scalar(moved, rounding: changed)
        }
    }
}

extension Value {
    /// The value with another number in one place, counted in reading order.
    fileprivate func replacing(_ index: Int, with number: Scalar) -> Value {
        switch self {
        case .number: return .number(number)
        case .matrix(let matrix):
            var entries = matrix.entries
            entries[index] = number
            return .matrix(MatrixValue(rows: matrix.rows, columns: matrix.columns, entries: entries))
        case .list(let values):
            var values = values
            var rest = index
            for (k, value) in values.enumerated() {
                let count = (try? value.entries().count) ?? 0
                if rest < count {
                    values[k] = value.replacing(rest, with: number)
                    break
                }
                rest -= count
            }
            return .list(values)
        default: return self
        }
    }
}
