import Foundation

/// The Jacobian of a DCGAN generator in PyTorch: forward mode, all tangents at once (`jacfwd`).
struct TorchPeer {
    /// Seconds for one run.
    let limit: Int
    let version: String
    private let interpreter: String

    /// The first of `python3` and the system's own Python that has PyTorch; nil where neither has.
    init?(limit: Int) {
        for interpreter in ["python3", "/usr/bin/python3"] {
            let outcome = PythonPeer.output(
                of: "import torch; print(torch.__version__)", limit: 60, interpreter: interpreter)
            guard case .text(let version) = outcome else { continue }
            self.limit = limit
            self.version = version.trimmingCharacters(in: .whitespacesAndNewlines)
            self.interpreter = interpreter
            return
        }
        return nil
    }

    struct Run: Decodable {
        /// The fastest of the runs, in seconds on the clock.
        let seconds: Double
        /// The sum of the squares of all derivatives, and the latent that they are taken at.
        let squares: Double
        let latent: [Double]
    }

    /// Nil where Python failed or was late.
    func run(weights path: String, threads: Int, rounds: Int) -> Run? {
        let output = PythonPeer.output(
            of: Self.program, arguments: [path, "\(threads)", "\(rounds)"], limit: limit,
            interpreter: interpreter, threads: threads)
        guard case .text(let text) = output else { return nil }
        return try? JSONDecoder().decode(Run.self, from: Data(text.utf8))
    }

    private static let program = """
        import json, struct, sys, time
        import torch
        import torch.nn.functional as F
        try:
            from torch.func import jacfwd
        except ImportError:
            from functorch import jacfwd
        path, threads, rounds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
        torch.set_num_threads(threads)
        data = open(path, "rb").read()
        length = struct.unpack("<Q", data[:8])[0]
        kinds = {"F16": torch.float16, "F32": torch.float32}
        w = {}
        for name, entry in json.loads(data[8:8 + length]).items():
            if name == "__metadata__":
                continue
            first, last = (8 + length + offset for offset in entry["data_offsets"])
            flat = torch.frombuffer(bytearray(data[first:last]), dtype=kinds[entry["dtype"]])
            w[name] = flat.reshape(entry["shape"]).float()

        def image(z):
            x = z.reshape(1, -1, 1, 1)
            for i in range(1, 6):
                x = F.conv_transpose2d(x, w[f"block{i}.conv.weight"], stride=1 if i == 1 else 2,
                                       padding=0 if i == 1 else 1)
                if i < 5:
                    n = [w[f"block{i}.norm.{p}"] for p in ("running_mean", "running_var", "weight", "bias")]
                    x = F.relu(F.batch_norm(x, *n, training=False, eps=1e-5))
            return torch.tanh(x).flatten()

        z = torch.randn(w["block1.conv.weight"].shape[0], generator=torch.Generator().manual_seed(1))
        best = float("inf")
        with torch.no_grad():
            for _ in range(rounds + 1):
                start = time.perf_counter()
                jacobian = jacfwd(image)(z)
                best = min(best, time.perf_counter() - start)
        squares = jacobian.double().square().sum().item()
        print(json.dumps({"seconds": best, "squares": squares, "latent": z.tolist()}))
        """
}
