import Foundation
import Testing

@testable import TensorFiles

@Suite struct CSVFileTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func table(_ text: String) throws -> NumberTable {
        try CSVFile.read(scratch.file("a.csv", Array(text.utf8)))
    }

    private static let spellings = [
        "1,2,3\n4,5,6\n", "1,2,3\n4,5,6", "1,2,3\r\n4,5,6\r\n", "1,2,3\r4,5,6\r", "\u{FEFF}1,2,3\n4,5,6\n",
        "1;2;3\n4;5;6\n", "1\t2\t3\n4\t5\t6\n", "1 2 3\n4 5 6\n", "  1   2 3 \n 4 5 6\n",
        "1, 2 ,3\n4 ,5, 6\n",
        "1 ; 2;3\n4;\t5;6\n", "1\t 2\t3\n4\t5 \t6\n", "\n\n1,2,3\n\n  \n4,5,6\n\n",
        "# a, b; c\n1,2,3\n#\n4,5,6# six\n",
        " # x\n1 2 3 # one\n4 5 6\n", "\"1\",\"2\",3\n4,\" 5 \",6\n", "\"1\" \"2\" 3\n4 5 \"6\" # \"\n",
        "1.,2.0,+3\n4e0,.5E+1,60e-1\n", "1,2,3\r\n\r\n4,5,6\n",
    ]

    @Test(arguments: spellings)
    func `two rows of three, however they are written`(text: String) throws {
        let table = try table(text)
        #expect(table.rows == 2 && table.columns == 3 && table.values == [1, 2, 3, 4, 5, 6])
        #expect(table.columnNames == nil)
        #expect(table[1, 0] == 4)
    }

    @Test(arguments: [
        ("a,b,c\n1,2,3\n", ["a", "b", "c"]), ("# x\n\na b c\n1 2 3", ["a", "b", "c"]),
        ("\"a, b\";\"say \"\"hi\"\"\"; c \n1;2;3", ["a, b", "say \"hi\"", "c"]),
        (",b,2nd\n1,2,3", ["", "b", "2nd"]), ("nan\tx\ty # z\n1\t2\t3", ["nan", "x", "y"]),
        ("Größe,e,-\n1,2,3", ["Größe", "e", "-"]),
    ])
    func `a first line without a number has the names`(text: String, names: [String]) throws {
        let table = try table(text)
        #expect(table.columnNames == names && table.values == [1, 2, 3] && table.rows == 1)
    }

    private static let faults: [(String, CSVFault, Int?, Int?)] = [
        ("", .noNumbers, nil, nil), ("\n# 1,2\n  \n", .noNumbers, nil, nil), ("a,b\n", .noNumbers, nil, nil),
        ("1,2\n3,x\n", .notANumber("x"), 2, 3), ("1,2\n3,0x10\n", .notANumber("0x10"), 2, 3),
        ("1,2\n3,1_000\n", .notANumber("1_000"), 2, 3), ("1,2\n3,--4\n", .notANumber("--4"), 2, 3),
        ("1,2\n3,4e\n", .notANumber("4e"), 2, 3), ("1,2\n3,.\n", .notANumber("."), 2, 3),
        ("1,2\n3,1.2.3\n", .notANumber("1.2.3"), 2, 3), ("1,2\n3,e5\n", .notANumber("e5"), 2, 3),
        ("1;2\n3;4 5\n", .notANumber("4 5"), 2, 3), ("a,b\nc,d\n", .notANumber("c"), 2, 1),
        ("\r\n1,2\r\n  3,\tx", .notANumber("x"), 3, 6), ("1 2\n3 4,\n", .notANumber("4,"), 2, 3),
        ("1,\"é\"\n", .notANumber("é"), 1, 3), ("é;ü\n1;2\n\"3é\";4\n", .notANumber("3é"), 3, 1),
        ("é;ü\n1;\"4\"é\n", .notANumber("4é"), 2, 3),
        ("1;2\n3;4,5\n", .decimalComma("4,5"), 2, 3), ("1,5;2\n", .decimalComma("1,5"), 1, 1),
        ("1,5 2,5\n", .decimalComma("5 2"), 1, 3), ("1,5\t2\n", .decimalComma("1,5"), 1, 1),
        ("1;-1.234,5e3\n", .decimalComma("-1.234,5e3"), 1, 3), ("1;,5\n", .notANumber(",5"), 1, 3),
        ("1,nan\n", .notFinite("nan"), 1, 3), ("nan,nan\n", .notFinite("nan"), 1, 1),
        ("1,-Inf\n", .notFinite("-Inf"), 1, 3), ("1 +Infinity\n", .notFinite("+Infinity"), 1, 3),
        ("1,\n", .missing(""), 1, 3), ("1,,2\n", .missing(""), 1, 3), (",1\n", .missing(""), 1, 1),
        ("1,2\n3,NA\n", .missing("NA"), 2, 3), ("1;null\n", .missing("null"), 1, 3),
        ("1,\"\"\n", .missing(""), 1, 3),
        ("1,1e309\n", .overflow("1e309"), 1, 3),
        ("-1e99999999999999999999\n", .overflow("-1e99999999999999999999"), 1, 1),
        ("1,\"2\n3,4\"\n", .unclosedQuote, 1, 3), ("a,\"b\n1,2\n", .unclosedQuote, 1, 3),
        ("é,\"b\n1,2\n", .unclosedQuote, 1, 3),
        ("1,2\n\n3\n", .ragged(found: 1, wanted: 2, firstLine: 1, isNames: false), 3, 1),
        ("1 2\n3 4 5\n", .ragged(found: 3, wanted: 2, firstLine: 1, isNames: false), 2, 1),
        ("#\na,b,c\n1,2\n", .ragged(found: 2, wanted: 3, firstLine: 2, isNames: true), 3, 1),
    ]

    @Test(arguments: faults)
    func `what is no table is refused with its place`(
        text: String, fault: CSVFault, line: Int?, column: Int?
    ) throws {
        let path = scratch.path("a.csv")
        #expect(throws: TensorFileError(path: path, .csv(fault, line: line, column: column))) {
            try table(text)
        }
    }

    @Test func `text in UTF-16 is told as such`() throws {
        for bytes: [UInt8] in [[0xFF, 0xFE, 0x31, 0], [0xFE, 0xFF, 0, 0x31]] {
            let path = try scratch.file("a.csv", bytes)
            #expect(throws: TensorFileError(path: path, .csv(.utf16))) { try CSVFile.read(path) }
        }
    }

    @Test func `what is no text is told before it is shown`() throws {
        let path = try scratch.file("a.csv", Array("1,2\n\u{7F}ELF\0".utf8))
        #expect(throws: TensorFileError(path: path, .csv(.notText))) { try CSVFile.read(path) }
    }

    @Test func `limits hold`() throws {
        let path = try scratch.file("a.csv", Array("1,2\n3,4\n5,6\n".utf8))
        #expect(try CSVFile.read(path, limit: 6).rows == 3)
        #expect(throws: TensorFileError(path: path, .csv(.tooManyNumbers(limit: 5), line: 3, column: 1))) {
            try CSVFile.read(path, limit: 5)
        }
        let digits = String(repeating: "1", count: 2049)
        #expect(
            throws: TensorFileError(
                path: path, .csv(.fieldTooLong(bytes: 2049, limit: 2048), line: 1, column: 1))
        ) { try table(digits) }
        #expect(try table("0." + String(repeating: "0", count: 300) + "1").values == [1e-301])
    }

    @Test(arguments: [
        "0", "-0", "1", "123456789012345678", "9007199254740993", "9007199254740992e1", "0.1", "1e22", "1e23",
        "1e-22", "8.5e-23", "123456789.123456789", "2.2250738585072011e-308", "2.2250738585072014e-308",
        "5e-324",
        "2.4703282292062327e-324", "2.4703282292062328e-324", "1.7976931348623157e308",
        "1.7976931348623158e308", "0e999", "0.000e-9999", "1e-99999999999999999999",
        "0000000000000000000000001.5",
        "1.00000000000000011102230246251565", "179769313486231580793728971405301e276", "18446744073709551616",
        "9999999999999999999", "99999999999999999999", "1.5e+007",
    ])
    func `a number is the nearest double`(text: String) throws {
        let value = try #require(table("\(text),7").values.first)
        let wanted = try #require(Double(text))
        #expect(value == wanted && value.sign == wanted.sign)
    }

    @Test(arguments: [1, 2, 3] as [UInt64], [CSVSeparator.comma, .semicolon, .tab, .blanks])
    func `doubles of every size come back`(seed: UInt64, separator: CSVSeparator) throws {
        var dice = Dice(seed: seed)
        let path = scratch.path("a.csv")
        for _ in 0..<20 {
            let (rows, columns) = (Int.random(in: 1...40, using: &dice), Int.random(in: 1...8, using: &dice))
            let values = (0..<rows * columns).map { _ -> Double in
                let any = Double(bitPattern: dice.next())
                return any.isFinite && Bool.random(using: &dice)
                    ? any : Double(Int.random(in: -99...99, using: &dice)) / 8
            }
            let names = Bool.random(using: &dice) ? (0..<columns).map { "x, \"\($0)\"; #\t" + "ü" } : nil
            let table = try #require(
                NumberTable(rows: rows, columns: columns, rowMajor: values, columnNames: names))
            try CSVFile.write(table, to: path, separator: separator)
            let found = try CSVFile.read(path)
            #expect(found.values.map(\.bitPattern) == values.map(\.bitPattern))
            #expect(found.rows == rows && found.columnNames == names)
        }
    }

    @Test func `the text is short and the same every time`() throws {
        let table = try #require(
            NumberTable(
                rows: 2, columns: 3, rowMajor: [1, -0.0, 0.1, 1e16, 1e-5, -12.5],
                columnNames: ["a", "b c", "d\"e"]))
        try CSVFile.write(table, to: scratch.path("a.csv"))
        let text = try String(contentsOfFile: scratch.path("a.csv"), encoding: .utf8)
        #expect(text == "\"a\",\"b c\",\"d\"\"e\"\n1,-0,0.1\n1e+16,1e-05,-12.5\n")
    }

    @Test func `what text does not hold leaves the path as it was`() throws {
        let path = try scratch.file("a.csv", [7])
        let table = try #require(NumberTable(rows: 1, columns: 2, rowMajor: [1, .nan]))
        #expect(throws: TensorFileError(path: path, .csv(.entryNotFinite(row: 0, column: 1)))) {
            try CSVFile.write(table, to: path)
        }
        for names in [["1", "2"], ["a", "b\nc"], ["", ""], ["a", " b "]] {
            let named = try #require(NumberTable(rows: 1, columns: 2, rowMajor: [1, 2], columnNames: names))
            #expect(throws: TensorFileError(path: path, .csv(.unwritableNames))) {
                try CSVFile.write(named, to: path)
            }
        }
        #expect(try Data(contentsOf: URL(filePath: path)) == Data([7]))
        #expect(try scratch.names == ["a.csv"])
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `a file that is read in parts is read as in one`(end: String) throws {
        let text = ["# x", "a  b", "1 2", "", "3 4 # 5", "123456789 -0.5", " "].joined(separator: end)
        let path = try scratch.file("a.csv", Array(text.utf8))
        let wrong = try scratch.file("b.csv", Array("\(text)\(end)7 x\(end)".utf8))
        for window in 1...text.utf8.count + 1 {
            let table = try CSVFile.read(path, limit: 6, window: window)
            #expect(table.values == [1, 2, 3, 4, 123_456_789, -0.5] && table.columnNames == ["a", "b"])
            #expect(throws: TensorFileError(path: wrong, .csv(.notANumber("x"), line: 8, column: 3))) {
                try CSVFile.read(wrong, limit: 6, window: window)
            }
        }
    }
}
