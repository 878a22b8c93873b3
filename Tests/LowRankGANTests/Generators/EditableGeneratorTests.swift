import Foundation
import Networks
import NumericAlgebra
import TensorFiles
import Testing

@testable import LowRankGAN

@Suite struct EditableGeneratorTests {
    @Test func `a file loads as what its metadata name, under its own name`() throws {
        let (faces, garments) = (try Models.faces(.single), try Models.garments(.single))
        #expect(faces.name == "faces-dcgan64" && faces.kind == .dcgan && faces.layerCount == 1)
        #expect(faces.latentDimension == 100 && faces.imageSize == ImageSize(height: 64, width: 64))
        #expect(garments.name == "style-fmnist28" && garments.kind == .style && garments.layerCount == 4)
        #expect(faces.namedRegions == .faces && garments.namedRegions == .garments)
        for (generator, names) in [(faces, NamedRegions.faces), (garments, .garments)] {
            for name in names.names { #expect(try generator.region(name).text == name) }
        }
    }

    @Test func `single precision measures what double precision measures, to three digits`() throws {
        let (single, double) = (try Models.faces(.single), try Models.faces(.double))
        let latent = try double.latent(seed: 4)
        let region = try double.region("mouth")
        let (a, b) = (
            try Analysis(single, at: latent, region: region), try Analysis(double, at: latent, region: region)
        )
        #expect(distance(a.grams.inside.values, b.grams.inside.values) < 1e-5)
        let direction = try AttributeDirections(RegionSubspaces(b)).projected(0)
        func change(_ generator: EditableGenerator, _ analysis: Analysis) throws -> MaskedChange {
            try MaskedChange(
                generator, at: latent, original: analysis.pixels, LatentEdit(direction), alpha: 0.7,
                region: region)
        }
        let (one, other) = (try change(single, a), try change(double, b))
        #expect(abs(one.inside / other.inside - 1) < 1e-3 && abs(one.outside / other.outside - 1) < 1e-3)
    }

    @Test func `a latent of one number is refused, and one that is not finite`() throws {
        let shape = FeatureShape(channels: 1, height: 3, width: 4)
        #expect(throws: EditingError.latentTooSmall(dimension: 1)) {
            try EditableGenerator(TanhGenerator(weights: .zeros(12, 1), shape: shape), name: "one")
        }
        let faces = try Models.faces(.single)
        let latent = [Double](repeating: .nan, count: 100)
        #expect(throws: EditingError.network(.notFinite(name: "the latent", index: 0))) {
            try faces.pixels(at: latent)
        }
        #expect(throws: EditingError.noSuchLayers(0..<2, count: 1)) {
            try faces.pixels(atLayers: [latent, latent])
        }
    }

    @Test func `files of other networks, damaged and missing ones are refused`() throws {
        let path = Models.weights("classifier-fmnist28")
        #expect(
            throws: EditingError.unknownArchitecture(path: path, found: "convolutional classifier")
        ) { try EditableGenerator(path: path) }
        #expect(throws: EditingError.self) { try EditableGenerator(path: path + ".missing") }
        let good = try SafetensorsFile(path: Models.weights("style-fmnist28"))
        let bad = FileManager.default.temporaryDirectory
            .appending(path: "generator-\(UUID().uuidString).safetensors").path
        defer { try? FileManager.default.removeItem(atPath: bad) }
        let names = good.names.filter { $0 != "w_avg" }
        let writer = try SafetensorsWriter(
            path: bad, tensors: names.map { .init(try good.info(of: $0)) }, metadata: good.metadata)
        for name in writer.order { try writer.copy(name, from: good) }
        try writer.finish()
        do {
            _ = try EditableGenerator(path: bad)
            Issue.record("loaded without w_avg")
        } catch {
            guard case .network = error else {
                Issue.record("\(error)")
                return
            }
            #expect(error.description.contains("w_avg"))
        }
    }

    @Test func `normal numbers are normal, and a seed fixes them`() {
        var random = SeededRandom(seed: 3)
        let numbers = random.normals(20_000)
        let mean = numbers.reduce(0, +) / 20_000
        let square = numbers.reduce(0) { $0 + $1 * $1 } / 20_000
        let fourth = numbers.reduce(0) { $0 + $1 * $1 * $1 * $1 } / 20_000
        #expect(abs(mean) < 0.03 && abs(square - 1) < 0.04 && abs(fourth - 3) < 0.3)
        var again = SeededRandom(seed: 3)
        #expect(again.normals(3) == Array(numbers.prefix(3)))
        // The first number of SplitMix64 for the seed 0.
        var zero = SeededRandom(seed: 0)
        #expect(zero.next() == 0xE220_A839_7B1D_CDAF)
    }
}
