public import Pictures

/// The losses of a training, and a picture of them.
///
/// A step's loss depends mostly on the times that it drew, so that only means over many steps show whether
/// anything is learnt.
public struct LossHistory: Hashable, Sendable {
    public let losses: [Double]

    public init(_ losses: [Double]) { self.losses = losses }

    /// The mean of the last `count` losses before each step and its own, fewer at the start.
    public func smoothed(over count: Int) -> [Double] {
        var (sum, result) = (0.0, [Double]())
        for (index, loss) in losses.enumerated() {
            sum += loss
            if index >= count { sum -= losses[index - count] }
            result.append(sum / Double(min(index + 1, max(1, count))))
        }
        return result
    }

    /// The mean over the first tenth of the steps, and over the last; nil for no steps.
    public var ends: (first: Double, last: Double)? {
        guard !losses.isEmpty else { return nil }
        let count = max(1, losses.count / 10)
        return (Array(losses.prefix(count)).mean, Array(losses.suffix(count)).mean)
    }

    /// The mean over the last twenty steps; nil for no steps.
    public var recent: Double? { losses.isEmpty ? nil : Array(losses.suffix(20)).mean }

    /// The smoothed losses over the steps, in powers of ten.
    ///
    /// - Throws: ``DiffusionError/picture(_:)`` where there are no losses.
    public func picture() throws(DiffusionError) -> Picture {
        let window = max(1, losses.count / 20)
        let smooth = smoothed(over: window)
        return try DiffusionError.picture { () throws(PictureError) in
            try Picture(
                .plot(
                    LinePlot(
                        [LinePlot.Series("mean of \(window) steps", values: smooth)], xLabel: "step",
                        yLabel: "loss", isLogarithmic: smooth.allSatisfy { $0 > 0 })),
                caption: "The loss of the training: the mean squared error of the predicted noise")
        }
    }
}
