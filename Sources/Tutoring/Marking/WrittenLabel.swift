internal import Lessons
internal import Notation

// How a quantity may be called before its equals sign: by its name, `p(λ)`, `λ₁,₂`, `the eigenvalues of WᵀW`.
extension String {
    /// The name that this is in some spelling (`\lambda_1`, `WᵀW`), or nil.
    var nameAlone: String? {
        let spelled = trimmed.productSpelledAsName
        // Between words spaces stand for no product.
        let isProduct = !trimmed.contains(where: \.isWhitespace) || !hasPlainWords
        if isProduct, spelled.isName { return spelled }
        guard let first = (try? Reader.parse(self))?.readings.first, case .name(let name) = first.kind
        else { return nil }
        return name
    }

    /// What a quantity is called, where this is nothing else; whether it is known is for the sheet to say.
    var labelAlone: String? {
        if let name = nameAlone { return name }
        let text = trimmed
        return text.isPolynomialOfLetter || text.indexedStem != nil || QuantityInWords(text) != nil
            ? text : nil
    }

    /// `p(λ)`, `χ_A(t)`: the characteristic polynomial.
    var isPolynomialOfLetter: Bool {
        guard hasSuffix(")"), let bracket = firstIndex(of: "(") else { return false }
        let letter = self[index(after: bracket)...].dropLast().trimmed
        let name = self[..<bracket].split(separator: "_").first.map(String.init) ?? ""
        return ["λ", "x", "t", "μ", "L", "s", "z", "lambda", "mu"].contains(letter)
            && ["p", "P", "χ", "chi", "f", "c", "charpoly"].contains(name)
    }

    /// Of `λ₁,₂`, `λ_{1,2}` and `λ₁, λ₂`: `lambda` and how many; nil where the numbers are not 1, 2, ….
    var indexedStem: (stem: String, count: Int)? {
        guard utf8.count <= 80, contains(",") || contains("/") else { return nil }
        let parts = replacing("_{", with: "").replacing("}", with: "").split { ",/".contains($0) }
            .map { Names.canonical($0.trimmed) }
        guard parts.count > 1, let first = parts.first, first.isName, first.hasSuffix("1") else { return nil }
        let stem = String(first.dropLast())
        guard !stem.isEmpty, stem.last?.isNumber == false else { return nil }
        for (k, part) in parts.enumerated() where part != "\(stem)\(k + 1)" && part.plainDigits != "\(k + 1)"
        {
            return nil
        }
        return (stem, parts.count)
    }

    /// `₂` as `2`.
    private var plainDigits: String {
        String(compactMap { $0.wholeNumberValue.map { Character("\($0 % 10)") } ?? $0 })
    }
}

/// A quantity that is called by words: `the eigenvalues`, `the characteristic polynomial of WᵀW`.
struct QuantityInWords {
    /// Nil where the words say more than is known here: `the nonzero eigenvalues`, `eigenvalues of A`.
    let name: String?

    private static let kinds = [
        (words: "characteristic polynomial", name: "charpoly", ofOther: "charpolyL"),
        (words: "eigenvalues", name: "lambda", ofOther: "mu"),
        (words: "singular values", name: "sigma", ofOther: "sigma"),
    ]
    /// Words that may stand before it and change nothing.
    private static let idle: Set = [
        "the", "so", "hence", "thus", "therefore", "then", "its", "our", "my", "and", "now", "this", "gives",
        "we", "get", "find", "obtain", "i", "as", "for", "with",
    ]

    /// - Returns: nil where the text is not about such a quantity.
    init?(_ text: String) {
        let plain = text.withoutBullet
        let lower = plain.lowercased()
        guard lower.count == plain.count,
            let (kind, place) = Self.kinds.lazy.compactMap({ kind in
                lower.firstRange(of: kind.words).map { (kind, $0) }
            }).first
        else { return nil }
        let before = lower[..<place.lowerBound].split { !$0.isLetter && $0 != "-" }.map(String.init)
        let offset = lower.distance(from: lower.startIndex, to: place.upperBound)
        let after = plain.dropFirst(offset).trimmed
        guard before.allSatisfy({ Self.idle.contains($0) }) else {
            name = nil
            return
        }
        let matrix = after.hasPrefix("of ") ? after.dropFirst(3).trimmed.productSpelledAsName : after
        switch matrix {
        case "", "WtW", "G": name = kind.name
        case "W" where kind.name == "sigma": name = kind.name
        case "WWt": name = kind.ofOther
        default: name = nil
        }
    }
}

extension MarkingSheet {
    /// The name that a label means, where the sheet knows it.
    func meaning(of label: String) -> String? {
        let name = primary(label)
        if isKnown(name) { return name }
        if label.isPolynomialOfLetter, inquiry("charpoly") != nil { return "charpoly" }
        if let (stem, count) = label.indexedStem, isKnown(stem) {
            let isAll = inquiry("\(stem)\(count)") != nil && inquiry("\(stem)\(count + 1)") == nil
            return isAll ? stem : nil
        }
        return QuantityInWords(label)?.name.flatMap { isKnown($0) ? $0 : nil }
    }

    func isKnown(_ name: String) -> Bool { inquiry(name) != nil || family(ofMatrix: name) != nil }

    /// Whether a name counts on beyond what there is: `λ₃` of two eigenvalues.
    func isBeyond(_ name: String) -> Bool {
        let stem = String(name.reversed().drop { ("0"..."9").contains($0) }.reversed())
        return stem != name && ["lambda", "mu", "sigma", "v", "u"].contains(stem) && !isKnown(name)
            && inquiry("sigma1") != nil
    }

    /// Whether a label is about something that the sheet knows, even where it is not sure what.
    func knows(_ label: String) -> Bool {
        if meaning(of: label) != nil { return true }
        if let (stem, _) = label.indexedStem { return isKnown(stem) }
        if label.hasPrefix("det("), inquiry("charpoly") != nil {
            return ["λ", "lambda"].contains { label.contains($0) }
        }
        return QuantityInWords(label) != nil && inquiry("lambda") != nil
    }
}
