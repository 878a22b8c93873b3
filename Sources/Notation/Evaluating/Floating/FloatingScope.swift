import NumericAlgebra

/// The names that are bound to values in doubles, by their canonical spelling.
///
/// As in a ``Scope``, `v2` is the second entry of a vector or a list `v` where it is not bound itself.
public struct FloatingScope: Sendable {
    private var values: [String: FloatingValue] = [:]

    public init(_ values: [String: FloatingValue] = [:]) {
        for (name, value) in values { self[name] = value }
    }

    public subscript(name: String) -> FloatingValue? {
        get {
            let canonical = Names.canonical(name)
            return values[canonical] ?? part(canonical)
        }
        set { values[Names.canonical(name)] = newValue }
    }

    public func contains(_ name: String) -> Bool { self[name] != nil }

    /// All names that are bound, sorted.
    public var names: [String] { values.keys.sorted() }

    private func part(_ name: String) -> FloatingValue? {
        let (stem, index) = Names.split(name)
        guard let k = index, k >= 1, !stem.isEmpty else { return nil }
        switch values[stem] {
        case .list(let parts) where k <= parts.count: return parts[k - 1]
        case .matrix(let matrix) where (matrix.rows == 1 || matrix.columns == 1) && k <= matrix.values.count:
            return .real(matrix.values[k - 1])
        default: return nil
        }
    }
}
