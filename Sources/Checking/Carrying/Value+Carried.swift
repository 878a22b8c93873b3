import ExactAlgebra
public import Notation

extension Value {
    /// Whether a written value may stand for the true one in later lines.
    ///
    /// One of another kind or size may not, nor a zero for what is not zero: after it every line would be
    /// senseless, or trivially right.
    public func canStand(for truth: Value) -> Bool {
        switch (self, truth) {
        case (.number(let typed), .number(let right)):
            return typed.isPlainlyZero == right.isPlainlyZero || !typed.isPlainlyZero
        case (.matrix(let typed), .matrix(let right)):
            guard typed.shape == right.shape else { return false }
            return !typed.entries.allSatisfy(\.isPlainlyZero) || right.entries.allSatisfy(\.isPlainlyZero)
        case (.list(let typed), .list(let right)):
            guard typed.count == right.count else { return false }
            return !typed.allSatisfy(\.isZeroNumber) || right.allSatisfy(\.isZeroNumber)
        case (.polynomial(let typed), .polynomial(let right)): return typed.degree == right.degree
        case (.boolean, .boolean), (.subspace, .subspace), (.record, .record): return true
        default: return false
        }
    }

    private var isZeroNumber: Bool {
        if case .number(let scalar) = self { scalar.isPlainlyZero } else { false }
    }
}

extension Scalar {
    /// Zero, or so small that it is not told from it.
    fileprivate var isPlainlyZero: Bool { (try? value.isZero()) ?? false }
}
