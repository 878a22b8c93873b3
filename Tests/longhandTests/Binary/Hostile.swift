/// Lines made to hurt, each with what it does.
enum Hostile {
    static let lines: [String] = [
        "9^9^9^9",
        "2^(10^12)",
        String(repeating: "(", count: 1000) + "1" + String(repeating: ")", count: 1000),
        String(repeating: "[", count: 1000) + String(repeating: "]", count: 1000),
        "[" + Array(repeating: "1", count: 10_000).joined(separator: " ") + "]",
        "[" + Array(repeating: "1", count: 10_000).joined(separator: " ") + "]'" + " * ["
            + Array(repeating: "1", count: 10_000).joined(separator: " ") + "]",
        "root(x^1000000 - 2, 1)",
        "2^(1/1000000)",
        "root(1000000, 2)",
        sumOfRoots(of: 8),
        sumOfRoots(of: 40),
        "(" + sumOfRoots(of: 40) + ")^40",
        "1/(\(sumOfRoots(of: 12)) - (\(sumOfRoots(of: 12))))",
        "I(10000)",
        "zeros(100000, 100000)",
        "det(I(200) + zeros(200, 200))",
        "1e999999999",
        "10^100000 - 10^100000",
        String(repeating: "-", count: 5000) + "1",
        String(repeating: "√", count: 5000) + "2",
        String(repeating: "x", count: 60_000),
        String(repeating: "1+", count: 30_000) + "1",
        "cos(1/1000003 * pi)",
        "[[[[[[[[1,2],3],4],5],6],7],8],9]",
        "\\begin{bmatrix} 1 & 2",
    ]

    /// √2 + √3 + √5 + …, over the first primes.
    private static func sumOfRoots(of count: Int) -> String {
        var primes: [Int] = []
        var n = 2
        while primes.count < count {
            if !primes.contains(where: { n % $0 == 0 }) { primes.append(n) }
            n += 1
        }
        return primes.map { "√\($0)" }.joined(separator: " + ")
    }

    /// Bytes that are no line of text.
    static let bytes: [[UInt8]] = [
        [UInt8(ascii: "1"), 0, UInt8(ascii: "2")],
        [0xFF, 0xFE, 0x31],
        [0xE2, 0x88],
        [UInt8](repeating: UInt8(ascii: "1"), count: 1_000_000),
    ]
}
