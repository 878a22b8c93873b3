/// A document to be read in a browser: a title, some sentences, and sections of text, tables and pictures.
///
/// It is one file with everything in it: no scripts, nothing to be fetched, no fonts. It reads in the light
/// and in the dark, on a phone and on paper, and without its pictures too, each of which says in words what
/// it shows. All texts are plain; what HTML would read as a sign is written so that it is shown. Equal pages
/// are equal bytes.
///
///     var page = Page(title: "Ranks", summary: ["What the ranks came to."])
///     page.add(Page.Section("Inside", [.paragraph("The rank is 7."), .picture(spectrum)]))
///     try page.write(to: "ranks.html")
/// - SeeAlso: ``Picture``, which it shows as SVG.
public struct Page: Hashable, Sendable {
    public let title: String
    /// The language of the texts, as in `en` or `pt-BR`.
    public let language: String
    /// Paragraphs below the title, before the first section.
    public let summary: [String]
    public private(set) var sections: [Section] = []

    public init(title: String, language: String = "en", summary: [String] = []) {
        self.title = title
        self.language = language
        self.summary = summary
    }

    /// Adds a section at the end.
    public mutating func add(_ section: Section) { sections.append(section) }

    /// A heading and what stands below it.
    public struct Section: Hashable, Sendable {
        public let heading: String
        public var blocks: [Block]

        public init(_ heading: String, _ blocks: [Block] = []) {
            self.heading = heading
            self.blocks = blocks
        }
    }

    /// One thing in a section.
    public enum Block: Hashable, Sendable {
        case paragraph(String)
        /// A smaller heading.
        case heading(String)
        case list([String])
        /// Words, each with what is said of it.
        case terms([Term])
        case table(Table)
        /// Drawn as SVG, with its caption under it; ``Picture/described`` stands for it where it is not seen.
        case picture(Picture)
        /// An image of pixels as it is, its description where it is not seen, and what stands under it.
        case image(RasterImage, description: String, caption: String)
    }

    /// A word, and what is said of it.
    public struct Term: Hashable, Sendable {
        public let word: String
        public let meaning: String

        public init(_ word: String, _ meaning: String) {
            self.word = word
            self.meaning = meaning
        }
    }
}
