internal import ArgumentParser
internal import NumericAlgebra
internal import Pictures
internal import TensorFiles

/// The files that `longhand pcp` writes.
struct PursuitTargets: ParsableArguments {
    @Option(help: ArgumentHelp("Write L, S, the dual W and Λ to a .safetensors file.", valueName: "file"))
    var output: String?

    @Option(help: ArgumentHelp("Write L alone: .csv, .npy or .safetensors.", valueName: "file"))
    var lowRank: String?

    @Option(help: ArgumentHelp("Write S alone: .csv, .npy or .safetensors.", valueName: "file"))
    var sparse: String?

    @Option(help: ArgumentHelp("Draw M, L and S side by side: .png or .svg.", valueName: "file"))
    var plot: String?

    @Option(help: ArgumentHelp("Draw the singular values of M and L: .png or .svg.", valueName: "file"))
    var spectrum: String?

    /// The names of the tensors of `--output`.
    enum Name {
        static let lowRank = "L"
        static let sparse = "S"
        static let dual = "W"
        static let multiplier = "Lambda"
        /// Among the metadata.
        static let penalty = "mu"
    }

    func validate() throws {
        if let output, !output.hasSuffix(".safetensors") {
            throw ValidationError("--output takes a .safetensors file, since it holds several matrices.")
        }
    }

    /// Refuses endings that nothing can be written to before there is anything to write.
    func check() throws(CommandFailure) {
        for path in [lowRank, sparse] {
            guard let path, MatrixFormat(path: path) == nil else { continue }
            throw CommandFailure(.usage, "\(path): a matrix is written as .csv, .tsv, .npy or .safetensors")
        }
        for path in [plot, spectrum] {
            guard let path, PictureFormat(path: path) == nil else { continue }
            throw CommandFailure(.usage, "\(PictureError.unknownEnding(path))")
        }
    }

    func write(_ report: PursuitReport) throws(CommandFailure) {
        let result = report.outcome.result
        do throws(TensorFileError) {
            if let output {
                try SafetensorsFile.write(
                    [
                        Name.lowRank: result.lowRank.table.tensor, Name.sparse: result.sparse.table.tensor,
                        Name.dual: result.certificate.dual.table.tensor,
                        Name.multiplier: result.multiplier.table.tensor,
                    ],
                    as: .float64, metadata: report.metadata, to: output)
            }
            if let lowRank { try MatrixFile.write(result.lowRank.table, to: lowRank, tensor: Name.lowRank) }
            if let sparse { try MatrixFile.write(result.sparse.table, to: sparse, tensor: Name.sparse) }
        } catch {
            throw CommandFailure(error)
        }
        do throws(PictureError) {
            if let plot { try report.parts().write(to: plot) }
            if let spectrum { try report.spectrum().write(to: spectrum) }
        } catch {
            if case .unwritable = error { throw CommandFailure(.writeFailed, "\(error)") }
            throw CommandFailure(.badData, "there is no picture of \(report.problem.file): \(error)")
        }
    }
}

extension NumericMatrix {
    /// Row by row, as files hold matrices.
    fileprivate var table: NumberTable {
        NumberTable(rows: rows, columns: columns) { self[$0, $1] }
    }
}
