import NumericAlgebra
import TensorFiles
import Testing

@testable import Networks

@Suite struct NetworkErrorTests {
    @Test(arguments: [
        (
            NetworkError.wrongInput(
                layer: "the convolution", found: FeatureShape(channels: 2, height: 4, width: 5),
                wanted: "a map of 3 channels"),
            "the convolution takes a map of 3 channels; it got 2×4×5"
        ),
        (.wrongCount(of: "weights", found: 11, wanted: 12), "11 weights, where 12 are wanted"),
        (.notFinite(name: "the latent", index: 3), "number 4 of the latent is not finite"),
        (
            .outOfRange(name: "label", index: 1, found: 11, wanted: "from 0 to 10"),
            "label 2 is 11; wanted: from 0 to 10"
        ),
        (
            .unsupported(key: "architecture", found: nil, wanted: "dcgan"),
            "the metadata have no `architecture`; wanted: dcgan"
        ),
        (
            .unsupported(key: "architecture", found: "vgg\u{1B}[2J", wanted: "dcgan"),
            #"the metadata say `architecture`: "vgg\u{1b}[2J"; wanted: dcgan"#
        ),
        (
            .missingTensor(name: "w_avg", wanted: "64"),
            "there is no tensor `w_avg`; wanted: 64"
        ),
        (
            .wrongShape(tensor: "w_avg", found: [2, 3], wanted: "64"),
            "tensor `w_avg` is 2×3; wanted: 64"
        ),
        (
            .wrongShape(tensor: "w_avg", found: [], wanted: "64"),
            "tensor `w_avg` is a single number; wanted: 64"
        ),
        (
            .badWeight(tensor: "w_avg", index: 0, found: "nan", wanted: "a finite number"),
            "number 1 of tensor `w_avg` is nan; wanted: a finite number"
        ),
        (
            .weights(path: "a.safetensors", .missingTensor(name: "w_avg", wanted: "64")),
            "a.safetensors: there is no tensor `w_avg`; wanted: 64"
        ),
        (
            .file(TensorFileError(path: "a", .refused(action: "opened", reason: "No such file"))),
            "a: cannot be opened: No such file"
        ),
        (
            .numeric(.tooLarge(shape: NumericShape(9, 8))),
            NumericError.tooLarge(shape: NumericShape(9, 8)).description
        ),
    ])
    func `each error says what, where and what is wanted`(error: NetworkError, words: String) {
        #expect(error.description == words)
    }
}
