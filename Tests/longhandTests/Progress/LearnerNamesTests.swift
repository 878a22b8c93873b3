import Testing

@testable import longhand

@Suite("Names of a class")
struct LearnerNamesTests {
    private func names(_ folders: String..., root: String = "class") -> [String] {
        LearnerNames(folders: folders.map { $0.split(separator: "/").map(String.init) }, root: root).names
    }

    @Test func `a folder's own name is the learner's`() {
        #expect(names("ada", "bob") == ["ada", "bob"])
        #expect(names("anna/longhand/anna", "x/longhand/ben") == ["anna", "ben"])
        #expect(names("") == ["class"])
        #expect(names("default", "ada") == ["default", "ada"])
        #expect(names("longhand/default") == ["default"])
    }

    @Test func `where all are default, the path tells them apart`() {
        #expect(names("anna/longhand/default", "ben/longhand/default") == ["anna", "ben"])
        #expect(names("anna/longhand/default", "ben/default", "ada") == ["anna", "ben", "ada"])
        #expect(names("anna/longhand/default") == ["anna"])
        #expect(names("anna/.local/share/longhand/default", "ben/longhand/default") == ["anna", "ben"])
        #expect(
            names("ben/Library/Application Support/longhand/default", "default") == ["ben", "default"])
        // What the folder of a course puts between.
        #expect(
            names("anna_1/submission/longhand/default", "ben_2/submission/longhand/default")
                == ["anna_1", "ben_2"])
        #expect(names("2026/anna/longhand/default", "2026/ben/longhand/default") == ["anna", "ben"])
    }

    @Test func `names that come again get as much of the path as they need`() {
        #expect(names("a/sam", "b/sam", "b/ada") == ["a/sam", "b/sam", "ada"])
        #expect(names("a/longhand/sam", "b/longhand/sam") == ["a/sam", "b/sam"])
        #expect(names("a/anna/default", "b/anna/default", "b/ben/default") == ["a/anna", "b/anna", "ben"])
        let one = names("anna/longhand/default", "anna/longhand/anna")
        #expect(Set(one).count == 2 && one.allSatisfy { $0.hasPrefix("anna") }, "\(one)")
    }

    @Test(arguments: 0..<40)
    func `no two are ever alike`(seed: UInt64) {
        var dice = SplitMix(state: seed)
        let words = ["default", "longhand", "anna", "ben", "share", "x"]
        for _ in 0..<50 {
            var folders: Set<[String]> = []
            for _ in 0..<dice.below(8) {
                folders.insert((0..<dice.below(5)).map { _ in words[dice.below(words.count)] })
            }
            let names = LearnerNames(folders: Array(folders), root: "class").names
            #expect(Set(names).count == folders.count, "\(folders): \(names)")
        }
    }
}
