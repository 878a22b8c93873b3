internal import Foundation
internal import Yams

/// Reads lessons from YAML and refuses, with line and column, whatever the format does not know.
///
/// A file of at most 256 KiB, without anchors and aliases, of bounded depth and counts. Every expression
/// is parsed while reading, so that a lesson cannot fail on a spelling when a learner gets to it.
public struct LessonReader: Sendable {
    /// The bytes that a lesson file has at most.
    public static let longestFile = LessonBounds.bytes

    public init() {}

    /// The lesson in this text.
    ///
    /// - Parameter file: what messages call it.
    public func lesson(from text: String, file: String) throws(LessonError) -> Lesson {
        try lesson(fromBytes: Array(text.utf8), file: file)
    }

    /// The lesson in these bytes.
    public func lesson(fromBytes bytes: [UInt8], file: String) throws(LessonError) -> Lesson {
        var lesson = try lesson(from: LessonSource(bytes: bytes, file: file))
        lesson.version = bytes.fingerprint.inHexadecimal
        return lesson
    }

    /// The lesson in this file; `path` names it in messages as well.
    public func lesson(atPath path: String) throws(LessonError) -> Lesson {
        try lesson(fromBytes: bytes(atPath: path), file: path)
    }

    /// What the file holds, up to a little more than it may.
    func bytes(atPath path: String) throws(LessonError) -> [UInt8] {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw LessonError(.notFound, in: path, "no such file, or it may not be read")
        }
        defer { try? handle.close() }
        guard let data = try? handle.read(upToCount: LessonBounds.bytes + 1) else {
            throw LessonError(.unreadable, in: path, "the file cannot be read")
        }
        return Array(data)
    }

    // MARK: - The lesson

    private func lesson(from source: LessonSource) throws(LessonError) -> Lesson {
        let root = try source.root()
        try source.checkBounds(root)
        try refuseTranslation(root, in: source)
        let map = try MappingReader(root, as: .lesson, in: source)
        if let version = try map.bareText("longhand") { try checkVersion(version, in: source) }
        let steps = try steps(of: map)
        let given = try given(of: map)
        return Lesson(
            id: try source.identifier(try map.text("lesson"), of: "a lesson's id").text,
            title: try map.text("title").text.trimmed,
            source: try map.optionalText("source")?.text.trimmed,
            needed: try needs(of: map),
            given: given,
            requirements: try map.conditions("require"),
            variants: try variants(of: map, given: given),
            steps: steps,
            claims: try claims(of: map),
            tests: try tests(of: map, steps: steps),
            file: source.file)
    }

    func checkVersion(_ version: Located, in source: LessonSource) throws(LessonError) {
        guard version.text != "1" else { return }
        throw source.error(
            .version, at: version.place,
            "format \(version.text) is not known here: this program reads `longhand: 1`")
    }

    private func needs(of map: MappingReader) throws(LessonError) -> [Located] {
        var needs: [Located] = []
        for name in try map.texts("needs") {
            needs.append(try map.source.identifier(name, of: "a lesson's id"))
        }
        return needs
    }

    private func given(of map: MappingReader) throws(LessonError) -> [GivenValue] {
        guard let node = map.node("given") else { return [] }
        let values = try MappingReader(node, of: "`given`", in: map.source)
        var given: [GivenValue] = []
        for key in values.keys {
            try map.source.checkName(key)
            given.append(GivenValue(name: key.text, expression: try values.expression(key.text)))
        }
        return given
    }

    private func claims(of map: MappingReader) throws(LessonError) -> [LessonClaim] {
        var claims: [LessonClaim] = []
        for node in try map.list("claims") {
            guard case .mapping = node else {
                let statement = try map.source.expression(try map.source.text(node, of: "a claim"))
                claims.append(LessonClaim(statement: statement, hypotheses: [], onlyGiven: false))
                continue
            }
            let claim = try MappingReader(node, as: .claim, in: map.source)
            let only = try claim.optionalText("only")
            if let only, only.text != "given" {
                throw map.source.error(.wrongType, at: only.place, "`only` is `given`")
            }
            claims.append(
                LessonClaim(
                    statement: try claim.expression("claim"), hypotheses: try claim.texts("where"),
                    onlyGiven: only != nil))
        }
        return claims
    }
}
