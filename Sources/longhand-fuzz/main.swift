// Feeds broken inputs to the rooms that read what people and files say: see `FuzzTarget`.

import Foundation

let words = Array(CommandLine.arguments.dropFirst())
do {
    if words.first == Stretch.argument {
        guard let stretch = Stretch(arguments: words) else { throw DriverError(words: "\(words)") }
        try stretch.run()
    } else if let arguments = FuzzArguments(words) {
        exit(try FuzzRun(arguments).run() ? 0 : 1)
    } else {
        FileHandle.standardError.write(Data((FuzzArguments.usage + "\n").utf8))
        exit(words == ["--help"] ? 0 : 64)
    }
} catch {
    FileHandle.standardError.write(Data("longhand-fuzz: \(error)\n".utf8))
    exit(70)
}
