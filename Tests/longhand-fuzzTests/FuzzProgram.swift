import Foundation
import Testing

/// The program itself, which lies beside the tests, and the corpus.
enum FuzzProgram {
    static var corpus: String {
        get throws {
            let resources = try #require(Bundle.module.resourcePath)
            // On Linux a bundle's own folder of this name is taken for that of its resources.
            let folders = ["\(resources)/corpus", "\(resources)/Resources/corpus"]
            return try #require(folders.first { FileManager.default.fileExists(atPath: $0) })
        }
    }

    static func run(_ arguments: [String]) throws -> (code: Int32, output: String) {
        let bundle = Bundle.module.bundleURL.deletingLastPathComponent()
        let process = Process()
        process.executableURL = bundle.appendingPathComponent("longhand-fuzz")
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }
}
