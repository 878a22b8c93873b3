import Foundation
import Yams

/// JSON, as a schema or as what a schema is held against.
indirect enum JSON: Hashable, Decodable, Sendable {
    case null
    case boolean(Bool)
    case number(Double)
    case string(String)
    case array([JSON])
    case object([String: JSON])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .boolean(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([JSON].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSON].self))
        }
    }

    /// What a language server makes of YAML: plain words may be numbers, truth values or nothing.
    init(_ node: Node) {
        switch node {
        case .scalar(let scalar):
            let isQuoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
            switch scalar.string {
            case let text where isQuoted: self = .string(text)
            case "", "~", "null", "Null", "NULL": self = .null
            case "true": self = .boolean(true)
            case "false": self = .boolean(false)
            case let text: self = Double(text).map { .number($0) } ?? .string(text)
            }
        case .sequence(let items): self = .array(items.map { JSON($0) })
        case .mapping(let pairs):
            var fields: [String: JSON] = [:]
            for (key, value) in pairs { fields[key.string ?? ""] = JSON(value) }
            self = .object(fields)
        case .alias: self = .null
        }
    }

    var fields: [String: JSON] { if case .object(let fields) = self { fields } else { [:] } }
    var items: [JSON] { if case .array(let items) = self { items } else { [] } }
    var count: Int? { if case .number(let number) = self { Int(number) } else { nil } }
    var words: String? { if case .string(let words) = self { words } else { nil } }

    func isOfType(_ name: String) -> Bool {
        switch self {
        case .null: name == "null"
        case .boolean: name == "boolean"
        case .number(let value): name == "number" || (name == "integer" && value == value.rounded())
        case .string: name == "string"
        case .array: name == "array"
        case .object: name == "object"
        }
    }
}

/// A validator for the words of JSON Schema that the lessons' schema uses; any other word is a fault.
struct SchemaChecker {
    struct UnknownWord: Error {
        let word: String
    }

    static let annotations: Set<String> = ["$schema", "title", "description"]

    /// The places where the value is not as the schema says.
    func faults(of value: JSON, against schema: JSON, at place: String = "") throws -> [String] {
        if case .boolean(let allowed) = schema { return allowed ? [] : ["\(place): nothing may stand here"] }
        var faults: [String] = []
        for (word, argument) in schema.fields where !Self.annotations.contains(word) {
            faults += try self.faults(of: value, against: word, argument, in: schema, at: place)
        }
        return faults
    }

    private func isValid(_ value: JSON, _ schema: JSON, at place: String) throws -> Bool {
        try faults(of: value, against: schema, at: place).isEmpty
    }

    private func faults(
        of value: JSON, against word: String, _ argument: JSON, in schema: JSON, at place: String
    ) throws -> [String] {
        func fault(_ holds: Bool) -> [String] { holds ? [] : ["\(place): \(word)"] }
        switch word {
        case "type":
            let names = argument.words.map { [$0] } ?? argument.items.compactMap(\.words)
            return fault(names.contains { value.isOfType($0) })
        case "const": return fault(value == argument)
        case "enum": return fault(argument.items.contains(value))
        case "minimum", "maximum":
            guard case .number(let number) = value, case .number(let bound) = argument else { return [] }
            return fault(word == "minimum" ? number >= bound : number <= bound)
        case "pattern", "maxLength":
            guard let text = value.words else { return [] }
            if let longest = argument.count { return fault(text.unicodeScalars.count <= longest) }
            return fault(text.firstRange(of: try Regex(argument.words ?? "")) != nil)
        case "items", "minItems", "maxItems":
            guard case .array(let items) = value else { return [] }
            if word == "minItems" { return fault(items.count >= argument.count ?? 0) }
            if word == "maxItems" { return fault(items.count <= argument.count ?? 0) }
            return try items.enumerated().flatMap {
                try faults(of: $0.element, against: argument, at: "\(place)/\($0.offset)")
            }
        case "if":
            guard try isValid(value, argument, at: place), let then = schema.fields["then"] else { return [] }
            return try faults(of: value, against: then, at: place)
        case "then": return []
        case "allOf":
            return try argument.items.flatMap { try faults(of: value, against: $0, at: place) }
        case "anyOf":
            return fault(try argument.items.contains { try isValid(value, $0, at: place) })
        case "oneOf":
            return fault(try argument.items.count { try isValid(value, $0, at: place) } == 1)
        case "not": return fault(try !isValid(value, argument, at: place))
        default: return try faults(ofKeysOf: value, against: word, argument, in: schema, at: place)
        }
    }

    private func faults(
        ofKeysOf value: JSON, against word: String, _ argument: JSON, in schema: JSON, at place: String
    ) throws -> [String] {
        let words = [
            "properties", "additionalProperties", "required", "minProperties", "maxProperties",
            "propertyNames", "dependencies",
        ]
        guard words.contains(word) else { throw UnknownWord(word: word) }
        guard case .object(let fields) = value else { return [] }
        func fault(_ holds: Bool) -> [String] { holds ? [] : ["\(place): \(word)"] }
        switch word {
        case "required":
            return fault(argument.items.compactMap(\.words).allSatisfy { fields[$0] != nil })
        case "minProperties": return fault(fields.count >= argument.count ?? 0)
        case "maxProperties": return fault(fields.count <= argument.count ?? 0)
        case "propertyNames":
            return try fields.keys.flatMap {
                try faults(of: .string($0), against: argument, at: "\(place)/\($0)")
            }
        case "dependencies":
            return try argument.fields.filter { fields[$0.key] != nil }.flatMap { name, needed in
                if case .array(let names) = needed {
                    return fault(names.compactMap(\.words).allSatisfy { fields[$0] != nil })
                }
                return try faults(of: value, against: needed, at: place)
            }
        case "properties":
            return try fields.flatMap { name, field in
                try argument.fields[name].map { try faults(of: field, against: $0, at: "\(place)/\(name)") }
                    ?? []
            }
        default:
            let known = schema.fields["properties"]?.fields ?? [:]
            return try fields.filter { known[$0.key] == nil }.flatMap {
                try faults(of: $0.value, against: argument, at: "\(place)/\($0.key)")
            }
        }
    }
}
