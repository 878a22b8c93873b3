import Diffusion
import Foundation

extension FuzzTarget {
    /// The two IDX files of Fashion-MNIST, of images and of labels, one behind the other.
    static let idx = FuzzTarget(
        name: "idx", share: 30_000, grammar: Grammar(isBinary: true), repair: FileRepair.idxLengths
    ) { scratch in
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        return { (bytes) throws(Violation) in
            let split = FileRepair.labelsStart(in: bytes) ?? bytes.count
            try write(Array(bytes[..<split]), to: "\(scratch)/train-images-idx3-ubyte")
            try write(Array(bytes[split...]), to: "\(scratch)/train-labels-idx1-ubyte")
            try expecting(DiffusionError.self) {
                let labelled = try LabelledImages(fashionMNIST: scratch)
                guard labelled.images.count == labelled.labels.count else {
                    throw Violation("\(labelled.labels.count) labels for \(labelled.images.count) images")
                }
                guard labelled.labels.allSatisfy({ (0..<10).contains($0) }) else {
                    throw Violation("a label of no class")
                }
                for index in labelled.labels.indices {
                    guard labelled.images[index].allSatisfy({ abs($0) <= 1 }) else {
                        throw Violation("image \(index) is brighter than white or darker than black")
                    }
                }
            } otherwise: { (error) throws(Violation) in
                try Complaints.check(error.description, of: "a file of images")
            }
        }
    }
}

extension FileRepair {
    /// Where a file of labels begins behind one of images: at the last head of bytes along one axis.
    static func labelsStart(in bytes: [UInt8]) -> Int? {
        guard bytes.count >= 4 else { return nil }
        return (0...bytes.count - 4).last { bytes[$0..<$0 + 4] == [0, 0, 8, 1] }
    }

    /// The counts in the heads of both files: as many images and labels as there are bytes for.
    static func idxLengths(_ bytes: inout [UInt8]) {
        guard let split = labelsStart(in: bytes), split >= 16, bytes.count >= split + 8 else { return }
        let count = min((split - 16) / (28 * 28), bytes.count - split - 8)
        bytes.removeSubrange((split + 8 + count)...)
        bytes.removeSubrange(16 + count * 28 * 28..<split)
        let labels = 16 + count * 28 * 28
        for k in 0..<4 {
            bytes[4 + k] = UInt8(truncatingIfNeeded: count >> (24 - 8 * k))
            bytes[labels + 4 + k] = UInt8(truncatingIfNeeded: count >> (24 - 8 * k))
        }
    }
}
