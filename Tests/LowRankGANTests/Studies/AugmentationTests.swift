import Testing

@testable import LowRankGAN

@Suite struct AugmentationTests {
    private func parts() throws -> (EditableGenerator, FashionClassifier, AugmentationPlan) {
        let garments = try Models.garments(.single)
        let plan = AugmentationPlan(
            statistic: AttributeStatistic(.brightness, of: try garments.region("sleeves")), rarity: 0.1,
            trainingCount: 80, replacedCount: 30, testCount: 15)
        return (garments, try FashionClassifier(path: Models.weights("classifier-fmnist28")), plan)
    }

    @Test func `every arm is tested on the same images, and says how pure its edits are`() throws {
        let (garments, classifier, plan) = try parts()
        var random = SeededRandom(seed: 4)
        let n = random.unitVector(64)
        let nothing = LatentEdit([Double](repeating: 0, count: 64))
        let study = try AugmentationStudy(
            garments, classifier, plan,
            edits: [("one", LatentEdit(n)), ("again", LatentEdit(n)), ("nothing", nothing)], seed: 7)
        #expect(study.rareCount == 8)
        #expect(
            study.arms.map(\.name)
                == ["as it is", "both kinds weighted alike", "one", "again", "nothing"])
        for arm in study.arms {
            #expect(abs(arm.balancedAccuracy - (arm.recall + arm.specificity) / 2) < 1e-15)
            #expect((0...1).contains(arm.recall) && (0...1).contains(arm.specificity))
        }
        // The same edit draws the same strengths: nothing but the direction tells two arms apart.
        let (one, again, none) = (study.arms[2], study.arms[3], study.arms[4])
        #expect(one.purity == again.purity && one.balancedAccuracy == again.balancedAccuracy)
        // Copies that were not edited do not have the attribute, whatever they are called.
        #expect(none.purity == 0 && study.arms[0].purity == nil)
        #expect(
            try study
                == AugmentationStudy(
                    garments, classifier, plan,
                    edits: [("one", LatentEdit(n)), ("again", LatentEdit(n)), ("nothing", nothing)], seed: 7))
    }

    @Test func `classes that never occur, and plans that make no sense, are refused`() throws {
        let (garments, classifier, plan) = try parts()
        func fails(_ change: (inout AugmentationPlan) -> Void) {
            var other = plan
            change(&other)
            #expect(throws: EditingError.self) {
                try AugmentationStudy(garments, classifier, other, edits: [], seed: 1)
            }
        }
        fails { $0.classes = [99] }
        fails { $0.rarity = 0 }
        fails { $0.rarity = 0.6 }
        fails { $0.trainingCount = 1 }
        fails { $0.replacedCount = 80 }
        fails { $0.testCount = 0 }
        fails { $0.alpha = .nan }
    }
}
