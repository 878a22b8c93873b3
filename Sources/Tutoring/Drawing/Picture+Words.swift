internal import Notation
internal import Pictures

extension Picture {
    /// What stands in a document that holds no pictures: what is to be seen, and the caption.
    var inWords: Prose {
        let words = [described, caption].filter { !$0.isEmpty }.joined(separator: " ")
        return Prose(paragraphs: [[.text("(\(words))")]])
    }
}
