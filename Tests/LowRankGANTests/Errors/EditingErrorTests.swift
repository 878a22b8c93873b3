import Networks
import NumericAlgebra
import Pictures
import Testing

@testable import LowRankGAN

@Suite struct EditingErrorTests {
    @Test(arguments: [
        (
            EditingError.wrongCount(of: "labels", found: 3, wanted: 4), "3 labels, where 4 are wanted"
        ),
        (.notFinite(name: "the image", index: 6), "number 7 of the image is not finite"),
        (
            .outOfRange(name: "tau", value: -1, wanted: "a finite number above 0"),
            "`tau` is -1.0; it has to be a finite number above 0"
        ),
        (
            .latentTooSmall(dimension: 1),
            "a latent of dimension 1 leaves no direction to choose; at least two are needed"
        ),
        (.noDirections(reason: "why"), "why"),
        (
            .attributeTooRare(draws: 90),
            """
            90 random images were not enough for training and test: the attribute, or the classes that take \
            part, are too rare; take fewer test images or a larger rarity
            """
        ),
        (
            .noSuchDirection(number: 9, count: 6),
            "there is no direction 9: the low-rank part of the region has rank 6"
        ),
        (
            .directionVanished(number: 2),
            """
            direction 2 lies within what changes the outside: nothing is left of it after the projection; \
            relax the projection, or take another direction
            """
        ),
        (
            .noSuchLayers(2..<7, count: 4),
            "there are no layers 3 to 7: this generator has 4, counted from 1"
        ),
        (
            .unknownArchitecture(path: "a.safetensors", found: "\u{1B}[1mgpt"),
            """
            a.safetensors: its metadata name the architecture "\\u{1b}[1mgpt"; the generators known here are \
            "dcgan" and "style-based generator"
            """
        ),
        (
            .unknownArchitecture(path: "a", found: nil),
            """
            a: its metadata name no architecture; the generators known here are "dcgan" and \
            "style-based generator"
            """
        ),
        (
            .damagedFile(path: "a", name: "latent", wanted: "any"),
            "a: `latent` is missing or not right; wanted: any"
        ),
        (
            .otherGenerator(found: "one", wanted: "two"),
            """
            the file was made with the generator `one`, not with `two`: load that one, or make the file again
            """
        ),
        (.cancelled, "stopped on request"),
        (
            .numeric(.notConverged(routine: "dsyevd")),
            NumericError.notConverged(routine: "dsyevd").description
        ),
        (
            .network(.wrongCount(of: "numbers", found: 1, wanted: 2)), "1 numbers, where 2 are wanted"
        ),
        (.picture(.empty), "there is nothing to show"),
    ])
    func `each error says what, where and what to try`(error: EditingError, text: String) {
        #expect(error.description == text)
    }

    @Test(arguments: [
        (
            RegionFault.malformed(text: "1:2", column: 3),
            """
            the region `1:2` cannot be read at column 4: wanted is a name, or boxes such as 38:56,20:44 \
            (rows 38 to 55, columns 20 to 43, counted from 0), joined by +
            """
        ),
        (
            .boxOutside(
                PixelBox(rows: 0..<65, columns: 1..<2), size: ImageSize(height: 64, width: 60)),
            """
            the box 0:65,1:2 reaches beyond the image, which has rows 0:64 and columns 0:60, the ends not \
            included
            """
        ),
        (
            .unknownName("ear", names: ["eyes", "nose"]),
            "no region is called `ear` here; there are eyes, nose"
        ),
        (
            .unknownName("ear", names: []),
            "no region is called `ear`: this generator has no named ones; type boxes"
        ),
        (
            .empty,
            "the region has no pixel: take boxes with rows and columns, or a mask that is not all black"
        ),
        (
            .full(size: ImageSize(height: 2, width: 3)),
            """
            the region is the whole image of 2×3 pixels: nothing is left outside that could be kept; take a \
            smaller one
            """
        ),
        (
            .wrongMaskSize(
                found: ImageSize(height: 2, width: 3), wanted: ImageSize(height: 4, width: 5)),
            "the mask has 2×3 pixels and the image 4×5 (height × width): they have to agree"
        ),
    ])
    func `each fault of a region says what to type instead`(fault: RegionFault, text: String) {
        #expect(EditingError.region(fault).description == text)
    }
}
