#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// What the program finds around it: a terminal or a pipe, its width, colour, the characters it shows.
struct Surroundings: Sendable, Hashable {
    var inputIsTerminal: Bool
    var outputIsTerminal: Bool
    /// `TERM=dumb`, or none at all: no cursor movement and no colour.
    var isDumb: Bool
    var colour: Bool
    /// Whether the colours may be any, not only the 256 that are numbered.
    var fullColour: Bool
    var ascii: Bool
    /// A screen reader reads along: words for signs, and nothing that is drawn, redrawn or coloured.
    var reader: Bool

    /// Line editing needs a terminal at both ends that can move its cursor.
    var allowsEditing: Bool { inputIsTerminal && outputIsTerminal && !isDumb && !reader }

    init(
        environment: (String) -> String?, inputIsTerminal: Bool, outputIsTerminal: Bool,
        asciiAsked: Bool = false, readerAsked: Bool = false
    ) {
        let wish = environment("LONGHAND_READER") ?? ""
        reader = readerAsked || !["", "0", "no"].contains(wish.lowercased())
        self.inputIsTerminal = inputIsTerminal
        self.outputIsTerminal = outputIsTerminal
        let terminal = environment("TERM") ?? ""
        isDumb = terminal.isEmpty || terminal == "dumb"
        let noColour = environment("NO_COLOR").map { !$0.isEmpty } ?? false
        colour = outputIsTerminal && !isDumb && !noColour && !reader
        let depth = environment("COLORTERM")?.lowercased() ?? ""
        fullColour = colour && (["truecolor", "24bit"].contains(depth) || terminal.hasSuffix("-direct"))
        ascii = asciiAsked || reader || Self.localeIsPlain(environment)
    }

    /// The surroundings of this process.
    static func current(ascii: Bool, reader: Bool = false) -> Surroundings {
        Surroundings(
            environment: Self.variable, inputIsTerminal: isatty(STDIN_FILENO) == 1,
            outputIsTerminal: isatty(STDOUT_FILENO) == 1, asciiAsked: ascii,
            readerAsked: reader)
    }

    /// A locale that is set and is not UTF-8 gets ASCII; where none is set, UTF-8 is the rule of the day.
    private static func localeIsPlain(_ environment: (String) -> String?) -> Bool {
        let chosen = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty }
        guard let name = chosen?.lowercased() else { return false }
        return !name.contains("utf-8") && !name.contains("utf8")
    }

    static func variable(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        return unsafe String(cString: value)
    }

    /// The columns of the terminal now, else `COLUMNS`, else 80; never less than 20.
    static func width(of file: Int32 = STDOUT_FILENO) -> Int {
        var size = winsize()
        if unsafe ioctl(file, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
            return max(20, Int(size.ws_col))
        }
        if let text = variable("COLUMNS"), let columns = Int(text), columns > 0 {
            return min(max(20, columns), 1000)
        }
        return 80
    }

    /// All variables of the environment.
    static func variables() -> [String: String] {
        var variables: [String: String] = [:]
        for entry in entries() {
            guard let sign = entry.firstIndex(of: "=") else { continue }
            variables[String(entry[..<sign])] = String(entry[entry.index(after: sign)...])
        }
        return variables
    }

    /// The environment as it is handed to a child: `NAME=VALUE`.
    static func entries() -> [String] {
        var entries: [String] = []
        var next = unsafe environ
        while let entry = unsafe next.pointee {
            entries.append(unsafe String(cString: entry))
            unsafe next += 1
        }
        return entries
    }

    /// The seconds since the beginning of 1970, UTC.
    static func secondsNow() -> Int { time(nil) }

    /// The path of this program's file.
    static func executable() -> String {
        var path = [CChar](repeating: 0, count: Int(PATH_MAX))
        #if canImport(Glibc)
            let count = unsafe readlink("/proc/self/exe", &path, path.count)
            guard count > 0 else { return CommandLine.arguments[0] }
        #else
            var size = UInt32(path.count)
            guard unsafe _NSGetExecutablePath(&path, &size) == 0 else { return CommandLine.arguments[0] }
        #endif
        return String(decoding: path.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
