extension [LessonCard] {
    /// The same lessons in an order to learn them in: each after those that it needs, else as they stand.
    ///
    /// What a lesson needs and is not there does not count. Lessons that need each other keep their places
    /// behind the rest.
    ///
    /// - Complexity: quadratic in the number of lessons.
    var inOrderOfNeeds: [LessonCard] {
        var waiting = self
        var ordered: [LessonCard] = []
        while !waiting.isEmpty {
            let missing = Set(waiting.map(\.id))
            guard let next = waiting.firstIndex(where: { missing.isDisjoint(with: $0.needs) }) else {
                return ordered + waiting
            }
            ordered.append(waiting.remove(at: next))
        }
        return ordered
    }
}
