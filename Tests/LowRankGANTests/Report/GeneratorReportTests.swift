import Foundation
import NumericAlgebra
import Pictures
import Testing

@testable import LowRankGAN
@testable import Networks

/// The whole report on a generator of 5×6 pixels, where it takes a moment.
@Suite struct GeneratorReportTests {
    private func tiny() throws -> (EditableGenerator, ReportPlan) {
        let generator = try EditableGenerator(
            TanhGenerator(
                weights: try TanhGenerator(seed: 3, dimension: 12).weights.rows(in: 0..<30),
                shape: FeatureShape(channels: 1, height: 5, width: 6)), name: "tiny <tanh>")
        var plan = ReportPlan(
            examples: [.init("1:3,1:4", seed: 1), .init("3:5,0:3", seed: 2)], seeds: [1, 2, 3]
        ).quick
        plan.weight = .value(0.3)
        (plan.alpha, plan.reach, plan.prices, plan.boxSteps) = (0.3, 0.5, [2, 60], [1])
        return (generator, plan)
    }

    private static let keys = [
        "nullSpaces", "edits", "transfer", "quality", "distributions", "robustness", "precision", "lambda",
        "relaxation",
    ]

    private func json(_ report: GeneratorReport) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(report), as: UTF8.self)
    }

    @Test func `has every part, and each says what the paper claims and what came out`() throws {
        let (generator, plan) = try tiny()
        let report = try GeneratorReport(generator, plan: plan)
        #expect(report.parts.map(\.key) == Self.keys)
        let html = try report.page().html()
        for part in report.parts {
            #expect(!part.finding.hasPrefix("It could not be done"), "\(part.key): \(part.finding)")
            #expect(part.claim.hasSuffix(").") && part.finding.hasSuffix("."), "\(part.key)")
            #expect(html.contains("<h2>\(part.heading)</h2>"))
            #expect(html.contains("<dd>\(part.claim.replacing("\"", with: "&quot;"))</dd>"))
        }
        // Names are shown as they are.
        #expect(html.contains("<h1>Low-rank subspaces of tiny &lt;tanh&gt;</h1>"))
        // Without a classifier no augmentation; it is said.
        #expect(report.leftOut.contains { $0.hasPrefix("Appendix G") })
        #expect(html.count(where: { $0 == "\n" }) > 200)
    }

    @Test func `the same plan gives the same bytes, another seed other ones`() throws {
        var (generator, plan) = try tiny()
        let (one, two) = (
            try GeneratorReport(generator, plan: plan), try GeneratorReport(generator, plan: plan)
        )
        #expect(try one.page().html() == two.page().html())
        #expect(try json(one) == json(two))
        plan.seed = 1
        #expect(try json(one) != json(GeneratorReport(generator, plan: plan)))
    }

    @Test func `the object has the numbers that the studies have`() throws {
        let (generator, plan) = try tiny()
        let report = try GeneratorReport(generator, plan: plan)
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(try json(report).utf8)) as? [String: Any])
        let parts = try #require(object["parts"] as? [String: [String: Any]])
        #expect(Set(parts.keys) == Set(Self.keys))
        for part in report.parts { #expect(parts[part.key]?["finding"] as? String == part.finding) }
        let study = try PrecisionStudy(
            generator, latents: plan.seeds.map { try generator.latent(seed: $0) },
            regions: plan.examples.map { try generator.region($0.region) }, methods: [.pursuit],
            weight: plan.weight, options: PrecisionOptions(alpha: plan.alpha))
        let exact = try JSONDecoder().decode(ReportNumbers.self, from: Data(try json(report).utf8))
        let own = try #require(exact.parts.precision.methods.first { $0.method == "pursuit" })
        #expect(own.outsideFall == study.summaries[0].outsideFall)
        #expect(own.matchedOutside == study.summaries[0].matchedOutside)
        let spaces = try #require(parts["nullSpaces"]?["regions"] as? [[String: Any]])
        #expect(spaces.map { ($0["insideSpectrum"] as? [Double])?.count } == [12, 12])
        let edit = try #require(exact.parts.edits.edits.first)
        let example = try ReportExample(
            plan.examples[0], generator, weight: plan.weight, observer: .none)
        let change = try example.change(generator, try example.projected, plan.reach)
        #expect(edit.projected.outside == change.outside)
        #expect(abs(edit.unprojected.inside / change.inside - 1) < 1e-3)
    }

    @Test func `the words follow the numbers`() {
        func verdict(_ outside: Double) -> String {
            EditSection.Item(
                title: "", region: "", kept: 1, projectedAlpha: 1, unprojectedAlpha: 1,
                projected: MaskedChange(inside: 1, outside: outside),
                unprojected: MaskedChange(inside: 1, outside: 1), tiles: []
            ).verdict
        }
        #expect(
            [0.05, 0.3, 0.8, 1, 3].map(verdict)
                == ["hardly anything", "clearly less", "little less", "no less", "no less"])
    }

    @Test func `a part that cannot be done says why, and the others go on`() throws {
        var (generator, plan) = try tiny()
        // No direction is left of an L that is zero.
        plan.relaxations = [-1]
        let report = try GeneratorReport(generator, plan: plan)
        let last = try #require(report.parts.last)
        #expect(
            last.key == "relaxation" && last.finding.hasPrefix("It could not be done: `relaxation` is -1"))
        #expect(!report.parts[0].finding.hasPrefix("It could not be done"))
        #expect(try report.page().html().contains("It could not be done: `relaxation` is -1"))
        #expect(try json(report).contains("It could not be done"))
    }

    @Test func `plans that make no sense and directions that are not there are refused at once`() throws {
        let (generator, plan) = try tiny()
        func fails(_ change: (inout ReportPlan) -> Void) {
            var other = plan
            change(&other)
            #expect(throws: EditingError.self) { try GeneratorReport(generator, plan: other) }
        }
        fails { $0.examples = [] }
        fails { $0.seeds = [] }
        fails { $0.samples = 1 }
        fails { $0.reach = 0 }
        fails { $0.alpha = .nan }
        fails { $0.examples = [.init("1:3,1:4", seed: 1, direction: 99)] }
        fails { $0.examples = [.init("mouth", seed: 1)] }
    }

    @Test func `its steps grow to the end, each within a part, and it stops when it is asked to`() throws {
        let (generator, plan) = try tiny()
        var seen: [EditingProgress] = []
        _ = try GeneratorReport(
            generator, plan: plan,
            observer: EditingObserver {
                seen.append($0)
                return true
            })
        #expect(seen.allSatisfy { $0.part != nil && $0.most == 100 })
        #expect(zip(seen, seen.dropFirst()).allSatisfy { $0.done <= $1.done })
        #expect(try #require(seen.last).done >= 90)
        for count in [1, 40, seen.count - 1] {
            var asked = 0
            #expect(throws: EditingError.cancelled) {
                try GeneratorReport(
                    generator, plan: plan,
                    observer: EditingObserver { _ in
                        asked += 1
                        return asked < count
                    })
            }
            #expect(asked == count)
        }
    }

    @Test func `an edit gets the sign with which it moves the attribute as another does`() throws {
        let (generator, plan) = try tiny()
        let example = try ReportExample(
            plan.examples[0], generator, weight: plan.weight, observer: .none)
        let statistic = AttributeStatistic(.darkness, of: example.region)
        let latents = [example.analysis.latent]
        let own = try example.projected
        let back = LatentEdit(own.direction.map { -$0 })
        for edit in [own, back] {
            let way = try AttributeWay(
                statistic, latents: latents, originals: [example.analysis.pixels], of: edit, generator,
                alpha: 0.1)
            for other in [own, back] {
                #expect(try way.following(other, generator, alpha: 0.1) == edit)
            }
        }
    }

    @Test func `known generators have examples`() throws {
        let faces = try #require(ReportPlan.standard(for: try Models.faces(.single)))
        #expect(faces.examples.map(\.region) == ["mouth", "eyes"] && faces.examples.map(\.seed) == [4, 18])
        let garments = try #require(ReportPlan.standard(for: try Models.garments(.single)))
        #expect(garments.examples.count == 2)
        #expect(ReportPlan.standard(for: try tiny().0) == nil)
    }
}

/// What is compared to the last bit: `JSONSerialization` reads some doubles one bit off on Linux, `JSONDecoder` none.
private struct ReportNumbers: Decodable {
    struct Parts: Decodable { let precision: Precision, edits: Edits }
    struct Precision: Decodable { let methods: [Method] }
    struct Method: Decodable { let method: String, outsideFall: Double, matchedOutside: Double }
    struct Edits: Decodable { let edits: [Edit] }
    struct Edit: Decodable { let projected: Change, unprojected: Change }
    struct Change: Decodable { let inside: Double, outside: Double }

    let parts: Parts
}
