// What the rules of digits, derivations and row operations find themselves.
extension RuleFindings {
    /// Of decimals, in every relation.
    static var digits: KeyValuePairs<String, String> {
        [
            "decimal.misrounded": "the last digit is not rounded right",
            "decimal.truncated": "digits are cut off, not rounded",
            "decimal.too-few-digits": "too few digits, where the step names no number of them",
            "decimal.wrong-digit-count": "fewer digits than the step asks for",
            "decimal.not-exact": "right decimals, where an exact value is asked for",
            "decimal.moved-point":
                "the right digits with the point in another place, or without their percent sign",
            "decimal.sign": "the right digits with the wrong sign",
        ]
    }

    /// Of the next line of a derivation.
    static var derivations: KeyValuePairs<String, String> {
        [
            "chain.not-equal": "the two sides of an = differ, as values of the letters show",
            "equivalent.lost-solution":
                "⇐ only: a solution of the line before is lost, or the line says more",
            "equivalent.extra-solution": "⇒ only: a solution is added, or the line says less",
            "equivalent.neither": "neither ⇒ nor ⇐",
            "equivalent.multiplicity": "the same solutions, but one counts another number of times",
        ]
    }

    /// Of echelon forms and single row operations.
    static var rowOperations: KeyValuePairs<String, String> {
        [
            "echelon.not-equivalent": "a row is no combination of the rows of A",
            "echelon.row-lost": "the rank is smaller than that of A",
            "echelon.not-echelon": "row equivalent, but not yet in echelon form",
            "rowoperation.nothing": "no row has changed",
            "rowoperation.several": "more than one operation at once",
            "rowoperation.one-entry": "one operation, but for one entry",
            "rowoperation.row-lost": "a row times 0",
            "rowoperation.not-equivalent": "not row equivalent to the matrix before",
        ]
    }

    static var identities: KeyValuePairs<String, String> {
        [
            "identity.refuted": "not equal to the line, as one instance shows",
            "identity.sizes": "sizes that do not fit, or only in special cases",
            "identity.undefined": "no value where the line has one",
            "identity.stranger": "a name that the line and its hypotheses do not have",
            "identity.same-line": "the line itself again",
            "identity.form": "equal, but not written as the product or the sum that is asked for",
            "order.place": "a line that is out of its place",
        ]
    }
}
