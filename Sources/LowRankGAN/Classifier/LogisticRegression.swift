internal import Foundation
internal import NumericAlgebra

/// A straight boundary between two kinds of samples, found by Newton's method.
///
/// The probability of the first kind is 1 / (1 + e^−(w·x + b)), where x is the sample with each number
/// brought to mean 0 and deviation 1 by the training set. The weights minimise the mean loss plus ridge/2 ·
/// ‖w‖²; the ridge keeps them finite where the kinds can be told apart without a mistake.
public struct LogisticRegression: Hashable, Sendable {
    private let mean: [Double]
    private let scale: [Double]
    private let weights: [Double]
    private let bias: Double
    /// Newton steps that were taken.
    public let steps: Int
    /// The length of the gradient at the end.
    public let gradient: Double

    /// - Parameters:
    ///   - samples: of one length; at least one of each kind.
    ///   - labels: which are of the first kind.
    ///   - importance: the weight of each sample in the loss, above 0; nil for 1 each.
    ///   - ridge: above 0.
    /// - Throws: ``EditingError/wrongCount(of:found:wanted:)``,
    ///   ``EditingError/outOfRange(name:value:wanted:)``, ``EditingError/numeric(_:)``.
    /// - Complexity: O(n k² + k³) a step, ten steps or so.
    public init(
        _ samples: [[Double]], labels: [Bool], importance: [Double]? = nil, ridge: Double = 1e-3
    ) throws(EditingError) {
        guard labels.count == samples.count, importance?.count ?? samples.count == samples.count else {
            throw .wrongCount(of: "labels", found: labels.count, wanted: samples.count)
        }
        guard labels.contains(true), labels.contains(false) else {
            throw .wrongCount(of: "kinds of samples", found: Set(labels).count, wanted: 2)
        }
        guard ridge > 0, ridge.isFinite else {
            throw .outOfRange(name: "ridge", value: ridge, wanted: "a finite number above 0")
        }
        let (mean, rest) = try PrincipalComponents.centred(samples)
        let scale = mean.indices.map { k in
            let deviation = (rest.reduce(0) { $0 + $1[k] * $1[k] } / Double(rest.count)).squareRoot()
            return deviation > 0 ? 1 / deviation : 0
        }
        let rows = rest.map { zip($0, scale).map { $0 * $1 } + [1] }
        let total = importance?.reduce(0, +) ?? Double(samples.count)
        let shares = (importance ?? [Double](repeating: 1, count: samples.count)).map { $0 / total }
        let found = try Newton(rows: rows, labels: labels, shares: shares, ridge: ridge).solved()
        self.mean = mean
        self.scale = scale
        weights = Array(found.weights.dropLast())
        bias = found.weights.last ?? 0
        steps = found.steps
        gradient = found.gradient
    }

    /// The probability that a sample is of the first kind.
    public func probability(_ sample: [Double]) -> Double {
        var sum = bias
        for (k, weight) in weights.enumerated() { sum += weight * (sample[k] - mean[k]) * scale[k] }
        return Newton.probability(sum)
    }
}

/// The loss of a logistic regression and its minimum.
private struct Newton {
    /// Each with a last number 1.
    let rows: [[Double]]
    let labels: [Bool]
    /// They add up to 1.
    let shares: [Double]
    let ridge: Double

    static func probability(_ x: Double) -> Double { x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x)) }

    /// The mean loss and the ridge; the bias is free of it.
    func loss(_ weights: [Double]) -> Double {
        var sum = 0.0
        for (i, row) in rows.enumerated() {
            let x = labels[i] ? -row.dot(weights) : row.dot(weights)
            sum += shares[i] * (x > 0 ? x + log1p(exp(-x)) : log1p(exp(x)))
        }
        return sum + ridge / 2 * weights.dropLast().reduce(0) { $0 + $1 * $1 }
    }

    func solved() throws(EditingError) -> (weights: [Double], steps: Int, gradient: Double) {
        let k = rows[0].count
        var weights = [Double](repeating: 0, count: k)
        var value = loss(weights)
        for step in 0..<100 {
            let (gradient, hessian) = try derivatives(weights)
            let size = gradient.length
            if size < 1e-10 { return (weights, step, size) }
            let change = try numerically { () throws(NumericError) in
                try hessian.cholesky().solve(
                    NumericMatrix(rows: k, columns: 1, columnMajor: gradient)
                ).values
            }
            // Halved until the loss falls: far from the minimum a full step may be too long.
            var length = 1.0
            var next = weights.moved(by: -1, along: change)
            while loss(next) > value, length > 1e-8 {
                length /= 2
                next = weights.moved(by: -length, along: change)
            }
            guard loss(next) < value else { return (weights, step + 1, size) }
            weights = next
            value = loss(weights)
        }
        return (weights, 100, try derivatives(weights).gradient.length)
    }

    private func derivatives(
        _ weights: [Double]
    ) throws(EditingError) -> (gradient: [Double], hessian: NumericMatrix) {
        let k = weights.count
        var gradient = weights.map { $0 * ridge }
        gradient[k - 1] = 0
        var scaled: [[Double]] = []
        scaled.reserveCapacity(rows.count)
        for (i, row) in rows.enumerated() {
            let p = Self.probability(row.dot(weights))
            gradient = gradient.moved(by: shares[i] * (p - (labels[i] ? 1 : 0)), along: row)
            let root = (shares[i] * max(p * (1 - p), 1e-12)).squareRoot()
            scaled.append(row.map { $0 * root })
        }
        let columns = try NumericMatrix(columns: scaled, rows: k)
        var ridges = [Double](repeating: ridge, count: k)
        ridges[k - 1] = 0
        let hessian = try numerically { () throws(NumericError) in
            try columns * columns.transposedView + NumericMatrix.diagonal(ridges)
        }
        return (gradient, hessian.mirrored())
    }
}
