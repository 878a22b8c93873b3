import Foundation
import Pictures
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

struct `Pictures as SVG` {
    /// Collects what an XML parser meets; fails where it stops.
    private final class Reading: NSObject, XMLParserDelegate {
        var elements: [(name: String, attributes: [String: String])] = []
        var text: [String: String] = [:]
        private var open: [String] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
            qualifiedName: String?, attributes: [String: String]
        ) {
            elements.append((name, attributes))
            open.append(name)
        }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
        ) {
            open.removeLast()
        }

        func parser(_ parser: XMLParser, foundCharacters characters: String) {
            if let name = open.last { text[name, default: ""] += characters }
        }
    }

    private func read(_ svg: String) throws -> Reading {
        let parser = XMLParser(data: Data(svg.utf8))
        let reading = Reading()
        parser.delegate = reading
        try #require(parser.parse(), "\(String(describing: parser.parserError)): \(svg.prefix(400))")
        return reading
    }

    @Test(arguments: UInt64(1)...40)
    func `every picture is well-formed, within its frame, and the same each time`(seed: UInt64) throws {
        var dice = Dice(seed)
        let picture = try dice.picture()
        let svg = VectorPicture(picture).svg
        #expect(svg == VectorPicture(picture).svg)
        let reading = try read(svg)
        #expect(reading.text["desc"] == picture.described)
        #expect(reading.text["title"] == picture.caption)
        let numbers = svg.replacing(/base64,[^"]*/, with: "")
        #expect(!numbers.contains("nan") && !numbers.contains("inf\""))
        let size = try #require(reading.elements.first?.attributes["viewBox"]).split(separator: " ")
            .compactMap { Double($0) }
        for element in reading.elements {
            let rightmost = element.attributes["x"].flatMap(Double.init).map {
                $0 + (element.attributes["width"].flatMap(Double.init) ?? 0)
            }
            if let rightmost { #expect(rightmost >= -1 && rightmost <= size[2] + 1, "\(element)") }
            let way = element.attributes["d"]?.split { !"-.0123456789".contains($0) }.compactMap {
                Double($0)
            }
            for (index, number) in (way ?? []).enumerated() {
                #expect(number >= -1 && number <= size[2 + index % 2] + 1, "\(element)")
            }
        }
    }

    @Test func `labels and captions cannot break out`() throws {
        let hostile = "</svg><script>alert(1)</script>&\"'\u{1}\u{FFFF}"
        let pictures = [
            try Picture(.bars(Bars([Bars.Bar(hostile, 1)])), caption: hostile),
            try Picture(
                .plane(
                    Plane(
                        circles: [Plane.Circle(hostile)],
                        arrows: [Plane.Mark(hostile, at: Plane.Vector(1, 1))])), caption: hostile),
            try Picture(
                .plot(LinePlot([LinePlot.Series(hostile, values: [1, 2])], xLabel: hostile)), caption: hostile
            ),
        ]
        for picture in pictures {
            let reading = try read(VectorPicture(picture).svg)
            #expect(!reading.elements.contains { $0.name == "script" })
            #expect(try !read(VectorPicture(picture).figure).elements.contains { $0.name == "script" })
        }
    }

    @Test func `it fetches nothing and runs nothing`() throws {
        for picture in try Samples.all() {
            let svg = VectorPicture(picture).svg
            let names = try read(svg).elements.map(\.name)
            let known: Set = ["svg", "title", "desc", "path", "polygon", "rect", "circle", "text"]
            #expect(Set(names).isSubset(of: known))
            #expect(!svg.contains("href") && !svg.contains("url("))
        }
    }

    @Test func `images lie in the document with all their pixels`() throws {
        for picture in try Samples.images() {
            let images = try read(VectorPicture(picture).svg).elements.filter { $0.name == "image" }
            let wanted: [RasterImage] =
                switch picture.content {
                case .image(let one): [one.image]
                case .sheet(let sheet): sheet.tiles.compactMap(\.image)
                default: []
                }
            let found = try images.map { element in
                let address = try #require(element.attributes["href"])
                let text = try #require(address.split(separator: ",", maxSplits: 1).last)
                #expect(address.hasPrefix("data:image/png;base64,"))
                return try RasterImage(png: Array(try #require(Data(base64Encoded: String(text)))))
            }
            // Row by row, as they are drawn.
            #expect(found == wanted && !wanted.isEmpty)
        }
    }

    @Test func `the names of many curves go into several lines`() throws {
        let series = (1...6).map { LinePlot.Series("a rather long name, number \($0)", values: [1, 2]) }
        let reading = try read(VectorPicture(try Picture(.plot(LinePlot(series)))).svg)
        let texts = reading.elements.filter { $0.name == "text" && $0.attributes["text-anchor"] == nil }
        #expect(texts.count == 6)
        #expect(Set(texts.compactMap { $0.attributes["y"] }).count >= 3)
        for x in texts.compactMap({ $0.attributes["x"].flatMap(Double.init) }) { #expect(x < 400) }
    }

    @Test func `a figure for a page has its caption once`() throws {
        let figure = VectorPicture(try Samples.error()).figure
        let reading = try read(figure)
        #expect(reading.elements.map(\.name).prefix(3) == ["figure", "svg", "title"])
        #expect(reading.text["figcaption"] == "W − W₁")
        #expect(reading.text["title"] == "A matrix as shades")
        #expect(!figure.contains("http"))
    }

    /// One bar for each number, each as long as its number says.
    @Test func `bars have the lengths of their numbers`() throws {
        let reading = try read(VectorPicture(try Samples.sigma()).svg)
        let widths = reading.elements.filter { $0.name == "rect" }
            .compactMap { $0.attributes["width"].flatMap(Double.init) }
        try #require(widths.count == 2)
        #expect(abs(widths[0] / widths[1] - 18.0.squareRoot() / 2) < 0.01)
    }
}
