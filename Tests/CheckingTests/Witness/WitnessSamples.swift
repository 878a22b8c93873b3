import ExactAlgebra
import Notation

/// Random lines of the grammar and scopes to evaluate them in: easy, ill-conditioned, huge and tiny.
struct WitnessSamples {
    private var random: SplitMix64
    let order: Int
    private(set) var scope: Scope

    init(seed: Int) throws {
        random = SplitMix64(seed: UInt64(seed))
        order = Int.random(in: 1...4, using: &random)
        scope = Scope()
        let (n, m) = (order, order + Int.random(in: 0...2, using: &random))
        for name in ["A", "B", "C"] { try bind(name, "[\(matrix(n, n))]") }
        try bind("W", "[\(matrix(m, n))]")
        try bind("u", "[\(matrix(n, 1))]")
        try bind("v", "[\(integers(n, 1))]")
        try bind("x", pick(["3", "-7/3", "0", "10^9 + 1/7", "1/10^9"]))
        try bind("s", pick(["sqrt(2)", "1 - sqrt(5)", "sqrt(3)/10^6", "sqrt(2 + sqrt(2))"]))
    }

    private mutating func bind(_ name: String, _ text: String) throws {
        scope[name] = try Evaluator(scope: scope).evaluate(Reader.parse(text).readings[0])
    }

    private mutating func pick(_ choices: [String]) -> String {
        choices.randomElement(using: &random) ?? choices[0]
    }

    private mutating func integer() -> Int { Int.random(in: -9...9, using: &random) }

    private func rows(_ m: Int, _ n: Int, _ entry: (Int, Int) -> String) -> String {
        (0..<m).map { i in (0..<n).map { entry(i, $0) }.joined(separator: ", ") }.joined(separator: "; ")
    }

    private mutating func integers(_ m: Int, _ n: Int) -> String {
        let numbers = (0..<m * n).map { _ in String(integer()) }
        return rows(m, n) { numbers[$0 * n + $1] }
    }

    private mutating func matrix(_ m: Int, _ n: Int) -> String {
        switch Int.random(in: 0..<10, using: &random) {
        case 0: return rows(m, n) { "1/\($0 + $1 + 1)" }
        case 1: return rows(m, n) { "\($0 + 1)^\($1)" }
        // Rank one but for a trace.
        case 2: return rows(m, n) { $0 == $1 ? "\(($0 + 1) * ($1 + 1)) + 1/10^11" : "\(($0 + 1) * ($1 + 1))" }
        case 3: return rows(m, n) { "\(($0 + 1) * ($1 + 2))" }
        case 4: return rows(m, n) { $0 == $1 ? "2" : $0 + 1 == $1 ? "1" : "0" }
        case 5:
            let numbers = (0..<m * n).map { _ in "\(integer())*10^(\(2 * integer()))" }
            return rows(m, n) { numbers[$0 * n + $1] }
        case 6:
            let numbers = (0..<m * n).map { _ in "\(integer())/\(1 + abs(integer()))" }
            return rows(m, n) { numbers[$0 * n + $1] }
        default: return integers(m, n)
        }
    }

    // MARK: Lines

    mutating func line() -> String {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: pick(["eigenvalues(A)", "singularvalues(A)", "eigenvalues(W^T*W)", "singularvalues(W)"])
        case 1: pick(["svd(A)", "qr(W)", "null(A)", "null(A - x*I)", "eigenspace(v*v^T, dot(v, v))"])
        case 2: pick(["charpoly(A)", "charpoly(W^T*W)", "(det(A), trace(B))", "u, 2*v, u - v"])
        case 3: pick(["lowrank(W, 1)", "energy(W, 1)", "svt(W, 1/2)", "lowrank(A, 2)", "unit(u)"])
        case 4, 5: scalar(3)
        default: square(3)
        }
    }

    private mutating func square(_ depth: Int) -> String {
        if depth == 0 { return pick(["A", "B", "C", "W^T*W", "diag(v)", "I(\(order))", "v*u^T"]) }
        let d = depth - 1
        switch Int.random(in: 0..<14, using: &random) {
        case 0: return "(\(square(d)) + \(square(d)))"
        case 1: return "(\(square(d)) - \(square(d)))"
        case 2: return "\(square(d))*\(square(d))"
        case 3: return "\(scalar(d))*\(square(d))"
        case 4: return "(\(square(d)))^T"
        case 5: return "inv(\(square(d)))"
        case 6: return "(\(square(d)))^(\(Int.random(in: -2...3, using: &random)))"
        case 7: return "(\(square(d)) - \(scalar(d))*I)"
        case 8: return "(\(square(d)))/\(scalar(d))"
        case 9: return pick(["soft(A, 1/3)", "abs(B)", "rref([A v])[:, 1..\(order)]", "gramschmidt(C)"])
        case 10: return pick(["pinv(W)*W", "projector(A)", "qr(W).R", "[A[1,:]; B[1..\(order - 1),:]]"])
        default: return square(0)
        }
    }

    private mutating func scalar(_ depth: Int) -> String {
        if depth == 0 { return pick(["x", "s", "2", "(-3/7)", "v[1]", "A[1,1]", "0.125", "12%"]) }
        let d = depth - 1
        switch Int.random(in: 0..<14, using: &random) {
        case 0: return "(\(scalar(d)) + \(scalar(d)))"
        case 1: return "(\(scalar(d)) - \(scalar(d)))"
        case 2: return "(\(scalar(d)))*(\(scalar(d)))"
        case 3: return "(\(scalar(d)))/(\(scalar(d)))"
        case 4: return "det(\(square(d)))"
        case 5: return "trace(\(square(d)))"
        case 6: return "norm(\(square(0)))"
        case 7: return "rank(\(square(0)))"
        case 8: return "sqrt(abs(\(scalar(d))))"
        case 9: return "(\(scalar(d)))^2"
        case 10:
            return pick(["max(u, v)", "min(x, s)", "sum(v)", "dot(u, v)", "cos(pi/5)", "sin(acos(3/5)/2)"])
        case 11: return pick(["2^(1/3)", "rows(W)", "(v^T*u)[1,1]", "dot(u, proj(u, W^T))", "norm(unit(v))"])
        default: return scalar(0)
        }
    }
}
