/// Every id that a judgement may carry as its diagnosis, with a line each: what Docs/Diagnoses.md shows.
enum DiagnosisTable {
    /// One heading with its ids.
    struct Section: Sendable {
        let title: String
        let entries: [(id: String, summary: String)]

        init(_ title: String, _ catalogue: KeyValuePairs<String, String>) {
            self.title = title
            entries = catalogue.map { (id: $0.key, summary: $0.value) }
        }
    }

    static var sections: [Section] {
        Diagnoses.families.map { Section($0.title, $0.catalogue) }
            + [
                Section("What a relation sees by itself", RuleFindings.catalogue),
                Section("Digits", RuleFindings.digits),
                Section("Derivations", RuleFindings.derivations),
                Section("Identities and orders", RuleFindings.identities),
                Section("Row operations", RuleFindings.rowOperations),
            ]
    }

    static var ids: [String] { sections.flatMap { $0.entries.map(\.id) } }

    /// The table as Markdown.
    static var markdown: String {
        let head = """
            # Diagnoses

            What a wrong answer may have come from. A judgement names the smallest slip that explains \
            what was typed, and several only where they explain it equally well. The ids are stable.

            """
        return head
            + sections.map { section in
                let lines = section.entries.map { "| `\($0.id)` | \($0.summary) |" }
                return "\n## \(section.title)\n\n| id | the slip |\n|---|---|\n"
                    + lines.joined(separator: "\n") + "\n"
            }.joined()
    }
}

/// What a rule finds itself, without looking for a slip.
enum RuleFindings {
    static var catalogue: KeyValuePairs<String, String> {
        [
            "value.sign": "a number with the wrong sign",
            "matrix.transposed": "rows and columns are swapped",
            "matrix.wrong-size": "a matrix of another shape",
            "matrix.one-entry": "one entry is off",
            "vector.wrong-size": "a vector with another number of entries",
            "values.order": "the right numbers, not from the largest down",
            "values.multiplicity": "a number that counts more than once is there only once",
            "values.zero-missing": "a zero is left out",
            "values.missing": "a number is missing",
            "values.extra": "a number too many",
            "values.sign": "one of the numbers has the wrong sign",
            "polynomial.sign": "every sign is the other way round",
            "polynomial.one-coefficient": "one coefficient is off",
            "eigenvector.zero": "the zero vector",
            "eigenvector.other-lambda": "an eigenvector, of another eigenvalue",
            "eigenvector.not-orthogonal": "an eigenvector, not orthogonal to an earlier one",
            "eigenbasis.pair": "a vector beside a value that it does not belong to",
            "eigenbasis.dependent": "eigenvectors that are dependent",
            "eigenbasis.too-few": "too few eigenvectors",
            "eigenbasis.wrong-size": "values and vectors that do not pair up",
            "normalise.not-unit": "the right direction; the length is not 1",
            "basis.outside": "a vector outside the subspace",
            "basis.dependent": "vectors that are dependent",
            "basis.not-orthogonal": "vectors that are not orthogonal",
            "basis.too-few": "too few vectors for the subspace",
            "gramschmidt.not-orthogonal": "a vector that is not orthogonal to an earlier one",
            "gramschmidt.wrong-count": "too many vectors, or too few",
            "gramschmidt.wrong-span": "a vector outside the span of the columns before it",
            "gramschmidt.zero": "a zero vector",
            "qr.not-orthonormal": "the columns of Q are not orthonormal",
            "qr.product": "QR is not A",
            "qr.wrong-size": "Q and R do not fit together, or not A",
            "svd.not-orthogonal": "U or V is not orthogonal",
            "svd.order": "the singular values are not in descending order",
            "svd.product": "UΣVᵀ is not A",
            "svd.sigma": "Σ is not diagonal, or has a negative entry",
            "svd.wrong-size": "the factors have other shapes",
            "rankfactorization.product": "BC is not A",
            "rankfactorization.wrong-size": "B and C do not fit together, or not A",
            "truncation.not-nearest": "another matrix is nearer",
            "truncation.rank": "the rank is too large",
        ]
    }
}
