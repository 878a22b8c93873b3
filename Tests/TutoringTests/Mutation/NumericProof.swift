import ExactAlgebra
import Notation
import NumericAlgebra

@testable import Checking

/// Whether an answer meets the definition of its relation, in doubles and by LAPACK.
///
/// It shares no code with the rules: it decides for the mutation gate whether a slip that was taken made
/// no difference after all.
struct NumericProof {
    let givens: Givens

    init(_ givens: Givens) { self.givens = givens }

    func confirms(_ answer: [String: Value]) -> Bool { (try? holds(answer)) ?? false }

    private func holds(_ answer: [String: Value]) throws -> Bool {
        switch givens.relation {
        case .value, .matrix, .values, .polynomial: return try isKey(answer)
        case .projector: return try isProjector(answer["answer"])
        case .rref: return try isReducedForm(answer["answer"])
        case .eigenvalues: return try hasSpectrum(numbers(answer["answer"]))
        case .eigenvector:
            guard let v = columns(answer["answer"], height: try matrix("A").rows), v.columns == 1 else {
                return false
            }
            return try isEigenvector(v)
        case .eigenbasis: return try isEigenbasis(answer)
        case .basis, .gramschmidt: return try isBasis(answer["answer"])
        case .qr:
            guard let q = dense(answer["Q"]), let r = dense(answer["R"]) else { return false }
            let isUpper = (0..<r.rows).allSatisfy { i in
                (0..<min(i, r.columns)).allSatisfy { abs(r[i, $0]) < 1e-9 }
            }
            return try isUpper && hasOrthonormalColumns(q) && isNear(q * r, matrix("A"))
        case .svd: return try isSVD(answer)
        case .rankfactorization:
            guard let b = columns(answer["B"], height: try matrix("A").rows), let c = dense(answer["C"])
            else {
                return false
            }
            return try isNear(b * c, matrix("A"))
        case .bestapproximation: return try isBest(answer["answer"])
        default: return false
        }
    }

    // MARK: - Reading

    private func matrix(_ name: String) throws -> NumericMatrix {
        guard let found = dense(givens.values[name]) else { throw QuestionError.missingField(name) }
        return found
    }

    private func number(_ name: String) -> Double? {
        if case .number(let scalar)? = givens.values[name] { scalar.value.approximation() } else { nil }
    }

    private func dense(_ value: Value?) -> NumericMatrix? {
        guard let matrix = try? value?.matrix() else { return nil }
        return try? NumericMatrix(
            rows: matrix.rows, columns: matrix.columns,
            rowMajor: matrix.entries.map { $0.value.approximation() })
    }

    private func columns(_ value: Value?, height: Int) -> NumericMatrix? {
        guard let matrix = try? value?.columns(height: height), matrix.rows == height else { return nil }
        return dense(.matrix(matrix))
    }

    private func numbers(_ value: Value?) -> [Double] {
        ((try? value?.scalars()) ?? []).map { $0.value.approximation() }
    }

    // MARK: - The laws

    private func isNear(_ a: NumericMatrix, _ b: NumericMatrix) throws -> Bool {
        guard a.shape == b.shape else { return false }
        return try (a - b).norm() <= 1e-9 * (1 + b.norm())
    }

    private func hasOrthonormalColumns(_ q: NumericMatrix) throws -> Bool {
        try isNear(q.transposed * q, .identity(q.columns))
    }

    /// The relations with one right answer: every number agrees with that of the key.
    private func isKey(_ answer: [String: Value]) throws -> Bool {
        guard let right = givens.values["value"], let typed = answer["answer"] else { return false }
        if case .polynomial(let p) = right, case .polynomial(let q) = typed {
            return isNear(
                p.coefficients.map { $0.approximation() }, q.coefficients.map { $0.approximation() })
        }
        if let a = dense(right), let b = dense(typed) {
            // A vector may lie on its side.
            let isSideways = min(a.rows, a.columns) == 1 && a.rows == b.columns && a.columns == b.rows
            return try isNear(isSideways && a.rows != b.rows ? b.transposed : b, a)
        }
        return isNear(numbers(right).sorted(), numbers(typed).sorted())
    }

    private func isNear(_ a: [Double], _ b: [Double]) -> Bool {
        a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= 1e-9 * (1 + abs($0)) }
    }

    private func hasSpectrum(_ values: [Double]) throws -> Bool {
        let right = try matrix("A").eigenvalues()
        guard right.allSatisfy({ abs($0.imaginary) < 1e-6 }) else { return false }
        let found = zip(right.map(\.real).sorted(), values.sorted())
        return values.count == right.count && found.allSatisfy { abs($0 - $1) < 1e-6 * (1 + abs($0)) }
    }

    private func isEigenvector(_ v: NumericMatrix) throws -> Bool {
        guard let lambda = number("lambda"), try v.norm() > 1e-9 else { return false }
        let isUnit = try abs(v.norm() - 1) < 1e-9
        if givens.isSet(.unit), !isUnit { return false }
        if let others = dense(givens.values["orthogonalTo"]), others.columns > 0,
            try (others.transposed * v).norm() > 1e-9
        {
            return false
        }
        return try isNear(matrix("A") * v, v.scaled(by: lambda))
    }

    private func isEigenbasis(_ answer: [String: Value]) throws -> Bool {
        let a = try matrix("A")
        guard let v = columns(answer["vectors"], height: a.rows), v.columns == a.rows else { return false }
        let values = numbers(answer["values"])
        guard values.count == v.columns, try v.rank() == v.columns else { return false }
        if givens.isSet(.orthonormal), try !hasOrthonormalColumns(v) { return false }
        return try isNear(a * v, v * .diagonal(values))
    }

    private func isBasis(_ answer: Value?) throws -> Bool {
        let name = ["A", "span", "subspace"].first { givens.values[$0] != nil } ?? "A"
        let space = try matrix(name)
        guard let b = columns(answer, height: space.rows) else { return false }
        let (rank, joint) = (try space.rank(), try space.beside(b).rank())
        guard b.columns == rank, joint == rank, try b.rank() == rank else { return false }
        let gram = try b.transposed * b
        let isOrthogonal = (0..<gram.rows).allSatisfy { i in
            (0..<i).allSatisfy { abs(gram[i, $0]) < 1e-9 }
        }
        let isNormal = (0..<gram.rows).allSatisfy { abs(gram[$0, $0] - 1) < 1e-9 }
        if givens.relation == .gramschmidt || givens.isSet(.orthogonal), !isOrthogonal { return false }
        if givens.isSet(.orthonormal), !(isOrthogonal && isNormal) { return false }
        return !givens.isSet(.normalized) || isNormal
    }

    private func isSVD(_ answer: [String: Value]) throws -> Bool {
        let a = try matrix("A")
        guard let u = columns(answer["U"], height: a.rows), let v = columns(answer["V"], height: a.columns)
        else { return false }
        let s: NumericMatrix
        if case .list? = answer["S"] {
            s = .diagonal(numbers(answer["S"]))
        } else {
            guard let matrix = dense(answer["S"]) else { return false }
            s = matrix
        }
        let isNonnegative = (0..<s.rows).allSatisfy { i in
            (0..<s.columns).allSatisfy { i == $0 ? s[i, $0] > -1e-9 : abs(s[i, $0]) < 1e-9 }
        }
        return try isNonnegative && hasOrthonormalColumns(u) && hasOrthonormalColumns(v)
            && isNear(u * s * v.transposed, a)
    }

    private func isProjector(_ answer: Value?) throws -> Bool {
        let space = try matrix("span")
        guard let p = dense(answer), p.rows == space.rows, p.columns == space.rows else { return false }
        return try isNear(p * p, p) && isNear(p.transposed, p) && isNear(p * space, space)
            && p.rank() == space.rank()
    }

    private func isReducedForm(_ answer: Value?) throws -> Bool {
        let a = try matrix("A")
        guard let r = dense(answer), r.shape == a.shape else { return false }
        var last = -1
        for i in 0..<r.rows {
            let row = r.row(i)
            guard let j = row.firstIndex(where: { abs($0) > 1e-9 }) else {
                last = r.columns
                continue
            }
            let column = r.column(j)
            let isUnit = column.indices.allSatisfy { abs(column[$0] - ($0 == i ? 1 : 0)) < 1e-9 }
            if j <= last || !isUnit { return false }
            last = j
        }
        let (rank, joint) = (try a.rank(), try a.transposed.beside(r.transposed).rank())
        return try joint == rank && r.rank() == rank
    }

    private func isBest(_ answer: Value?) throws -> Bool {
        let a = try matrix("A")
        guard let b = dense(answer), b.shape == a.shape, let k = number("k") else { return false }
        let values = try a.singularValues()
        let isSpectral = givens.string(.norm) == "spectral"
        let tail = values.dropFirst(Int(k))
        let least = isSpectral ? tail.first ?? 0 : tail.map { $0 * $0 }.reduce(0, +).squareRoot()
        let error = isSpectral ? try (a - b).singularValues().first ?? 0 : try (a - b).norm()
        return try b.rank() <= Int(k) && error <= least + 1e-9 * (1 + least)
    }
}

extension NumericMatrix {
    /// The columns of both, one after the other.
    fileprivate func beside(_ other: NumericMatrix) throws -> NumericMatrix {
        try NumericMatrix(
            rows: rows, columns: columns + other.columns, columnMajor: values + other.values)
    }
}
