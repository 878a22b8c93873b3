public import Notation

/// A chain `a = b = c`, judged link by link: a line of written work, or the next line of a derivation.
///
/// A link is right where its two sides are equal in the scope: numbers, matrices and lists by value,
/// decimals by their digits, and expressions in free letters as identities. `27 ± √229` is the list of
/// the two numbers.
public struct ChainJudgement: Sendable {
    /// One `=` and what was found of it.
    public struct Link: Sendable {
        /// The sides as they are shown.
        public let left: String
        public let right: String
        public let judgement: Judgement
        /// True for an equation to be solved, as `λ² − 22λ + 72 = 0`: it holds for some values of its
        /// letters only. Its judgement is `undecided`, and does not count.
        public let isCondition: Bool
    }

    /// The name in front of the first `=`; a link from it is judged where the scope knows the name.
    public let label: String?
    public let links: [Link]
    /// The first link that is not right; nil where all are.
    public let firstWrong: Int?
    /// The verdict of the first link that is not right; of all where they are. `undecided` where the
    /// line states nothing that could be judged.
    public let judgement: Judgement
}

extension ChainJudgement {
    /// Judges a chain in a scope.
    ///
    /// Never throws: what cannot be read is `malformed`, what cannot be decided is `undecided`.
    ///
    /// - Parameter skipsLabel: whether a name in front is what the line defines, so that the link from it
    ///   is not judged even where the scope knows the name.
    public static func judge(_ text: String, in scope: Scope, skipsLabel: Bool = false) -> ChainJudgement {
        judge(text, in: scope, skipsLabel: skipsLabel, digits: DigitRule())
    }

    static func judge(
        _ text: String, in scope: Scope, skipsLabel: Bool, digits: DigitRule
    ) -> ChainJudgement {
        do {
            let judged = try DerivationLine.readings(of: text).map { line in
                guard let statement = line.only else {
                    throw WrongKind(asked: "one chain of equations", found: "several of them")
                }
                return judge(statement, in: scope, skipsLabel: skipsLabel, digits: digits)
            }
            guard judged.allSatisfy({ $0.judgement.verdict == judged[0].judgement.verdict }) else {
                let shown = judged.map { $0.links.map(\.right).joined(separator: " = ") }
                return ChainJudgement(
                    .malformed(
                        "This can be read in more than one way: \(shown.joined(separator: ", or ")). Make it plain."
                    ))
            }
            return judged[0]
        } catch {
            return ChainJudgement(label: nil, links: [], judgement: Judgement(failure: error))
        }
    }

    static func judge(
        _ statement: DerivationLine.Statement, in scope: Scope, skipsLabel: Bool, digits: DigitRule
    ) -> ChainJudgement {
        var sides = statement.sides
        var signs = statement.isApproximate
        var label: String?
        if sides.count > 1, sides[0].expressions.count == 1, case .name(let name) = sides[0].expression.kind {
            label = name
            // `x = 3` about an unknown x defines it.
            let isUnknown = !scope.contains(name) && !sides[1...].contains { $0.names.contains(name) }
            if skipsLabel || isUnknown {
                sides.removeFirst()
                signs.removeFirst()
            }
        }
        let judge = LinkJudge(scope: scope, digits: digits)
        var links: [Link] = []
        for k in sides.indices.dropLast() {
            let outcome = judge.outcome(from: sides, to: k + 1, isApproximate: signs[k])
            links.append(
                Link(
                    left: sides[k].shown, right: sides[k + 1].shown,
                    judgement: Judgement(outcome.finding, typed: [:]), isCondition: outcome.isCondition))
        }
        return ChainJudgement(label: label, links: links)
    }

    private init(_ finding: Finding) {
        self.init(label: nil, links: [], judgement: Judgement(finding, typed: [:]))
    }

    private init(label: String?, links: [Link], judgement: Judgement) {
        self.label = label
        self.links = links
        self.judgement = judgement
        firstWrong = nil
    }

    private init(label: String?, links: [Link]) {
        self.label = label
        self.links = links
        let counted = links.indices.filter { !links[$0].isCondition }
        firstWrong = counted.first { !links[$0].judgement.verdict.advances }
        if let firstWrong {
            var judgement = links[firstWrong].judgement
            if links.count > 1 {
                let link = "\(links[firstWrong].left) = \(links[firstWrong].right)"
                if link.count <= 80 { judgement.message = "In \(link): \(judgement.message)" }
            }
            judgement.credit = judgement.credit.map { _ in
                let sum = counted.reduce(0) { $0 + (links[$1].judgement.credit ?? 0) }
                return sum / Double(counted.count)
            }
            self.judgement = judgement
        } else if counted.isEmpty {
            judgement =
                links.first?.judgement
                ?? Judgement(verdict: .undecided, message: "There is nothing here to compare.")
        } else {
            let rounded = counted.first { links[$0].judgement.verdict == .rounded }
            judgement = links[rounded ?? counted[0]].judgement
        }
    }
}

extension LinkJudge {
    /// A side is compared with the last exact one before it, and, where it stands for that less well than
    /// for the side right before it, with that: each rounding may build on the one before.
    fileprivate func outcome(
        from sides: [DerivationLine.Side], to k: Int, isApproximate: Bool
    ) -> Outcome {
        do {
            let next = try judge(sides[k - 1], sides[k], isApproximate: isApproximate)
            if next.finding.verdict == .correct || k == 1 || next.isCondition { return next }
            let anchor = sides[..<(k - 1)].indices.last { !sides[$0].isDecimal }
            guard sides[k - 1].isDecimal, let anchor else { return next }
            let far = try judge(sides[anchor], sides[k], isApproximate: isApproximate)
            return far.finding.verdict.advances ? far : next
        } catch {
            let judgement = Judgement(failure: error)
            return Outcome(
                finding: Finding(
                    verdict: judgement.verdict, by: nil, evidence: nil, message: judgement.message,
                    credit: nil))
        }
    }
}

extension DerivationLine.Side {
    /// True where a decimal stands in it.
    var isDecimal: Bool { expressions.contains(where: \.hasDecimal) }
}

extension Expression {
    fileprivate var hasDecimal: Bool {
        if case .number(let numeral) = kind { return numeral.isDecimal }
        return children.contains(where: \.hasDecimal)
    }
}
