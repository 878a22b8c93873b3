/// Bytes with a few random changes: flipped, set, put in, taken out, repeated, cut off.
func mutated(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
    var result = bytes
    for _ in 0..<Int.random(in: 1...4, using: &dice) {
        let i = Int.random(in: 0...result.count, using: &dice)
        let j = Int.random(in: i...min(result.count, i + 20), using: &dice)
        let special = Array("\0\n\r\"#,;{}[]()'-.0149eEL \\:".utf8) + [0x7F, 0x80, 0xC3, 0xFE, 0xFF]
        let byte = special.randomElement(using: &dice) ?? 0
        switch Int.random(in: 0..<6, using: &dice) {
        case 0 where i < result.count: result[i] ^= 1 << UInt8.random(in: 0..<8, using: &dice)
        case 1 where i < result.count: result[i] = byte
        case 2: result.insert(byte, at: i)
        case 3: result.removeSubrange(i..<j)
        case 4: result.insert(contentsOf: result[i..<j], at: i)
        case 5 where Int.random(in: 0..<4, using: &dice) == 0: result.removeSubrange(i...)
        default: result.swapAt(min(i, result.count - 1), min(j, result.count - 1))
        }
        if result.isEmpty { return result }
    }
    return result
}
