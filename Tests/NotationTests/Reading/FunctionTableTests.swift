import Foundation
import NumericAlgebra
import Testing

@testable import Notation

@Suite struct `The table of functions` {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    @Test func `each function is there once, with words and two forms that differ`() {
        let functions = FunctionTable.sections.flatMap { $0.entries.map(\.function) }
        #expect(functions.count == Function.allCases.count)
        #expect(Set(functions) == Set(Function.allCases))
        for function in Function.allCases {
            #expect(!function.forms.isEmpty)
            #expect(Set(function.forms.map(\.arguments)).count == function.forms.count)
            for form in function.forms {
                #expect(form.meaning.count > 5 && !form.meaning.hasSuffix("."), "\(form.meaning)")
            }
        }
    }

    @Test func `arities are those of the forms`() {
        #expect(Function.norm.arity(in: .lessons) == 1...1)
        #expect(Function.norm.arity(in: .calculator) == 1...2)
        #expect(Function.subspace.arity() == 1...1_000)
        #expect(Function.diag.arity() == 1...1_000)
        #expect(Function.max.arity() == 1...1_000)
        #expect(Function.zeros.arity() == 2...2)
        #expect(Function.eigh.arity(in: .calculator) == 1...2)
    }

    // MARK: - What the table says is so

    private static let values: [String: String] = [
        "A": "[2 1; 1 3]", "B": "[2 0; 0 1]", "v": "(1, 2)", "w": "(3, 1)", "b": "(4, 2)",
        "S": "null([1 2])", "p": "t^2 - 2", "x": "2", "y": "1/2", "t": "1", "k": "1", "m": "2", "n": "3",
        "…": "3", "1..k": "1..1",
    ]

    /// The form with something for every letter.
    private static func example(_ function: Function, _ form: FunctionForm) -> String {
        var arguments = form.arguments.split(separator: ", ").map { Self.values[String($0)] ?? String($0) }
        if arguments.last == "3", form.arguments.hasPrefix("v") { arguments[arguments.count - 1] = "(3, 3)" }
        // An angle has a value inside a cosine only, and a cosine one at an angle.
        switch function {
        case .cos, .sin: arguments = ["pi/3"]
        case .acos: return "cos(acos(1/3)/2)"
        case .eigenspace: arguments[1] = "1"
        default: break
        }
        return "\(function.rawValue)(\(arguments.joined(separator: ", ")))"
    }

    @Test(arguments: Function.allCases)
    func `every form has a value where the table says so, and nowhere else`(function: Function) throws {
        for form in function.forms {
            let text = Self.example(function, form)
            let inLessons = try? Reader.parse(text).readings[0]
            let isCall = inLessons.map { if case .call = $0.kind { true } else { false } } ?? false
            #expect(isCall == (form.vocabulary == .lessons), "\(text)")
            let expression = try Reader.parse(text, vocabulary: .calculator).readings[0]
            let exact = try? Evaluator().evaluate(expression)
            #expect((exact != nil) == (form.arithmetic != .doublesOnly), "\(text)")
            let doubles = try? FloatingEvaluator().evaluate(expression)
            #expect((doubles != nil) == (form.arithmetic != .exactOnly), "\(text)")
        }
    }

    @Test func `the page of the manual is the table`() throws {
        let page = Self.root.appending(path: "Docs/Functions.md")
        if ProcessInfo.processInfo.environment["RECORD"] != nil {
            try FunctionTable.markdown.write(to: page, atomically: true, encoding: .utf8)
            Issue.record("recorded")
        }
        #expect(try String(contentsOf: page, encoding: .utf8) == FunctionTable.markdown)
    }
}
