import ExactAlgebra
import Notation

extension KindInference {
    mutating func call(
        _ function: Function, _ arguments: [Expression], at range: Range<Int>
    ) throws(KindMismatch) -> Kind {
        if function == .root { return .number }
        let first = arguments[0]
        switch function {
        case .transpose: return transposed(try kind(of: first))
        case .det, .trace:
            _ = try requireSquare(first)
            return .number
        case .inv: return try requireSquare(first)
        case .charpoly:
            _ = try requireSquare(first)
            return .polynomial
        case .eigenvalues:
            _ = try requireSquare(first)
            return .list
        case .eigenspace:
            _ = try kind(of: arguments[1])
            guard case .matrix(let n, _) = try requireSquare(first) else { return .subspace(.one) }
            return .subspace(n)
        case .identity, .zeros: return try built(arguments)
        case .dot:
            _ = try join(kind(of: first), kind(of: arguments[1]), at: arguments[1].range, as: "dot")
            return .number
        case .diag: return try diagonal(arguments)
        case .subspace: return try span(arguments)
        default: break
        }
        for other in arguments.dropFirst() where function != .proj { _ = try kind(of: other) }
        return try result(of: function, arguments, try kind(of: first))
    }

    /// Functions of one matrix and perhaps a number.
    private mutating func result(
        of function: Function, _ arguments: [Expression], _ first: Kind
    ) throws(KindMismatch) -> Kind {
        switch function {
        case .rank, .rows, .cols: return .integer
        case .norm, .energy, .min, .max, .sum, .sqrt, .cos, .sin, .acos:
            bound(arguments, by: first, for: function)
            return .number
        case .abs where isScalar(first): return .number
        case .singularvalues: return .list
        default: break
        }
        guard let (rows, columns) = shape(first) else { return .unknown }
        switch function {
        case .null, .row: return .subspace(columns)
        case .col: return .subspace(rows)
        case .gramschmidt, .orth, .basis: return .matrix(rows, dimensions.fresh())
        case .projector: return .matrix(rows, rows)
        case .pinv: return .matrix(columns, rows)
        case .proj:
            guard let onto = shape(try kind(of: arguments[1])) else { return first }
            try require(onto.0, rows, at: arguments[1].range) {
                "a vector of \($1) entries is not projected onto columns of \($0)"
            }
            return first
        case .svd:
            return .record(["U": (rows, rows), "S": (rows, columns), "V": (columns, columns)])
        case .qr:
            let inner = dimensions.fresh()
            return .record(["Q": (rows, inner), "R": (inner, columns)])
        default:
            bound(arguments, by: first, for: function)
            return first
        }
    }

    /// The rank in `lowrank(A, k)` is at most the smaller size of A.
    private mutating func bound(_ arguments: [Expression], by kind: Kind, for function: Function) {
        guard function == .lowrank || function == .energy, arguments.count == 2,
            case .name(let name) = arguments[1].kind, case .matrix(let rows, let columns) = kind
        else { return }
        bounds[name, default: []] += [rows, columns]
    }

    private mutating func built(_ arguments: [Expression]) throws(KindMismatch) -> Kind {
        var sizes: [Dimension] = []
        for argument in arguments { sizes.append(try size(argument)) }
        return .matrix(sizes[0], sizes.last ?? sizes[0])
    }

    /// The size that an expression stands for: a number, a name, `rows(A)`.
    mutating func size(_ expression: Expression) throws(KindMismatch) -> Dimension {
        switch expression.kind {
        case .number(let numeral):
            guard let number = numeral.value.asInt else { break }
            return Dimension(number)
        case .name(let name):
            if let size = sizes[name] { return size }
        case .call(.rows, let arguments):
            if let (rows, _) = shape(try kind(of: arguments[0])) { return rows }
        case .call(.cols, let arguments):
            if let (_, columns) = shape(try kind(of: arguments[0])) { return columns }
        case .sum(let terms):
            var total = Dimension(0)
            for term in terms {
                total = total.adding(try size(term.value), times: term.isNegative ? -1 : 1)
            }
            return total
        default: break
        }
        _ = try kind(of: expression)
        return dimensions.fresh()
    }

    private mutating func diagonal(_ arguments: [Expression]) throws(KindMismatch) -> Kind {
        if arguments.count > 1 { return .matrix(Dimension(arguments.count), Dimension(arguments.count)) }
        let kind = try kind(of: arguments[0])
        guard case .matrix(let rows, let columns) = kind else {
            let n = dimensions.fresh()
            return .matrix(n, n)
        }
        if dimensions.isOne(columns) { return .matrix(rows, rows) }
        return dimensions.isOne(rows) ? .matrix(columns, columns) : .matrix(dimensions.fresh(), .one)
    }

    private mutating func span(_ arguments: [Expression]) throws(KindMismatch) -> Kind {
        var ambient: Dimension?
        for argument in arguments {
            guard let (rows, _) = shape(try kind(of: argument)) else { continue }
            if let ambient {
                try require(ambient, rows, at: argument.range) {
                    "vectors of \($0) and of \($1) entries span nothing together"
                }
            }
            ambient = rows
        }
        return .subspace(ambient ?? dimensions.fresh())
    }

    // MARK: - Brackets

    mutating func literal(_ rows: [[Expression]], at range: Range<Int>) throws(KindMismatch) -> Kind {
        var height = Dimension(0)
        var width: Dimension?
        for row in rows {
            var across = Dimension(0)
            var down: Dimension?
            for entry in row {
                let block = try block(entry)
                if let down {
                    try require(down, block.0, at: entry.range) {
                        "blocks side by side have as many rows: \($0) and \($1)"
                    }
                }
                down = block.0
                across = across + block.1
            }
            if let width {
                try require(width, across, at: row.first?.range ?? range) {
                    "blocks below each other have as many columns: \($0) and \($1)"
                }
            }
            width = across
            height = height + (down ?? Dimension(0))
        }
        return .matrix(height, width ?? Dimension(0))
    }

    private mutating func block(_ entry: Expression) throws(KindMismatch) -> (Dimension, Dimension) {
        let kind = try kind(of: entry)
        if case .identity = kind {
            let n = dimensions.fresh()
            return (n, n)
        }
        return shape(kind) ?? (dimensions.fresh(), dimensions.fresh())
    }

    mutating func vector(_ values: [Expression]) throws(KindMismatch) -> Kind {
        var isList = false
        for value in values where !isScalar(try kind(of: value)) { isList = true }
        return isList ? .list : .matrix(Dimension(values.count), .one)
    }

    // MARK: - Indices

    mutating func index(
        _ base: Expression, _ subscripts: [Expression.Subscript]
    ) throws(KindMismatch) -> Kind {
        guard case .matrix(let rows, let columns) = try kind(of: base) else {
            for case .at(let place) in subscripts { _ = try kind(of: place) }
            return .number
        }
        if subscripts.count == 1 {
            return try chosen(subscripts[0], of: dimensions.isOne(rows) ? columns : rows) == nil
                ? .number : .matrix(dimensions.fresh(), .one)
        }
        let down = try chosen(subscripts[0], of: rows)
        let across = try chosen(subscripts[1], of: columns)
        if down == nil, across == nil { return .number }
        return .matrix(down ?? .one, across ?? .one)
    }

    /// How many places a subscript names; nil for one place.
    private mutating func chosen(
        _ part: Expression.Subscript, of size: Dimension
    ) throws(KindMismatch) -> Dimension? {
        guard case .at(let place) = part else { return size }
        switch place.kind {
        case .number(let numeral):
            if let floor = numeral.value.asInt { floors.append((size, floor)) }
            return nil
        case .name(let name):
            bounds[name, default: []].append(size)
            return nil
        case .range(let a, let b):
            guard case .number(let first) = a.kind, case .number(let last) = b.kind,
                let low = first.value.asInt, let high = last.value.asInt
            else {
                for side in [a, b] {
                    if case .name(let name) = side.kind { bounds[name, default: []].append(size) }
                }
                return dimensions.fresh()
            }
            floors.append((size, high))
            return Dimension(max(0, high - low + 1))
        default:
            _ = try kind(of: place)
            return nil
        }
    }
}
