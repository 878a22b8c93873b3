internal import Yams

extension LessonReader {
    func variants(of map: MappingReader, given: [GivenValue]) throws(LessonError) -> Variants? {
        guard let node = map.node("variants") else { return nil }
        let variants = try MappingReader(node, as: .variants, in: map.source)
        return Variants(
            makes: try makes(of: variants, given), seeds: try seeds(of: variants), place: variants.place)
    }

    private func seeds(of variants: MappingReader) throws(LessonError) -> [UInt64] {
        let source = variants.source
        var seeds: [UInt64] = []
        for node in try variants.list("seeds") {
            let text = try source.bareText(node, of: "a seed")
            guard let seed = UInt64(text.text), seed > 0 else {
                throw source.error(
                    .wrongType, at: text.place, "a seed is a whole number from 1 on; 0 is the lesson itself")
            }
            guard !seeds.contains(seed) else {
                throw source.error(.duplicateKey, at: text.place, "the seed \(seed) stands here twice")
            }
            seeds.append(seed)
        }
        guard (1...LessonBounds.seeds).contains(seeds.count) else {
            throw source.error(
                .tooMany, at: variants.place, "`seeds` has between 1 and \(LessonBounds.seeds) seeds")
        }
        return seeds
    }

    /// One maker for the first given name, or one for each name.
    private func makes(
        of variants: MappingReader, _ given: [GivenValue]
    ) throws(LessonError) -> [VariantMake] {
        let source = variants.source
        guard case .mapping = try variants.required("make") else {
            let text = try variants.text("make")
            guard let first = given.first else {
                throw source.error(.expression, at: text.place, "nothing is given that could be made")
            }
            return [VariantMake(name: first.name, maker: try maker(text, in: source))]
        }
        let names = try MappingReader(try variants.required("make"), of: "`make`", in: source)
        var makes: [VariantMake] = []
        for key in names.keys {
            guard given.contains(where: { $0.name == key.text }) else {
                throw source.error(
                    .expression, at: key.place,
                    "`\(key.text)` is not given\(key.text.advice(among: given.map(\.name)))")
            }
            makes.append(VariantMake(name: key.text, maker: try maker(try names.text(key.text), in: source)))
        }
        guard !makes.isEmpty else {
            throw source.error(.expression, at: names.place, "`make` names nothing that is to be made")
        }
        return makes
    }

    /// `small-svd(3, 2)`.
    private func maker(_ text: Located, in source: LessonSource) throws(LessonError) -> VariantMaker {
        func refuse(_ message: String) -> LessonError {
            source.error(.expression, at: text.place, "`\(text.text)`: \(message)")
        }
        let known = VariantMaker.spellings
        let name = text.text.prefix { $0 != "(" }.trimmed
        let call = text.text.trimmed.drop { $0 != "(" }
        guard let spelling = known.first(where: { $0.name == name }) else {
            let near = name.nearest(among: known.map(\.name)).map { "did you mean `\($0)`?" }
            let all = "there are \(known.map(\.words).joined(separator: ", "))"
            throw refuse("no maker is called `\(name)`; \(near ?? all)")
        }
        let sizes = call.dropFirst().dropLast().split(separator: ",", omittingEmptySubsequences: false)
            .map { Int($0.trimmed) ?? 0 }
        let counts = spelling.sizes.count - spelling.optional...spelling.sizes.count
        guard call.hasPrefix("("), call.hasSuffix(")"), counts.contains(sizes.count),
            sizes.allSatisfy({ (1...spelling.largest).contains($0) })
        else {
            throw refuse(
                "write \(spelling.words) with whole numbers from 1 to \(spelling.largest)"
                    + (spelling.optional > 0 ? "; \(spelling.sizes.last ?? "") may be left out" : ""))
        }
        guard let maker = VariantMaker(name, sizes) else {
            throw refuse("the last size of \(spelling.words) cannot be larger than the others")
        }
        return maker
    }
}
