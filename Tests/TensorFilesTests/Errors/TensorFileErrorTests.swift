import Testing

@testable import TensorFiles

@Suite struct TensorFileErrorTests {
    private static let again = "Fetch it again, or write it anew with a safetensors library"
    private static let anew = "Write it anew with a safetensors library"

    private static let system: [(TensorFileError.Problem, String)] = [
        (.refused(action: "opened", reason: "No such file"), "cannot be opened: No such file"),
        (.notRegularFile, "is a folder, a pipe or a device; name a regular file"),
        (
            .csv(.missing(""), line: 3, column: 4),
            "line 3, column 4: there is no number; leave the row out, or put a number there"
        ),
        (
            .csv(.missing("NA"), line: 3),
            "line 3: `NA` stands for no number; leave the row out, or put a number there"
        ),
        (.csv(.utf16), "is text in UTF-16; save it as UTF-8"),
    ]

    @Test(arguments: system)
    func `a problem says what and where, after the path`(problem: TensorFileError.Problem, words: String) {
        #expect(TensorFileError(path: "data/a", problem).description == "data/a: \(words)")
    }

    @Test func `a path is shown whole`() {
        let path = String(repeating: "folder/", count: 100) + "a"
        #expect(TensorFileError(path: path, .csv(.utf16)).description.hasPrefix("\(path): is"))
    }

    @Test func `text out of a file cannot steer a terminal, nor fill it`() {
        let hostile = "a\u{1B}[31m\n\u{202E}\u{7F}é" + String(repeating: "x", count: 100)
        let shown = TensorFileError(path: "p\u{7}", .csv(.notANumber(hostile), line: 1, column: 1))
            .description
        let name = "a\\u{1b}[31m\\u{a}\\u{202e}\\u{7f}é" + String(repeating: "x", count: 70) + "…"
        #expect(
            shown
                == "p\\u{7}: line 1, column 1: `\(name)` is not a number; correct it, or make the line a # comment"
        )
    }

    private static func shape(_ axes: Int...) -> TensorShape {
        guard let shape = TensorShape(axes) else { preconditionFailure("a shape of this test") }
        return shape
    }

    private static let header: [(SafetensorsFault, String)] = [
        (
            .noLength(bytes: 3),
            "has 3 bytes; a safetensors file starts with 8 that tell how long its header is. It is empty, cut off or of another format"
        ),
        (
            .headerTooLong(bytes: 9, limit: 8),
            "would have a header of 9 bytes, more than the 8 allowed. It is probably not a safetensors file"
        ),
        (
            .headerCutOff(headerEnd: 9, fileSize: 8),
            "ends at byte 8, before its header does (byte 9). It is cut off: \(again)"
        ),
        (
            .notJSON(wanted: "}", offset: 9),
            "its header breaks the rules of JSON at byte 9: } is wanted there. \(again)"
        ),
        (.repeatedName("a"), "its header names `a` twice; every name has to stand once. \(anew)"),
        (.metadataNotText, "its `__metadata__` has to give text for every name, and nothing else. \(anew)"),
        (.bytesLeftOver(count: 3), "has 3 bytes after its last tensor that belong to none. \(again)"),
        (.noSuchTensor(name: "x", names: []), "has no tensor `x`; it has none at all"),
        (.noSuchTensor(name: "x", names: ["a", "b"]), "has no tensor `x`; it has `a`, `b`"),
        (
            .noSuchTensor(name: "x", names: (1...14).map(String.init)),
            "has no tensor `x`; it has `1`, `2`, `3`, `4`, `5`, `6`, `7`, `8`, `9`, `10`, `11`, `12` and 2 more"
        ),
    ]

    @Test(arguments: header)
    func `a fault of a safetensors file`(fault: SafetensorsFault, words: String) {
        #expect(TensorFileError.Problem.safetensors(fault).description == words)
    }

    private static let entries: [(SafetensorsFault.EntryFault, String)] = [
        (.malformed(reason: "why"), "its entry in the header is malformed: why. \(anew)"),
        (
            .unknownType("F4"),
            "its type `F4` is unknown; known are F64, F32, F16, BF16, I64, I32, I16, I8, U64, U32, U16, U8, BOOL. Convert it to one of these"
        ),
        (.negativeAxis(axis: 1, length: -2), "axis 2 of its shape is -2; no axis is negative. \(anew)"),
        (
            .shapeOverflow(axes: [.max, 2]),
            "its shape 9223372036854775807×2 has more elements than can be counted. \(again)"
        ),
        (.offsetsReversed(begin: 2, end: 1), "its bytes would start at 2 and end at 1. \(again)"),
        (
            .sizeMismatch(type: .float32, shape: shape(2, 3), wanted: 24, found: 20),
            "2×3 elements of type F32 take 24 bytes; the header gives it 20. \(again)"
        ),
        (
            .pastEnd(end: 9, available: 8),
            "its bytes would end at 9 of the data; only 8 are there. The file is cut off: \(again)"
        ),
        (.overlap(with: "b"), "its bytes overlap with those of `b`. \(again)"),
        (.gap(bytes: 4), "4 bytes before it belong to no tensor. \(again)"),
    ]

    @Test(arguments: entries)
    func `a fault of an entry`(fault: SafetensorsFault.EntryFault, words: String) {
        #expect(SafetensorsFault.entry(name: "a", fault).description == "the tensor `a`: \(words)")
    }

    private static let elements: [(ElementFault, String)] = [
        (
            .notFloatingPoint(.int8),
            "its elements are 8-bit integers, not numbers with a point. Use integers, or ask for a conversion"
        ),
        (
            .notFloatingPoint(.boolean),
            "its elements are yes-or-no values, not numbers with a point. Use integers, or ask for a conversion"
        ),
        (
            .notInteger(.float16),
            "its elements are numbers of type F16, not integers. Use numbers with a point"
        ),
        (
            .integerTooLarge(index: 0),
            "its element 1 does not fit 64 bits with a sign. Read its bytes instead"
        ),
        (
            .overflow(index: 2, value: 7e4, type: .float16),
            "its element 3, 70000.0, is too large for F16. Store it in a wider type"
        ),
        (
            .integerOutOfRange(index: 2, value: -1, type: .uint8),
            "its element 3, -1, does not fit unsigned 8-bit integers. Store it in a wider type"
        ),
    ]

    @Test(arguments: elements)
    func `a fault of elements`(fault: ElementFault, words: String) {
        #expect(fault.description == words)
        #expect(SafetensorsFault.elements(of: "a", fault).description == "the tensor `a`: \(words)")
        #expect(SafetensorsWritingFault.elements(of: "a", fault).description == "the tensor `a`: \(words)")
        #expect(NpyFault.elements(fault).description == words)
    }

    private static let writing: [(SafetensorsWritingFault, String)] = [
        (.repeatedName("a"), "the tensor `a` is declared twice; every tensor needs a name of its own"),
        (.reservedName, "`__metadata__` is kept for texts about the file; give the tensor another name"),
        (
            .shapeOverflow(name: "a", axes: [-1, 2]),
            "the tensor `a`: -1×2 is no shape; no axis may be negative, and all bytes have to be countable"
        ),
        (
            .headerTooLong(bytes: 9, limit: 8),
            "its header would have 9 bytes, more than the 8 that readers accept; write fewer tensors, or shorter texts about them"
        ),
        (
            .outOfOrder(given: "a", awaited: "b"),
            "the elements of `a` came where those of `b` are due; append in the order that the writer gives"
        ),
        (.outOfOrder(given: "a", awaited: nil), "elements of `a` came after all tensors were complete"),
        (
            .tooManyElements(name: "a", declared: 2, given: 3),
            "the tensor `a` was declared with 2 elements and got 3"
        ),
        (
            .incomplete(name: "a", declared: 2, given: 1),
            "the tensor `a` has 1 of its 2 elements; append the rest before finishing"
        ),
        (
            .brokenElement(name: "a", bytes: 3, type: .int16),
            "3 bytes for the tensor `a` are no whole number of elements of 2 bytes"
        ),
        (
            .copyMismatch(name: "a"),
            "the tensor `a` has another type or shape in the file to copy it from; append its numbers instead"
        ),
        (.closed, "is finished or given up; begin a new writer to write more"),
    ]

    @Test(arguments: writing)
    func `a fault of writing`(fault: SafetensorsWritingFault, words: String) {
        #expect(TensorFileError.Problem.safetensorsWriting(fault).description == words)
    }

    private static let save = "Save it anew with numpy.save"
    private static let npy: [(NpyFault, String)] = [
        (.notNpy, "is not an .npy file: it does not start with \\x93NUMPY. Save it with numpy.save"),
        (
            .unknownVersion(major: 4, minor: 1),
            "has version 4.1 of the .npy format; 1.0, 2.0 and 3.0 are read. Save it anew"
        ),
        (
            .headerCutOff(headerEnd: 9, fileSize: 8),
            "ends at byte 8, before its header does (byte 9). It is cut off: copy it again"
        ),
        (
            .headerTooLong(bytes: 9, limit: 8),
            "would have a header of 9 bytes, more than the 8 allowed. \(save)"
        ),
        (
            .malformed(wanted: "{", offset: 10),
            "its header is malformed at byte 10: { is wanted there. \(save)"
        ),
        (.repeatedKey("descr", offset: 11), "its header gives `descr` a second time at byte 11. \(save)"),
        (
            .unknownKey("x", offset: 11),
            "its header gives `x` at byte 11; it has `descr`, `fortran_order` and `shape` only. \(save)"
        ),
        (.missingKey("shape"), "its header does not give `shape`. \(save)"),
        (.tooManyAxes(limit: 64), "its array has more than 64 axes, which is all that NumPy has. \(save)"),
        (
            .shapeOverflow(axes: [.max, 2]),
            "its shape 9223372036854775807×2 has more elements than can be counted. \(save)"
        ),
        (
            .unreadableType("|O"),
            "holds elements of type `|O`; integers, yes-or-no values and numbers of 16, 32 and 64 bits are read. Convert it first: a.astype('f8')"
        ),
        (
            .sizeMismatch(shape: shape(2), type: .float64, wanted: 16, found: 32),
            "has 32 bytes of data; 2 elements of 8 bytes take 16. If several arrays were saved into it, save each into a file of its own"
        ),
        (
            .sizeMismatch(shape: shape(2), type: .float64, wanted: 16, found: 8),
            "has 8 bytes of data; 2 elements of 8 bytes take 16. It is cut off: copy it again"
        ),
        (
            .unwritableType(.bfloat16),
            "BF16 is no type of .npy files; write F16, F32 or F64, or a safetensors file"
        ),
    ]

    @Test(arguments: npy)
    func `a fault of an npy file`(fault: NpyFault, words: String) {
        #expect(TensorFileError.Problem.npy(fault).description == words)
    }

    private static let csv: [(CSVFault, String)] = [
        (
            .noNumbers,
            "has no row of numbers; a row is a line of numbers between commas, semicolons or blanks"
        ),
        (.notANumber("x"), "`x` is not a number; correct it, or make the line a # comment"),
        (.decimalComma("1,5"), "`1,5` has a comma for a point; write decimal points, as in 1.5"),
        (.notFinite("nan"), "`nan` is not a finite number; leave the row out, or put a number there"),
        (
            .overflow("1e999"),
            "`1e999` is too large: a double holds up to 1.8e308. Divide the column by a power of ten"
        ),
        (
            .fieldTooLong(bytes: 9, limit: 8),
            "9 bytes without a separator, and a number has at most 8 here; is it a file of numbers?"
        ),
        (.notText, "is no text, nor an .npy or safetensors file; name a file of numbers"),
        (.unclosedQuote, "a quotation mark is not closed on its line; close it, or remove it"),
        (.lineTooLong(limit: 8), "a line has more than 8 bytes; is it a file of numbers?"),
        (
            .tooManyNumbers(limit: 8),
            "here are more than the 8 numbers that are taken at once; read a part of the file"
        ),
        (
            .ragged(found: 1, wanted: 2, firstLine: 3, isNames: false),
            "this row has 1 number, and line 3 has 2 numbers; every row has to be as long"
        ),
        (
            .ragged(found: 2, wanted: 1, firstLine: 3, isNames: true),
            "this row has 2 numbers, and line 3 has 1 name; every row has to be as long"
        ),
        (
            .entryNotFinite(row: 0, column: 1),
            "the entry in row 1, column 2 is not a finite number, which the text form does not hold; write an .npy file"
        ),
        (
            .unwritableNames,
            "the names of the columns would not be read as names again; use words without line breaks"
        ),
    ]

    @Test(arguments: csv)
    func `a fault of a text`(fault: CSVFault, words: String) {
        #expect(TensorFileError.Problem.csv(fault).description == words)
    }

    private static let matrix: [(MatrixFault, String)] = [
        (.tensorNotNamed(names: []), "has no tensor"),
        (.tensorNotNamed(names: ["a", "b"]), "has several tensors; name one of them: `a`, `b`"),
        (.noNamedTensors(given: "x"), "holds one matrix without a name; leave `x` out"),
        (
            .notTwoAxes(name: "a", shape: shape(64, 3, 4, 4)),
            "the tensor `a` has the shape 64×3×4×4, and a matrix has two axes. Reshape it, for example to 64×48"
        ),
        (
            .notTwoAxes(name: nil, shape: shape(0, 3, 4)),
            "its array has the shape 0×3×4, and a matrix has two axes. Reshape it, for example to 0×12"
        ),
        (
            .notTwoAxes(name: nil, shape: shape(5)),
            "its array has the shape 5, and a matrix has two axes. Give it a second axis of length 1"
        ),
        (
            .notTwoAxes(name: nil, shape: shape()),
            "its array has the shape (), and a matrix has two axes. Give it two of length 1"
        ),
        (
            .tooLarge(name: nil, shape: shape(3, 3), limit: 8),
            "its array has the shape 3×3, more than the 8 numbers that are taken at once. Take a part of it"
        ),
        (.packed(kind: "packed with gzip"), "is packed with gzip; unpack it, and name a file that was in it"),
        (
            .unknownEnding(""),
            "has no ending, which tells no format; end it with .csv, .tsv, .txt, .npy or .safetensors"
        ),
        (
            .unknownEnding("x"),
            "ends with `x`, which tells no format; end it with .csv, .tsv, .txt, .npy or .safetensors"
        ),
    ]

    @Test(arguments: matrix)
    func `a file without the matrix`(fault: MatrixFault, words: String) {
        #expect(TensorFileError.Problem.matrix(fault).description == words)
    }
}
