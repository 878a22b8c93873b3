import Checking
import Foundation
import Testing
import Yams

@testable import Lessons

/// What an editor says of a lesson file and what the reader says of it are the same.
struct `The schema of lessons` {
    static let shipped: [String] = {
        let root = URL(fileURLWithPath: #filePath).pathComponents.prefix { $0 != "Tests" }
        let folder = NSString.path(withComponents: Array(root)) + "/Lessons"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.map { "\(folder)/\($0)/lesson.yaml" }.filter(FileManager.default.fileExists).sorted()
    }()

    private static let decoded = Result {
        try JSONDecoder().decode(JSON.self, from: Data(LessonSchema().text.utf8))
    }

    private func schema() throws -> JSON { try Self.decoded.get() }

    @Test(arguments: shipped)
    func `a shipped lesson is valid`(path: String) throws {
        let node = try #require(try Yams.compose(yaml: String(contentsOfFile: path, encoding: .utf8)))
        #expect(try SchemaChecker().faults(of: JSON(node), against: schema()) == [])
    }

    @Test(arguments: shipped)
    func `what is broken in a lesson is broken for the reader and for the schema`(path: String) throws {
        let node = try #require(try Yams.compose(yaml: String(contentsOfFile: path, encoding: .utf8)))
        for seed in 0..<8 { _ = try refused(LessonMutation(of: node, seed: UInt64(seed))) }
    }

    @Test func `so it is in a small lesson that has nearly all keys`() throws {
        let node = try #require(try Yams.compose(yaml: Self.dense))
        #expect(try Self.readersVerdict(on: node).words == "nothing")
        #expect(try SchemaChecker().faults(of: JSON(node), against: schema()) == [])
        var count: [LessonMutation.Kind: Int] = [:]
        for seed in 0..<400 {
            let mutation = LessonMutation(of: node, seed: UInt64(seed))
            if try refused(mutation) { count[mutation.kind, default: 0] += 1 }
        }
        // The mutations reach what they are for.
        for kind in LessonMutation.Kind.allCases { #expect(count[kind] ?? 0 > 2, "\(kind)") }
    }

    private static let dense = """
        longhand: 1
        lesson: dense
        title: Dense
        source: none
        needs: [rank]
        given: {W: "[3 1; 1 3]", n: 2}
        require: ["rank(W) == 2"]
        variants: {make: "small-svd(2, 2)", seeds: [3, 17]}
        steps:
          - id: gram
            say: "W is {{W}}."
            ask: "WᵀW?"
            bind: {name: G, also: [H]}
            expect: {relation: matrix, value: "W'*W", decimals: 3, form: any}
            hints: ["Rows.", "{{W}}"]
            mistakes: [{id: gram.other, when: "answer == W", say: "That is W."}]
          - {id: told, when: "n == 2", say: "Said."}
          - {id: column, for: {k: "1..2"}, ask: "v?", bind: "V[:, k]", expect: {relation: eigenvector, A: G, lambda: "16", unit: true}}
          - {id: both, ask: "QR?", bind: {Q: Q, R: R}, expect: {relation: qr, A: W, shape: thin, positiveDiagonal: false}}
          - {id: space, ask: "Basis?", expect: {relation: basis, subspace: "null(W)"}}
          - {id: pick, ask: "Which?", expect: {relation: choice, items: [a, b], key: a}}
          - {id: own, ask: "X?", expect: {relation: satisfies, predicates: ["rank(X) == 1"], key: {X: "[1]", y: "1"}}}
        claims: ["rank(W) == 2", {claim: "rank(A) >= 0", where: ["A: 2x2"], only: given}]
        tests: [{step: gram, answer: "1", verdict: incorrect, diagnosis: gram.wrong-size}]
        """

    /// Whether the reader refuses the shape of it; the schema must do the same.
    private func refused(_ mutation: LessonMutation) throws -> Bool {
        let verdict = try Self.readersVerdict(on: mutation.node)
        let faults = try SchemaChecker().faults(of: JSON(mutation.node), against: schema())
        #expect(
            verdict.isShapeError == !faults.isEmpty,
            "\(mutation.words): the reader says \(verdict.words), the schema \(faults)")
        return verdict.isShapeError
    }

    /// The shipped lessons use some of the relations; here are all, with all their fields and options.
    @Test(arguments: Relation.allCases)
    func `each relation with all that it may be told is valid, and nothing else is`(relation: Relation) throws
    {
        let table = KeyTable.expectation(of: relation)
        var lines = ["relation: \(relation.rawValue)"]
        for names in relation.fields.given { lines.append("\(names[0]): \"1\"") }
        for option in relation.fields.options { lines.append("\(option.rawValue): \(option.sample)") }
        for extra in [[], ["nonsense: 1"]] {
            let text = """
                longhand: 1
                lesson: sample
                title: Sample
                steps:
                  - {id: one, ask: "?", expect: {\((lines + extra).joined(separator: ", "))}}
                """
            let node = try #require(try Yams.compose(yaml: text))
            let faults = try SchemaChecker().faults(of: JSON(node), against: schema())
            #expect(faults.isEmpty == extra.isEmpty, "\(faults)")
            #expect(try Self.readersVerdict(on: node).isShapeError == !extra.isEmpty)
        }
        #expect(table.keys.allSatisfy { $0.summary.hasSuffix(".") && $0.summary.count > 10 })
    }

    @Test func `it is the same text each time, and each key has its words`() throws {
        #expect(LessonSchema().text == LessonSchema().text)
        var open = [try schema()]
        var described = 0
        while let next = open.popLast() {
            for (name, property) in next.fields["properties"]?.fields ?? [:]
            where next.fields["additionalProperties"] == .boolean(false) {
                #expect(property.fields["description"] != nil || ["k", "l"].contains(name), "\(name)")
                described += 1
            }
            open += next.fields.values + next.items
        }
        #expect(described > 100)
    }

    // MARK: - The reader

    private static let shapeErrors: Set<LessonError.Code> = [
        .unknownKey, .missingKey, .wrongType, .relation, .version, .tooMany, .conflict,
    ]

    private static func readersVerdict(on node: Node) throws -> (isShapeError: Bool, words: String) {
        let text = try Yams.serialize(node: node, width: -1, allowUnicode: true)
        do {
            _ = try LessonReader().lesson(from: text, file: "mutated.yaml")
            return (false, "nothing")
        } catch {
            let isID = error.code == .identifier && !error.message.contains("no name")
            return (shapeErrors.contains(error.code) || isID, "\(error)")
        }
    }
}

extension OptionName {
    fileprivate var sample: String {
        switch kind {
        case .boolean: "true"
        case .number(let range): "\(range.lowerBound)"
        case .oneOf(let words): words[0]
        case .expression: "\"1\""
        }
    }
}
