import Checking
import Foundation

/// The time of one check: a request as text in, a reply as text out, in this process.
struct CheckBench {
    let rounds: Int

    /// Each request's median over the rounds, so that one pause of the machine is not the 99th percentile.
    func run(_ lines: [String]) -> Timing {
        let (grader, clock) = (Grader(), ContinuousClock())
        let medians = lines.map { line in
            Timing((0..<rounds).map { _ in clock.measure { _ = grader.reply(to: line) }.microseconds }).median
        }
        return Timing(medians)
    }

    /// The requests of a file with one JSON object a line, under `request`; nil where there is no such file.
    static func requests(at path: String) -> [String]? {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
        return text.split(separator: "\n").compactMap { line in
            guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
                let request = object["request"],
                let data = try? JSONSerialization.data(withJSONObject: request, options: [.sortedKeys])
            else { return nil }
            return String(decoding: data, as: UTF8.self)
        }
    }
}
