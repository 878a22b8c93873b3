internal import Checking

/// The names that people give to the quantities of a singular value decomposition, with what they stand
/// for: known in every lesson that is given one matrix W.
struct SVDNames {
    let rows: Int
    let columns: Int
    let rank: Int

    /// What a name stands for.
    struct Entry {
        let name: String
        var aliases: [String] = []
        let relation: Relation
        let given: [String: String]
        var options: [String: Option] = [:]
        /// Expressions by which the same quantity is found from other lines.
        var routes: [String] = []
        /// Used instead where this name was written, and its own was not.
        var after: (name: String, value: String)?
    }

    /// The columns of a matrix under names of their own: `v2` is column 2 of `V`.
    static let families = [(matrix: "V", column: "v"), (matrix: "U", column: "u")]

    var entries: [Entry] { grams + spectra + vectors + products }

    private var grams: [Entry] {
        [
            Entry(name: "WtW", relation: .matrix, given: ["value": "W' * W"]),
            Entry(name: "WWt", relation: .matrix, given: ["value": "W * W'"]),
            Entry(
                name: "charpoly", aliases: ["p"], relation: .polynomial, given: ["value": "charpoly(WtW)"],
                options: ["upTo": .string("sign")]),
            Entry(
                name: "charpolyL", relation: .polynomial, given: ["value": "charpoly(WWt)"],
                options: ["upTo": .string("sign")]),
        ]
    }

    private var smaller: Int { min(rows, columns) }

    private var spectra: [Entry] {
        let roots = (1...columns).map { "root(charpoly, \($0))" }.joined(separator: ", ")
        let zeros = rows > columns ? Array(repeating: "0", count: rows - columns) : []
        let mu = (1...smaller).map { "lambda[\($0)]" } + zeros
        let sigma = (1...smaller).map { "sqrt(lambda[\($0)])" }.joined(separator: ", ")
        var entries = [
            Entry(
                name: "lambda", relation: .eigenvalues, given: ["A": "WtW"],
                options: ["order": .string("descending")], routes: ["{\(roots)}"]),
            Entry(
                name: "mu", relation: .eigenvalues, given: ["A": "WWt"],
                options: ["order": .string("descending")], routes: ["{\(mu.joined(separator: ", "))}"]),
            Entry(
                name: "sigma", relation: .values, given: ["value": "{\(sigma)}"],
                options: ["order": .string("descending")]),
        ]
        for k in 1...columns {
            entries.append(
                Entry(
                    name: "lambda\(k)", relation: .value, given: ["value": "eigenvalues(WtW)[\(k)]"],
                    routes: ["root(charpoly, \(k))"]))
        }
        for k in 1...smaller {
            entries.append(Entry(name: "sigma\(k)", relation: .value, given: ["value": "sqrt(lambda[\(k)])"]))
        }
        return entries
    }

    private var vectors: [Entry] {
        let unit: [String: Option] = ["unit": .boolean(true), "orthogonalTo": .string(Self.others)]
        var entries: [Entry] = []
        for k in 1...columns {
            entries.append(
                Entry(name: "x\(k)", relation: .eigenvector, given: ["A": "WtW", "lambda": "lambda[\(k)]"]))
            entries.append(
                Entry(
                    name: "v\(k)", relation: .eigenvector, given: ["A": "WtW", "lambda": "lambda[\(k)]"],
                    options: unit, routes: ["x\(k) / norm(x\(k))", "v\(k) / norm(v\(k))"],
                    after: k <= rank ? ("u\(k)", "W' * u\(k) / sigma[\(k)]") : nil))
        }
        for k in 1...rows {
            let lambda = k <= rank ? "lambda[\(k)]" : "0"
            entries.append(
                Entry(
                    name: "u\(k)", relation: .eigenvector, given: ["A": "WWt", "lambda": lambda],
                    options: unit, routes: ["u\(k) / norm(u\(k))"],
                    after: k <= rank ? ("v\(k)", "W * v\(k) / sigma[\(k)]") : nil))
        }
        return entries
    }

    /// Stands for the columns that were written already and belong to the same eigenvalue.
    static let others = "othercolumns"

    private var products: [Entry] {
        let sigma = (0..<rows).map { i in
            (0..<columns).map { $0 == i && i < smaller ? "sigma[\(i + 1)]" : "0" }.joined(separator: " ")
        }
        var entries = [
            Entry(
                name: "Sigma", aliases: ["S"], relation: .matrix,
                given: ["value": "[\(sigma.joined(separator: "; "))]"])
        ]
        for k in 1...smaller {
            let sum = (1...k).map { "sigma[\($0)]*u\($0)*v\($0)'" }.joined(separator: " + ")
            entries.append(
                Entry(
                    name: "W\(k)", relation: .bestapproximation, given: ["A": "W", "k": "\(k)"],
                    routes: k <= rank ? [sum] : []))
        }
        return entries
    }
}
