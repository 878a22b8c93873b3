public import NumericAlgebra

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A function of one number, applied to every feature.
public enum ActivationFunction<Scalar: LapackScalar>: Layer, Hashable {
    /// max(x, 0). Its derivative at 0 is taken as 0.
    case rectifier
    /// gain · x where x > 0, gain · slope · x elsewhere.
    case leaky(slope: Scalar, gain: Scalar)
    /// tanh x, into −1…1.
    case tanh
    /// 1 / (1 + e⁻ˣ), into 0…1.
    case sigmoid

    /// The function of one number.
    public func value(_ x: Scalar) -> Scalar {
        switch self {
        case .rectifier: x > 0 ? x : 0
        case .leaky(let slope, let gain): x > 0 ? gain * x : gain * slope * x
        case .tanh: Scalar(Self.tanh(Double(x)))
        case .sigmoid: Scalar(0.5 + 0.5 * Self.tanh(0.5 * Double(x)))
        }
    }

    /// Its derivative.
    public func derivative(_ x: Scalar) -> Scalar {
        switch self {
        case .rectifier: return x > 0 ? 1 : 0
        case .leaky(let slope, let gain): return x > 0 ? gain : gain * slope
        case .tanh:
            // 1 − tanh² loses all digits where tanh is near 1.
            let coshX = cosh(min(abs(Double(x)), 350))
            return Scalar(1 / (coshX * coshX))
        case .sigmoid:
            let coshX = cosh(min(abs(0.5 * Double(x)), 350))
            return Scalar(0.25 / (coshX * coshX))
        }
    }

    /// The features through which tangents pass at `input`: all but those that a rectifier has off.
    public func support(at input: FeatureMap<Scalar>) -> FeatureSupport {
        switch self {
        case .rectifier: .positive(input)
        case .leaky, .tanh, .sigmoid: .all(input.shape)
        }
    }

    public func outputShape(for input: FeatureShape) -> FeatureShape { input }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func forward(_ input: FeatureMap<Scalar>, workers: Workers = .one) -> FeatureMap<Scalar> {
        input.map(value)
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func jvp(
        _ tangents: consuming Tangents<Scalar>, at input: FeatureMap<Scalar>, workers: Workers = .one
    ) throws(NetworkError) -> Tangents<Scalar> {
        try tangents.check(at: input, layer: "the activation")
        let slopes = input.map(derivative)
        tangents.scaleRows(workers: workers) { slopes.values[$0] }
        return tangents
    }

    private static func tanh(_ x: Double) -> Double {
        #if canImport(Glibc)
            Glibc.tanh(x)
        #else
            Darwin.tanh(x)
        #endif
    }
}
