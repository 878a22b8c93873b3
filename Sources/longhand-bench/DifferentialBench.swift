import Checking
import Foundation

/// The processor's time of one check over the cases of the differential run, by relation, with the slowest
/// request.
struct DifferentialBench {
    /// Where `Tests/Oracle/differential.py` keeps its cases.
    static let folder = "Tests/CheckingTests/Resources/Differential"
    /// One case of so many is measured.
    let stride: Int

    /// Nil where there are no cases.
    func run() -> String? {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: Self.folder)) ?? []
        var table = Table(["relation", "cases", "median", "99th percentile", "slowest"])
        var (all, slowest): ([Double], [String]) = ([], [])
        for file in files.sorted() where file.hasSuffix(".jsonl") {
            let relation = String(file.dropLast(6))
            let lines = requests(of: relation, at: "\(Self.folder)/\(file)")
            let times = lines.map { self.time(of: $0) }
            guard let worst = times.indices.max(by: { times[$0] < times[$1] }) else { continue }
            table.add([relation, "\(times.count)"] + cells(of: times))
            slowest.append(lines[worst])
            all += times
        }
        if all.isEmpty { return nil }
        table.add(["all", "\(all.count)"] + cells(of: all))
        return table.text + "\nslowest of each:\n" + slowest.joined(separator: "\n")
    }

    private func cells(of times: [Double]) -> [String] {
        let timing = Timing(times)
        return [timing.median, timing.quantile(0.99), timing.quantile(1)].map { spelled(microseconds: $0) }
    }

    /// The processor's time for the better of two runs, so that a busy machine does not count.
    private func time(of line: String) -> Double {
        let grader = Grader()
        return (0..<2).map { _ in
            let start = clock()
            _ = grader.reply(to: line)
            return Double(clock() - start) * 1e6 / Double(CLOCKS_PER_SEC)
        }.min() ?? .nan
    }

    private func requests(of relation: String, at path: String) -> [String] {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
        var requests: [String] = []
        for line in text.split(separator: "\n") {
            guard
                var question = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
                let answers = question.removeValue(forKey: "answers") as? [String: [Any]]
            else { continue }
            question["relation"] = relation
            for answer in answers.sorted(by: { $0.key < $1.key }).flatMap(\.value) {
                question["answer"] = answer
                let data = try? JSONSerialization.data(withJSONObject: question, options: [.sortedKeys])
                if let data { requests.append(String(decoding: data, as: UTF8.self)) }
            }
        }
        return Swift.stride(from: 0, to: requests.count, by: stride).map { requests[$0] }
    }
}
