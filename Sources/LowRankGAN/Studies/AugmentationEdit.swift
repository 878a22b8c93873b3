/// An arm of an ``AugmentationStudy``: where its edited images come from, and who labels them.
public struct AugmentationEdit: Hashable, Sendable {
    public let name: String
    /// Its sign has to be the one that raises the statistic.
    public let edit: LatentEdit
    /// Whether edited images are labelled by the statistic, as if somebody had looked at them; else all of
    /// them are called images with the attribute, as the paper does it.
    public let isChecked: Bool

    public init(name: String, edit: LatentEdit, isChecked: Bool = false) {
        self.name = name
        self.edit = edit
        self.isChecked = isChecked
    }
}
