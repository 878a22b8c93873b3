import Foundation
import Pictures
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

struct `A page in HTML` {
    /// Collects elements, their attributes and all text that is shown.
    private final class Reading: NSObject, XMLParserDelegate {
        var elements: [(name: String, attributes: [String: String])] = []
        var text: [String: [String]] = [:]
        private var open: [(name: String, text: String)] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
            qualifiedName: String?, attributes: [String: String]
        ) {
            elements.append((name, attributes))
            open.append((name, ""))
        }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
        ) {
            let ended = open.removeLast()
            text[ended.name, default: []].append(ended.text)
        }

        func parser(_ parser: XMLParser, foundCharacters characters: String) {
            open[open.count - 1].text += characters
        }

        func all(_ name: String) -> [[String: String]] {
            elements.filter { $0.name == name }.map(\.attributes)
        }
    }

    private func read(_ page: Page) throws -> Reading {
        let parser = XMLParser(data: Data(try page.html().utf8))
        let reading = Reading()
        parser.delegate = reading
        try #require(parser.parse(), "\(String(describing: parser.parserError))")
        return reading
    }

    private func page(_ blocks: [Page.Block], language: String = "en") -> Page {
        var page = Page(title: "A title", language: language, summary: ["In short."])
        page.add(Page.Section("A section", blocks))
        return page
    }

    @Test func `says its title, its language, and that it fits a phone`() throws {
        let reading = try read(page([.paragraph("Words.")], language: "pt-BR"))
        #expect(reading.all("html") == [["lang": "pt-BR"]])
        #expect(reading.text["title"] == ["A title"] && reading.text["h1"] == ["A title"])
        #expect(reading.all("meta").contains { $0["name"] == "viewport" })
        #expect(reading.text["p"] == ["In short.", "Words."])
        #expect(reading.text["h2"] == ["A section"])
        #expect(try page([.paragraph("Words.")]).html().hasPrefix("<!DOCTYPE html>\n"))
    }

    @Test func `shows every sign as it is, wherever it stands`() throws {
        let odd = "<script>alert(\"1 < 2 & 3\")</script> 'q' &amp; α\u{0}β\u{FFFF}"
        let shown = odd.replacing("\u{0}", with: " ").replacing("\u{FFFF}", with: " ")
        var page = Page(title: odd, language: odd, summary: [odd])
        let pixel = try RasterImage(width: 1, height: 1, filledWith: .white)
        let picture = try Picture(.bars(Bars([Bars.Bar(odd, 1)])), caption: odd)
        page.add(
            Page.Section(
                odd,
                [
                    .paragraph(odd), .heading(odd), .list([odd]), .terms([Page.Term(odd, odd)]),
                    .table(Page.Table(caption: odd, columns: [odd, odd], rows: [[odd, odd]])),
                    .picture(picture), .image(pixel, description: odd, caption: odd),
                ]))
        let reading = try read(page)
        for name in ["title", "h1", "p", "h2", "h3", "li", "dt", "dd", "caption", "th", "td", "figcaption"] {
            #expect(reading.text[name]?.contains(shown) == true, "\(name)")
        }
        #expect(reading.all("img").map { $0["alt"] } == [shown])
        #expect(reading.all("html") == [["lang": shown]])
        #expect(reading.all("script").isEmpty)
    }

    @Test func `has nothing to be fetched and nothing that runs`() throws {
        let pictures = try (Samples.all() + Samples.images()).map { Page.Block.picture($0) }
        let pixel = try RasterImage(width: 2, height: 1, filledWith: .black)
        let reading = try read(page(pictures + [.image(pixel, description: "Black.", caption: "")]))
        let foreign = ["script", "link", "iframe", "object", "embed", "form", "base"]
        #expect(reading.elements.allSatisfy { !foreign.contains($0.name) })
        for (name, attributes) in reading.elements {
            for (key, value) in attributes {
                #expect(!key.hasPrefix("on"), "\(name) \(key)")
                guard ["src", "href"].contains(key) else { continue }
                #expect(value.hasPrefix("data:image/png;base64,") || value.hasPrefix("#"), "\(name) \(key)")
            }
        }
        #expect(!Set(reading.text["style"] ?? []).contains { $0.contains("url(") || $0.contains("@import") })
    }

    @Test func `tells what its pictures show to who does not see them`() throws {
        let samples = try Samples.all()
        let pixel = try RasterImage(width: 3, height: 2, filledWith: .white)
        let image = Page.Block.image(pixel, description: "A white wall.", caption: "The wall.")
        let reading = try read(page(samples.map { .picture($0) } + [image]))
        #expect(reading.text["desc"] == samples.map(\.described))
        #expect(reading.all("svg").allSatisfy { $0["role"] == "img" })
        #expect(reading.text["figcaption"] == samples.map(\.caption).filter { !$0.isEmpty } + ["The wall."])
        let shown = try #require(reading.all("img").first)
        #expect(shown["alt"] == "A white wall." && shown["width"] == "3" && shown["height"] == "2")
        let data = try #require(
            Data(base64Encoded: String(shown["src", default: ""].dropFirst("data:image/png;base64,".count))))
        #expect(try RasterImage(png: Array(data)) == pixel.inColour)
    }

    @Test func `tables name their rows and columns, and short rows are filled up`() throws {
        let table = Page.Table(columns: ["", "inside"], rows: [["eyes", "1", "2"], ["mouth"]])
        let reading = try read(page([.table(table)]))
        #expect(
            reading.all("th") == [["scope": "col"], ["scope": "row"], ["scope": "row"]])
        #expect(reading.text["th"] == ["inside", "eyes", "mouth"])
        #expect(reading.all("tr").count == 3)
        // Nine places, three of them in a heading.
        #expect(reading.text["td"] == ["", "", "1", "2", "", ""])
        #expect(reading.all("caption").isEmpty)
    }

    @Test func `links to its sections lead to them, where there are three or more`() throws {
        var page = page([])
        #expect(try read(page).all("nav").isEmpty)
        page.add(Page.Section("Second"))
        page.add(Page.Section("Third"))
        let reading = try read(page)
        let links = reading.all("a").compactMap { $0["href"] }
        #expect(links == reading.all("section").compactMap { $0["id"].map { "#\($0)" } })
        #expect(links.count == 3 && Set(links).count == 3)
        #expect(reading.text["a"] == ["A section", "Second", "Third"])
    }

    @Test func `is written whole, in place of what was there, or a reason is given`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "page.html").path
        let page = page([.paragraph("Words.")])
        try Data("old and longer than nothing".utf8).write(to: URL(fileURLWithPath: path))
        try page.write(to: path)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == page.html())
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["page.html"])
        let nowhere = folder.appending(path: "none/page.html").path
        #expect(throws: PictureError.unwritable(nowhere, "there is none of this name")) {
            try page.write(to: nowhere)
        }
    }
}
