import Foundation
import RankReduction
import Testing

@Suite struct NetworkShapesTests {
    private func read(_ json: String) throws(RankReductionError) -> NetworkShapes {
        try NetworkShapes(json: Data(json.utf8))
    }

    private func layer(_ type: String, _ shape: String) -> String {
        """
        {"model": "m", "layers": [{"name": "a", "type": "\(type)", "shape": \(shape), "parents": []}]}
        """
    }

    @Test func `a convolution is a matrix of its outputs by its windows`() throws {
        let shapes = try read(layer("Conv2d", "[8, 3, 5, 2]"))
        #expect(shapes.model == "m")
        #expect(shapes.layers.map(\.outputs) == [8])
        #expect(shapes.layers.map(\.inputs) == [30])
    }

    @Test func `a file that is something else is refused with the place`() {
        let one = "layer 1 (a)"
        let refused: [(String, RankReductionError)] = [
            ("", .unreadableShapes("not JSON", place: "the file")),
            ("{\"model\": \"m\"", .unreadableShapes("not JSON", place: "the file")),
            ("{\"model\": \"m\"}", .unreadableShapes("`layers` is missing", place: "the file")),
            (
                "{\"model\": \"m\", \"layers\": [{\"name\": \"a\"}]}",
                .unreadableShapes("`type` is missing", place: "layers, number 1")
            ),
            (
                layer("Linear", "[1, \"2\"]"),
                .unreadableShapes(
                    "not of the kind that is expected here", place: "layers, number 1, shape, number 2")
            ),
            (layer("GRU", "[1, 2]"), .unreadableShapes("'GRU' is neither Linear nor Conv2d", place: one)),
            (
                layer("Conv2d", "[1, 2]"),
                .unreadableShapes("the shape of a Conv2d is 4 positive numbers", place: one)
            ),
            (
                layer("Linear", "[0, 2]"),
                .unreadableShapes("the shape of a Linear is 2 positive numbers", place: one)
            ),
            (
                layer("Conv2d", "[65536, 65536, 65536, 65536]"),
                .unreadableShapes("more than 4294967296 parameters", place: one)
            ),
        ]
        for (json, error) in refused {
            #expect(throws: error) { try read(json) }
        }
    }
}
