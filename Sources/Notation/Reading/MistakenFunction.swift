/// A name before a parenthesis that is no function here, and what is meant by it.
struct MistakenFunction {
    private let name: String
    private let meant: Meant

    private enum Meant {
        /// It has this name here.
        case other([Function])
        /// It is nearly one of these names.
        case near([Function])
        /// No lesson has it, and `eval` does.
        case calculation(Function)
        /// There is no such function; what to write instead.
        case none(String)
    }

    /// Nil where nobody knows what is meant.
    init?(_ name: String, in vocabulary: Vocabulary) {
        self.name = name
        let key = name.lowercased().filter { $0 != "_" }
        if let instead = Self.missing[key] {
            meant = .none(instead)
        } else if let known = Self.foreign.first(where: { $0.names.contains(key) }) {
            meant = .other(known.functions)
        } else if let function = Function(named: key, in: vocabulary) {
            meant = .other([function])
        } else if let function = Function(named: key, in: .calculator) {
            meant = .calculation(function)
        } else {
            let near = Self.nearest(to: key, in: vocabulary)
            guard !near.isEmpty else { return nil }
            meant = .near(near)
        }
    }

    var words: String {
        switch meant {
        case .other(let functions):
            "\(name) is not a function here; write "
                + functions.map { $0.forms.first?.call(of: $0) ?? $0.rawValue }.joined(separator: " and ")
        case .near(let functions):
            "\(name) is not a function; did you mean "
                + functions.map(\.rawValue).joined(separator: " or ")
                + "? For a product write \(name)*(…)"
        case .calculation(let function):
            "\(name) is not a function here; `longhand eval` has \(function.rawValue)"
        case .none(let instead): "there is no function \(name) here; \(instead)"
        }
    }

    /// The functions whose names differ least, in few letters for the length of the name.
    private static func nearest(to name: String, in vocabulary: Vocabulary) -> [Function] {
        let allowed = name.count > 3 ? 2 : 1
        guard name.count > 2 else { return [] }
        let distances = Function.callable(in: vocabulary).map { function in
            let names =
                [function.rawValue] + FunctionTable.spellings.filter { $0.value == function }.map(\.key)
            return (function, names.map { Names.distance($0, name) }.min() ?? .max)
        }
        guard let least = distances.map(\.1).min(), least <= allowed else { return [] }
        return Array(distances.filter { $0.1 == least }.map(\.0).prefix(3))
    }

    // MARK: - Other languages

    /// What other programs and books call it.
    private static let foreign: [(names: Set<String>, functions: [Function])] = [
        (["eig", "eigs", "eigvals", "eigval", "eigenvals", "spectrum"], [.eigenvalues]),
        (["eigvec", "eigvecs", "eigenvector", "eigenvectors", "eigenspaces"], [.eigenspace]),
        (["ker", "kernel", "nullspace"], [.null]),
        (["image", "im", "colspace", "columnspace", "range"], [.col]),
        (["rowspace"], [.row]),
        (["span"], [.subspace]),
        (["inverse", "invert"], [.inv]),
        (["determinant"], [.det]),
        (["transposed"], [.transpose]),
        (["size", "shape", "dim", "dims"], [.rows, .cols]),
        (["nrows", "rowcount"], [.rows]),
        (["ncols", "colcount"], [.cols]),
        (["eye"], [.identity]),
        (["svdvals", "svds"], [.singularvalues]),
        (["pinverse", "pseudoinverse", "ginv"], [.pinv]),
        (["length", "magnitude"], [.norm]),
        (["normalise", "normalize", "normalized"], [.unit]),
        (["inner", "dotproduct", "scalarproduct"], [.dot]),
        (["rowreduce", "echelon", "ref"], [.rref]),
        (["projection", "project"], [.proj]),
        (["characteristicpolynomial", "poly"], [.charpoly]),
    ]

    /// What there is not.
    private static let missing: [String: String] = [
        "cross": "(a, b, c) × w is the product [0 -c b; c 0 -a; -b a 0]*w",
        "ones": "the m×n matrix of ones is a row or a column of ones times another, as (1, 1)*[1 1 1]",
        "nullity": "it is cols(A) - rank(A)",
    ]
}
