internal import Foundation

/// An IDX file of bytes, the format of MNIST and Fashion-MNIST: two zero bytes, the kind of number, the count of
/// axes, their lengths as big-endian words of 32 bits, and the numbers, row by row.
struct IDXFile: Hashable, Sendable {
    let axes: [Int]
    let bytes: [UInt8]

    /// Reads a file with so many axes, of unsigned bytes.
    ///
    /// - Throws: ``DiffusionError/badData(path:_:)``.
    init(path: String, axes count: Int) throws(DiffusionError) {
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
        } catch {
            let packed = "\(path).gz"
            if FileManager.default.fileExists(atPath: packed) {
                throw .badData(path: packed, .compressed(command: "gunzip --keep \(packed)"))
            }
            let reason =
                FileManager.default.fileExists(atPath: path) ? "no plain file" : "there is no such file"
            throw .badData(path: path, .unreadable(reason))
        }
        do throws(IDXFault) { try self.init([UInt8](data), axes: count, path: path) } catch {
            throw .badData(path: path, error)
        }
    }

    /// - Parameter path: what the file is called, where a message says how to unpack it.
    init(_ content: [UInt8], axes count: Int, path: String = "") throws(IDXFault) {
        if content.starts(with: [0x1F, 0x8B]) {
            throw .compressed(command: "gunzip --keep \(path.hasSuffix(".gz") ? path : path + ".gz")")
        }
        let wanted: [UInt8] = [0, 0, 8, UInt8(count)]
        let length = 4 + 4 * count
        guard content.count >= 4 else { throw .headerCut(bytes: content.count, wanted: length) }
        guard Array(content.prefix(4)) == wanted else {
            throw .badMagic(Array(content.prefix(4)), wanted: wanted)
        }
        guard content.count >= length else { throw .headerCut(bytes: content.count, wanted: length) }
        var (axes, product) = ([Int](), 1)
        for axis in 0..<count {
            let start = 4 + 4 * axis
            let value = content[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
            guard value > 0 else { throw .badAxis(axis, value: value) }
            let (next, overflows) = product.multipliedReportingOverflow(by: value)
            guard !overflows, next < 1 << 48 else { throw .tooLarge }
            (product, axes) = (next, axes + [value])
        }
        guard content.count == length + product else {
            throw .wrongLength(found: content.count, wanted: length + product)
        }
        self.axes = axes
        bytes = Array(content.dropFirst(length))
    }
}
