import Foundation
import TensorFiles
import Testing

@testable import LowRankGAN

@Suite struct FashionClassifierTests {
    @Test func `features and scores are PyTorch's on the same weights`() throws {
        let classifier = try FashionClassifier(path: Models.weights("classifier-fmnist28"))
        #expect(classifier.featureCount == 64 && classifier.classes.count == 10)
        #expect(classifier.classes[0] == "T-shirt" && classifier.classes[9] == "ankle boot")
        #expect(classifier.testAccuracy > 0.9)
        let url = try #require(
            Bundle.module.url(
                forResource: "Resources/classifier-fmnist28.oracle", withExtension: "safetensors"))
        let oracle = try SafetensorsFile(path: url.path)
        let images = try oracle.doubles("image")
        let (features, scores) = (try oracle.doubles("features"), try oracle.doubles("scores"))
        for i in 0..<6 {
            let pixels = images[(i * 784)..<((i + 1) * 784)].map { ($0 + 1) / 2 }
            #expect(
                distance(try classifier.features(pixels), Array(features[(i * 64)..<((i + 1) * 64)])) < 1e-11)
            let own = Array(scores[(i * 10)..<((i + 1) * 10)])
            #expect(distance(try classifier.scores(pixels), own) < 1e-11)
            #expect(try classifier.classIndex(pixels) == own.indices.max { own[$0] < own[$1] })
        }
    }

    @Test func `an image of another size and a file of another network are refused`() throws {
        let classifier = try FashionClassifier(path: Models.weights("classifier-fmnist28"))
        #expect(throws: EditingError.self) { try classifier.features([0, 1]) }
        let path = Models.weights("style-fmnist28")
        #expect(
            throws: EditingError.damagedFile(
                path: path, name: "architecture", wanted: "\"convolutional classifier\"")
        ) { try FashionClassifier(path: path) }
    }

    @Test func `every part that is missing or of another shape is named`() throws {
        let good = try SafetensorsFile(path: Models.weights("classifier-fmnist28"))
        for name in good.names {
            let path = FileManager.default.temporaryDirectory
                .appending(path: "classifier-\(UUID().uuidString).safetensors").path
            defer { try? FileManager.default.removeItem(atPath: path) }
            try SafetensorsFile.write(
                Dictionary(
                    uniqueKeysWithValues: good.names.filter { $0 != name }.map { other in
                        let axes = try good.info(of: other).shape.axes
                        let tensor = try #require(DenseTensor(axes, try good.floats(other)))
                        return (other, tensor)
                    }), metadata: good.metadata, to: path)
            do {
                _ = try FashionClassifier(path: path)
                Issue.record("read without \(name)")
            } catch {
                guard case .damagedFile(_, name, _) = error else {
                    Issue.record("\(error)")
                    continue
                }
            }
        }
    }
}
