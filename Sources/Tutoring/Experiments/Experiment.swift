/// Something to be carried out by whoever drives the session: one of a closed list, its parameters bounded.
///
/// A session says `.run(experiment)` and waits; the driver carries it out as it sees fit, with progress
/// and cancellation, and gives the result back. Tutoring computes none of it. The same experiment has the
/// same result.
public enum Experiment: Codable, Hashable, Sendable {
    case pursuit(Pursuit)
    case localEdit(LocalEdit)
    case reduction(Reduction)
    case combination(Combination)

    /// Principal component pursuit: min ‖L‖* + λ‖S‖₁ subject to L + S = M.
    public struct Pursuit: Codable, Hashable, Sendable {
        /// When it ends: the words of lesson files.
        public enum Stop: String, Codable, Hashable, Sendable {
            case gap, residual
        }

        /// Row by row, finite, at least one row and column.
        public let matrix: [[Double]]
        public let lambda: Double
        /// Nil for the one that suits the matrix.
        public let mu: Double?
        public let stop: Stop
        public let steps: Int
    }

    /// One region of a generated image, edited along a direction, unprojected and projected.
    public struct LocalEdit: Codable, Hashable, Sendable {
        /// The path of the generator's weights.
        public let weights: String
        /// Rows and columns of pixels, from zero, the ends not among them.
        public let rows: Range<Int>
        public let columns: Range<Int>
        /// Draws the image.
        public let image: UInt64
        /// Nil for the one that suits the length of the latent.
        public let lambda: Double?
        /// Which right singular vector of the region's low-rank part, from zero.
        public let direction: Int
        /// How many vectors leave B₁.
        public let relaxation: Int
        public let alpha: Double
    }

    /// W − QQᵀW for a weight W and a random Q with orthonormal columns.
    public struct Reduction: Codable, Hashable, Sendable {
        /// Where the columns of Q lie: the words of lesson files.
        public enum Place: String, Codable, Hashable, Sendable {
            /// In any direction of the space of outputs.
            case anywhere
            /// Inside the image of W.
            case inside
        }

        public let weight: Weight
        /// How many columns Q has.
        public let rank: Int
        public let place: Place
        /// Draws Q.
        public let seed: UInt64
    }

    /// Two reductions of a weight, by a random Q₁ and a random Q₂.
    public struct Combination: Codable, Hashable, Sendable {
        public let weight: Weight
        /// How many columns Q₁ and Q₂ have.
        public let ranks: [Int]
        /// Draws both.
        public let seed: UInt64
    }

    /// A weight in a file.
    public struct Weight: Codable, Hashable, Sendable {
        /// The path of a safetensors file.
        public let file: String
        /// The name of the layer, or of its tensor.
        public let layer: String
    }
}

/// Why an experiment cannot be carried out, in a sentence.
public struct ExperimentTrouble: Error, Hashable, Sendable, CustomStringConvertible {
    public let reason: String

    public init(_ reason: String) { self.reason = reason }

    public var description: String { reason }
}

/// Carries an experiment out at once, where nobody waits for progress: in playback, in worked solutions.
public typealias Conductor = @Sendable (Experiment) throws(ExperimentTrouble) -> ExperimentResult
