/// A rectangle of pixels: rows from the top and columns from the left, counted from 0, the ends not
/// included.
public struct PixelBox: Hashable, Sendable, Codable {
    public let rows: Range<Int>
    public let columns: Range<Int>

    public init(rows: Range<Int>, columns: Range<Int>) {
        self.rows = rows
        self.columns = columns
    }

    /// The box moved, and each side moved outwards by `margin` pixels (inwards where it is negative), cut
    /// off at the edges of the image.
    ///
    /// - Returns: nil where nothing is left.
    public func changed(
        down: Int = 0, right: Int = 0, margin: Int = 0, height: Int, width: Int
    ) -> PixelBox? {
        func side(_ range: Range<Int>, _ shift: Int, _ length: Int) -> Range<Int>? {
            let low = min(max(range.lowerBound + shift - margin, 0), length)
            let high = min(max(range.upperBound + shift + margin, 0), length)
            return low < high ? low..<high : nil
        }
        guard let rows = side(rows, down, height), let columns = side(columns, right, width) else {
            return nil
        }
        return PixelBox(rows: rows, columns: columns)
    }
}

extension PixelBox: CustomStringConvertible {
    /// `38:56,20:44`, as it is typed.
    public var description: String {
        "\(rows.lowerBound):\(rows.upperBound),\(columns.lowerBound):\(columns.upperBound)"
    }
}

/// Height and width in pixels.
public struct ImageSize: Hashable, Sendable, Codable, CustomStringConvertible {
    public let height: Int
    public let width: Int

    public init(height: Int, width: Int) {
        self.height = height
        self.width = width
    }

    public var description: String { "\(height)×\(width)" }
}
