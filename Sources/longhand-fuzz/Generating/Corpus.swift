import Foundation

/// The valid inputs of each target, and those that once did harm: `DIR/TARGET/…`.
struct Corpus: Sendable {
    let folder: String

    /// The files of a target in the order of their names.
    func files(of target: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(target)")) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted().map { "\(folder)/\(target)/\($0)" }
    }

    /// Their contents.
    func examples(of target: String) -> [[UInt8]] {
        files(of: target).compactMap { FileManager.default.contents(atPath: $0).map(Array.init) }
    }
}
