import Foundation
import TensorFiles
import Testing

/// A quarter of a gigabyte of weights through `prr apply`: what it takes, and what is left when it is stopped.
@Suite("longhand prr on large files", .serialized)
struct PRRStreamingTests {
    #if DEBUG
        // Loops over numbers take a hundred times as long where nothing is optimised.
        private static let (outputs, inputs, layers) = (512, 8192, 4)
    #else
        private static let (outputs, inputs, layers) = (4096, 8192, 4)
    #endif

    /// 256 MB in four layers of half precision, and a reduction of each.
    private func files(in sandbox: Sandbox) throws {
        let (d, k) = (Self.outputs, Self.inputs)
        let tensors = (0..<Self.layers).map {
            SafetensorsDeclaration("layer\($0).weight", .float16, [d, k])
        }
        let writer = try SafetensorsWriter(path: "\(sandbox.folder)/w", tensors: tensors)
        // Half-precision numbers between 1 and 2, by their bits.
        var state: UInt32 = 1
        let bits = (0..<d * k / 16).map { _ in
            state = state &* 1_664_525 &+ 1_013_904_223
            return UInt16(0x3C00 | state >> 22)
        }
        for name in writer.order {
            for _ in 0..<16 {
                let outcome = unsafe bits.withUnsafeBytes { bytes in
                    Result { try unsafe writer.append(bytes: bytes, to: name) }
                }
                try outcome.get()
            }
        }
        try writer.finish()
        let columns = (0..<d * 4).map { Float(($0 * 7919) % 1009) / 1009 - 0.5 }
        let tensor = try #require(DenseTensor([d, 4], columns))
        try SafetensorsFile.write(
            Dictionary(uniqueKeysWithValues: (0..<Self.layers).map { ("layer\($0).B", tensor) }),
            to: "\(sandbox.folder)/p")
    }

    private func names(in sandbox: Sandbox) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: sandbox.folder).filter { $0.hasPrefix("new") }
    }

    @Test func `memory does not grow with the file, and work that is stopped leaves no broken file`() throws {
        let sandbox = try Sandbox()
        try files(in: sandbox)
        let arguments = ["prr", "apply", "w", "p", "--output", "new"]

        let whole = try sandbox.launch(arguments, in: sandbox.folder)
        whole.watchesMemory = true
        #expect(try whole.finish().code == 0, "\(sandbox.said)")
        if let peak = whole.peakMemory { #expect(peak < 140 << 20, "\(peak >> 20) MB") }
        let file = try SafetensorsFile(path: "\(sandbox.folder)/new")
        #expect(file.names.count == Self.layers)
        try FileManager.default.removeItem(atPath: "\(sandbox.folder)/new")

        for signal in [SIGINT, SIGKILL] {
            let stopped = try sandbox.launch(arguments, in: sandbox.folder)
            while try names(in: sandbox).isEmpty { usleep(1000) }
            usleep(20_000)
            stopped.signal(signal)
            #expect(try stopped.finish().code == (signal == SIGINT ? 130 : 128 + SIGKILL))
            // Killed, it leaves the part under a name of its own.
            #expect(try names(in: sandbox) == (signal == SIGINT ? [] : ["new.partial"]))
        }
    }
}
