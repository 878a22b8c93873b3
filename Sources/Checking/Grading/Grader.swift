internal import Foundation
import Notation

/// `longhand grade`: one request a line, one reply a line.
///
/// ```json
/// {"id":"q7","relation":"svd","given":{"A":"[3 1; 1 3; 1 1]"},"answer":{"U":"…","S":"…","V":"…"}}
/// {"id":"q7","verdict":"incorrect","by":"identity","evidence":"(UᵀU)₁₃ = 2/9, not 0", …}
/// ```
///
/// A request that is not one gets a reply too, with `verdict` `malformed` and an `error`.
public struct Grader: Sendable {
    public init() {}

    /// The reply to one line; always one line of JSON, never a failure.
    public func reply(to line: String) -> String {
        var reply = Reply()
        do {
            let request = try Request(line, id: &reply.id)
            reply.judgement = request.question.judge(request.answer, in: Scope())
            if reply.judgement.verdict == .malformed { try request.question.checkLineBefore() }
        } catch {
            reply.judgement = Judgement(
                verdict: .malformed, message: "The request cannot be judged: \(error.message).")
            reply.error = error
        }
        return reply.text
    }

    /// The reply to a request that ended the engine, or took too long.
    public func reply(toOverrun line: String) -> String {
        var reply = Reply()
        _ = try? Request(line, id: &reply.id)
        reply.judgement = Judgement(
            verdict: .undecided, message: "This is too much to decide within the limits of one request.")
        return reply.text
    }
}

/// Why a request is not one.
struct RequestError: Error, Hashable, Encodable {
    /// `json`, `relation`, `field`, `option`, `question`.
    let code: String
    let field: String?
    /// Where in the field's text, from 1.
    var column: Int?
    let message: String

    private enum CodingKeys: String, CodingKey { case code, field, column }
}

private struct Reply {
    var id = JSONValue.null
    var judgement = Judgement(verdict: .undecided, message: "")
    var error: RequestError?

    private struct Line: Encodable {
        let id: JSONValue
        let verdict: Verdict
        let by: Basis?
        let evidence: String?
        let diagnosis: [String]
        let message: String
        let credit: Double?
        let error: RequestError?
    }

    var text: String {
        let line = Line(
            id: id, verdict: judgement.verdict, by: judgement.by, evidence: judgement.evidence,
            diagnosis: judgement.diagnosis, message: judgement.message, credit: judgement.credit, error: error
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = (try? encoder.encode(line)) ?? Data()
        return String(decoding: data, as: UTF8.self)
    }
}

private struct Request {
    let question: Question
    let answer: [String: String]

    /// - Parameter id: set as soon as it is read, so that a bad request is answered under its own id.
    init(_ line: String, id: inout JSONValue) throws(RequestError) {
        guard let json = try? JSONDecoder().decode(JSONValue.self, from: Data(line.utf8)),
            case .object(let fields) = json
        else { throw RequestError(code: "json", field: nil, message: "it is not a JSON object") }
        id = fields["id"] ?? .null
        let known: Set = ["id", "relation", "given", "options", "answer"]
        if let stranger = fields.keys.sorted().first(where: { !known.contains($0) }) {
            throw RequestError(
                code: "field", field: stranger, message: "`\(stranger)` is not a field of a request")
        }
        guard case .string(let name)? = fields["relation"], let relation = Relation(rawValue: name) else {
            let names = Relation.allCases.map(\.rawValue).joined(separator: ", ")
            throw RequestError(
                code: "relation", field: "relation", message: "`relation` must be one of \(names)")
        }
        do {
            question = try Question(
                relation: relation, given: Self.given(fields["given"]),
                options: Self.options(fields["options"]))
            // A field that has no value is the request's fault, not the answer's.
            try question.validate()
        } catch let error as RequestError { throw error } catch let error as QuestionError {
            throw RequestError(error)
        } catch {
            throw RequestError(code: "question", field: nil, message: "\(error)")
        }
        answer = try Self.answer(fields["answer"], parts: question.parts)
    }

    private static func given(_ json: JSONValue?) throws(RequestError) -> [String: Question.Given] {
        guard case .object(let fields)? = json else {
            throw RequestError(code: "field", field: "given", message: "`given` must be an object")
        }
        var given: [String: Question.Given] = [:]
        for (name, value) in fields {
            switch value {
            case .array(let items) where name == "items":
                given[name] = try labelled(items, in: name)
            case .array(let items) where ["predicates", "items", "key", "line", "where"].contains(name):
                let texts = items.compactMap(\.notation)
                guard texts.count == items.count else { throw badValue("given.\(name)") }
                given[name] = .list(texts)
            case .object(let parts):
                let texts = parts.compactMapValues(\.notation)
                guard texts.count == parts.count else { throw badValue("given.\(name)") }
                given[name] = .named(texts)
            default:
                guard let text = value.notation else { throw badValue("given.\(name)") }
                given[name] = .expression(text)
            }
        }
        return given
    }

    /// Items as a lesson writes them: all `a: what it says`, or all labels alone.
    private static func labelled(
        _ items: [JSONValue], in name: String
    ) throws(RequestError) -> Question.Given {
        let texts = items.compactMap(\.notation)
        let parts = texts.map {
            $0.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
        }
        if texts.count == items.count, parts.allSatisfy({ $0.count == 1 }) { return .list(texts) }
        let labels = Set(parts.compactMap(\.first))
        guard texts.count == items.count, parts.allSatisfy({ $0.count == 2 }), labels.count == items.count
        else {
            throw RequestError(
                code: "field", field: "given.\(name)",
                message: "`\(name)` must be an object, or a list of `a: what it says` with a label each")
        }
        return .named(Dictionary(parts.map { ($0[0], $0[1]) }, uniquingKeysWith: { one, _ in one }))
    }

    private static func options(_ json: JSONValue?) throws(RequestError) -> [String: Option] {
        guard let json, json != .null else { return [:] }
        guard case .object(let fields) = json else {
            throw RequestError(code: "option", field: "options", message: "`options` must be an object")
        }
        var options: [String: Option] = [:]
        for (name, value) in fields {
            switch value {
            case .boolean(let flag): options[name] = .boolean(flag)
            case .string(let text): options[name] = .string(text)
            case .number(let number):
                guard let whole = Int(number.description) else { throw badValue("options.\(name)") }
                options[name] = .number(whole)
            default: throw badValue("options.\(name)")
            }
        }
        return options
    }

    private static func answer(
        _ json: JSONValue?, parts: [String]
    ) throws(RequestError) -> [String: String] {
        switch json {
        case nil: throw RequestError(code: "field", field: "answer", message: "`answer` is missing")
        case .object(let fields):
            let texts = fields.compactMapValues(\.notation)
            guard texts.count == fields.count else { throw badValue("answer") }
            return texts
        case .array(let items) where parts == ["answer"] && items.allSatisfy { $0.isWord }:
            return ["answer": items.compactMap(\.notation).joined(separator: ", ")]
        case let value?:
            guard let text = value.notation else { throw badValue("answer") }
            guard parts.count == 1 else {
                let names = parts.joined(separator: ", ")
                throw RequestError(
                    code: "field", field: "answer", message: "`answer` must be an object with \(names)")
            }
            return [parts[0]: text]
        }
    }

    private static func badValue(_ field: String) -> RequestError {
        RequestError(
            code: "field", field: field, message: "`\(field)` must be text in the grammar, or numbers")
    }
}

extension JSONValue {
    fileprivate var isWord: Bool { if case .string = self { true } else { false } }
}

extension RequestError {
    fileprivate init(_ error: QuestionError) {
        let field: String?
        var code = "field"
        var column: Int?
        switch error {
        case .missingField(let name), .unknownField(let name): field = "given.\(name)"
        case .unknownOption(let name, _), .badOption(let name, _):
            (code, field) = ("option", "options.\(name)")
        case .badField(let name, _, let place):
            field = name == "orthogonalTo" ? "options.\(name)" : "given.\(name)"
            column = place
        case .impossible, .engineDisagreement: (code, field) = ("question", nil)
        }
        self.init(code: code, field: field, column: column, message: error.description)
    }
}

extension Question {
    /// Throws where the question makes no sense in an empty scope.
    fileprivate func validate() throws {
        if try choiceRule() != nil { return }
        if let rule = try equivalentRule(in: Scope()) { return try rule.validate() }
        if let rule = try identityRule() { return try rule.validate() }
        do { _ = try rule(from: givens(in: Scope())) } catch let error as QuestionError { throw error } catch
        {
            return  // out of reach, not senseless: the judgement will say so
        }
    }
}

extension Question {
    /// Throws where the line before it is to blame that an answer could not be read as the next one.
    fileprivate func checkLineBefore() throws(RequestError) {
        guard let rule = try? equivalentRule(in: Scope()) else { return }
        let judgement = rule.judge(rule.line)
        guard judgement.verdict == .malformed else { return }
        throw RequestError(QuestionError.badField("line", reason: judgement.message, column: nil))
    }
}
