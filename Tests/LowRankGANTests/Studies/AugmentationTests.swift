import NumericAlgebra
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
        let edits = [
            AugmentationEdit(name: "one", edit: LatentEdit(n)),
            AugmentationEdit(name: "again", edit: LatentEdit(n)),
            AugmentationEdit(name: "nothing", edit: nothing),
            AugmentationEdit(name: "checked", edit: nothing, isChecked: true),
        ]
        let study = try AugmentationStudy(
            garments, classifier, plan,
            edits: edits, seed: 7)
        #expect(study.rareCount == 8)
        #expect(
            study.arms.map(\.name)
                == ["as it is", "both kinds weighted alike", "one", "again", "nothing", "checked"])
        for arm in study.arms {
            #expect(abs(arm.balancedAccuracy - (arm.recall + arm.specificity) / 2) < 1e-15)
            #expect((0...1).contains(arm.recall) && (0...1).contains(arm.specificity))
        }
        // The same edit draws the same strengths: nothing but the direction tells two arms apart.
        let (one, again, none) = (study.arms[2], study.arms[3], study.arms[4])
        #expect(one.purity == again.purity && one.balancedAccuracy == again.balancedAccuracy)
        // Copies that were not edited do not have the attribute, whatever they are called.
        #expect(none.purity == 0 && study.arms[0].purity == nil)
        // Checked, they go back to where they were taken from: the plain arm in another order.
        #expect(study.arms[5].recall == study.arms[0].recall && none.recall != study.arms[0].recall)
        #expect(
            try study
                == AugmentationStudy(
                    garments, classifier, plan,
                    edits: edits, seed: 7))
    }

    @Test func `with a threshold the training set is as rare as wanted, whatever random images are`() throws {
        var (garments, classifier, plan) = try parts()
        plan.threshold = 0.3
        plan.rarity = 0.05
        let study = try AugmentationStudy(garments, classifier, plan, edits: [], seed: 2)
        #expect(study.threshold == 0.3 && study.rareCount == 4)
        (plan.threshold, plan.rarity, plan.trainingCount, plan.replacedCount) = (2, 0.5, 4, 1)
        #expect(throws: EditingError.attributeTooRare(draws: 400)) {
            try AugmentationStudy(garments, classifier, plan, edits: [], seed: 2)
        }
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
        fails { ($0.classes, $0.trainingCount, $0.replacedCount, $0.rarity) = ([99], 4, 1, 0.5) }
        fails { $0.rarity = 0 }
        fails { $0.rarity = 0.6 }
        fails { $0.trainingCount = 1 }
        fails { $0.replacedCount = 80 }
        fails { $0.testCount = 0 }
        fails { $0.alpha = .nan }
        fails { $0.threshold = .infinity }
    }
}
