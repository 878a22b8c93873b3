package import Checking

extension Relation {
    /// What must hold of the answer, in a sentence.
    package var summary: String {
        switch self {
        case .value: "The answer is the number `value`, in any form."
        case .matrix: "The answer is the matrix `value`, entry by entry."
        case .values: "The answer is the list of numbers `value`."
        case .polynomial: "The answer is the polynomial `value`, multiplied out or not."
        case .eigenvalues: "The answer lists the eigenvalues of `A`, each as often as its multiplicity."
        case .eigenvector: "The answer is an eigenvector of `A` for `lambda`; any one will do."
        case .eigenbasis:
            "The answer has `values` and `vectors`: eigenvalues of `A`, and a basis of eigenvectors."
        case .basis: "The columns of the answer are a basis of the column space of `span`, or of `subspace`."
        case .gramschmidt: "The answer is what Gram and Schmidt make of the columns of `A`."
        case .qr: "The answer has `Q` and `R`: a QR factorisation of `A`."
        case .svd: "The answer has `U`, `S` and `V`: a singular value decomposition of `A`; any one will do."
        case .rankfactorization: "The answer has `B` and `C`: `A` = BC with `r` columns in B."
        case .bestapproximation: "The answer is a matrix of rank `k` at most that is nearest to `A`."
        case .projector: "The answer is the matrix that projects onto the column space of `span`."
        case .rref: "The answer is the reduced row echelon form of `A`."
        case .echelon: "The answer is a row echelon form of `A`; any one will do."
        case .rowoperation:
            "The answer comes from `before` by one row operation, and has the row space of `A`."
        case .satisfies: "All `predicates` are true of the answer, which they call `answer`, or by its parts."
        case .equivalent:
            "The answer is a next line of working: as true as `line`, and solved as far as `key`."
        case .identity:
            "The answer is an expression that equals `line` for everything that its names may stand for."
        case .choice: "The answer is the label of one of the `items`, or several of them."
        case .order: "The answer puts the labels of the `items` in order."
        }
    }

    /// What a field holds.
    package func summary(ofField name: String) -> String {
        switch (self, name) {
        case (.choice, "key"), (.order, "key"): "The right labels: b, or a list of them."
        case (.identity, "key"): "An expression that is equal, written as it is asked for."
        case (.identity, "line"): "The expression that the answer equals. Its names are free."
        case (_, "where"):
            "What holds of the names, as `longhand claim` takes it: \"Q: orthonormal columns\"."
        case (.equivalent, "key"): "The line that a learner is to come to."
        case (.satisfies, "key"):
            "An answer that satisfies them: it is given by `skip`, and tried by `lesson check`."
        case (_, "value"): "An expression for the right answer. It is computed, never typed off."
        case (_, "A"): "An expression for the matrix that the question is about."
        case (_, "before"): "The matrix that the row operation starts from."
        case (_, "lambda"): "The eigenvalue."
        case (_, "span"): "A matrix whose columns span the space."
        case (_, "subspace"): "A subspace: null(A), col(A), row(A)."
        case (_, "r"): "The number of columns of the first factor."
        case (_, "k"): "The rank that the answer has at most."
        case (_, "line"): "The line of working that the answer follows."
        case (_, "predicates"): "Expressions that must be true: \"rank(answer) == 1\"."
        case (_, "items"): "What to choose from, or to put in order: \"a: its columns are orthogonal\"."
        default: "An expression."
        }
    }
}

extension OptionName {
    /// What the option changes.
    package var summary: String {
        switch self {
        case .form: "`exact` refuses decimals, however many digits they have."
        case .decimals: "A decimal with so many digits after the point is right; an exact answer always is."
        case .significant: "A decimal with so many significant digits is right; an exact answer always is."
        case .order: "`descending` wants the largest first; `any` takes them in any order."
        case .upTo: "`sign` takes the negative too, `scale` any multiple but 0."
        case .unit: "The vector must have length 1."
        case .orthogonalTo: "The answer must be orthogonal to these columns. An empty range demands nothing."
        case .orthonormal: "The vectors must be of length 1 and orthogonal to each other."
        case .orthogonal: "The vectors must be orthogonal to each other."
        case .normalized: "The vectors must have length 1."
        case .shape: "The shape of the factors: full, thin or compact."
        case .positiveDiagonal: "The diagonal of R must be positive."
        case .norm: "The norm in which the answer is nearest."
        case .written: "`product` wants factors at the top, `sum` terms; `any` takes every form."
        }
    }

    var content: KeyTable.Content {
        switch kind {
        case .boolean: .boolean
        case .number(let range): .number(range)
        case .oneOf(let words): .word(words)
        case .expression: .expression
        }
    }
}

extension KeyTable {
    /// The keys of `expect`, from what the relation may be told.
    package static func expectation(of relation: Relation) -> KeyTable {
        let fields = relation.fields
        func field(_ name: String) -> Content {
            let content = relation.content(ofField: name)
            return .either([content, .list(content), .named(content, by: .labels(besides: []))])
        }
        return KeyTable(
            "the relation `\(relation.rawValue)`",
            [.required("relation", .word([relation.rawValue]), relation.summary)]
                + (fields.given.flatMap { $0 } + fields.optional)
                .map { .optional($0, field($0), relation.summary(ofField: $0)) }
                + fields.options.map { .optional($0.rawValue, $0.content, $0.summary) },
            rules: fields.given.map { .exactlyOne($0) })
    }
}

extension Relation {
    fileprivate func content(ofField name: String) -> KeyTable.Content {
        if self == .choice || self == .order { return .template }
        return takesWords || name == "where" ? .text : .expression
    }
}
