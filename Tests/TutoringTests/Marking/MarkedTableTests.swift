import Checking
import Notation
import Testing
import Tutoring

@Suite("The table of marked files")
struct MarkedTableTests {
    private func work(_ text: String, file: String) throws -> MarkedWork {
        var work = try MarkedSheet.marked(text, lesson: "svd-by-hand")
        work.file = file
        return work
    }

    private var works: [MarkedWork] {
        get throws {
            [
                try work("lambda = 18, 4\nsigma = 3√2, 2\nSome words.", file: "anna.txt"),
                try work("WtW = [11 8; 8 11]\nlambda = 19, 3\nλ = see above", file: "late/ben.txt"),
                MarkedWork(file: "carla.txt", error: "not UTF-8 text"),
                try work("WtW = [11 8; 8 11]", file: "dora.txt"),
            ]
        }
    }

    @Test func `a line says what is right, the first error and what could not be read`() throws {
        let lines = MarkedTable(width: 80, style: .init()).lines(of: try works)
        #expect(
            lines == [
                "  file           right  first error  not read",
                "  anna.txt      2 of 2", "  late/ben.txt  1 of 2       line 1         1",
                "  carla.txt     not UTF-8 text", "  dora.txt      0 of 1       line 1",
                "  4 files, 1 all right, 1 not marked.",
            ])
    }

    @Test(arguments: [30, 44, 60, 200])
    func `the table keeps to the width`(width: Int) throws {
        var works = try works
        works[0].file = String(repeating: "folder/", count: 20) + "anna.txt"
        works[2].error = String(repeating: "long words ", count: 30)
        let table = MarkedTable(width: width, style: .init(ascii: true))
        let lines = table.lines(of: works) + table.commonSlips(of: works)
        #expect(lines.allSatisfy { $0.utf8.count <= max(width, 44) && !$0.hasSuffix(" ") })
        #expect(lines[1].contains("a.txt"))
    }

    @Test func `CSV has a row a file`() throws {
        var works = try works
        works[2].file = "car\"la, 2.txt"
        #expect(
            MarkedTable.csv(of: works) == """
                file,lesson,right,asked,score,firstError,unread,undecided,unmarked,error
                anna.txt,svd-by-hand,2,2,1,,0,0,1,
                late/ben.txt,svd-by-hand,1,2,0.5,1,1,0,0,
                "car""la, 2.txt",,,,,,,,,not UTF-8 text
                dora.txt,svd-by-hand,0,1,0,1,0,0,0,

                """)
    }

    @Test func `slips that files share are counted`() throws {
        let table = MarkedTable(width: 80, style: .init())
        let slips = table.commonSlips(of: try works)
        #expect(slips.count == 2 && slips[0] == "  Most common slips")
        #expect(slips.last == "  2 files  WtW: Column 1 of W dotted with column 2 is off: you have 8.")
        #expect(table.commonSlips(of: Array(try works.prefix(3))).isEmpty)
    }

    @Test func `the total says what was not read and not marked`() throws {
        let text = MarkedText(width: 80, style: .init(), isColoured: false)
        func total(_ lines: String) throws -> String? {
            text.lines(of: try MarkedSheet.marked(lines, lesson: "svd-by-hand")).last
        }
        #expect(
            try total("λ = 18, 4\nλ = see above\nv1 = (1,\nOne.\n\nTwo.\na = 3 # so\n# no")
                == "  1 of 1, 2 could not be read, 3 lines not marked.")
        #expect(try total("λ = 18, 4\nOne.") == "  1 of 1, 1 line not marked. All that was marked is right.")
        #expect(try total("λ = 18, 4") == "  1 of 1. Everything is right.")
        #expect(
            try total("WtW = [1 2; 2 1]\nW = W + W")
                == "  0 of 1, 1 could not be decided. The first error is in line 1.")
        #expect(try total("One.\nTwo.") == "  Nothing is stated here: 2 lines not marked.")
        #expect(try total("") == "  Nothing is stated here.")
    }

    @Test func `a sheet without a statement is not right`() throws {
        #expect(try !MarkedSheet.marked("", lesson: "svd-by-hand").isRight)
        #expect(try MarkedSheet.marked("λ = 18, 4", lesson: "svd-by-hand").isRight)
    }
}
