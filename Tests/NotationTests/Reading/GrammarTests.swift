import Notation
import Testing

/// The grammar sentence by sentence: what is typed, and the tree that it must become.
@Suite struct GrammarTests {
    static func trees(_ text: String, _ mode: AnswerMode = .any) throws -> [String] {
        try Reader.parse(text, as: mode).readings.map(\.dump)
    }

    @Test(arguments: [AnswerMode.list, .vector, .matrix])
    func `a comma between digits parts two numbers where several are asked for`(mode: AnswerMode) throws {
        #expect(try Reader.parse("2/3,2/3,1/3", as: mode).readings.count == 1)
        #expect(try Reader.parse("20,000, 3", as: mode).isAmbiguous)
    }

    @Test(arguments: [
        "[3 1; 1 3]", "[3, 1; 1, 3]", "[[3,1],[1,3]]", "[[3, 1], [1, 3]]", "[3 1\n1 3]", "[3 1 \\\\ 1 3]",
        "[3 & 1 \\\\ 1 & 3]", "[ 3 1 ;\n 1 3 ;\n]", "[[3 1]\n [1 3]]", "[3,1\r\n1,3]",
        "\\begin{bmatrix} 3 & 1 \\\\ 1 & 3 \\end{bmatrix}",
        "\\left[\\begin{array}{cc}3&1\\\\1&3\\end{array}\\right]",
        "\\begin{pmatrix}3&1\\\\1&3\\\\\\end{pmatrix}", "［3 1；1 3］",
    ])
    func `a matrix has many spellings`(text: String) throws {
        #expect(try Self.trees(text) == ["[3 1; 1 3]"])
    }

    @Test(arguments: [
        ("[1 -2]", "[1 (- 2)]"), ("[1 - 2]", "[(+ 1 -2)]"), ("[1 -2 - 3 -x]", "[1 (+ -2 -3) (- x)]"),
        ("[1-2]", "[(+ 1 -2)]"), ("[1- 2]", "[(+ 1 -2)]"), ("[1 −2]", "[1 (- 2)]"), ("[1 +2]", "[1 2]"),
        ("[2 x]", "[2 x]"), ("[2x]", "[(* 2 ~x)]"), ("[2 (3)]", "[2 3]"), ("[2(3)]", "[(* 2 ~3)]"),
        ("[a b' c]", "[a (' b) c]"), ("[3√2 /2]", "[(* 3 ~(sqrt 2) /2)]"), ("[1 √2]", "[1 (sqrt 2)]"),
        ("[(1 -2) 3]", "[(+ 1 -2) 3]"), ("[dot(u, v) 1]", "[(dot u v) 1]"),
        ("[sqrt(2 -1) 3]", "[(sqrt (+ 2 -1)) 3]"),
        ("[A [1, 2]]", "[A [1 2]]"), ("[A[1, 2]]", "[(at A 1 2)]"), ("[1\n-2]", "[1; (- 2)]"),
        ("[- 1 2]", "[(- 1) 2]"), ("[x ^2 1]", "[(^ x 2) 1]"), ("[A B; C D]", "[A B; C D]"),
        ("[[1 2]; v']", "[[1 2]; (' v)]"), ("[[1 2]; [3 4]]", "[1 2; 3 4]"),
        ("[[1;2] [3;4]]", "[[1; 2] [3; 4]]"), ("[]", "[]"), ("[[1 2]]", "[1 2]"),
    ])
    func `inside brackets white space separates and never multiplies`(text: String, tree: String) throws {
        #expect(try Self.trees(text) == [tree])
    }

    @Test(arguments: [
        ("(1, 2)", "(vector 1 2)"), ("<1, 2>", "(vector 1 2)"), ("⟨1, 2⟩", "(vector 1 2)"),
        ("<-1, 2>'", "(' (vector (- 1) 2))"),
        ("1 < 2", "(1 < 2)"), ("3 < x", "(3 < x)"), ("[<1,2> <3,4>]", "[(vector 1 2) (vector 3 4)]"),
        ("(1)", "1"),
        ("1/√2 * (1, 1)", "(* 1 /(sqrt 2) (vector 1 1))"), ("2 * <1, 2>", "(* 2 (vector 1 2))"),
    ])
    func `vectors are columns and an angle opens only where an operand is expected`(
        text: String, tree: String
    ) throws {
        #expect(try Self.trees(text) == [tree])
    }

    @Test(arguments: [
        ("18, 4", "(list 18 4)"), ("18 and 4", "(list 18 4)"), ("{18, 4}", "(list 18 4)"),
        ("[18, 4]", "[18 4]"),
        ("λ₁ = 18, λ₂ = 4", "(list (lambda1 = 18) (lambda2 = 4))"),
        ("lambda_1 = 18 and lambda_2=4", "(list (lambda1 = 18) (lambda2 = 4))"),
        ("2 (twice)", "(repeated 2 ×2)"), ("2 (twice), 1", "(list (repeated 2 ×2) 1)"),
        ("{2 (twice), 1}", "(list (repeated 2 ×2) 1)"),
        ("2 (×3)", "(repeated 2 ×3)"), ("2 (3 times) and 5", "(list (repeated 2 ×3) 5)"),
        ("2 with multiplicity 2", "(repeated 2 ×2)"),
        ("√2 twice", "(repeated (sqrt 2) ×2)"), ("5, 3, and 1", "(list 5 3 1)"),
        ("5, 3 and 1", "(list 5 3 1)"), ("{}", "(list)"),
        ("[2 (twice) 1]", "[(repeated 2 ×2) 1]"), ("{1; 2}", "(list 1 2)"), ("\\{18, 4\\}", "(list 18 4)"),
        ("λ1 = λ2 = 3", "(lambda1 = lambda2 = 3)"),
        ("{18,4}", "(list 18 4)"), ("λ₁=18,λ₂=4", "(list (lambda1 = 18) (lambda2 = 4))"),
    ])
    func `lists have many spellings`(text: String, tree: String) throws {
        #expect(try Self.trees(text) == [tree])
    }

    @Test(arguments: [
        ("3√2/2", "(* 3 ~(sqrt 2) /2)"), ("sqrt(2)", "(sqrt 2)"), ("√(2+√2)", "(sqrt (+ 2 (sqrt 2)))"),
        ("2^(1/2)", "(^ 2 (* 1 /2))"),
        ("1/√18", "(* 1 /(sqrt 18))"), ("81.8%", "(% 81.8)"), ("\\frac{1}{\\sqrt{2}}", "(* 1 /(sqrt 2))"),
        ("½", "(* 1 /2)"),
        ("\\frac12", "(* 1 /2)"), ("\\sqrt[3]{8}", "(^ 8 (* 1 /3))"), ("− 3", "(- 3)"),
        ("2×3·4", "(* 2 3 4)"), ("x²", "(^ x 2)"),
        ("x⁻¹", "(^ x (- 1))"), ("x^{-1}", "(^ x (- 1))"), ("x^{10}", "(^ x 10)"), ("2**3", "(^ 2 3)"),
        ("2^3^2", "(^ 2 (^ 3 2))"), ("-2^2", "(- (^ 2 2))"),
        ("2^-1", "(^ 2 (- 1))"), ("0.50", "0.50"), (".5", ".5"),
        ("\\frac{3}{2}\\sqrt{2}", "(* (* 3 /2) ~(sqrt 2))"), ("81.8\\%", "(% 81.8)"),
        ("½√2", "(* (* 1 /2) ~(sqrt 2))"), ("$\\lambda_{1}$", "lambda1"), ("3\\cdot 4", "(* 3 4)"),
        ("∛8", "(^ 8 (* 1 /3))"),
    ])
    func `numbers have many spellings`(text: String, tree: String) throws {
        #expect(try Self.trees(text) == [tree])
    }

    @Test(arguments: [
        ("√5/5", "(* (sqrt 5) /5)"), ("√2x", "(* (sqrt 2) ~x)"), ("√λ₁", "(sqrt lambda1)"),
        ("√lambda[1]", "(sqrt (at lambda 1))"),
        ("√2^2", "(^ (sqrt 2) 2)"), ("√2√3", "(* (sqrt 2) ~(sqrt 3))"), ("√√2", "(sqrt (sqrt 2))"),
        ("√abs(x)+1", "(+ (sqrt (abs x)) 1)"), ("√ 2", "(sqrt 2)"),
    ])
    func `a root sign takes only the next number, name or parenthesis`(text: String, tree: String) throws {
        #expect(try Self.trees(text) == [tree])
    }

    @Test(arguments: [
        ("2x", "(* 2 ~x)"), ("2 x", "(* 2 ~x)"), ("2√3", "(* 2 ~(sqrt 3))"), ("2(x+1)", "(* 2 ~(+ x 1))"),
        ("(x-1)(x-2)", "(* (+ x -1) ~(+ x -2))"),
        ("(x-1)^2(x-2)", "(* (^ (+ x -1) 2) ~(+ x -2))"), ("(x−1)²(x−2)", "(* (^ (+ x -1) 2) ~(+ x -2))"),
        ("2x^2", "(* 2 ~(^ x 2))"), ("-2x", "(- (* 2 ~x))"),
        ("2*-3", "(* 2 (- 3))"), ("sqrt(2)(3)", "(* (sqrt 2) ~3)"),
        ("(11-λ)^2-49", "(+ (^ (+ 11 -lambda) 2) -49)"),
    ])
    func `implicit products`(text: String, tree: String) throws {
        #expect(try Self.trees(text) == [tree])
    }

    @Test(arguments: [
        "A B", "2 3", "x y", "(x+1)x", "(2)√3", "20 000", "1½", "[2(3)x]", "√-1", "W'(x + 1)", "2'(3)",
    ])
    func `nothing else multiplies silently`(text: String) {
        #expect(throws: NotationError.self) { try Reader.parse(text) }
    }

    @Test(arguments: [
        ("1/2√2", ["(* 1 /2 ~(sqrt 2))", "(* 1 /(* 2 ~(sqrt 2)))"]),
        ("1/2x", ["(* 1 /2 ~x)", "(* 1 /(* 2 ~x))"]),
        ("20,000", ["(list 20 000)", "20000"]), ("3,5", ["(list 3 5)", "3.5"]),
        ("1,234,567", ["(list 1 234 567)", "1234567"]),
        ("1,234.5", ["(list 1 234.5)", "1234.5"]),
        (
            "[1/2√2 1/2√2]",
            ["[(* 1 /2 ~(sqrt 2)) (* 1 /2 ~(sqrt 2))]", "[(* 1 /(* 2 ~(sqrt 2))) (* 1 /(* 2 ~(sqrt 2)))]"]
        ),
        ("1/2x(y+1)", ["(* 1 /2 ~x ~(+ y 1))", "(* 1 /(* 2 ~x ~(+ y 1)))"]),
        ("1/2(3)", ["(* 1 /2 ~3)", "(* 1 /(* 2 ~3))"]),
        ("1/(x+1)(x-1)", ["(* 1 /(+ x 1) ~(+ x -1))", "(* 1 /(* (+ x 1) ~(+ x -1)))"]),
        ("1,2,3", ["(list 1 2 3)"]), ("18, 4", ["(list 18 4)"]), ("[20,000]", ["[20 000]"]),
        ("0,500", ["(list 0 500)", "0.500"]),
        ("1/(2x)", ["(* 1 /(* 2 ~x))"]), ("(1/2)*x", ["(* (* 1 /2) x)"]), ("1/2*x", ["(* 1 /2 x)"]),
        ("½x", ["(* (* 1 /2) ~x)"]),
        (
            "1/2√2 + 1,5",
            [
                "(list (+ (* 1 /2 ~(sqrt 2)) 1) 5)", "(list (+ (* 1 /(* 2 ~(sqrt 2))) 1) 5)",
                "(+ (* 1 /2 ~(sqrt 2)) 1.5)",
                "(+ (* 1 /(* 2 ~(sqrt 2))) 1.5)",
            ]
        ),
    ])
    func `an ambiguous line has all its readings`(text: String, trees: [String]) throws {
        #expect((try? Self.trees(text)) ?? [] == trees)
    }

    @Test func `where a list was asked for, a comma between two digits separates`() throws {
        #expect(try Self.trees("18,4", .list) == ["(list 18 4)"])
        #expect(try Self.trees("20,000", .list) == ["(list 20 000)", "20000"])
    }

    @Test func `where a matrix was asked for, its brackets may be missing`() throws {
        #expect(try Self.trees("4 0; 3 -5; 0 2", .matrix) == ["[4 0; 3 (- 5); 0 2]"])
        #expect(throws: NotationError.self) { try Reader.parse("4 0; 3 -5; 0 2") }
        #expect(throws: NotationError.self) { try Reader.parse("W W'", as: .matrix) }
    }

    @Test(arguments: [
        ("λ", "lambda"), ("σ", "sigma"), ("Σ", "Sigma"), ("μ", "mu"), ("τ", "tau"), ("λ₁", "lambda1"),
        ("λ_1", "lambda1"), ("λ_{12}", "lambda12"), ("\\lambda_{1}", "lambda1"),
        ("W'", "(' W)"), ("W^T", "(' W)"), ("Wᵀ", "(' W)"), ("W^\\top", "(' W)"), ("W^{T}", "(' W)"),
        ("W^{\\top}", "(' W)"), ("W'*W", "(* (' W) W)"), ("(W'*W)[1,1]", "(at (* (' W) W) 1 1)"),
        ("\\mathbf{W}", "W"), ("Δx", "Deltax"), ("W^2'", "(' (^ W 2))"), ("svd(W).U", "(.U (svd W))"),
        ("x_max", "x_max"),
    ])
    func `names have many spellings`(text: String, tree: String) throws {
        #expect(try Self.trees(text) == [tree])
    }

    @Test(arguments: [
        ("A[1,2]", "(at A 1 2)"), ("A[:,1]", "(at A : 1)"), ("A[1..2,:]", "(at A (.. 1 2) :)"),
        ("V[:, 1..k-1]", "(at V : (.. 1 (+ k -1)))"), ("A[:, :]", "(at A : :)"),
        ("lambda[k]", "(at lambda k)"), ("A[1:2,3]", "(at A (.. 1 2) 3)"), ("A'[1,2]", "(at (' A) 1 2)"),
        ("1..cols(W)", "(.. 1 (cols W))"), ("1..0", "(.. 1 0)"),
    ])
    func `indices stand directly behind what they index`(text: String, tree: String) throws {
        #expect(try Self.trees(text) == [tree])
    }

    @Test(arguments: Function.allCases)
    func `every function can be called`(function: Function) throws {
        let arguments = (0..<function.arity().lowerBound).map { "x\($0)" }
        let tree = "(" + ([function.rawValue] + arguments).joined(separator: " ") + ")"
        let call = "\(function.rawValue)(\(arguments.joined(separator: ", ")))"
        let read = try Reader.parse(call, vocabulary: .calculator).readings.map(\.dump)
        #expect(read == [tree])
        #expect(throws: NotationError.self) {
            try Reader.parse("\(function.rawValue)()", vocabulary: .calculator)
        }
    }

    @Test func `what only a calculator has is no function in a lesson`() throws {
        for function in Function.allCases {
            let reads = Function(named: function.rawValue) != nil
            #expect(reads != function.isOfCalculatorOnly, "\(function)")
            #expect(Function(named: function.rawValue, in: .calculator) == function)
        }
        #expect(throws: NotationError.self) { try Reader.parse("norm(A, 1)") }
        #expect(try Reader.parse("norm(A, 1)", vocabulary: .calculator).readings.count == 1)
    }

    @Test(arguments: [
        ("A == B", "(A == B)"), ("a <= b", "(a <= b)"), ("a ≤ b", "(a <= b)"),
        ("a < b and b < c", "(and (a < b) (b < c))"), ("not a == b", "(not (a == b))"),
        ("Q in col(W)", "(Q in (col W))"), ("v ∈ null(A)", "(v in (null A))"),
        ("a == b or c == d and e == f", "(or (a == b) (and (c == d) (e == f)))"),
        ("0 < x <= 1", "(0 < x <= 1)"),
        ("a = b = c", "(a = b = c)"), ("σ₁ = √42.13 ≈ 6.49", "(sigma1 = (sqrt 42.13) ≈ 6.49)"),
        ("a >= b", "(a >= b)"), ("a != b", "(a != b)"), ("= 18", "18"),
        ("p(λ) = λ^2 - 1", "(p = (+ (^ lambda 2) -1))"), ("rank(W) >= 1", "((rank W) >= 1)"),
        ("|x|", "(abs x)"), ("‖v‖ == 1", "((norm v) == 1)"), ("||v||", "(norm v)"),
    ])
    func `relations and logic`(text: String, tree: String) throws {
        #expect(try Self.trees(text) == [tree])
    }

    @Test func `a chain gives its links and its label`() throws {
        let chain = try #require(Reader.parse("λ₁ = 9 + 9 = 18").readings.first)
        #expect(chain.label == "lambda1")
        #expect(chain.links.map { $0.left.dump + "|" + $0.right.dump } == ["lambda1|(+ 9 9)", "(+ 9 9)|18"])
        #expect(try #require(Reader.parse("a == b").readings.first).links.isEmpty)
    }
}
