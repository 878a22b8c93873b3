/// One image's direction on other images: whether it does there what it does at home.
public struct TransferStudy: Hashable, Sendable {
    /// One image under the edit.
    public struct Row: Hashable, Sendable {
        public let latent: [Double]
        /// The mean change at ±α.
        public let change: MaskedChange
        /// The statistic of the image itself.
        public let original: Double
        /// At −α.
        public let down: Double
        /// At +α.
        public let up: Double
        /// How much the statistic grows from −α to +α.
        public var shift: Double { up - down }
    }

    /// The image that the direction was found with.
    public let home: Row
    public let others: [Row]
    public let alpha: Double

    /// - Parameters:
    ///   - edit: found at `home`.
    ///   - others: the latents of the other images.
    /// - Throws: as ``EditableGenerator/pixels(at:_:alpha:)`` and ``AttributeStatistic/value(_:)``,
    ///   ``EditingError/cancelled``.
    /// - Complexity: three images each.
    public init(
        _ generator: EditableGenerator, _ edit: LatentEdit, home: [Double], others: [[Double]],
        alpha: Double, statistic: AttributeStatistic, observer: EditingObserver = .none
    ) throws(EditingError) {
        func row(_ latent: [Double]) throws(EditingError) -> Row {
            let original = try generator.pixels(at: latent)
            let up = try generator.pixels(at: latent, edit, alpha: alpha)
            let down = try generator.pixels(at: latent, edit, alpha: -alpha)
            let ends = [
                try MaskedChange(from: original, to: up, region: statistic.region),
                try MaskedChange(from: original, to: down, region: statistic.region),
            ]
            return Row(
                latent: latent,
                change: MaskedChange(
                    inside: Statistics.mean(ends.map(\.inside)), outside: Statistics.mean(ends.map(\.outside))
                ),
                original: try statistic.value(original), down: try statistic.value(down),
                up: try statistic.value(up))
        }
        self.home = try row(home)
        var rows: [Row] = []
        for (i, latent) in others.enumerated() {
            try observer.report(.study, i, of: others.count)
            rows.append(try row(latent))
        }
        self.others = rows
        self.alpha = alpha
    }

    /// The part of the other images in which the statistic moves the way it moves at home.
    public var agreement: Double {
        guard !others.isEmpty else { return 0 }
        return Double(others.count { ($0.shift > 0) == (home.shift > 0) }) / Double(others.count)
    }

    /// The median of the other images' shifts against the shift at home.
    public var medianShift: Double {
        (Statistics.quantile(others.map { $0.shift / home.shift }, 0.5) ?? 0)
    }

    /// The median over the other images of the change outside against the change inside; at home: that of
    /// ``home``.
    public var medianLeak: Double {
        Statistics.quantile(others.map { $0.change.outside / $0.change.inside }, 0.5) ?? 0
    }
}
