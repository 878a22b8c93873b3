/// Changes an input a little: by bytes, by words, by lines, by what it contains itself.
struct Mutator {
    private let grammar: Grammar
    private let examples: Examples

    init(_ grammar: Grammar, examples: Examples) {
        self.grammar = grammar
        self.examples = examples
    }

    /// Words in no order.
    func soup(_ dice: inout Dice) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<dice.below(24) {
            bytes += dice.pick(grammar.words).utf8
            if dice.once(in: 3) { bytes.append(UInt8(ascii: " ")) }
        }
        return bytes
    }

    mutating func mutate(_ bytes: inout [UInt8], _ dice: inout Dice) {
        if grammar.isBinary, dice.once(in: 2) { return overwriteNumber(&bytes, &dice) }
        switch dice.below(18) {
        case 0: flipBit(&bytes, &dice)
        case 1: bytes.insert(contentsOf: [UInt8(dice.below(256))], at: dice.below(bytes.count + 1))
        case 2: bytes.removeSubrange(dice.part(of: bytes.count))
        case 3: duplicate(&bytes, &dice)
        case 4: splice(&bytes, &dice)
        case 5: bytes.removeSubrange(dice.below(bytes.count + 1)...)
        case 6...9: insertWord(&bytes, &dice)
        case 10, 11: replaceWord(&bytes, &dice)
        case 12: nest(&bytes, &dice)
        case 13, 14: replaceNumber(&bytes, &dice)
        case 15: bytes.insert(contentsOf: OddText.any(&dice), at: dice.below(bytes.count + 1))
        case 16: changeLines(&bytes, &dice)
        default: borrow(&bytes, &dice)
        }
    }

    // MARK: - By bytes

    private func flipBit(_ bytes: inout [UInt8], _ dice: inout Dice) {
        guard !bytes.isEmpty else { return }
        bytes[dice.below(bytes.count)] ^= 1 << UInt8(dice.below(8))
    }

    private func duplicate(_ bytes: inout [UInt8], _ dice: inout Dice) {
        let part = Array(bytes[dice.part(of: bytes.count)])
        let most = grammar.longest / max(1, part.count)
        let times = dice.once(in: 8) ? dice.below(min(most, 3000)) : dice.below(4)
        let copies = [[UInt8]](repeating: part, count: times).joined()
        bytes.insert(contentsOf: copies, at: dice.below(bytes.count + 1))
    }

    /// The head of one, the tail of another.
    private func splice(_ bytes: inout [UInt8], _ dice: inout Dice) {
        guard !examples.isEmpty else { return }
        let other = examples.any(&dice)
        bytes.removeSubrange(dice.below(bytes.count + 1)...)
        bytes += other[dice.below(other.count + 1)...]
    }

    /// A part of another input, in any place.
    private func borrow(_ bytes: inout [UInt8], _ dice: inout Dice) {
        guard !examples.isEmpty else { return }
        let other = examples.any(&dice)
        bytes.insert(contentsOf: other[dice.part(of: other.count)], at: dice.below(bytes.count + 1))
    }

    /// A number of one to eight bytes that is at the edge of something.
    private func overwriteNumber(_ bytes: inout [UInt8], _ dice: inout Dice) {
        let size = dice.pick([1, 2, 4, 8])
        guard bytes.count >= size else { return }
        let edges: [UInt64] = [0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFF_FFFF, 0xFFFF_FFFF]
        var value = dice.once(in: 5) ? dice.next() : dice.pick(edges + [.max, .max / 2, 1 << 40])
        if dice.once(in: 4) { value = UInt64(bytes.count) &+ UInt64(dice.below(17)) &- 8 }
        // Heads of files are where their numbers stand.
        let start =
            dice.once(in: 2)
            ? dice.below(min(64, bytes.count - size + 1)) : dice.below(bytes.count - size + 1)
        let isBigEndian = dice.once(in: 2)
        for k in 0..<size {
            bytes[start + (isBigEndian ? size - 1 - k : k)] = UInt8(
                truncatingIfNeeded: value >> UInt64(8 * k))
        }
    }

    // MARK: - By words

    private func insertWord(_ bytes: inout [UInt8], _ dice: inout Dice) {
        guard !grammar.words.isEmpty else { return flipBit(&bytes, &dice) }
        bytes.insert(contentsOf: dice.pick(grammar.words).utf8, at: dice.below(bytes.count + 1))
    }

    private func replaceWord(_ bytes: inout [UInt8], _ dice: inout Dice) {
        guard !grammar.words.isEmpty, let run = run(in: bytes, &dice, where: \.isLetter) else {
            return flipBit(&bytes, &dice)
        }
        bytes.replaceSubrange(run, with: dice.pick(grammar.words).utf8)
    }

    private func replaceNumber(_ bytes: inout [UInt8], _ dice: inout Dice) {
        let number = OddText.number(&dice)
        guard let run = run(in: bytes, &dice, where: \.isDigit) else {
            bytes.insert(contentsOf: number, at: dice.below(bytes.count + 1))
            return
        }
        bytes.replaceSubrange(run, with: number)
    }

    /// The longest run of such bytes around the first one behind a random place.
    private func run(
        in bytes: [UInt8], _ dice: inout Dice, where belongs: (UInt8) -> Bool
    ) -> Range<Int>? {
        let start = dice.below(bytes.count + 1)
        guard let first = bytes[start...].firstIndex(where: belongs) else { return nil }
        let end = bytes[first...].firstIndex { !belongs($0) } ?? bytes.count
        return first..<end
    }

    // MARK: - By structure

    /// Puts a part inside brackets, a few times or very often.
    private func nest(_ bytes: inout [UInt8], _ dice: inout Dice) {
        guard !grammar.nests.isEmpty else { return flipBit(&bytes, &dice) }
        let (open, close) = dice.pick(grammar.nests)
        let part = dice.part(of: bytes.count)
        let times = dice.once(in: 6) ? dice.below(6000) : dice.below(5) + 1
        let closes = dice.once(in: 8) ? 0 : times
        bytes.insert(contentsOf: String(repeating: close, count: closes).utf8, at: part.upperBound)
        bytes.insert(contentsOf: String(repeating: open, count: times).utf8, at: part.lowerBound)
    }

    private func changeLines(_ bytes: inout [UInt8], _ dice: inout Dice) {
        let end = UInt8(ascii: "\n")
        var lines = bytes.split(separator: end, omittingEmptySubsequences: false).map(Array.init)
        let (from, to) = (dice.below(lines.count), dice.below(lines.count))
        switch dice.below(4) {
        case 0: lines.swapAt(from, to)
        case 1: lines.insert(lines[from], at: to)
        case 2: lines.remove(at: from)
        default: lines[from] = [UInt8](repeating: UInt8(ascii: " "), count: dice.below(9)) + lines[from]
        }
        bytes = Array(lines.joined(separator: [end]))
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    fileprivate var isLetter: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) || self == UInt8(ascii: "_")
    }
}
