internal import NumericAlgebra
internal import TensorFiles

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Two files of weights, before and after, and the PRR or LoRA file that leads from one to the other.
public struct ChangeExtraction: Sendable {
    private let before: WeightsFile
    private let after: WeightsFile
    public let method: AdaptationMethod
    /// The most columns, or the highest rank, that a layer is given.
    public let rank: Int

    /// - Throws: ``RankReductionError/file(_:)``; ``RankReductionError/networksDiffer(_:first:second:)`` where a
    ///   tensor is in one file only, or of another shape.
    public init(
        before: String, after: String, method: AdaptationMethod, rank: Int
    ) throws(RankReductionError) {
        self.before = try WeightsFile(path: before)
        self.after = try WeightsFile(path: after)
        self.method = method
        self.rank = rank
        let shapes = (try self.before.shapes(), try self.after.shapes())
        for name in Set(shapes.0.keys).union(shapes.1.keys).sorted() {
            let (one, other) = (shapes.0[name], shapes.1[name])
            guard one == other else {
                throw .networksDiffer(
                    name, first: "\(one ?? "missing") in \(before)",
                    second: "\(other ?? "missing") in \(after)")
            }
        }
    }

    /// How well one layer's change is explained.
    public struct LayerResult: Hashable, Sendable, Codable {
        public let tensor: String
        public let shape: [Int]
        /// The columns of Q, or the rank of the update: as many as help, at most those asked for.
        public let rank: Int
        /// ‖W₁ − W₀‖/‖W₀‖ in the Frobenius norm; nil where W₀ is zero.
        public let change: Double?
        /// What of the change is left unexplained: its norm over ‖W₁ − W₀‖.
        public let unexplained: Double
    }

    /// What was found.
    public struct Outcome: Hashable, Sendable, Codable {
        /// The changed layers, in the order of the file.
        public let layers: [LayerResult]
        /// Tensors that changed and are no matrices, which no such file can change.
        public let others: [String]
    }

    /// Writes the file of changes.
    ///
    /// - Parameter goOn: told before each tensor; false ends the work.
    /// - Throws: ``RankReductionError/nothingToExtract(_:_:)`` where no layer's change can be explained at all;
    ///   ``RankReductionError/interrupted``, ``RankReductionError/file(_:)``,
    ///   ``RankReductionError/inLayer(_:path:_:)``.
    /// - Complexity: O(d_out · d_in · min(d_out, d_in)) a changed layer; some copies of the largest in memory.
    public func write(
        to path: String, goOn: (WorkProgress) -> Bool = { _ in true }
    ) throws(RankReductionError) -> Outcome {
        let names = before.file.names
        var (results, others): ([LayerResult], [String]) = ([], [])
        var found: [String: LayerChange] = [:]
        let largest =
            try names.map { (name) throws(RankReductionError) in
                try before.weight(name).map { $0.outputs * $0.inputs } ?? 0
            }.max() ?? 0
        let ahead = largest > 1 << 22 ? 1 : min(2, InOrder.usefulThreads)
        try InOrder.run(names.count, ahead: ahead) { (index) throws(RankReductionError) in
            try self.finding(names[index])
        } use: { (index, finding) throws(RankReductionError) in
            switch finding {
            case .same: break
            case .noMatrix: others.append(names[index])
            case .layer(let change, let result):
                results.append(result)
                found[names[index].layerName] = change
            }
            guard goOn(WorkProgress(done: index + 1, total: names.count, tensor: names[index])) else {
                throw .interrupted
            }
        }
        guard results.contains(where: { $0.rank > 0 }) else {
            throw .nothingToExtract(before.path, after.path)
        }
        try write(found, to: path)
        return Outcome(layers: results, others: others)
    }

    private func write(
        _ found: [String: LayerChange], to path: String
    ) throws(RankReductionError) {
        var (reductions, updates): ([String: ImageReduction], [String: LowRankUpdate]) = ([:], [:])
        for (layer, change) in found {
            switch change {
            case .reduction(let reduction): reductions[layer] = reduction
            case .update(let update): updates[layer] = update
            }
        }
        switch method {
        case .prr: try ChangeFile.write(reductions, to: path)
        case .lora: try ChangeFile.write(updates, to: path)
        }
    }
}

// MARK: - One tensor

extension ChangeExtraction {
    private enum Finding: Sendable {
        case same
        case noMatrix
        case layer(LayerChange, LayerResult)
    }

    private func finding(_ name: String) throws(RankReductionError) -> Finding {
        if try before.hasSameBytes(as: after, in: name) { return .same }
        guard let weight = try before.weight(name), let target = try after.weight(name) else {
            return .noMatrix
        }
        let (w0, w1) = (try before.matrix(weight), try after.matrix(target))
        do throws(RankReductionError) {
            switch method {
            case .prr:
                let extraction = try ImageReduction.extracted(from: w0, to: w1, rank: rank)
                return try finding(
                    weight, w0, .reduction(extraction.change), extraction.change.rank, extraction.distance,
                    extraction.residual)
            case .lora:
                let extraction = try LowRankUpdate.extracted(from: w0, to: w1, rank: rank)
                return try finding(
                    weight, w0, .update(extraction.change), extraction.change.rank, extraction.distance,
                    extraction.residual)
            }
        } catch .numeric(let error) {
            throw .inLayer(name, path: "\(before.path), \(after.path)", .numeric(error))
        }
    }

    private func finding(
        _ weight: WeightsFile.Weight, _ w0: NumericMatrix, _ change: LayerChange, _ rank: Int,
        _ distance: Double, _ residual: Double
    ) throws(RankReductionError) -> Finding {
        // The same numbers in another type.
        if distance == 0 { return .same }
        let size = try RankReductionError.numeric { () throws(NumericError) in try w0.norm() }
        return .layer(
            change,
            LayerResult(
                tensor: weight.entry.name, shape: weight.entry.shape.axes, rank: rank,
                change: size > 0 ? distance / size : nil, unexplained: residual / distance))
    }
}

extension WeightsFile {
    /// For each tensor its shape in words.
    fileprivate func shapes() throws(RankReductionError) -> [String: String] {
        try RankReductionError.file { () throws(TensorFileError) in
            var shapes: [String: String] = [:]
            for name in file.names { shapes[name] = "\(try file.info(of: name).shape)" }
            return shapes
        }
    }

    /// Whether a tensor of the same shape is stored alike in both files, byte for byte.
    fileprivate func hasSameBytes(
        as other: WeightsFile, in name: String
    ) throws(RankReductionError) -> Bool {
        try RankReductionError.file { () throws(TensorFileError) in
            let (entry, theirs) = (try file.info(of: name), try other.file.info(of: name))
            guard entry.type == theirs.type else { return false }
            let window = 1 << 20
            for start in stride(from: 0, to: entry.shape.count, by: window) {
                let range = start..<start + window
                let outcome = try unsafe file.withElements(of: name, in: range) { ours in
                    Result { () throws(TensorFileError) in
                        try unsafe other.file.withElements(of: name, in: range) { unsafe ours.isSame(as: $0) }
                    }
                }
                guard try outcome.get() else { return false }
            }
            return true
        }
    }
}

extension UnsafeRawBufferPointer {
    fileprivate func isSame(as other: UnsafeRawBufferPointer) -> Bool {
        guard count == other.count else { return false }
        guard let ours = baseAddress, let theirs = other.baseAddress else { return true }
        return unsafe memcmp(ours, theirs, count) == 0
    }
}

extension String {
    /// The layer that a tensor is the weight of.
    fileprivate var layerName: String { hasSuffix(".weight") ? String(dropLast(7)) : self }
}
