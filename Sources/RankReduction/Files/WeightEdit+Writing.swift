internal import NumericAlgebra
internal import TensorFiles

extension WeightEdit {
    /// Writes the changed weights: all tensors of the file, in their types, and its metadata.
    ///
    /// Tensor after tensor, in parts of some rows: memory does not grow with the file, nor with a tensor beyond a
    /// few of its rows and d_in · r numbers. The file appears at its path whole or not at all; it may be that of
    /// the weights. F64 is computed in doubles, all other types in single precision, and rounded once.
    ///
    /// - Parameter goOn: told of each part; false ends the work.
    /// - Returns: one report for each changed tensor, in the order of writing.
    /// - Throws: ``RankReductionError/interrupted``, ``RankReductionError/file(_:)``,
    ///   ``RankReductionError/inLayer(_:path:_:)``.
    /// - Complexity: 4 · r · d_out · d_in operations a layer; each byte is read twice and written once.
    public func write(
        to path: String, goOn: (WorkProgress) -> Bool = { _ in true }
    ) throws(RankReductionError) -> [LayerReport] {
        let file = weights.file
        let writer = try RankReductionError.file { () throws(TensorFileError) in
            var declarations: [SafetensorsDeclaration] = []
            for name in file.names { declarations.append(.init(try file.info(of: name))) }
            return try SafetensorsWriter(path: path, tensors: declarations, metadata: file.metadata)
        }
        var course = Course(writer: writer, total: try totalBytes())
        var reports: [LayerReport] = []
        for name in writer.order {
            guard let operation = try operation(on: name), let weight = try weights.weight(name) else {
                try copy(name, &course, goOn)
                continue
            }
            var report = try report(on: weight, operation)
            report.change =
                weight.entry.type == .float64
                ? try stream(
                    StreamedLayer<Double>(file: file, weight: weight, operator: operation), &course, goOn)
                : try stream(
                    StreamedLayer<Float>(file: file, weight: weight, operator: operation), &course, goOn)
            reports.append(report)
        }
        try RankReductionError.file { () throws(TensorFileError) in try writer.finish() }
        return reports
    }

    /// The writer, and how much it has written.
    private struct Course {
        let writer: SafetensorsWriter
        let total: Int
        var done = 0

        mutating func wrote(
            _ bytes: Int, of tensor: String, _ goOn: (WorkProgress) -> Bool
        ) throws(RankReductionError) {
            done += bytes
            guard goOn(WorkProgress(done: done, total: total, tensor: tensor)) else { throw .interrupted }
        }
    }

    private func totalBytes() throws(RankReductionError) -> Int {
        try RankReductionError.file { () throws(TensorFileError) in
            var total = 0
            for name in weights.file.names { total += try weights.file.info(of: name).byteRange.count }
            return total
        }
    }

    private func copy(
        _ name: String, _ course: inout Course, _ goOn: (WorkProgress) -> Bool
    ) throws(RankReductionError) {
        let (file, writer) = (weights.file, course.writer)
        let entry = try RankReductionError.file { () throws(TensorFileError) in try file.info(of: name) }
        let window = (4 << 20) / entry.type.size
        for start in stride(from: 0, to: entry.shape.count, by: window) {
            let range = start..<min(start + window, entry.shape.count)
            try RankReductionError.file { () throws(TensorFileError) in
                let outcome = try unsafe file.withElements(of: name, in: range) { bytes in
                    Result { () throws(TensorFileError) in try unsafe writer.append(bytes: bytes, to: name) }
                }
                try outcome.get()
            }
            try course.wrote(range.count * entry.type.size, of: name, goOn)
        }
    }

    /// - Returns: ‖ΔW‖/‖W‖; nil where W is zero.
    private func stream<Scalar: StoredScalar & LapackScalar & SIMDScalar>(
        _ layer: StreamedLayer<Scalar>, _ course: inout Course, _ goOn: (WorkProgress) -> Bool
    ) throws(RankReductionError) -> Double? {
        let (name, type) = (layer.weight.entry.name, layer.weight.entry.type)
        let groups = layer.groups
        let turned = try turned(layer, groups)
        var (weight, change) = (0.0, 0.0)
        try InOrder.run(groups.count, ahead: InOrder.usefulThreads + 1) {
            (index) throws(RankReductionError) in
            try layer.changed(groups[index], by: turned)
        } use: { (index, part) throws(RankReductionError) in
            try RankReductionError.file { () throws(TensorFileError) in
                try course.writer.append(part.elements, to: name)
            }
            weight += part.weight
            change += part.change
            try course.wrote(part.elements.count * type.size, of: name, goOn)
        }
        if !weight.isFinite {
            // Either an entry is no number, which this refuses with its place, or the squares were too large.
            let whole = try weights.matrix(layer.weight)
            do throws(NumericError) { _ = try whole.norm(.largestEntry) } catch {
                throw .inLayer(name, path: weights.path, .numeric(error))
            }
            return nil
        }
        return weight > 0 ? (change / weight).squareRoot() : nil
    }

    /// T: the first pass, in four shares whose sums are added in order, so that no count of cores changes a bit.
    private func turned<Scalar: StoredScalar & LapackScalar & SIMDScalar>(
        _ layer: StreamedLayer<Scalar>, _ groups: [Range<Int>]
    ) throws(RankReductionError) -> [Scalar] {
        guard layer.isReduced else { return [] }
        let size = max(1, (groups.count + 3) / 4)
        let shares = stride(from: 0, to: groups.count, by: size).map {
            groups[$0..<min($0 + size, groups.count)]
        }
        var sum: [Scalar] = []
        try InOrder.run(shares.count, ahead: InOrder.usefulThreads) {
            (index) throws(RankReductionError) in
            try layer.overlap(of: shares[index])
        } use: { (_, part) throws(RankReductionError) in
            if sum.isEmpty { sum = part } else { _ = sum.add(part) }
        }
        return try layer.turned(sum)
    }
}
