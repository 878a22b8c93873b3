internal import Foundation
internal import Yams

/// The text of one lesson file, and its errors.
struct LessonSource {
    let file: String
    let lines: [Substring]
    let text: String

    init(_ text: String, file: String) {
        self.text = text
        self.file = file
        lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    }

    init(bytes: [UInt8], file: String) throws(LessonError) {
        guard bytes.count <= LessonBounds.bytes else {
            throw LessonError(
                .tooLarge, in: file,
                "a lesson file has at most \(LessonBounds.bytes / 1024) KiB; "
                    + "this one has \((bytes.count + 1023) / 1024)")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw LessonError(.notText, in: file, "the file is not UTF-8: save it as UTF-8 text")
        }
        // What Windows writes before the text is no part of it.
        self.init(text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text, file: file)
    }

    func error(_ code: LessonError.Code, at place: Place?, _ message: String) -> LessonError {
        let line = place.flatMap { lines.indices.contains($0.line - 1) ? String(lines[$0.line - 1]) : nil }
        return LessonError(code, in: file, at: place, message, line: line)
    }

    /// The file's one YAML document.
    func root() throws(LessonError) -> Node {
        try refuseTabs()
        try refuseAnchors()
        do {
            // The parser is kept until the nodes have been read: it owns what they refer to.
            // Its rules of what is a number or a date are not ours, and take two milliseconds to set up.
            let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            guard let root = try parser.singleRoot() else {
                throw error(.syntax, at: nil, "the file is empty: a lesson starts with `longhand: 1`")
            }
            return root
        } catch let failure as LessonError {
            throw failure
        } catch let failure as YamlError {
            throw translated(failure)
        } catch {
            throw self.error(.syntax, at: nil, "not YAML: \(error)")
        }
    }

    // MARK: - Before parsing

    private func refuseTabs() throws(LessonError) {
        for (index, line) in lines.enumerated() {
            let indent = line.prefix { $0 == " " || $0 == "\t" }
            guard indent.count < line.count, let tab = indent.firstIndex(of: "\t") else { continue }
            let column = line.distance(from: line.startIndex, to: tab) + 1
            throw error(
                .tab, at: Place(line: index + 1, column: column),
                "a tab in the indentation: YAML takes spaces only")
        }
    }

    /// Lessons have no anchors, and so no aliases that could grow into billions of nodes.
    private func refuseAnchors() throws(LessonError) {
        for (index, line) in lines.enumerated() {
            var before: Unicode.Scalar = " "
            var column = 0
            let scalars = Array(line.unicodeScalars)
            for (position, scalar) in scalars.enumerated() {
                column += 1
                defer { before = scalar }
                guard scalar == "&", " [{,:-?\"'".unicodeScalars.contains(before) else { continue }
                guard position + 1 < scalars.count, scalars[position + 1].isAnchorCharacter else { continue }
                throw error(
                    .anchor, at: Place(line: index + 1, column: column),
                    "`&` before a word is a YAML anchor, and lessons have none: in a matrix, put a "
                        + "space after `&`"
                )
            }
        }
    }
}

extension Place {
    init(_ mark: Mark) {
        self.init(line: mark.line, column: mark.column)
    }
}

extension Unicode.Scalar {
    fileprivate var isAnchorCharacter: Bool {
        properties.isAlphabetic || ("0"..."9").contains(self) || self == "_" || self == "-"
    }
}
