extension Surd {
    /// Whether c√e + d√f = 0, for real numbers of one field: then c²e = d²f there, and the signs differ.
    ///
    /// - Returns: nil where the two are not of that kind.
    static func sumIsZero(_ a: AlgebraicNumber, _ b: AlgebraicNumber) throws(AlgebraError) -> Bool? {
        guard let s = Surd(a), let t = Surd(b), a.isKnownReal, b.isKnownReal,
            s.coefficient.sharesField(with: s.radicand), t.coefficient.sharesField(with: t.radicand)
        else { return nil }
        let left = try s.coefficient * s.coefficient * s.radicand
        let right = try t.coefficient * t.coefficient * t.radicand
        guard left.sharesField(with: right) else { return nil }
        guard left.isSameExpression(as: right) else { return false }
        return try s.coefficient.sign() != t.coefficient.sign()
    }
}
