internal import ExactAlgebra
internal import Foundation
internal import Notation
internal import TensorFiles

/// A file of decimals as exact numbers: `0.1` is one tenth, and no double near it.
struct DecimalFile {
    let path: String
    let tensor: String?

    /// More digits than a matrix that is computed with exactly could use.
    private static let (longest, largestExponent) = (1 << 24, 400)

    /// The matrix that the file's text spells.
    ///
    /// What a table is (names above its columns, comments, its shape) is decided where files are read in
    /// doubles; here only the numbers are taken again, as they are written.
    ///
    /// - Throws: status 65 for a file of doubles, which are no decimals, and for one that is no table.
    func matrix() throws(CommandFailure) -> MatrixValue {
        switch MatrixFormat(path: path) {
        case .npy, .safetensors:
            throw CommandFailure(
                .badData, "\(path): holds floating-point numbers, which are not exact; add --numeric")
        default: break
        }
        let table: NumberTable
        do {
            table = try MatrixFile.read(path, tensor: tensor, limit: Limit.entries.bound)
        } catch {
            throw CommandFailure(error)
        }
        guard let bytes = FileManager.default.contents(atPath: path), bytes.count <= Self.longest else {
            throw CommandFailure(.badData, "\(path): too long to be read exactly; add --numeric")
        }
        let words = Self.words(
            in: String(decoding: bytes, as: UTF8.self), afterNames: table.columnNames != nil)
        let numbers = words.compactMap(Self.rational)
        guard numbers.count == words.count, numbers.count == table.values.count else {
            throw CommandFailure(.badData, "\(path): has numbers that are not read exactly; add --numeric")
        }
        return MatrixValue(
            rows: table.rows, columns: table.columns,
            entries: numbers.map { Scalar(AlgebraicNumber($0)) })
    }

    /// The fields that are left without comments, quotation marks and the line of names.
    private static func words(in text: String, afterNames: Bool) -> [Substring] {
        let lines = text.split(whereSeparator: \.isNewline).map { $0.prefix { $0 != "#" } }
        let filled = lines.filter { $0.contains { !$0.isWhitespace && $0 != "\u{FEFF}" } }
        return filled.dropFirst(afterNames ? 1 : 0).flatMap { line in
            line.split { ",;\"\u{FEFF}".contains($0) || $0.isWhitespace }
        }
    }

    /// Digits with a point and an exponent as the number that they spell.
    private static func rational(_ word: Substring) -> Rational? {
        let parts = word.lowercased().split(separator: "e", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count) else { return nil }
        let exponent = parts.count == 2 ? Int(parts[1]) : 0
        guard let exponent, exponent.magnitude <= largestExponent,
            let power = try? Rational(10).raised(to: exponent)
        else { return nil }
        let isNegative = parts[0].hasPrefix("-")
        let digits = parts[0].drop { "+-".contains($0) }
        guard digits.contains(where: \.isNumber) else { return nil }
        let size = Numeral(String(digits)).value * power
        return isNegative ? Rational.zero - size : size
    }
}
