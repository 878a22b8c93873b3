import Foundation
import TensorFiles
import Testing

@Suite("longhand prr train, sample and pretrain")
struct PRRTrainProgramTests {
    private static let root = "/" + #filePath.split(separator: "/Tests/")[0].drop { $0 == "/" }
    private static let lessons = ["LONGHAND_LESSONS": root + "/Lessons"]

    private func run(
        _ sandbox: Sandbox, _ arguments: [String]
    ) throws -> (code: Int32, output: String, errors: String) {
        try sandbox.run(["prr"] + arguments, environment: Self.lessons, in: sandbox.folder)
    }

    /// The least that can be called a training.
    private func trained(
        _ sandbox: Sandbox, _ output: String, _ more: [String] = []
    ) throws -> (code: Int32, output: String, errors: String) {
        try run(sandbox, ["train", "--steps", "3", "--batch", "1", "--rank", "2", "-o", output] + more)
    }

    private struct Trained: Decodable {
        let method: String
        let subset: String
        let rank: Int
        let layers: [String]
        let parameters: Int
        let steps: Int
        let learningRate: Double
        let losses: [Double]
        let output: String
        let plot: String?
    }

    private struct Sampled: Decodable {
        let changes: [String]
        let way: String
        let labels: [Int]
        let diversity: [Double]
        let metrics: Metrics?

        struct Metrics: Decodable {
            let alignment: Double
            let heldOut: Double?
            let diversity: Double
            let drift: Double
        }
    }

    @Test func `train writes a file that apply and sample carry out`() throws {
        let sandbox = try Sandbox()
        let (code, output, errors) = try trained(
            sandbox, "bag.safetensors", ["--json", "--plot", "loss.svg"])
        #expect(code == 0 && errors.isEmpty, "\(errors)")
        let answer = try JSONDecoder().decode(Trained.self, from: Data(output.utf8))
        #expect(answer.method == "prr" && answer.subset == "ExCA" && answer.rank == 2)
        #expect(answer.layers.count == 37 && answer.parameters == 2 * 1560)
        #expect(answer.steps == 3 && answer.losses.count == 3 && answer.learningRate == 0.05)
        let plot = try String(contentsOfFile: "\(sandbox.folder)/loss.svg", encoding: .utf8)
        #expect(plot.contains("loss"))
        #expect(!FileManager.default.fileExists(atPath: "\(sandbox.folder)/bag.state.safetensors"))
        let base = Self.root + "/Lessons/prr-lab/weights/denoiser-fmnist16.safetensors"
        let applied = try run(sandbox, ["apply", base, "bag.safetensors", "--output", "new.safetensors"])
        #expect(applied.code == 0, "\(applied.errors)")
        // The applied weights and the change in memory make the same images.
        let few = ["sample", "--count", "2", "--steps", "2", "--json"]
        let one = try run(sandbox, few + ["--base", "new.safetensors"])
        let other = try run(sandbox, few + ["--change", "bag.safetensors", "--to", "sheet.png"])
        #expect(one.code == 0 && other.code == 0, "\(one.errors)\(other.errors)")
        let (first, second) = (
            try JSONDecoder().decode(Sampled.self, from: Data(one.output.utf8)),
            try JSONDecoder().decode(Sampled.self, from: Data(other.output.utf8))
        )
        #expect(abs(first.diversity[0] - second.diversity[0]) < 1e-4)
        #expect(second.changes == ["bag.safetensors"] && second.way == "sequential" && second.labels == [8])
        let png = try Data(contentsOf: URL(fileURLWithPath: "\(sandbox.folder)/sheet.png"))
        #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    }

    @Test func `LoRA after PRR, several labels, and the metrics`() throws {
        let sandbox = try Sandbox()
        #expect(try trained(sandbox, "p.safetensors", ["--subset", "sao"]).code == 0)
        let told = try trained(sandbox, "l.safetensors", ["--method", "lora", "--learning-rate", "0.01"])
        #expect(told.output.hasPrefix("LoRA of rank 2 on ExCA: 37 layers, 18672 numbers, 3 steps.\n"))
        let (code, output, errors) = try run(
            sandbox,
            [
                "sample", "--change", "l.safetensors", "--change", "p.safetensors", "--count", "2", "--steps",
                "1",
                "--label", "8", "--label", "3", "--metrics", "--json",
            ])
        #expect(code == 0, "\(errors)")
        let answer = try JSONDecoder().decode(Sampled.self, from: Data(output.utf8))
        #expect(answer.labels == [8, 3] && answer.diversity.count == 2)
        let metrics = try #require(answer.metrics)
        #expect(metrics.drift > 0 && metrics.alignment > 0 && metrics.heldOut ?? 0 > 0)
        #expect(metrics.diversity == answer.diversity[0])
    }

    @Test func `a training that was broken off goes on to the same file`() throws {
        let sandbox = try Sandbox()
        let options = ["train", "--steps", "60", "--batch", "1", "--rank", "1", "--subset", "SAO"]
        let whole = try run(sandbox, options + ["-o", "whole.safetensors"])
        #expect(whole.code == 0, "\(whole.errors)")
        let program = try sandbox.launch(
            ["prr"] + options + ["-o", "\(sandbox.folder)/part.safetensors"], environment: Self.lessons)
        // The state appears after 50 steps; at whatever step the signal is seen, the rest has to fit.
        let state = "\(sandbox.folder)/part.state.safetensors"
        for _ in 0..<2000 where !FileManager.default.fileExists(atPath: state) { usleep(5000) }
        program.signal(SIGINT)
        let (code, _) = try program.finish()
        #expect(code == 130 || code == 0)
        if code == 130 {
            #expect(sandbox.said.contains("the same command with --resume goes on from there"))
            let rest = try run(sandbox, options + ["-o", "part.safetensors", "--resume"])
            #expect(rest.code == 0, "\(rest.errors)")
        }
        let files = try ["whole", "part"].map {
            try Data(contentsOf: URL(fileURLWithPath: "\(sandbox.folder)/\($0).safetensors"))
        }
        #expect(files[0] == files[1])
    }

    @Test func `pretrain makes a base from IDX files, and refuses packed ones`() throws {
        let sandbox = try Sandbox()
        let data = "\(sandbox.folder)/data"
        try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
        let command = [
            "pretrain", "--data", "data", "--steps", "2", "--batch", "2", "-o", "base.safetensors",
        ]
        let missing = try run(sandbox, command)
        #expect(missing.code == 66 && missing.errors.contains("train-images-idx3-ubyte"))
        try Data([0x1F, 0x8B]).write(to: URL(fileURLWithPath: "\(data)/train-images-idx3-ubyte.gz"))
        let packed = try run(sandbox, command)
        #expect(packed.code == 65 && packed.errors.contains("gunzip --keep"), "\(packed.errors)")
        let images: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 28, 0, 0, 0, 28]
        let pixels = (0..<3 * 784).map { UInt8($0 % 251) }
        try Data(images + pixels).write(to: URL(fileURLWithPath: "\(data)/train-images-idx3-ubyte"))
        try Data([0, 0, 8, 1, 0, 0, 0, 3, 1, 8, 2] as [UInt8])
            .write(to: URL(fileURLWithPath: "\(data)/train-labels-idx1-ubyte"))
        let (code, output, errors) = try run(sandbox, command)
        #expect(code == 0, "\(errors)")
        #expect(output.hasPrefix("405537 numbers, 2 steps of 2 images.\n"))
        let sampled = try run(
            sandbox, ["sample", "--base", "base.safetensors", "--count", "1", "--steps", "1"])
        #expect(sampled.code == 0, "\(sampled.errors)")
    }

    @Test(
        arguments: [
            (["train", "--rank", "30", "-o", "x"], 64, "half of the outputs of the widest"),
            (["train", "--steps", "0", "-o", "x"], 64, "the steps is 0"),
            (["train", "--subset", "all", "-o", "x"], 64, "--subset"),
            (["train", "--plot", "x.txt", "-o", "x"], 64, "--plot takes a .png or .svg file"),
            (["train", "--images", "a.png", "-o", "a.png"], 64, "--output is 'a.png', which is read"),
            (["train", "--images", "a.jpg", "-o", "x"], 65, "images are read from .png"),
            (["train", "--images", "no.png", "-o", "x"], 66, "no.png"),
            (["train", "--base", "no.safetensors", "-o", "x"], 66, "no.safetensors"),
            (["train", "--resume", "-o", "x.safetensors"], 66, "x.state.safetensors"),
            (["train", "--label", "11", "-o", "x"], 64, "the label is 11"),
            (["sample", "--steps", "1001"], 64, "the schedule has from 1 to 1000"),
            (["sample", "--label", "11"], 64, "the label is 11"),
            (["sample", "--change", "no.safetensors"], 66, "no.safetensors"),
            (["sample", "--way", "sum"], 64, "sum is a way to combine two PRR files"),
            (["sample", "--count", "0"], 64, "--count takes 1 to 128"),
            (
                ["sample", "--count", "33", "--label", "1", "--label", "2"], 64,
                "--count takes 1 to 32 with several labels"
            ),
            (["sample", "--images", "a.png"], 64, "are for --metrics"),
            (["sample", "--to", "x.gif"], 64, "--to takes a .png or .svg file"),
            (["pretrain", "--data", "d", "--leave-out", "10", "-o", "x"], 64, "--leave-out takes a class"),
        ] as [([String], Int32, String)])
    func `what cannot be done is told with its code`(
        _ arguments: [String], _ code: Int32, _ words: String
    ) throws {
        let sandbox = try Sandbox()
        let run = try run(sandbox, arguments)
        #expect(run.code == code, "\(run.errors)")
        #expect(run.errors.contains(words), "\(run.errors)")
        #expect(!FileManager.default.fileExists(atPath: "\(sandbox.folder)/x"))
    }
}
