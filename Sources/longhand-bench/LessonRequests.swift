/// The steps of the two lessons by hand, as requests of `grade`: right, rounded, wrong and unreadable answers.
enum LessonRequests {
    static let lines =
        lines("[3 1; 1 3; 1 1]", handSteps) + lines("[4 0; 3 -5; 0 2]", irrationalSteps) + factors

    /// Relation, given beside W, options, answer.
    private typealias Step = (relation: String, given: String, options: String, answer: String)

    private static let handSteps: [Step] = [
        ("matrix", #""value":"[11 7; 7 11]""#, "", "[11 7; 7 11]"),
        ("matrix", #""value":"[11 7; 7 11]""#, "", "[11 7; 7 10]"),
        ("matrix", #""value":"[11 7; 7 11]""#, "", "[11 7; 7 11"),
        ("polynomial", #""value":"λ^2 - 22λ + 72""#, "", "(11-x)^2 - 49"),
        ("polynomial", #""value":"λ^2 - 22λ + 72""#, "", "x^2 + 22x + 72"),
        ("eigenvalues", #""A":"[11 7; 7 11]""#, #""order":"descending""#, "18, 4"),
        ("eigenvalues", #""A":"[11 7; 7 11]""#, #""order":"descending""#, "18"),
        ("values", #""value":"3√2, 2""#, #""order":"descending""#, "√18, 2"),
        ("values", #""value":"3√2, 2""#, #""order":"descending""#, "4.243, 2"),
        ("eigenvector", #""A":"[11 7; 7 11]","lambda":"18""#, #""unit":true"#, "(1/√2, 1/√2)"),
        ("eigenvector", #""A":"[11 7; 7 11]","lambda":"18""#, #""unit":true"#, "(1, 1)"),
        ("eigenvector", #""A":"[11 7; 7 11]","lambda":"4""#, #""unit":true"#, "(0.7071, -0.7071)"),
        ("bestapproximation", #""A":"[3 1; 1 3; 1 1]","k":"1""#, "", "[2 2; 2 2; 1 1]"),
    ]

    private static let irrationalSteps: [Step] = [
        ("matrix", #""value":"[25 -15; -15 29]""#, "", "[25 -15; -15 29]"),
        ("polynomial", #""value":"λ^2 - 54λ + 500""#, "", "(25-λ)(29-λ) - 225"),
        ("eigenvalues", #""A":"[25 -15; -15 29]""#, #""order":"descending""#, "27+√229, 27-√229"),
        ("eigenvalues", #""A":"[25 -15; -15 29]""#, #""order":"descending""#, "42.13, 11.87"),
        ("eigenvalues", #""A":"[25 -15; -15 29]""#, #""order":"descending""#, "42.14, 11.87"),
        ("values", #""value":"√(27+√229), √(27-√229)""#, "", "6.491, 3.445"),
        ("eigenvector", #""A":"[25 -15; -15 29]","lambda":"27+√229""#, "", "(15, -2-√229)"),
        ("eigenvector", #""A":"[25 -15; -15 29]","lambda":"27+√229""#, #""unit":true"#, "(0.6588, -0.7523)"),
        ("basis", #""subspace":"null([4 3 0; 0 -5 2])""#, #""orthonormal":true"#, "(3, -4, -10)"),
    ]

    private static let factors: [String] = {
        let v = #""V":"[1/√2 1/√2; 1/√2 -1/√2]""#
        let s = #""S":"[3√2 0; 0 2; 0 0]""#
        let right = #""U":"[2/3 1/√2 √2/6; 2/3 -1/√2 √2/6; 1/3 0 -2√2/3]""#
        let wrong = #""U":"[2/3 1/√2 1/3; 2/3 -1/√2 1/3; 1/3 0 -2/3]""#
        let given = #"{"relation":"svd","given":{"A":"[3 1; 1 3; 1 1]"},"options":{"shape":"full"}"#
        return [right, wrong].map { #"\#(given),"answer":{\#($0),\#(s),\#(v)}}"# }
    }()

    private static func lines(_ w: String, _ steps: [Step]) -> [String] {
        let all = steps + [("matrix", #""value":"\#(w)""#, "", w)]
        return all.map {
            #"{"relation":"\#($0.relation)","given":{\#($0.given)},"options":{\#($0.options)},"answer":"\#($0.answer)"}"#
        }
    }
}
