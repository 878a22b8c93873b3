internal import TensorFiles

/// What the metadata of a file say of a denoiser, and how they are read.
enum DenoiserMetadata {
    static let architecture = "class-conditional denoising U-Net of Stable Diffusion building blocks"

    /// Words that a file has to say as they stand: what is built is this network and no other.
    static let fixed: [String: String] = [
        "architecture": architecture,
        "layout": """
        conv_in, d1 Res(c,c), down1 conv stride 2, d2 Res(c,2c), a2 TBlock, down2 conv stride 2, mid1 Res, \
        mida TBlock, mid2 Res, nearest x2, up2 conv, concat with a2 output, u2 Res(4c,2c), ua2 TBlock, \
        nearest x2, up1 conv(2c,c), concat with d1 output, u1 Res(2c,c), group norm, SiLU, conv_out
        """,
        "res": """
        conv1(SiLU(norm1 x)) + time_emb_proj(t); conv2(SiLU(norm2 h)); plus x or conv_shortcut(x)
        """,
        "tblock": """
        pre-norm residual self-attention attn1, cross-attention attn2, feed-forward linear-GELU(erf)-linear \
        of width 2d
        """,
    ]

    /// Whether the architecture says what stands under a key; all others are notes.
    static func fills(_ key: String) -> Bool {
        fixed[key] != nil || ["channels", "schedule", "time"].contains(key)
    }

    /// What a file says of an architecture.
    static func words(for a: DenoiserArchitecture) -> [String: String] {
        var words = fixed
        words["channels"] = """
            c \(a.channels), context \(a.contextTokens) tokens of \(a.contextWidth) from class_emb, heads \
            \(a.heads), group norm \(a.groups) groups eps 1e-5, layer norm eps 1e-5
            """
        words["image"] = "1x\(a.side)x\(a.side) in [-1,1]"
        words["classes"] = "0-\(a.classes - 2), \(a.classes - 1) = unconditional"
        words["schedule"] = """
            T = \(a.steps), alpha-bar = cos^2(((t/T)+0.008)/1.008 pi/2) / its value at 0, t = 1..T, clamped \
            to [1e-4, 0.9999]; predicts the noise
            """
        words["time"] = """
            f = exp(-ln(1e4) i/\(a.frequencies)), i=0..\(a.frequencies - 1); [sin(t f), cos(t f)] -> linear \
            \(2 * a.frequencies)-\(a.timeWidth), SiLU, linear \(a.timeWidth)-\(a.timeWidth), SiLU
            """
        return words
    }

    /// The architecture that a file describes, by its metadata and the shapes of two tensors.
    ///
    /// The numbers are taken out of the words; the words for these numbers then have to be those of the file.
    /// More may follow in `image` and `classes`, as in *trained without class 8*.
    static func read(_ reader: WeightReader<Double>) throws(NetworkError) -> DenoiserArchitecture {
        let example = try words(for: DenoiserArchitecture())
        let sizes = try numbers("channels", 5, reader, example)
        let image = try numbers("image", 2, reader, example)
        let schedule = try numbers("schedule", 1, reader, example)
        let time = try reader.shape(of: "time_embedding.0.weight", [nil, nil])
        let classes = try reader.shape(of: "class_emb.weight", [nil, nil])
        let architecture = try DenoiserArchitecture(
            side: image[1], channels: sizes[0], groups: sizes[4], heads: sizes[3], contextTokens: sizes[1],
            contextWidth: sizes[2], classes: classes[0], frequencies: time[1] / 2, timeWidth: time[0],
            steps: schedule[0])
        for (key, wanted) in words(for: architecture).sorted(by: { $0.key < $1.key }) {
            let found = try reader.metadata(key, wanted: wanted)
            let isOpen = key == "image" || key == "classes"
            guard isOpen ? found.hasPrefix(wanted) : found == wanted else {
                throw .unsupported(key: key, found: found, wanted: wanted)
            }
        }
        return architecture
    }

    /// The first numbers in the words under a key.
    private static func numbers(
        _ key: String, _ count: Int, _ reader: WeightReader<Double>, _ example: [String: String]
    ) throws(NetworkError) -> [Int] {
        let wanted = "words such as \"\(example[key] ?? "")\""
        let text = try reader.metadata(key, wanted: wanted)
        let numbers = text.split { !("0"..."9").contains($0) }.prefix(count).compactMap { Int($0) }
        guard numbers.count == count else { throw .unsupported(key: key, found: text, wanted: wanted) }
        return numbers
    }
}
