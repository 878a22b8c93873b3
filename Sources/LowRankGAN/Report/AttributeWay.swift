/// Which way an edit moves a statistic, so that others can be given the sign with which they do the same.
///
/// A direction has no sign of its own, and opening a mouth is another edit than closing it.
struct AttributeWay {
    let statistic: AttributeStatistic
    let latents: [[Double]]
    /// The mean of the statistic over the images as they are.
    private let original: Double
    private let isUp: Bool

    init(
        _ statistic: AttributeStatistic, latents: [[Double]], originals: [[Double]], of edit: LatentEdit,
        _ generator: EditableGenerator, alpha: Double
    ) throws(EditingError) {
        self.statistic = statistic
        self.latents = latents
        original = try Self.mean(statistic, originals)
        isUp =
            try Self.mean(statistic, generator.pixels(at: latents, edit, alpha: alpha)) >= original
    }

    /// The edit, or the one the other way.
    ///
    /// - Parameter alpha: the strength at which it is looked at.
    func following(
        _ edit: LatentEdit, _ generator: EditableGenerator, alpha: Double
    ) throws(EditingError) -> LatentEdit {
        let moved = try Self.mean(statistic, generator.pixels(at: latents, edit, alpha: alpha))
        return (moved >= original) == isUp
            ? edit : LatentEdit(edit.direction.map { -$0 }, layers: edit.layers)
    }

    private static func mean(
        _ statistic: AttributeStatistic, _ images: [[Double]]
    ) throws(EditingError) -> Double {
        Statistics.mean(try images.map { pixels throws(EditingError) in try statistic.value(pixels) })
    }
}
