extension Names {
    /// `sqrt(2)` for `sqrt2`, which is one name here; nil where no function stands before the digits.
    static func call(writtenAs name: String) -> String? {
        let stem = name.prefix { $0.isASCII && $0.isLetter }
        let digits = name.dropFirst(stem.count)
        guard !digits.isEmpty, digits.allSatisfy({ ("0"..."9").contains($0) }),
            let function = Function(rawValue: String(stem)), !function.isOfCalculatorOnly
        else { return nil }
        return "\(function.rawValue)(\(digits))"
    }
}
