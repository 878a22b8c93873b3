import Testing

@testable import longhand

@Suite("Cells in columns")
struct PlainTableTests {
    @Test func `numbers stand flush right under wide characters`() {
        let table = PlainTable.text([["课程", "步骤", "对"], ["svd-by-hand", "3", "12"], ["秩", "10", "7"]])
        #expect(
            table == """
                课程         步骤  对
                svd-by-hand     3  12
                秩             10   7

                """)
    }

    @Test func `nothing stands behind the last cell`() {
        #expect(PlainTable.text([["a", "b"], ["c", ""]]) == "a  b\nc\n")
    }
}
