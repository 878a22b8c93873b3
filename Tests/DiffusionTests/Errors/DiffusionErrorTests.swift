import NumericAlgebra
import Pictures
import RankReduction
import TensorFiles
import Testing

@testable import Diffusion

@Suite struct DiffusionErrorTests {
    @Test(arguments: [
        (
            DiffusionError.stepsOutside(found: 0, most: 1000),
            "0 steps of sampling: the schedule has from 1 to 1000"
        ),
        (
            .rankOutside(found: 30, most: 24),
            "a rank of 30: these layers take from 1 to 24, half of the outputs of the widest"
        ),
        (
            .badSetting("the label", found: "12", wanted: "from 0 to 10"),
            "the label is 12; wanted: from 0 to 10"
        ),
        (
            .diverged(step: 7),
            "the training ran away at step 7: numbers are no longer finite. Try a smaller learning rate"
        ),
        (
            .wayNeedsTwoReductions(.joint),
            "joint is a way to combine two PRR files. Name two of them, or leave the way out"
        ),
        (.interrupted, "interrupted"),
        (.picture(.empty), "there is nothing to show"),
    ])
    func `each error says what and what to try`(_ error: DiffusionError, _ words: String) {
        #expect(error.description == words)
    }

    @Test(arguments: [
        (
            ImageFault.unknownKind,
            "images are read from .png, .npy and .safetensors files; give this one a name that tells which"
        ),
        (.wrongShape("3", side: 16), "an array of 3, where images are n×16×16 or n×1×16×16"),
        (.notSquare(width: 3, height: 2), "an image of 3×2 pixels; cut it to a square first"),
        (.tooSmall(width: 8, side: 16), "an image of 8 pixels a side; 16 are needed at least"),
        (.none, "there are no images in it"),
        (.notFinite(image: 0, pixel: 4), "pixel 5 of image 1 is not finite"),
        (
            .outsideRange(image: 1, value: 3),
            "image 2 has a pixel of 3.0; numbers with a fraction go from -1 (black) to 1 (white)"
        ),
        (.noTensor("a", names: ["b"]), "it has no tensor a; there is b"),
        (
            .severalTensors(["a", "b", "c", "d", "e", "f", "g"]),
            "it has several tensors; say which after a colon: a, b, c, d, e, f and 1 more"
        ),
        (.empty, "no images were given"),
    ])
    func `each fault of images has its words`(_ fault: ImageFault, _ words: String) {
        #expect(DiffusionError.badImages(path: "a\u{1B}.png", fault).description == "a\\u{1b}.png: \(words)")
    }

    @Test(arguments: [
        (IDXFault.unreadable("no"), "cannot be read: no"),
        (.compressed(command: "gunzip x"), "is packed by gzip; unpack it first: gunzip x"),
        (
            .badMagic([0, 0, 13, 1], wanted: [0, 0, 8, 3]),
            "begins with 00 00 0d 01, where an IDX file of this kind begins with 00 00 08 03"
        ),
        (.headerCut(bytes: 3, wanted: 16), "ends after 3 bytes, in its header of 16; fetch it again"),
        (.badAxis(1, value: 0), "axis 2 has length 0"),
        (.tooLarge, "its header promises more bytes than can be counted"),
        (.wrongLength(found: 1, wanted: 2), "has 1 bytes where its header promises 2; fetch it again"),
        (.wrongSide(height: 1, width: 2, wanted: 28), "images of 1×2 pixels; Fashion-MNIST's are 28×28"),
        (.labelsDoNotFit(images: 2, labels: 3), "3 labels for 2 images"),
        (.badLabel(index: 0, found: 12, largest: 9), "label 1 is 12; the network knows 0 to 9"),
    ])
    func `each fault of data has its words`(_ fault: IDXFault, _ words: String) {
        #expect(DiffusionError.badData(path: "d", fault).description == "d: \(words)")
    }

    @Test(arguments: [
        (StateFault.metadata("random", found: nil), "no state of a training: its metadata have no `random`"),
        (
            .metadata("training", found: "x"),
            "no state of this training: its metadata say `training` is \"x\""
        ),
        (.noTensor("a"), "the state has no tensor `a`"),
        (.wrongShape("a"), "the tensor `a` of the state has another shape"),
        (.notFinite("a"), "a number of the tensor `a` of the state is not finite"),
        (
            .otherSetting("rank", stored: "8", given: "4"),
            "the training was begun with rank 8, and now it is 4. Give the same, or begin again without --resume"
        ),
    ])
    func `each fault of a state has its words`(_ fault: StateFault, _ words: String) {
        #expect(DiffusionError.badState(path: "s", fault).description == "s: \(words)")
    }
}
