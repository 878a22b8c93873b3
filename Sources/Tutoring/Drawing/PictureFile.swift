internal import Notation
internal import Pictures

/// A picture that the learner wants as a file: its name, and what it is to hold.
public struct PictureFile: Codable, Hashable, Sendable {
    public let file: String
    public let contents: [UInt8]
}

/// The line `plot W to w.png`, in its parts.
struct PlotRequest {
    /// What is to be drawn.
    let expression: String
    let file: String?

    /// The last `to` before one word with a dot in it names the file; any other belongs to the expression.
    init(_ argument: String) {
        let words = argument.split(whereSeparator: \.isWhitespace)
        guard words.count >= 3, words[words.count - 2] == "to", words[words.count - 1].contains(".") else {
            expression = argument
            file = nil
            return
        }
        expression = words.dropLast(2).joined(separator: " ")
        file = String(words[words.count - 1])
    }

    /// The line that was meant, where a file stands behind the expression without its `to`: `plot c c.png`.
    var meant: String? {
        let words = expression.split(whereSeparator: \.isWhitespace)
        guard file == nil, words.count > 1, let last = words.last, PictureFormat(path: String(last)) != nil
        else {
            return nil
        }
        return (["plot"] + words.dropLast().filter { $0 != ">" } + ["to", last]).joined(separator: " ")
    }
}

extension Workspace {
    /// The answer to `plot` with something to draw: the picture, and its file where one is named.
    ///
    /// - Parameter areAskedFor: whether directions in the plane are part of an answer that is still to be
    ///   given.
    func plotted(_ request: PlotRequest, _ areAskedFor: ([Plane.Vector]) -> Bool) -> [Event] {
        let drawn = plotted(request.expression, areAskedFor)
        if case .problem(let words) = drawn, let meant = request.meant {
            return [.problem(words + [Phrases.fileAfterTo(meant)])]
        }
        guard case .picture(let picture) = drawn, let file = request.file else { return [drawn] }
        do {
            guard let contents = try PictureFormat(path: file)?.contents(of: picture) else {
                return [drawn, .problem(Phrases.unknownPictureFormat(file))]
            }
            return [drawn, .pictureFile(PictureFile(file: file, contents: contents))]
        } catch {
            return [drawn, .note(Phrases.noPicture(error.description))]
        }
    }
}
