import Foundation
import NumericAlgebra
import TensorFiles
import Testing

@testable import Networks

/// Files that are no generator, or none that can be computed with, are refused with words.
@Suite struct GeneratorFileTests {
    private func refusal(
        _ parts: FileParts, _ load: (String) throws -> Void, sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> String? {
        let file = try parts.made()
        do {
            try load(file.path)
            Issue.record("the file was taken", sourceLocation: sourceLocation)
            return nil
        } catch let error as NetworkError {
            guard case .weights(file.path, let problem) = error else { return "\(error)" }
            return "\(problem)"
        }
    }

    private func dcgan(_ spoil: (inout FileParts) -> Void) throws -> String? {
        var parts = FileParts.dcgan(seed: 8)
        spoil(&parts)
        return try refusal(parts) { _ = try DCGANGenerator<Float>(path: $0) }
    }

    private func style(_ spoil: (inout FileParts) -> Void) throws -> String? {
        var parts = FileParts.style(seed: 9)
        spoil(&parts)
        return try refusal(parts) { _ = try StyleGenerator<Float>(path: $0) }
    }

    @Test func `another architecture is named`() throws {
        #expect(
            try dcgan { $0.metadata["architecture"] = "vgg" }
                == #"the metadata say `architecture`: "vgg"; wanted: dcgan"#)
        #expect(
            try dcgan { $0.metadata["architecture"] = nil }
                == "the metadata have no `architecture`; wanted: dcgan")
        #expect(
            try refusal(.dcgan(seed: 1)) { _ = try StyleGenerator<Float>(path: $0) }
                == #"the metadata say `architecture`: "dcgan"; wanted: style-based generator"#)
    }

    @Test(arguments: ["latent", "image", "weight_layout", "conv"])
    func `a DCGAN without this key is refused`(key: String) throws {
        #expect(
            try dcgan { $0.metadata[key] = nil }?.hasPrefix("the metadata have no `\(key)`; wanted: ") == true
        )
    }

    @Test(arguments: ["latent", "image", "mapping", "synthesis"])
    func `a style-based generator without this key is refused`(key: String) throws {
        #expect(
            try style { $0.metadata[key] = nil }?.hasPrefix("the metadata have no `\(key)`; wanted: ") == true
        )
    }

    @Test(arguments: [
        ("latent", "-1"), ("latent", "five"), ("latent", "99999999999999999999"), ("image", "2x8x9"),
        ("weight_layout", "out_channels, in_channels, kh, kw"),
        ("conv", "nonsense"), ("conv", ""),
        ("conv", "transposed; block1 stride 1 padding 0, no bias; batch norm eps 1e-5"),
    ])
    func `metadata of a DCGAN that say something else are refused`(key: String, text: String) throws {
        #expect(
            try dcgan { $0.metadata[key] = text }?.hasPrefix("the metadata say `\(key)`: \"\(text)\"") == true
        )
    }

    @Test(arguments: [
        ("stride 1 padding 0", "stride 0 padding 0"), ("stride 1 padding 0", "stride 99999 padding 0"),
        ("stride 1 padding 0", "stride 99999999999999999999 padding 0"), ("block3 stride", "block4 stride"),
        ("blocks 1-2", "blocks 1-3"), ("after block3", "after block2"), ("eps 1e-5", "eps 0"),
        ("no bias", "bias"), ("block2 stride", "blocks 2-999999999 stride"), ("eps 1e-5", "eps e-e"),
    ])
    func `words of a DCGAN that do not hold together are refused`(old: String, new: String) throws {
        let words = try dcgan {
            let text = $0.metadata["conv"] ?? ""
            #expect(text.contains(old))
            $0.metadata["conv"] = text.replacing(old, with: new)
        }
        #expect(words?.hasPrefix("the metadata say `conv`:") == true)
    }

    @Test(arguments: [
        ("mapping", "leaky relu 0.1", "relu"), ("mapping", "2 x", "0 x"), ("mapping", "2 x", "9999 x"),
        ("synthesis", "5-4(up)-3", "5-4(up)"), ("synthesis", "5-4(up)-3", "5-4(down)-3"),
        ("synthesis", "5-4(up)-3", "5-4(up)-0"), ("synthesis", "3x3 convolutions", "4x4 convolutions"),
        ("synthesis", "nearest upsampling", "bilinear upsampling"), ("synthesis", "; tanh", "; sigmoid"),
        ("synthesis", "not demodulated", "demodulated"), ("synthesis", "times sqrt 2", "times 2"),
        ("synthesis", "3 modulated", "4 modulated"),
    ])
    func `words of a style-based generator that say something else are refused`(
        key: String, old: String, new: String
    ) throws {
        let words = try style {
            let text = $0.metadata[key] ?? ""
            #expect(text.contains(old))
            $0.metadata[key] = text.replacing(old, with: new)
        }
        #expect(words?.hasPrefix("the metadata say `\(key)`:") == true)
    }

    @Test func `a network that would not fit into memory is refused`() throws {
        var parts = FileParts.style(seed: 9)
        let ups = [String](repeating: "4(up)", count: 40).joined(separator: "-")
        parts.metadata["synthesis"] = parts.metadata["synthesis"]?
            .replacing("3 modulated", with: "40 modulated").replacing("5-4(up)-3", with: ups)
        for i in 0..<40 {
            let like = "synthesis.convs.\(min(i, 2))"
            for name in ["weight", "bias", "affine.weight", "affine.bias"] {
                parts.tensors["synthesis.convs.\(i).\(name)"] = parts.tensors["\(like).\(name)"]
            }
            parts.tensors["synthesis.convs.\(i).weight"] = ([4, 4, 3, 3], [Double](repeating: 1, count: 144))
            parts.tensors["synthesis.convs.\(i).bias"] = ([4], [1, 1, 1, 1])
            parts.tensors["synthesis.convs.\(i).affine.weight"] = ([4, 6], [Double](repeating: 1, count: 24))
            parts.tensors["synthesis.convs.\(i).affine.bias"] = ([4], [1, 1, 1, 1])
        }
        let words = try refusal(parts) { _ = try StyleGenerator<Float>(path: $0) }
        #expect(words?.hasSuffix("wanted: maps of at most 67108864 features") == true)
    }

    static let dcganTensors = FileParts.dcgan(seed: 8).tensors.keys.sorted()
    static let styleTensors = FileParts.style(seed: 9).tensors.keys.sorted()

    @Test(arguments: dcganTensors)
    func `a DCGAN without this tensor, or with another shape or NaN in it, is refused`(name: String) throws {
        #expect(
            try dcgan { $0.tensors[name] = nil }?.hasPrefix("there is no tensor `\(name)`; wanted: ") == true)
        try checkSpoiled(name) { spoil in try dcgan(spoil) }
    }

    @Test(arguments: styleTensors)
    func `a style-based generator without this tensor, or with another shape or NaN in it, is refused`(
        name: String
    ) throws {
        #expect(
            try style { $0.tensors[name] = nil }?.hasPrefix("there is no tensor `\(name)`; wanted: ") == true)
        try checkSpoiled(name) { spoil in try style(spoil) }
    }

    /// One axis more, no axis, and a number that is not finite.
    private func checkSpoiled(
        _ name: String, _ refusal: ((inout FileParts) -> Void) throws -> String?
    ) throws {
        #expect(
            try refusal { $0.tensors[name]?.shape.append(1) }?.hasPrefix("tensor `\(name)` is ") == true)
        #expect(
            try refusal { $0.tensors[name] = ([], [1]) }?.hasPrefix("tensor `\(name)` is a single number")
                == true)
        for (bad, words) in [(Double.nan, "nan"), (.infinity, "inf")] {
            let found = try refusal {
                guard let last = $0.tensors[name]?.values.indices.last else { return }
                $0.tensors[name]?.values[last] = bad
            }
            #expect(found?.hasSuffix("of tensor `\(name)` is \(words); wanted: a finite number") == true)
        }
    }

    @Test func `a variance below zero is refused`() throws {
        #expect(
            try dcgan { $0.tensors["block2.norm.running_var"]?.values[1] = -2 }
                == "number 2 of tensor `block2.norm.running_var` is -2.0; wanted: a variance, not below 0")
    }

    @Test func `a file that is not there is refused by the room below`() {
        #expect(throws: NetworkError.self) { try DCGANGenerator<Float>(path: "/nowhere/at/all.safetensors") }
        do {
            _ = try StyleGenerator<Double>(path: "/nowhere/at/all.safetensors")
        } catch {
            #expect("\(error)".hasPrefix("/nowhere/at/all.safetensors: cannot be opened"))
        }
    }

    /// Whatever a flipped byte makes of a header, the answer is a generator or words, never a crash.
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `a file with spoiled bytes is taken or refused`(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        for parts in [FileParts.dcgan(seed: seed), .style(seed: seed)] {
            let file = try parts.made()
            let bytes = try Data(contentsOf: URL(fileURLWithPath: file.path))
            let header = Int(bytes[0]) + Int(bytes[1]) << 8
            for _ in 0..<60 {
                var spoiled = bytes
                for _ in 0..<Int.random(in: 1...3, using: &dice) {
                    let place = Int.random(in: 0..<(header + 8), using: &dice)
                    spoiled[place] = UInt8.random(in: 0x20...0x7E, using: &dice)
                }
                try spoiled.write(to: URL(fileURLWithPath: file.path))
                let loads: [() throws -> Any] = [
                    { try DCGANGenerator<Float>(path: file.path) },
                    { try StyleGenerator<Float>(path: file.path) },
                ]
                for load in loads {
                    do { _ = try load() } catch {
                        #expect((error as? NetworkError)?.description.isEmpty == false)
                    }
                }
            }
        }
    }
}
