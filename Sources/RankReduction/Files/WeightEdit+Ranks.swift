internal import NumericAlgebra
internal import TensorFiles

extension WeightEdit {
    /// The rank law on every changed weight, predicted and found, in doubles.
    ///
    /// Rounding to half precision restores full numerical rank, so ranks are found before it. Where a file was
    /// written, how large the removed singular values have become in it is told beside.
    ///
    /// - Parameters:
    ///   - reports: as ``write(to:goOn:)`` returned them; nil where nothing was written.
    ///   - ways: for two reductions of the same layer, each of these; the edit's own where it is empty.
    ///   - written: the file that was written.
    ///   - goOn: told before each layer; false ends the work.
    /// - Throws: ``RankReductionError/interrupted``, ``RankReductionError/inLayer(_:path:_:)`` for numbers that are
    ///   not finite, ``RankReductionError/file(_:)``.
    /// - Complexity: the singular values of each weight two or three times; some copies of the largest in memory.
    public func ranks(
        for reports: [LayerReport]? = nil, ways: [Combination] = [], written: String? = nil,
        goOn: (WorkProgress) -> Bool = { _ in true }
    ) throws(RankReductionError) -> [LayerReport] {
        let output = try written.map { (path) throws(RankReductionError) in try WeightsFile(path: path) }
        let known = Dictionary(uniqueKeysWithValues: (reports ?? []).map { ($0.tensor, $0) })
        let tensors = reports?.map(\.tensor) ?? changedTensors
        let sizes = try tensors.map { (name) throws(RankReductionError) in
            try weights.weight(name).map { $0.outputs * $0.inputs } ?? 0
        }
        // Two at once, unless the largest is so large that memory would feel it.
        let ahead = (sizes.max() ?? 0) > 1 << 23 ? 1 : min(2, InOrder.usefulThreads)
        var results: [LayerReport] = []
        guard goOn(WorkProgress(done: 0, total: tensors.count, tensor: tensors.first ?? "")) else {
            throw .interrupted
        }
        try InOrder.run(tensors.count, ahead: ahead) { (index) throws(RankReductionError) in
            try ranked(tensors[index], known[tensors[index]], ways: ways, output: output)
        } use: { (index, report) throws(RankReductionError) in
            if let report { results.append(report) }
            let next = tensors[min(index + 1, tensors.count - 1)]
            guard goOn(WorkProgress(done: index + 1, total: tensors.count, tensor: next)) else {
                throw .interrupted
            }
        }
        return results
    }

    private func ranked(
        _ tensor: String, _ known: LayerReport?, ways: [Combination], output: WeightsFile?
    ) throws(RankReductionError) -> LayerReport? {
        guard let weight = try weights.weight(tensor), let own = try operation(on: tensor) else { return nil }
        var report: LayerReport
        if let known { report = known } else { report = try self.report(on: weight, own) }
        let w = try weights.matrix(weight)
        do throws(RankReductionError) {
            for way in own.pair == nil || ways.isEmpty ? [self.way] : ways {
                guard let operation = try operation(on: tensor, as: way) else { continue }
                let law = try operation.rankLaw(on: w)
                report.ranks.append(
                    LayerReport.Ranks(
                        law, way: own.pair == nil ? nil : way,
                        written: try way == self.way ? singularValues(tensor, in: output) : nil))
            }
        } catch .numeric(let error) {
            throw .inLayer(tensor, path: weights.path, .numeric(error))
        }
        return report
    }

    private func singularValues(
        _ tensor: String, in output: WeightsFile?
    ) throws(RankReductionError) -> [Double]? {
        guard let output, let weight = try output.weight(tensor) else { return nil }
        let stored = try output.matrix(weight)
        return try RankReductionError.numeric { () throws(NumericError) in try stored.singularValues() }
    }
}

extension LayerReport.Ranks {
    fileprivate init(_ law: RankLaw, way: Combination?, written: [Double]?) {
        // σ₁ of W itself: what is left may be zero.
        let largest = law.largestOfWeight
        func relative(_ value: Double) -> Double { largest == 0 ? 0 : value / largest }
        self.init(
            way: way, weight: law.rankOfWeight, predicted: law.predicted, found: law.found,
            tolerance: relative(law.tolerance),
            removed: law.singularValues.dropFirst(law.found).first.map(relative),
            removedAfterRounding: written.flatMap { $0.dropFirst(law.found).first }.map(relative))
    }
}
