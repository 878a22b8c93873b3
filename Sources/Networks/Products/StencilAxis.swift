/// One axis of a convolution, seen from its output: which inputs meet one place of it, under which weights.
///
/// A convolution meets at output o the inputs o·s − p … o·s − p + k − 1. A transposed one meets at o the
/// inputs i with o = i·s − p + j, 0 ≤ j < k: they are consecutive too, and the weights on them are every s-th
/// one, starting at (o + p) mod s, backwards. That start is the *phase* of o. Seen so, both are one thing: a
/// run of consecutive inputs under a run of taps, and nothing has to be scattered.
struct StencilAxis: Hashable, Sendable {
    /// The inputs `firstInput…` under the taps of one phase.
    struct Window: Hashable {
        let phase: Int
        /// The taps that meet an input inside the map.
        let taps: Range<Int>
        /// The input under the first of them.
        let firstInput: Int
    }

    let input: Int
    let output: Int
    let geometry: StencilGeometry.Axis

    init(input: Int, geometry: StencilGeometry.Axis) {
        self.input = input
        self.geometry = geometry
        output = geometry.outputLength(input)
    }

    /// What meets output o.
    func window(at o: Int) -> Window {
        let g = geometry
        let phase = g.isTransposed ? (o + g.padding) % g.stride : 0
        let count = g.taps(ofPhase: phase)
        let first = g.isTransposed ? (o + g.padding) / g.stride - (count - 1) : o * g.stride - g.padding
        let lower = min(count, max(0, -first))
        return Window(
            phase: phase, taps: lower..<max(lower, min(count, input - first)), firstInput: first + lower)
    }

    /// The outputs of one phase, ascending.
    func outputs(ofPhase phase: Int) -> [Int] {
        guard geometry.isTransposed else { return Array(0..<output) }
        let (s, p) = (geometry.stride, geometry.padding)
        let first = ((phase - p) % s + s) % s
        return Array(stride(from: first, to: output, by: s))
    }
}

/// Kernel size, stride and padding of a convolution or of a transposed one.
struct StencilGeometry: Hashable, Sendable {
    struct Axis: Hashable, Sendable {
        let kernel: Int
        let stride: Int
        let padding: Int
        let isTransposed: Bool

        var phases: Int { isTransposed ? stride : 1 }

        /// How many weights of the kernel meet an output of this phase.
        func taps(ofPhase phase: Int) -> Int {
            isTransposed ? max(0, (kernel - phase + stride - 1) / stride) : kernel
        }

        /// The place in the kernel of a tap; taps ascend with the input that they meet.
        func place(ofTap tap: Int, phase: Int) -> Int {
            isTransposed ? phase + stride * (taps(ofPhase: phase) - 1 - tap) : tap
        }

        /// Not positive where the kernel is larger than the padded input.
        func outputLength(_ input: Int) -> Int {
            if isTransposed { return (input - 1) * stride + kernel - 2 * padding }
            let room = input + 2 * padding - kernel
            return room < 0 ? 0 : room / stride + 1
        }
    }

    let vertical: Axis
    let horizontal: Axis

    init(kernelHeight: Int, kernelWidth: Int, stride: Int, padding: Int, isTransposed: Bool) {
        vertical = Axis(kernel: kernelHeight, stride: stride, padding: padding, isTransposed: isTransposed)
        horizontal = Axis(kernel: kernelWidth, stride: stride, padding: padding, isTransposed: isTransposed)
    }
}

extension StencilGeometry {
    /// Throws unless the numbers describe a kernel and as many weights as it has.
    static func check(
        weights: Int, bias: Int?, _ inputs: Int, _ outputs: Int, _ kernel: (height: Int, width: Int),
        _ stride: Int, _ padding: Int
    ) throws(NetworkError) {
        let (height, width) = kernel
        for (name, value, least) in [
            ("input channels", inputs, 1), ("output channels", outputs, 1), ("kernel rows", height, 1),
            ("kernel columns", width, 1), ("pixels of stride", stride, 1), ("pixels of padding", padding, 0),
        ] where value < least {
            throw .wrongCount(of: name, found: value, wanted: least)
        }
        guard weights == inputs * outputs * height * width else {
            throw .wrongCount(of: "weights", found: weights, wanted: inputs * outputs * height * width)
        }
        if let bias, bias != outputs {
            throw .wrongCount(of: "numbers of a bias", found: bias, wanted: outputs)
        }
    }
}
