/// What the metadata of a style-based generator say in words: layers, slopes, small numbers.
struct StylePlan: Hashable {
    struct Layer: Hashable {
        let channels: Int
        /// Whether the map is doubled before the convolution.
        let isUpsampled: Bool
    }

    let text: String
    let mappingLayers: Int
    let mappingSlope: Double
    let normEpsilon: Double
    let layers: [Layer]
    let kernel: Int
    let colourKernel: Int
    let slope: Double
    let demodulationEpsilon: Double

    static let mappingExample = "z / sqrt(mean(z^2)+1e-8), then 3 x (linear, leaky relu 0.2, times sqrt 2)"
    static let synthesisExample = """
        const 7x7; 4 modulated 3x3 convolutions 64-64-32(up)-16(up), nearest upsampling before the \
        convolution; style = affine(w) scales input channels; demodulated by \
        rsqrt(sum((style*weight)^2)+1e-8); bias; \
        leaky relu 0.2 times sqrt 2; to-RGB 3x3 modulated, not demodulated, shares w with the last layer; tanh
        """

    init<Scalar>(reader: WeightReader<Scalar>) throws(NetworkError) {
        let mapping = try reader.metadata("mapping", wanted: Self.mappingExample)
        let synthesis = try reader.metadata("synthesis", wanted: Self.synthesisExample)
        guard let first = Self.mapping(mapping) else {
            throw .unsupported(
                key: "mapping", found: mapping, wanted: "words such as \"\(Self.mappingExample)\"")
        }
        guard let plan = StylePlan(mapping: first, synthesis: synthesis) else {
            throw .unsupported(
                key: "synthesis", found: synthesis, wanted: "words such as \"\(Self.synthesisExample)\"")
        }
        self = plan
    }

    private typealias Mapping = (epsilon: Double, layers: Int, slope: Double)

    private static func mapping(_ text: String) -> Mapping? {
        let words =
            #/
            z\ /\ sqrt\(mean\(z\^2\)\+([0-9.e-]+)\),\ then\ (\d+)\ x
            \ \(linear,\ leaky\ relu\ ([0-9.]+),\ times\ sqrt\ 2\)
            /#
        guard let match = text.wholeMatch(of: words), let epsilon = Double(match.output.1), epsilon > 0,
            let layers = Int(match.output.2), (1...NetworkLimits.layers).contains(layers),
            let slope = Double(match.output.3)
        else { return nil }
        return (epsilon, layers, slope)
    }

    /// `nil` where the words are others.
    private init?(mapping: Mapping, synthesis text: String) {
        let convolutions = /(\d+) modulated (\d+)x(\d+) convolutions ([0-9()up-]+)/
        let middle =
            #/
            style\ =\ affine\(w\)\ scales\ input\ channels;\ demodulated\ by
            \ rsqrt\(sum\(\(style\*weight\)\^2\)\+([0-9.e-]+)\);\ bias;
            \ leaky\ relu\ ([0-9.]+)\ times\ sqrt\ 2;
            /#
        let end = /to-RGB (\d+)x(\d+) modulated, not demodulated, shares w with the last layer; tanh$/
        guard let body = text.firstMatch(of: convolutions), let norms = text.firstMatch(of: middle),
            let colours = text.firstMatch(of: end), body.output.2 == body.output.3,
            colours.output.1 == colours.output.2, let kernel = Self.kernel(body.output.2),
            let colourKernel = Self.kernel(colours.output.1), let epsilon = Double(norms.output.1),
            epsilon > 0,
            let slope = Double(norms.output.2), let layers = Self.layers(body.output.4),
            Int(body.output.1) == layers.count
        else { return nil }
        let upsamples = layers.contains(where: \.isUpsampled)
        guard !upsamples || text.contains("nearest upsampling before the convolution") else { return nil }
        self.text = text
        (normEpsilon, mappingLayers, mappingSlope) = mapping
        self.layers = layers
        self.kernel = kernel
        self.colourKernel = colourKernel
        self.slope = slope
        demodulationEpsilon = epsilon
    }

    /// An odd size, so that the padding keeps the size of the map.
    private static func kernel(_ text: Substring) -> Int? {
        guard let size = Int(text), size % 2 == 1, size <= NetworkLimits.kernel else { return nil }
        return size
    }

    /// `64-64-32(up)-16(up)`: channels of every layer, and which double the map.
    private static func layers(_ text: Substring) -> [Layer]? {
        var layers: [Layer] = []
        for part in text.split(separator: "-", omittingEmptySubsequences: false) {
            let isUpsampled = part.hasSuffix("(up)")
            guard let channels = Int(isUpsampled ? part.dropLast(4) : part), (1...65_536).contains(channels)
            else { return nil }
            layers.append(Layer(channels: channels, isUpsampled: isUpsampled))
        }
        return layers.count <= NetworkLimits.layers ? layers : nil
    }
}
