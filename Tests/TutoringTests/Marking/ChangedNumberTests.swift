import Checking
import Lessons
import Testing
import Tutoring

/// Wrong never becomes right: every number of a right line of `svd-by-hand` is changed.
@Suite("Marking right lines with one number changed")
struct ChangedNumberTests {
    private func verdicts(_ text: String, on sheet: MarkingSheet) throws -> [Verdict] {
        var marker = Marker(try WrittenWork(parsing: text), on: sheet)
        while !marker.isFinished { marker.step() }
        return marker.finished(file: "work.txt").lines.map(\.verdict)
    }

    @Test(arguments: [
        "(11-λ)² = 49", "(11-λ)(11-λ) = 49", "λ² − 22λ = -72", "λ(λ-22) = -72", "2λ² - 44λ + 144 = 0",
        "0 = λ²−22λ+72", "λ² = 22λ - 72", "49 = (λ-11)²", "λ²/2 = 11λ - 36",
        "(11-λ)² - 49 = λ² - 22λ + 72 = 0",
        "det(WᵀW − λI) = (11−λ)² − 49 = 0", "λ - 11 = 7", "p(λ) = λ² - 22λ + 72", "Hence λ₁ = 18, λ₂ = 4",
        "The characteristic polynomial is det(WᵀW − λI) = (11−λ)² − 49", "λ1 = 18 and λ2 = 4",
        "eigenvalues: 18, 4", "The eigenvalues of WWᵀ are 18, 4, 0", "λ = 18 or λ = 4",
        "λ = 18, 4, as expected",
        "λ₁,₂ = 11 ± 7", "Since W is nice, v1 = (1,1)/√2", "σ₁ = √18 (by definition) = 3√2", "σ₁² = 18",
        "next λ1 = 18, so λ2 = 4", "For λ = 18, v1 = (1,1)/√2", "singular values: 3√2, 2", "λ₁, λ₂ = 18, 4",
        "χ(λ) = (λ - 18)(λ - 4) = λ² - 22λ + 72 = 0", "So the eigenvalues = 18, 4 (from the formula)",
    ])
    func `no such line is right`(line: String) throws {
        let sheet = try MarkingSheet(lesson: try Sitting.library.lesson(named: "svd-by-hand"))
        #expect(try verdicts(line, on: sheet).allSatisfy { $0 == .correct })
        var count = 0
        for index in line.indices where line[index].isASCII && line[index].isNumber {
            // Digits of a name stay.
            let before = index > line.startIndex ? line[line.index(before: index)] : " "
            guard !before.isLetter, let digit = line[index].wholeNumberValue else { continue }
            for step in [1, 2, 5] {
                let changed = line[..<index] + "\((digit + step) % 10)" + line[line.index(after: index)...]
                let found = try verdicts(String(changed), on: sheet)
                #expect(found.contains { !$0.advances }, "\(changed): \(found)")
                count += 1
            }
        }
        #expect(count > 0)
    }
}
