/// Something to be carried out by whoever drives the session: one of a closed list, its parameters bounded.
///
/// A session says `.run(experiment)` and waits; the driver carries it out as it sees fit, with progress
/// and cancellation, and gives the result back. Tutoring computes none of it. The same experiment has the
/// same result.
public enum Experiment: Codable, Hashable, Sendable {
    case pursuit(Pursuit)
    case localEdit(LocalEdit)

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
}

/// Why an experiment cannot be carried out, in a sentence.
public struct ExperimentTrouble: Error, Hashable, Sendable, CustomStringConvertible {
    public let reason: String

    public init(_ reason: String) { self.reason = reason }

    public var description: String { reason }
}

/// Carries an experiment out at once, where nobody waits for progress: in playback, in worked solutions.
public typealias Conductor = @Sendable (Experiment) throws(ExperimentTrouble) -> ExperimentResult
