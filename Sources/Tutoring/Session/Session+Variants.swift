internal import Lessons

extension Session {
    /// The values of a variant, by name; empty for the lesson's own numbers.
    static func values(of lesson: Lesson, seed: UInt64) throws(SessionError) -> [String: String] {
        guard seed != 0 else { return [:] }
        guard let variants = lesson.variants else {
            throw SessionError(
                .variant,
                "\(lesson.id) has no variants: leave out the seed, or give other numbers with --set")
        }
        guard let values = variants.values(seed: seed) else {
            throw SessionError(.variant, "no numbers are found for the seed \(seed): try another")
        }
        return values
    }
}
