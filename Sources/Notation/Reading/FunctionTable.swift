/// All functions by subject, each with the ways to call it: what arities, `help functions`,
/// `eval --functions` and Docs/Functions.md are made of.
public enum FunctionTable {
    /// One heading with its functions.
    public struct Section: Sendable {
        public let title: String
        public let entries: [(function: Function, forms: [FunctionForm])]

        init(_ title: String, _ entries: KeyValuePairs<Function, [FunctionForm]>) {
            self.title = title
            self.entries = entries.map { (function: $0.key, forms: $0.value) }
        }

        /// The section with what a line of that vocabulary can call; nil where that is nothing.
        public func restricted(to vocabulary: Vocabulary) -> Section? {
            let kept = entries.compactMap { entry in
                let forms = entry.forms.filter { $0.isCallable(in: vocabulary) }
                return forms.isEmpty ? nil : (function: entry.function, forms: forms)
            }
            return kept.isEmpty ? nil : Section(title: title, entries: kept)
        }

        private init(title: String, entries: [(function: Function, forms: [FunctionForm])]) {
            self.title = title
            self.entries = entries
        }
    }

    public static let sections = [matrices, spaces, spectra, numbers, calculations]

    /// The forms by function; the table is searched for every call that is read.
    static let forms: [Function: [FunctionForm]] = Dictionary(
        sections.flatMap { $0.entries.map { ($0.function, $0.forms) } }, uniquingKeysWith: +)

    /// Names of functions that are written in another way too.
    static let spellings: KeyValuePairs<String, Function> = ["tr": .trace, "arccos": .acos]

    private static let matrices = Section(
        "Matrices",
        [
            .transpose: [.init("A", "Aᵀ, as A'")],
            .inv: [.init("A", "the inverse, as A^-1")],
            .det: [.init("A", "the determinant")],
            .trace: [.init("A", "the sum of the diagonal")],
            .rank: [.init("A", "the rank")],
            .rows: [.init("A", "the number of rows")],
            .cols: [.init("A", "the number of columns")],
            .rref: [.init("A", "the reduced row echelon form", .exactOnly)],
            .pinv: [.init("A", "the pseudoinverse")],
            .diag: [
                .init("v", "the diagonal matrix with the entries of v; of a matrix, its diagonal"),
                .init("x, y, …", "the diagonal matrix with these numbers"),
            ],
            .zeros: [.init("m, n", "the m×n matrix of zeros")],
            .identity: [.init("n", "the n×n identity; I alone is as large as what it meets")],
        ])

    private static let spaces = Section(
        "Spaces and projections",
        [
            .null: [.init("A", "the null space: all x with Ax = 0")],
            .col: [.init("A", "the column space")],
            .row: [.init("A", "the row space")],
            .subspace: [
                .init("A", "the span of the columns"), .init("v, w, …", "the span of vectors"),
            ],
            .basis: [.init("S", "a matrix with a basis of the space S as its columns")],
            .proj: [.init("v, A", "the projection of v onto the column space of A")],
            .projector: [.init("A", "the matrix that projects onto the column space of A")],
            .gramschmidt: [.init("A", "orthogonal columns with the same span, not normalised")],
            .orth: [.init("A", "orthonormal columns with the same span")],
        ])

    private static let spectra = Section(
        "Eigenvalues and singular values",
        [
            .charpoly: [.init("A", "the characteristic polynomial det(λI − A)", .exactOnly)],
            .eigenvalues: [.init("A", "the eigenvalues with their multiplicity, the largest first")],
            .eigenspace: [.init("A, x", "the space of all v with Av = xv")],
            .singularvalues: [.init("A", "the singular values, the largest first")],
            .svd: [.init("A", "the parts U, S and V of A = USVᵀ; svd(A).S is one of them")],
            .qr: [.init("A", "the parts Q and R of A = QR")],
            .lowrank: [.init("A, k", "the nearest matrix of rank k")],
            .energy: [.init("A, k", "the share of the k largest singular values in the sum of squares")],
            .svt: [.init("A, t", "USVᵀ with soft(S, t) in place of S")],
        ])

    private static let numbers = Section(
        "Vectors and numbers",
        [
            .norm: [
                .init("A", "the root of the sum of squares: of a vector, its length"),
                .init("A, 2", "the spectral norm; there are 1, inf, fro, nuc and max too", in: .calculator),
            ],
            .dot: [.init("v, w", "the dot product")],
            .unit: [.init("v", "v over its length")],
            .soft: [.init("x, t", "sign(x)·max(|x| − t, 0); of a matrix, entry by entry")],
            .abs: [.init("x", "the absolute value; of a matrix, entry by entry")],
            .min: [.init("x, …", "the least of numbers, or of the entries of vectors and lists")],
            .max: [.init("x, …", "the largest of numbers, or of the entries of vectors and lists")],
            .sum: [.init("x, …", "the sum of numbers, or of the entries of vectors and lists")],
            .sqrt: [.init("x", "the square root, as √x")],
            .root: [.init("p, k", "the k-th real root of a polynomial, the largest first", .exactOnly)],
            .cos: [.init("x", "the cosine; exactly, of parts of pi and of acos")],
            .sin: [.init("x", "the sine; exactly, of parts of pi and of acos")],
            .acos: [.init("x", "the angle with that cosine; exactly, only inside cos and sin")],
        ])

    private static let calculations = Section(
        "Systems and factorisations",
        [
            .solve: [.init("A, b", "the x with Ax = b", in: .calculator)],
            .lstsq: [.init("A, b", "the x that makes ‖Ax − b‖ least, the shortest one", in: .calculator)],
            .cond: [
                .init("A", "the condition number", in: .calculator),
                .init("A, 1", "the same in another norm; there are 2, inf and fro too", in: .calculator),
            ],
            .lu: [.init("A", "the parts P, L and U of PA = LU", .doublesOnly, in: .calculator)],
            .chol: [.init("A", "the L of A = LLᵀ", .doublesOnly, in: .calculator)],
            .qrp: [.init("A", "the parts Q, R and P of AP = QR", .doublesOnly, in: .calculator)],
            .eigh: [
                .init("A", "the values and vectors of a symmetric matrix", .doublesOnly, in: .calculator),
                .init("A, 1..k", "the k largest values, with their vectors", .doublesOnly, in: .calculator),
                .init("A, B", "the values and vectors of Av = xBv", .doublesOnly, in: .calculator),
            ],
            .pcp: [
                .init(
                    "A", "low rank plus sparse: L, S, rank, gap, iterations", .doublesOnly, in: .calculator),
                .init("A, x", "the same with x as its λ", .doublesOnly, in: .calculator),
            ],
        ])
}

extension FunctionForm {
    func isCallable(in other: Vocabulary) -> Bool { vocabulary == .lessons || other == .calculator }
}
