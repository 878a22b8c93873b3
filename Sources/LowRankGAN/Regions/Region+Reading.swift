extension Region {
    /// A region as it is typed: boxes `38:56,20:44` (rows, columns; ends not included) and names, joined by
    /// `+`.
    ///
    /// - Parameters:
    ///   - text: blanks are left out.
    ///   - names: what may be named.
    /// - Throws: ``RegionFault/malformed(text:column:)``, ``RegionFault/unknownName(_:names:)``,
    ///   ``RegionFault/boxOutside(_:size:)``, ``RegionFault/empty``,
    ///   ``RegionFault/full(size:)``.
    public init(_ text: String, size: ImageSize, names: NamedRegions) throws(EditingError) {
        let boxes = try Self.boxes(reading: text, names: names)
        try self.init(boxes, size: size, text: text.filter { !$0.isWhitespace })
    }

    /// The boxes of a region as it is typed.
    ///
    /// - Throws: ``RegionFault/malformed(text:column:)``, ``RegionFault/unknownName(_:names:)``.
    static func boxes(reading text: String, names: NamedRegions) throws(EditingError) -> [PixelBox] {
        var boxes: [PixelBox] = []
        var column = 0
        for part in text.split(separator: "+", omittingEmptySubsequences: false) {
            let word = part.filter { !$0.isWhitespace }
            if let first = word.first, first.isLetter {
                boxes += try names.boxes(of: String(word))
            } else {
                boxes.append(try PixelBox(reading: part, in: text, at: column))
            }
            column += part.count + 1
        }
        return boxes
    }
}

extension PixelBox {
    /// - Parameters:
    ///   - part: `38:56,20:44`.
    ///   - start: where it begins in `text`.
    fileprivate init(reading part: Substring, in text: String, at start: Int) throws(EditingError) {
        let sides = part.split(separator: ",", omittingEmptySubsequences: false)
        guard sides.count == 2 else {
            let column = sides.count < 2 ? part.count : sides[0].count + sides[1].count + 1
            throw .region(.malformed(text: text, column: start + column))
        }
        rows = try Self.side(sides[0], in: text, at: start)
        columns = try Self.side(sides[1], in: text, at: start + sides[0].count + 1)
    }

    private static func side(
        _ part: Substring, in text: String, at start: Int
    ) throws(EditingError) -> Range<Int> {
        let ends = part.split(separator: ":", omittingEmptySubsequences: false)
        guard ends.count == 2 else {
            throw .region(.malformed(text: text, column: start + (ends.first?.count ?? 0)))
        }
        guard let low = number(ends[0]) else { throw .region(.malformed(text: text, column: start)) }
        guard let high = number(ends[1]), high >= low else {
            throw .region(.malformed(text: text, column: start + ends[0].count + 1))
        }
        return low..<high
    }

    private static func number(_ digits: Substring) -> Int? {
        let digits = digits.filter { !$0.isWhitespace }
        return digits.allSatisfy { $0.isASCII && $0.isNumber } ? Int(digits) : nil
    }
}
