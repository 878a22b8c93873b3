/// An `.npy` file to read from: one array of numbers, as NumPy saves it.
///
/// Versions 1.0, 2.0 and 3.0; floating-point numbers of 16, 32 and 64 bits, integers and yes-or-no values, of
/// either byte order; by rows or by columns (Fortran's order). What is read is always row by row. Python's
/// objects, which would be programs to run, are refused as every other type is.
public struct NpyFile: Sendable {
    public let path: String
    private let header: NpyHeader
    private let file: MappedFile

    public var type: ElementType { header.type }
    public var shape: TensorShape { header.shape }
    public var isFortranOrder: Bool { header.isFortranOrder }
    public var isBigEndian: Bool { header.isBigEndian }

    /// Opens the file and checks its header, and its size against that.
    ///
    /// - Throws: ``NpyFault``; the system's reason where it cannot be opened.
    public init(path: String) throws(TensorFileError) {
        self.path = path
        (file, header) = try naming(path) { () throws(TensorFileError.Problem) in
            let file = try MappedFile(path)
            do throws(NpyFault) {
                let first = file.copy(0..<min(12, file.count))
                let (start, end) = try NpyHeader.end(first, fileSize: file.count)
                return (file, try NpyHeader(file.copy(start..<end), start: start, fileSize: file.count))
            } catch { throw .npy(error) }
        }
    }

    /// The array in single precision: exact for 16 and 32 bits, else rounded to the nearest.
    ///
    /// - Parameter convertingIntegers: whether integers, and yes-or-no values as 1 and 0, are numbers too.
    /// - Throws: ``ElementFault/notFloatingPoint(_:)``.
    /// - Complexity: O(n); in Fortran's order twice the memory.
    public func floats(convertingIntegers: Bool = false) throws(TensorFileError) -> DenseTensor<Float> {
        try values(as: Float.self, convertingIntegers: convertingIntegers)
    }

    /// The array in double precision; exact for every type with an exponent.
    ///
    /// - Throws: as ``floats(convertingIntegers:)``.
    public func doubles(convertingIntegers: Bool = false) throws(TensorFileError) -> DenseTensor<Double> {
        try values(as: Double.self, convertingIntegers: convertingIntegers)
    }

    /// The array in the precision that is asked for.
    ///
    /// - Throws: as ``floats(convertingIntegers:)``.
    public func values<Scalar: StoredScalar>(
        as _: Scalar.Type, convertingIntegers: Bool = false
    ) throws(TensorFileError) -> DenseTensor<Scalar> {
        guard type.isFloatingPoint || convertingIntegers else {
            throw TensorFileError(path: path, .npy(.elements(.notFloatingPoint(type))))
        }
        let elements: [Scalar] = file.numbers(type, header.dataStart..<file.count, swapped: isBigEndian)
        return arranged(elements)
    }

    /// The integers of the array, and yes-or-no values as 1 and 0.
    ///
    /// - Throws: ``ElementFault/notInteger(_:)``, ``ElementFault/integerTooLarge(index:)``.
    public func integers() throws(TensorFileError) -> DenseTensor<Int64> {
        do throws(ElementFault) {
            return arranged(
                try file.integers(type, header.dataStart..<file.count, swapped: isBigEndian))
        } catch { throw TensorFileError(path: path, .npy(.elements(error))) }
    }

    private func arranged<Element>(_ elements: [Element]) -> DenseTensor<Element> {
        DenseTensor(
            shape, known: isFortranOrder ? AxisOrder.rowMajor(columnMajor: elements, shape.axes) : elements)
    }
}
