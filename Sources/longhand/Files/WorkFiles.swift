/// The written work that a command line names: files, and those in the folders among them.
struct WorkFiles {
    /// One that is to be marked, or why there is none.
    enum Entry {
        case file(String)
        case missing(String, CommandFailure)
    }

    private(set) var entries: [Entry] = []
    /// Files in the folders that are no text.
    private(set) var skipped: [String] = []

    /// How the names of text files end, in either case.
    static let endings = [".txt", ".tex", ".text", ".md"]

    /// The files of a folder stand in natural order, `s2.txt` before `s10.txt`; hidden ones are left out.
    init(_ names: [String]) {
        for name in names {
            guard FileTree.isFolder(name) else {
                entries.append(.file(name))
                continue
            }
            let all = FileTree(path: name, endings: [""]).files
                .filter { !Self.isHidden($0.dropFirst(name.count)) }.sorted { $0.standsBefore($1) }
            let work = all.filter { file in Self.endings.contains { file.lowercased().hasSuffix($0) } }
            skipped += all.filter { !work.contains($0) }
            entries += work.map { .file($0) }
            if work.isEmpty {
                let endings = Self.endings.joined(separator: ", ")
                entries.append(
                    .missing(
                        name, CommandFailure(.notFound, "\(name): no written work there (\(endings))")))
            }
        }
    }

    private static func isHidden(_ path: Substring) -> Bool {
        path.split(separator: "/").contains { $0.hasPrefix(".") }
    }
}
