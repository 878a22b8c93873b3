/// Where a line may be broken without a space: beside wide characters, as Chinese is written, but not
/// before a mark that closes something or behind one that opens something.
///
/// - SeeAlso: Unicode Standard Annex 14, the classes ID, CL, OP and NS.
enum LineBreaks {
    /// What no line starts with.
    private static let closing: Set<Character> = Set(
        "。，、；：？！）》〉」』】〕〗］｝”’…—～·％‰℃々ー,.;:?!)]}%′″")
    /// What no line ends with.
    private static let opening: Set<Character> = Set("（《〈「『【〔〖［｛“‘([{")

    /// - Returns: false also where there is nothing before or behind.
    static func areAllowed(between before: Character?, and behind: Character?) -> Bool {
        guard let before, let behind, isWide(before) || isWide(behind) else { return false }
        return !closing.contains(behind) && !opening.contains(before)
    }

    /// A word without spaces in the pieces between which a line may be broken.
    static func pieces(of word: Substring) -> [Substring] {
        // Wide characters take three bytes at least, the first of them 0xE1 or more.
        guard word.utf8.contains(where: { $0 >= 0xE1 }) else { return word.isEmpty ? [] : [word] }
        var pieces: [Substring] = []
        var start = word.startIndex
        for index in word.indices where index > start {
            if areAllowed(between: word[word.index(before: index)], and: word[index]) {
                pieces.append(word[start..<index])
                start = index
            }
        }
        return word.isEmpty ? [] : pieces + [word[start...]]
    }

    private static func isWide(_ character: Character) -> Bool {
        DisplayWidth.of(String(character)) == 2
    }
}
