import ExactAlgebra
import Notation

/// What a rule found: a judgement whose carried answer is still a value.
struct Finding: Sendable {
    var verdict: Verdict
    var by: Basis? = .identity
    var evidence: String?
    var diagnosis: [String] = []
    var message: String
    var credit: Double?
    /// The right answer that the typed one is, or stands for, in the shape that was asked for; by part.
    /// Nil: the typed answer itself.
    var right: [String: Value]?

    static func correct(
        _ evidence: String, note: String? = nil, right: [String: Value]? = nil
    ) -> Finding {
        Finding(verdict: .correct, evidence: evidence, message: note ?? "Exactly.", credit: 1, right: right)
    }

    static func incorrect(
        _ message: String, evidence: String? = nil, diagnosis: [String] = [], credit: Double = 0
    ) -> Finding {
        Finding(
            verdict: .incorrect, evidence: evidence, diagnosis: diagnosis, message: message, credit: credit)
    }

    static func incomplete(
        _ message: String, evidence: String? = nil, diagnosis: [String] = [], credit: Double
    ) -> Finding {
        Finding(
            verdict: .incomplete, evidence: evidence, diagnosis: diagnosis, message: message, credit: credit)
    }

    static func malformed(_ message: String) -> Finding {
        Finding(verdict: .malformed, by: nil, message: message)
    }

    static func undecided(_ message: String) -> Finding {
        Finding(verdict: .undecided, by: nil, message: message)
    }

    /// The finding for an answer that stands beside one right answer, entry by entry; nil where an
    /// entry is outside.
    ///
    /// - Parameters:
    ///   - right: the right answer by part, to carry on where the typed one rounds it.
    ///   - place: where an entry stands, for the message.
    static func matching(
        _ fit: EntrywiseFit, digits: DigitRule, right: [String: Value], evidence: String,
        place: (Int) -> String
    ) throws -> Finding? {
        try matching([fit], digits: digits, right: right, evidence: evidence) { place($1) }
    }

    /// The same for an answer in several parts, each with digits of its own to show.
    ///
    /// - Parameter laws: the parts that each law of the relation is about; a misrounded part leaves half
    ///   of a law standing. Nil: one law a part.
    static func matching(
        _ fits: [EntrywiseFit], digits: DigitRule, right: [String: Value], laws: [[Int]]? = nil,
        evidence: String, place: (_ part: Int, _ index: Int) -> String
    ) throws -> Finding? {
        switch fits.map(\.worst).max() ?? .exact {
        case .exact: return .correct(evidence, right: right)
        case .rounded:
            for fit in fits {
                guard let shortfall = try digits.shortfall(of: fit) else { continue }
                return .incomplete(shortfall.message, diagnosis: [shortfall.id], credit: 0.5)
            }
            return Finding(
                verdict: .rounded, by: .enclosure,
                evidence: "each entry is within half a unit of its last digit",
                message: "Right, to the digits shown.", credit: 1, right: right)
        case .misrounded:
            guard let part = fits.firstIndex(where: { $0.worst == .misrounded }),
                let index = fits[part].worstIndex
            else { return nil }
            let laws = laws ?? fits.indices.map { [$0] }
            let touched = laws.filter { $0.contains { fits[$0].worst == .misrounded } }
            let credit = 1 - 0.5 * Double(touched.count) / Double(laws.count)
            return misrounded(
                fits[part].typed[index], fits[part].right[index], place: place(part, index), credit: credit
            )
        case .outside: return nil
        }
    }

    private static func misrounded(
        _ typed: Scalar, _ right: AlgebraicNumber, place: String, credit: Double
    ) -> Finding {
        let digits = Shown.rounded(right, like: typed)
        let isTruncated = typed.isTruncation(of: right)
        let what = isTruncated ? "Cut off, not rounded" : "Not rounded right"
        let position = place.isEmpty ? "" : " in \(place)"
        return Finding(
            verdict: .misrounded, by: .enclosure,
            evidence: "\(Shown.decimal(right)) rounds to \(digits)",
            diagnosis: [isTruncated ? "decimal.truncated" : "decimal.misrounded"],
            message: "\(what)\(position): to the digits that you show it is \(digits).", credit: credit)
    }
}

extension Scalar {
    /// True where the digits are those of `right`, cut off towards zero.
    fileprivate func isTruncation(of right: AlgebraicNumber) -> Bool {
        guard let rounding, let places = rounding.places, let own = value.asRational,
            let size = try? right.magnitude(),
            let cut = try? (size.rounded(places: places + 12) * Rational(10).raised(to: places)).floor,
            let typed = try? own.magnitude * Rational(10).raised(to: places)
        else { return false }
        return cut == typed
    }
}
