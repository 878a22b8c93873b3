/// A matrix behind `--set` that the shell took apart, since it stood in no quotation marks.
struct UnquotedNumbers {
    let words: String

    /// - Parameter arguments: those of the program, which could not be taken.
    /// - Returns: nil where no numbers stand behind a value of `--set`.
    init?(_ arguments: [String]) {
        for (index, argument) in arguments.enumerated() {
            let isNext = index > 0 && arguments[index - 1] == "--set"
            guard isNext || argument.hasPrefix("--set=") else { continue }
            let value = isNext ? argument : String(argument.dropFirst("--set=".count))
            let rest = arguments[(index + 1)...].prefix(while: \.isPartOfAMatrix)
            guard !rest.isEmpty, value.contains("="),
                value.last.map({ $0.isNumber || "=,;[".contains($0) }) == true
            else { continue }
            // What stood behind a `;` the shell took for another command.
            let shown = ([value] + rest).joined(separator: " ").split(separator: "=", maxSplits: 1)
            let numbers = (shown.count == 2 ? String(shown[1]) : "").drop { $0 == " " }
            words =
                "put the numbers in quotation marks: --set \(shown[0])=\"\(numbers.prefix(60)); …\" is one word for "
                + "the shell, with its blanks and semicolons"
            return
        }
        return nil
    }
}

extension String {
    /// A number, perhaps with brackets or separators, and no option.
    fileprivate var isPartOfAMatrix: Bool {
        contains(where: \.isNumber) && allSatisfy { $0.isNumber || "-+./,;[]()√".contains($0) }
    }
}
