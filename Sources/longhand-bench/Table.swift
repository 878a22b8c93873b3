/// A table of right-aligned columns under their heads.
struct Table {
    private var rows: [[String]]

    init(_ heads: [String]) { rows = [heads] }

    mutating func add(_ row: [String]) { rows.append(row) }

    var text: String {
        let widths = rows[0].indices.map { j in rows.map { $0[j].count }.max() ?? 0 }
        return rows.map { row in
            row.enumerated().map { j, cell in
                let space = String(repeating: " ", count: widths[j] - cell.count)
                return j == 0 ? cell + space : space + cell
            }.joined(separator: "  ")
        }.joined(separator: "\n")
    }
}

/// 12.3 µs, 4.56 ms, 7.89 s.
func spelled(microseconds: Double) -> String {
    if !microseconds.isFinite { return "–" }
    if microseconds < 1000 { return "\(rounded(microseconds)) µs" }
    if microseconds < 1e6 { return "\(rounded(microseconds / 1000)) ms" }
    return "\(rounded(microseconds / 1e6)) s"
}

func spelled(ratio: Double) -> String { ratio.isFinite ? "\(rounded(ratio))×" : "–" }

/// Three digits.
private func rounded(_ x: Double) -> String {
    let places = x < 10 ? 2 : x < 100 ? 1 : 0
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let units = Int((x * scale).rounded())
    if places == 0 { return String(units) }
    let digits = String(units % Int(scale))
    return "\(units / Int(scale))." + String(repeating: "0", count: places - digits.count) + digits
}
