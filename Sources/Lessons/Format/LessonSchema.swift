internal import Checking
internal import Foundation

/// The JSON Schema of lesson files, for editors that complete and validate YAML.
///
/// Draft 7, which the language servers of YAML know best. It is written from the tables that the reader
/// refuses by, so the two agree on keys, on what is missing, and on what kind of thing stands where. It
/// cannot know the grammar of expressions, nor what holds between steps: that is for `lesson check`.
public struct LessonSchema: Sendable {
    public init() {}

    /// The schema, indented, with its keys in order: the same text each time.
    public var text: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(root) else { return "{}" }
        return String(decoding: data, as: UTF8.self) + "\n"
    }

    package var root: SchemaValue {
        .object(
            schema(of: .lesson).merging([
                "$schema": "http://json-schema.org/draft-07/schema#",
                "title": "A lesson of Longhand",
            ]) { _, new in new })
    }

    // MARK: - Mappings

    private func schema(of table: KeyTable) -> [String: SchemaValue] {
        var properties: [String: SchemaValue] = [:]
        for key in table.keys {
            properties[key.name] = .object(
                schema(of: key.content).merging(["description": .string(key.summary)]) { _, new in new })
        }
        var schema: [String: SchemaValue] = [
            "type": "object", "properties": .object(properties), "additionalProperties": false,
        ]
        let required = table.keys.filter(\.isRequired).map(\.name)
        if !required.isEmpty { schema["required"] = .strings(required) }
        let rules = table.rules.map { SchemaValue.object(self.schema(of: $0)) }
        if !rules.isEmpty { schema["allOf"] = .array(rules) }
        return schema
    }

    private func schema(of rule: KeyTable.Rule) -> [String: SchemaValue] {
        func present(_ name: String) -> SchemaValue { ["required": [.string(name)]] }
        switch rule {
        case .needs(let name, let other):
            return ["dependencies": .object([name: [.string(other)]])]
        case .exactlyOne(let names):
            return names.count == 1
                ? ["required": .strings(names)] : ["oneOf": .array(names.map(present))]
        case .atLeastOne(let names, _):
            return ["anyOf": .array(names.map(present))]
        case .only(let names, let others, _):
            let condition: SchemaValue = ["anyOf": .array(others.map(present))]
            return ["dependencies": .object(Dictionary(uniqueKeysWithValues: names.map { ($0, condition) }))]
        case .apart(let name, let others, _):
            let others: SchemaValue = ["not": ["anyOf": .array(others.map(present))]]
            return ["dependencies": .object([name: others])]
        case .keys(let name, let other, let choices):
            let cases = choices.sorted { $0.key < $1.key }.map { key, names -> SchemaValue in
                [
                    "if": ["required": [.string(other)], "properties": .object([other: present(key)])],
                    "then": [
                        "properties": .object([
                            name: ["type": "object", "propertyNames": ["enum": .strings(names)]]
                        ])
                    ],
                ]
            }
            return ["allOf": .array(cases)]
        }
    }

    // MARK: - What stands for a key

    private func schema(of content: KeyTable.Content) -> [String: SchemaValue] {
        switch content {
        case .version: return ["const": 1]
        case .text, .template, .expression, .name: return words
        case .identifier:
            return [
                "type": ["string", "integer"], "minimum": 0,
                "pattern": .string("^[a-z0-9][a-z0-9-]{0,\(LessonBounds.identifierLength - 1)}$"),
            ]
        case .number(let range):
            return [
                "type": "integer", "minimum": .number(range.lowerBound), "maximum": .number(range.upperBound),
            ]
        case .seed: return ["type": "integer", "minimum": 1]
        case .boolean: return ["type": "boolean"]
        case .word(let choices): return ["enum": .strings(choices)]
        case .fileName(let ending):
            let name = "[A-Za-z0-9_-][A-Za-z0-9._-]*"
            return [
                "type": "string", "maxLength": 200, "pattern": .string("^(\(name)/)*\(name)\\.\(ending)$"),
            ]
        case .layerName:
            return ["type": "string", "maxLength": 200, "pattern": "^[A-Za-z0-9._-]+$"]
        case .list(let item, let count):
            var list: [String: SchemaValue] = ["type": "array", "items": .object(schema(of: item))]
            if count.lowerBound > 0 { list["minItems"] = .number(count.lowerBound) }
            if count.upperBound < LessonBounds.nodes { list["maxItems"] = .number(count.upperBound) }
            return list
        case .mapping(let table): return schema(of: table)
        case .named(let content, let rule): return schema(ofNamed: content, by: rule)
        case .expectation: return expectation
        case .either(let contents):
            return ["anyOf": .array(contents.map { .object(schema(of: $0)) })]
        }
    }

    /// Numbers and truth values are words too: YAML tells them apart, a lesson does not.
    private var words: [String: SchemaValue] {
        [
            "type": ["string", "number", "boolean"], "pattern": "\\S",
            "maxLength": .number(LessonBounds.textLength),
        ]
    }

    private func schema(ofNamed content: KeyTable.Content, by rule: KeyTable.NameRule) -> [String:
        SchemaValue]
    {
        let value = SchemaValue.object(schema(of: content))
        switch rule {
        case .names:
            return ["type": "object", "additionalProperties": value]
        case .labels(let besides):
            let all: [String: SchemaValue] = ["type": "object", "additionalProperties": value]
            guard !besides.isEmpty else { return all }
            return all.merging(["propertyNames": ["not": ["enum": .strings(besides)]]]) { _, new in new }
        case .oneOf(let names):
            return [
                "type": "object", "additionalProperties": false, "minProperties": 1, "maxProperties": 1,
                "properties": .object(Dictionary(uniqueKeysWithValues: names.map { ($0, value) })),
            ]
        }
    }

    /// The relation chooses the fields: an editor then completes those that it has.
    private var expectation: [String: SchemaValue] {
        let cases = Relation.allCases.map { relation -> SchemaValue in
            [
                "if": [
                    "required": ["relation"],
                    "properties": ["relation": ["const": .string(relation.rawValue)]],
                ],
                "then": .object(schema(of: .expectation(of: relation))),
            ]
        }
        let relations = Relation.allCases.map { relation -> SchemaValue in
            ["const": .string(relation.rawValue), "description": .string(relation.summary)]
        }
        return [
            "type": "object", "required": ["relation"],
            "properties": ["relation": ["anyOf": .array(relations)]], "allOf": .array(cases),
        ]
    }
}
