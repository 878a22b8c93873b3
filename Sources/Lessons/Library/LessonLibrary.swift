internal import Foundation

/// Where lessons are found: a few folders, each with one folder a lesson.
public struct LessonLibrary: Sendable {
    /// The folders that are looked through, the first find counting.
    public let folders: [String]

    public init(folders: [String]) {
        self.folders = folders
    }

    /// The places of the installed program.
    ///
    /// - Parameters:
    ///   - chosen: the folder of `--lessons`, which then is the only one.
    ///   - environment: `LONGHAND_LESSONS` adds folders, separated by colons.
    ///   - executable: the path of the program. Lessons beside the package that it was built in come after those
    ///     of the present folder, and the share folder beside its `bin` comes last.
    public init(chosen: String?, environment: [String: String], executable: String?) {
        if let chosen {
            self.init(folders: [chosen])
            return
        }
        var folders = (environment["LONGHAND_LESSONS"] ?? "").split(separator: ":").map(String.init)
        folders.append("Lessons")
        if let executable {
            let bin = URL(fileURLWithPath: executable).resolvingSymlinksInPath().deletingLastPathComponent()
            if let package = Self.package(above: bin) {
                folders.append(package.appendingPathComponent("Lessons").path)
            }
            folders.append(
                bin.deletingLastPathComponent().appendingPathComponent("share/longhand/Lessons").path)
        }
        self.init(folders: folders)
    }

    /// The package in whose `.build/…/release` a program lies; nil where it lies in none.
    private static func package(above folder: URL) -> URL? {
        var above = folder
        for _ in 0..<4 {
            above.deleteLastPathComponent()
            if FileManager.default.fileExists(atPath: above.appendingPathComponent("Package.swift").path) {
                return above
            }
        }
        return nil
    }

    /// The ids of all lessons that are there, in the order of the folders, then of the alphabet.
    public var ids: [String] {
        var ids: [String] = []
        for folder in folders {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            for name in names.sorted() where !ids.contains(name) {
                if FileManager.default.fileExists(atPath: lessonFile(in: "\(folder)/\(name)")) {
                    ids.append(name)
                }
            }
        }
        return ids
    }

    /// The lesson with this id, or in this file or folder.
    ///
    /// - Throws: `.notFound` where there is none, naming one that is spelled almost like it.
    public func lesson(named name: String) throws(LessonError) -> Lesson {
        try LessonReader().lesson(atPath: try path(of: name))
    }

    /// The same in another language, as far as there is a translation beside the lesson.
    ///
    /// - Parameter language: a code such as `zh`; nil for the lesson as it was written.
    public func lesson(named name: String, in language: String?) throws(LessonError) -> Lesson {
        let path = try path(of: name)
        let lesson = try LessonReader().lesson(atPath: path)
        return try translated(lesson, at: path, into: language)
    }

    /// A lesson that was read from a file, with the texts of the translation beside it.
    public func translated(
        _ lesson: Lesson, at path: String, into language: String?
    ) throws(LessonError) -> Lesson {
        guard let language, let file = translation(ofLessonAt: path, into: language) else { return lesson }
        return lesson.translated(by: try LessonReader().translation(atPath: file))
    }

    /// Whether a text is the code of a language: `zh`, `pt-BR`.
    public static func isLanguage(_ code: String) -> Bool { code.isLanguageCode }

    /// The path of `lesson.zh.yaml` beside `lesson.yaml`; nil where it is not there.
    public func translation(ofLessonAt path: String, into language: String) -> String? {
        guard language.isLanguageCode, path.hasSuffix(".yaml") else { return nil }
        let file = "\(path.dropLast(5)).\(language).yaml"
        return FileManager.default.fileExists(atPath: file) ? file : nil
    }

    /// The paths of all translations beside a lesson, in the order of their languages.
    public func translations(ofLessonAt path: String) -> [String] {
        let file = URL(fileURLWithPath: path)
        let stem = file.deletingPathExtension().lastPathComponent
        let folder = file.deletingLastPathComponent()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().filter { name in
            name.hasPrefix(stem + ".") && name.hasSuffix(".yaml")
                && String(name.dropFirst(stem.count + 1).dropLast(5)).isLanguageCode
        }.map { folder.appendingPathComponent($0).relativePath }
    }

    /// The path of `lesson.yaml` for that of `lesson.zh.yaml`; nil where the name is not that of a translation.
    ///
    /// Whether either is there is not asked.
    public static func lesson(ofTranslationAt path: String) -> String? {
        guard path.hasSuffix(".yaml") else { return nil }
        let stem = path.dropLast(5)
        guard let point = stem.lastIndex(of: "."), String(stem[stem.index(after: point)...]).isLanguageCode,
            let last = stem[..<point].last, last != "/"
        else { return nil }
        return stem[..<point] + ".yaml"
    }

    /// The path of the `lesson.yaml` that `name` stands for.
    public func path(of name: String) throws(LessonError) -> String {
        if name.contains("/") || name.hasSuffix(".yaml") {
            if let file = existingFile(at: name) { return file }
            throw LessonError(
                .notFound, in: name, "no lesson there: expected a lesson's folder or its YAML file")
        }
        for folder in folders {
            let file = lessonFile(in: "\(folder)/\(name)")
            if FileManager.default.fileExists(atPath: file), !name.hasPrefix(".") { return file }
        }
        if let file = existingFile(at: name) { return file }
        let known = ids
        let advice =
            name.meant(among: known).map { "did you mean \($0)?" }
            ?? (known.isEmpty
                ? "no lessons were found in \(folders.joined(separator: ", ")); `--lessons DIR` names their "
                    + "folder, and `make install` puts them where the program looks"
                : "there are \(known.joined(separator: ", "))")
        throw LessonError(.notFound, in: name, "no such lesson; \(advice)")
    }

    /// The path of a file beside a lesson, `right.transcript` say; nil where it is not there.
    public func companion(_ file: String, ofLessonAt path: String) -> String? {
        let candidate = URL(fileURLWithPath: path).deletingLastPathComponent().appendingPathComponent(file)
            .path
        return FileManager.default.fileExists(atPath: candidate) ? candidate : nil
    }

    private func existingFile(at path: String) -> String? {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
        guard isFolder.boolValue else { return path.hasSuffix(".yaml") ? path : nil }
        let file = lessonFile(in: path)
        return FileManager.default.fileExists(atPath: file) ? file : nil
    }

    private func lessonFile(in folder: String) -> String { "\(folder)/lesson.yaml" }
}
