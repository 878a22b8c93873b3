internal import Checking
internal import Yams

extension LessonReader {
    func tests(of map: MappingReader, steps: [Step]) throws(LessonError) -> [LessonTest] {
        var tests: [LessonTest] = []
        for node in try map.list("tests") {
            let test = try MappingReader(node, as: .test, in: map.source)
            let step = try test.text("step")
            try checkStep(step, exists: steps, in: map.source)
            let verdict = try test.text("verdict")
            guard Verdict(rawValue: verdict.text) != nil else {
                throw map.source.error(
                    .relation, at: verdict.place,
                    "no verdict is called `\(verdict.text)`"
                        + verdict.text.advice(among: Verdict.allCases.map(\.rawValue)))
            }
            tests.append(
                LessonTest(
                    step: step.text, answer: try test.text("answer").text, verdict: verdict.text,
                    diagnosis: try test.optionalText("diagnosis")?.text, place: test.place))
        }
        return tests
    }

    /// `gram`, or `right-vectors.2` where the step is repeated.
    private func checkStep(
        _ name: Located, exists steps: [Step], in source: LessonSource
    ) throws(LessonError) {
        let base = name.text.split(separator: ".").first.map(String.init) ?? name.text
        guard let step = steps.first(where: { $0.id == base }) else {
            throw source.error(
                .unknownStep, at: name.place,
                "no step is called `\(name.text)`\(base.advice(among: steps.map(\.id)))")
        }
        if step.loop == nil, base != name.text {
            throw source.error(
                .unknownStep, at: name.place, "`\(base)` is not repeated: name it without a number")
        }
        if step.loop != nil, base == name.text {
            throw source.error(
                .unknownStep, at: name.place, "`\(base)` is repeated: say which one, as in `\(base).1`")
        }
    }
}
