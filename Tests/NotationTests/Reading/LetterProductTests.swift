import ExactAlgebra
import Notation
import Testing

@Suite struct LetterProductTests {
    @Test(arguments: [
        ("λ(λ-22)", "(* lambda ~(+ lambda -22))"), ("x(x-3)^2", "(* x ~(^ (+ x -3) 2))"),
        ("2λ(λ−1)", "(* 2 ~lambda ~(+ lambda -1))"), ("x²(x-1)", "(* (^ x 2) ~(+ x -1))"),
        ("λI - A", "(+ (* lambda ~I) -A)"), ("λ I - A", "(+ (* lambda ~I) -A)"),
        ("det(lambdaI - WtW)", "(det (+ (* lambda ~I) -WtW))"), ("(λ-1)I", "(* (+ lambda -1) ~I)"),
        ("\\lambda I", "(* lambda ~I)"), ("λ_1 I", "(* lambda1 ~I)"), ("WI", "WI"), ("λv", "lambdav"),
        ("2 (twice)", "(repeated 2 ×2)"), ("λ (twice)", "(repeated lambda ×2)"), ("det(A)", "(det A)"),
        ("p(λ) = λ", "(p = lambda)"), ("[λ (λ-1)]", "[lambda (+ lambda -1)]"), ("[λ I]", "[lambda I]"),
    ])
    func `a letter multiplies the parenthesis and the identity behind it`(
        text: String, tree: String
    ) throws {
        #expect(try GrammarTests.trees(text) == [tree])
    }

    @Test func `the product is one only where the letter is a number or the polynomial's`() throws {
        #expect(EvaluatorTests.failure("f(3)") == "f is not a function; for a product write f*(…)")
        #expect(EvaluatorTests.failure("W(3)") == "W is not a function; for a product write W*(…)")
        #expect(try EvaluatorTests.truth("λ₁(λ₂-1) == 54"))
        let product = try Reader.parse("x(x-3)^2").readings[0]
        let polynomial = try Evaluator().polynomial(product)
        #expect(polynomial.asRational == RationalPolynomial([0, 9, -6, 1]))
    }

    @Test(arguments: [
        ("Wt", "W'"), ("WWt", "W*W'"), ("AWT", "A*W'"), ("lamda", "λ"), ("q", nil),
        ("vW", "v*W"),
        ("a", "A"),
    ])
    func `an unknown name that known ones spell is taken apart`(name: String, advice: String?) {
        let words = Names.pretty(name) + " is not known here" + (advice.map { "; did you mean \($0)?" } ?? "")
        #expect(EvaluatorTests.failure(name) == words)
    }

    @Test(arguments: [
        ("27 ± √229", "(list (+ 27 (sqrt 229)) (+ 27 -(sqrt 229)))"),
        ("27 +/- √229", "(list (+ 27 (sqrt 229)) (+ 27 -(sqrt 229)))"),
        ("27 \\pm \\sqrt{229}", "(list (+ 27 (sqrt 229)) (+ 27 -(sqrt 229)))"),
        ("27 ∓ √229", "(list (+ 27 -(sqrt 229)) (+ 27 (sqrt 229)))"),
        ("±3", "(list 3 (- 3))"), ("x = ±3", "(x = (list 3 (- 3)))"),
        ("(54 ± √916)/2", "(list (* (+ 54 (sqrt 916)) /2) (* (+ 54 -(sqrt 916)) /2))"),
        ("a = 1 ± 2 = b ± c", "(a = (list (+ 1 2) (+ 1 -2)) = (list (+ b c) (+ b -c)))"),
        ("1 ± 2 ∓ 3", "(list (+ 1 2 -3) (+ 1 -2 3))"), ("5, 1 ± 2", "(list 5 (list (+ 1 2) (+ 1 -2)))"),
        ("√(2 ± √2)", "(list (sqrt (+ 2 (sqrt 2))) (sqrt (+ 2 -(sqrt 2))))"),
    ])
    func `a side with ± is the list of two`(text: String, tree: String) throws {
        #expect(try GrammarTests.trees(text) == [tree])
    }

    @Test func `a polynomial keeps the digits of its decimals`() throws {
        let typed = try Evaluator().polynomial(Reader.parse("λ^2 - 54.0λ + 500.00").readings[0])
        #expect(typed.scalars.map { $0.rounding?.places } == [2, 1, nil])
        #expect(typed.scalars.map { $0.rounding?.isLiteral } == [true, true, nil])
        let shown = try Formula(typed).plain
        #expect(shown.contains("54.0") && shown.hasSuffix("500.00"))
        let product = try Evaluator().polynomial(Reader.parse("0.5(x-1)").readings[0])
        #expect(product.isRounded && product.degree == 1)
    }
}
