import Foundation
import Pictures
import TensorFiles
import Testing

/// What `longhand lowrankgan` says where it cannot do what is asked.
@Suite("longhand lowrankgan, refused")
struct LowRankGANRefusalTests {
    private static let root = "/" + #filePath.split(separator: "/Tests/")[0].drop { $0 == "/" }
    private static let lessons = ["LONGHAND_LESSONS": root + "/Lessons"]
    private static let weights = root + "/Lessons/lowrankgan-lab/weights/style-fmnist28.safetensors"
    private static let garment = ["--generator", "style"]

    private func expect(
        _ arguments: [String], _ code: Int32, _ words: String, in sandbox: Sandbox,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let run = try sandbox.run(["lowrankgan"] + arguments, environment: Self.lessons, in: sandbox.folder)
        #expect(run.code == code, "\(arguments)", sourceLocation: sourceLocation)
        #expect(run.output.isEmpty, sourceLocation: sourceLocation)
        #expect(run.errors.contains(words), "\(run.errors)", sourceLocation: sourceLocation)
    }

    private func write(_ name: String, _ width: Int, _ height: Int, grey: UInt8, in sandbox: Sandbox) throws {
        let bytes = [UInt8](repeating: grey, count: width * height)
        try RasterImage(width: width, height: height, channels: .grey, bytes: bytes)
            .write(to: "\(sandbox.folder)/\(name)")
    }

    @Test func `a region that is none is told, with what there is`() throws {
        let sandbox = try Sandbox()
        try write("black.png", 28, 28, grey: 0, in: sandbox)
        try write("white.png", 28, 28, grey: 255, in: sandbox)
        try write("small.png", 14, 28, grey: 255, in: sandbox)
        let cases: [([String], Int32, String)] = [
            (["--region", "chst"], 64, "did you mean chest?"),
            (["--region", "mouth"], 64, "there are chest, collar, hem, shaft, sleeves, sole"),
            (["--region", "5:5,3:9"], 64, "the region has no pixel"),
            (["--region", "0:28,0:28"], 64, "the region is the whole image of 28×28 pixels"),
            (["--region", "0:29,0:28"], 64, "rows 0:28 and columns 0:28"),
            (["--region", "3:9"], 64, "cannot be read at column 4"),
            (["--mask", "small.png"], 65, "small.png: the mask has 28×14 pixels and the image 28×28"),
            (["--mask", "black.png"], 65, "black.png: the region has no pixel"),
            (["--mask", "white.png"], 65, "white.png: the region is the whole image"),
            (["--mask", "none.png"], 66, "none.png` cannot be read"),
            (["--mask", "Lessons"], 66, "Lessons` cannot be read"),
            ([], 64, "--region NAME"),
            (["--region", "chest", "--mask", "small.png"], 64, "give one of them"),
        ]
        for (arguments, code, words) in cases {
            try expect(["jacobian"] + Self.garment + arguments, code, words, in: sandbox)
        }
    }

    @Test func `weights and latents that are missing or damaged are told`() throws {
        let sandbox = try Sandbox()
        let whole = try #require(FileManager.default.contents(atPath: Self.weights))
        try whole.prefix(whole.count / 2).write(
            to: URL(fileURLWithPath: "\(sandbox.folder)/half.safetensors"))
        let few = try #require(DenseTensor([3], [1.0, 2, 3]))
        try SafetensorsFile.write(
            ["x": few], metadata: ["architecture": "vae"], to: "\(sandbox.folder)/other")
        try NpyFile.write(few, to: "\(sandbox.folder)/few.npy")
        let bad = try #require(DenseTensor([64], [Double](repeating: .nan, count: 64)))
        try NpyFile.write(bad, to: "\(sandbox.folder)/nan.npy")
        let cases: [([String], Int32, String)] = [
            (["--weights", "half.safetensors"], 65, "half.safetensors: "),
            (["--weights", "./other"], 65, "other: its metadata name the architecture \"vae\""),
            (["--weights", "none.safetensors"], 66, "none.safetensors: cannot be opened"),
            (["--generator", "fases"], 66, "did you mean faces?"),
            (["--generator", "style", "--weights", "other"], 64, "give one of them"),
            (["--generator", "style", "--lessons", "/none"], 66, "no lowrankgan-lab/weights/style-fmnist28"),
            (["--generator", "style", "--latent", "few.npy"], 65, "few.npy: it has 3 numbers"),
            (["--generator", "style", "--latent", "nan.npy"], 65, "nan.npy: number 1 is not finite"),
            (["--generator", "style", "--latent", "none.npy"], 66, "none.npy: cannot be opened"),
            (["--seed", "1", "--latent", "few.npy"], 64, "give one of them"),
            (["--seed", "-1"], 64, "--seed"),
        ]
        for (arguments, code, words) in cases {
            try expect(["jacobian", "--region", "1:5,1:5"] + arguments, code, words, in: sandbox)
        }
    }

    @Test func `directions and files that do not fit are told`() throws {
        let sandbox = try Sandbox()
        let made = try sandbox.run(
            ["lowrankgan", "jacobian", "--region", "chest", "--output", "a"] + Self.garment,
            environment: Self.lessons, in: sandbox.folder)
        #expect(made.code == 0, "\(made.errors)")
        let found = try sandbox.run(
            ["lowrankgan", "directions", "a", "--output", "d"], environment: Self.lessons, in: sandbox.folder)
        #expect(found.code == 0, "\(found.errors)")
        let cases: [([String], Int32, String)] = [
            (["directions", "none"], 66, "none: cannot be opened"),
            (["directions", "d"], 65, "`format` is missing or not right"),
            (["directions", "a", "--output", "a"], 64, "which is read"),
            (["directions", "a", "--lambda", "0.01"], 65, "as it is for every matrix where λ < 1/d"),
            (["directions", "a", "--lambda", "0"], 64, "--lambda takes a finite number above 0"),
            (["directions", "a", "--lambda", "1", "--paper"], 64, "give one of them"),
            (["directions", "a", "--output", "no/d"], 74, "no/d: cannot be written"),
            (["edit", "d", "--direction", "99"], 65, "there is no direction 99"),
            (["edit", "d", "--direction", "0"], 64, "--direction takes a number from 1"),
            (["edit", "d", "--generator", "faces"], 65, "made with the generator `style-fmnist28`"),
            (["edit", "d", "--layers", "9:12"], 65, "there are no layers 9 to 12"),
            (["edit", "d", "--layers", "2"], 64, "--layers"),
            (["edit", "d", "--steps", "4"], 64, "an odd number"),
            (["edit", "d", "--relax", "1"], 64, "give them to directions"),
            (["edit", "d", "--strip", "s.gif"], 64, "--strip takes a .png or .svg file"),
            (["edit", "d", "--strip", "no/s.png"], 74, "cannot be written"),
            (["edit", "a"], 65, "`format` is missing or not right"),
            (["edit"], 64, "--region or --mask"),
            (["transfer", "d", "--seeds", "5..1"], 64, "--seeds"),
            (["transfer", "d", "--seeds", "1..99"], 64, "--seeds"),
            (["transfer", "d"], 64, "--seeds"),
            (["compare", "--regions", "1:5", "--samples", "2"] + Self.garment, 64, "cannot be read"),
            (["compare", "--alpha", "0"], 64, "--alpha"),
        ]
        for (arguments, code, words) in cases { try expect(arguments, code, words, in: sandbox) }
    }

    @Test func `pictures that cannot be inverted are told`() throws {
        let sandbox = try Sandbox()
        try write("large.png", 64, 64, grey: 9, in: sandbox)
        try sandbox.write("no picture", to: "\(sandbox.folder)/text.png")
        let cases: [([String], Int32, String)] = [
            (["large.png"], 65, "large.png: it has 64×64 pixels, where style-fmnist28 makes 28×28"),
            (["text.png"], 65, "text.png: it is not a PNG file"),
            (["none.png"], 66, "none.png` cannot be read"),
            (["large.png", "--output", "z.txt"], 64, "--output takes a .npy file"),
            (["large.png", "--steps", "0"], 64, "--steps takes a number from 1"),
        ]
        for (arguments, code, words) in cases {
            try expect(["invert"] + arguments + Self.garment, code, words, in: sandbox)
        }
    }
}
