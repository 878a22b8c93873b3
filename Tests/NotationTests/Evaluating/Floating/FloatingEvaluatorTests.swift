import NumericAlgebra
import Testing

@testable import Notation

@Suite struct FloatingEvaluatorTests {
    static func scope() throws -> FloatingScope {
        var scope = FloatingScope()
        for (name, text) in [
            ("W", "[3 1; 1 3; 1 1]"), ("WtW", "[11 7; 7 11]"), ("λ", "{18, 4}"), ("v", "(1, 2)"),
            ("A", "[2 0; 0 3]"),
        ] {
            scope[name] = try FloatingEvaluator(scope: scope).evaluate(Reader.parse(text).readings[0])
        }
        return scope
    }

    static func value(_ text: String) throws -> FloatingValue {
        let readings = try Reader.parse(text, vocabulary: .calculator).readings
        return try FloatingEvaluator(scope: scope()).evaluate(readings[0])
    }

    static func shown(_ text: String, digits: Int = 6) throws -> String {
        Formula(try value(text), digits: digits).plain
    }

    /// What kind of error it is, and its words.
    static func failure(_ text: String) -> String {
        do throws(EvaluationError) {
            let readings = try? Reader.parse(text, vocabulary: .calculator).readings
            guard let reading = readings?.first, let scope = try? scope() else { return "not read" }
            return "value: \(try FloatingEvaluator(scope: scope).evaluate(reading).kindDescription)"
        } catch {
            return (error.isUnable ? "unable: " : error.isUndefined ? "undefined: " : "") + error.message
        }
    }

    @Test(arguments: [
        // numbers
        "3√2/2 == 3/√2", "81.8% == 0.818", "2^(1/2) == √2", "2^-1 == ½", "-2^2 == -4", "8^(1/3) == 2",
        "√(-4) == 2i", "i^2 == -1", "(1+2i)*(3-i) == 5+5i", "(5+5i)/(3-i) == 1+2i", "1/(2i) == -i/2",
        "√(3+4i) == 2+i", "√(-3+4i) == 1+2i", "√(-3-4i) == 1-2i", "(1+i)^8 == 16", "(1+i)^-2 == -i/2",
        "(-1)^(1/3) == 1/2 + √3/2*i", "0^0 == 1", "|−3| == 3", "abs(3+4i) == 5", "√2 < 1.5",
        "1 < √2 <= √2 < 2", "not 1 == 2", "1 == 2 or 2 == 2", "1 == 1 and 2 != 3", "max(√2, √3, 1) == √3",
        "min([3 1 2]) == 1", "sum({1, 2, 3}) == 6", "sum([1 2; 3 4]) == 10", "sum(1..100) == 5050",
        "not 0.1 + 0.2 < 0.3", "0.1 + 0.2 <= 0.3", "0.1 + 0.2 == 0.3", "2 > 1 and 2 >= 1",
        "(1 == 1) == (2 > 1)", "not (1 == 1) == (2 < 1)", "svd(A) == svd(A)", "not svd(A) == svd(2*A)",
        "not svd(A) == qr(A)", "cond([0.1 0.2 0.3; 0.4 0.5 0.6; 0.7 0.8 0.9], 1) > 10^15",
        // angles
        "cos(pi/3) == 1/2", "sin(pi/4) == √2/2", "cos(acos(1/3)) == 1/3", "cos(1)^2 + sin(1)^2 == 1",
        // matrices
        "W'*W == WtW", "W' == [3 1 1; 1 3 1]", "det(WtW) == 72", "trace(WtW) == 22", "rank(W) == 2",
        "rows(W) == 3 and cols(W) == 2", "inv(A) == [1/2 0; 0 1/3]", "A^-1 == inv(A)", "A^3 == A*A*A",
        "A - 2I == [0 0; 0 1]", "I*A == A", "A*I == A", "I(2) == I", "inv(2*I)*A == [1 0; 0 3/2]",
        "(2*I)^2*A == 4*A", "I/2 + A == A + I/2", "A/2 == [1 0; 0 3/2]", "2*A == A + A",
        "-A + A == zeros(2, 2)", "v'*v == 5", "v*v' == [1 2; 2 4]", "dot(v, (3, 4)) == 11", "‖v‖ == √5",
        "unit((3, 4)) == (3/5, 4/5)", "norm([1 2; 2 4]) == 5", "diag(1, 2) == [1 0; 0 2]",
        "diag({1, 2}) == [1 0; 0 2]", "diag(WtW) == (11, 11)", "abs([-1 2]) == [1 2]",
        "[A v] == [2 0 1; 0 3 2]", "[A; v'] == [2 0; 0 3; 1 2]", "[A I] == [2 0 1 0; 0 3 0 1]",
        "[A; I] == [2 0; 0 3; 1 0; 0 1]", "[A [1; 2]; 7 8 9] == [2 0 1; 0 3 2; 7 8 9]",
        "[(1,2),(3,4)] == [1 3; 2 4]", "W[1,2] == 1", "W[:,1] == (3, 1, 1)", "W[1..2,:] == [3 1; 1 3]",
        "W[:, 1..0] == zeros(3, 0)", "λ[1] == 18", "λ₂ == 4", "v[2] == 2", "v2 == 2", "v[1..2] == v",
        "λ == {18, 4}", "λ == [18 4]", "not λ == A", "not W == A", "transpose(W) == W'",
        // spaces
        "(1, 1) in col([1; 1])", "not (1, 2) in col([1; 1])", "(1, -1) in null([1 1])",
        "null([1 1]) == subspace((2, -2))", "row([1 2; 2 4]) == subspace((1, 2))", "2 in 1..3",
        "eigenspace(WtW, 18) == subspace((1, 1))", "3 in {1, 2, 3}", "not 4 in {1, 2, 3}",
        "rank(eigenspace(A, 5)) == 0",
        "projector([1; 1]) == [1/2 1/2; 1/2 1/2]", "proj((1, 0), [1; 1]) == (1/2, 1/2)",
        "orth([3; 4]) == [3/5; 4/5]", "gramschmidt([1 2 1; 1 2 0]) == [1 1/2; 1 -1/2]",
        "pinv([2 0; 0 0]) == [1/2 0; 0 0]",
        // spectrum
        "eigenvalues(WtW) == {18, 4}", "eigenvalues([0 -1; 1 0]) == {i, -i}", "singularvalues(W) == {3√2, 2}",
        "svd(W).U*svd(W).S*svd(W).V' == W", "qr([3 0; 4 5]).R == [5 4; 0 3]",
        "lowrank([2 0; 0 1], 1) == [2 0; 0 0]", "energy([2 0; 0 1], 1) == 4/5",
        "soft([3 -1; 0.5 -4], 1) == [2 0; 0 -3]", "svt([3 0; 0 1], 2) == [1 0; 0 0]", "soft(3, 1) == 2",
        "svt([3 0; 0 1], 5) == zeros(2, 2)",
    ])
    func `what is true`(statement: String) throws {
        guard case .boolean(let truth) = try Self.value(statement) else {
            Issue.record("\(statement) is no statement")
            return
        }
        #expect(truth.holds)
    }

    @Test(arguments: [
        ("0.1 + 0.2 == 0.3", true), ("1 + 1 == 2", false), ("not 0.1 + 0.2 == 0.3", true),
        ("1 < 2 and 0.1 + 0.2 == 0.3", true), ("1 == 2", false), ("[0.1+0.2 1] == [0.3 1]", true),
    ])
    func `an equality up to rounding says so`(statement: String, isUpToRounding: Bool) throws {
        guard case .boolean(let truth) = try Self.value(statement) else { return }
        #expect(truth.isUpToRounding == isUpToRounding)
    }

    @Test(arguments: [
        ("1/0", "undefined: division by zero"), ("0^-1", "undefined: division by zero"),
        ("W + A", "undefined: sum: a 3×2 matrix and a 2×2 matrix do not fit together"),
        ("W*W", "undefined: product: a 3×2 matrix and a 3×2 matrix do not fit together"),
        ("inv(W)", "undefined: inv needs a square matrix; this one is 3×2"),
        ("W^2", "undefined: power needs a square matrix; this one is 3×2"),
        ("trace(W)", "undefined: trace needs a square matrix; this one is 3×2"),
        (
            "inv([1 2; 2 4])",
            "undefined: inv: the matrix is singular (pivot 2 is zero); least squares by singular values take every rank"
        ),
        (
            "inv(zeros(2, 2))",
            "undefined: inv: the matrix is singular (pivot 1 is zero); least squares by singular values take every rank"
        ),
        (
            "solve([1 1; 1 1], v)",
            "undefined: solve: the matrix is singular (pivot 2 is zero); least squares by singular values take every rank"
        ),
        ("solve(A, (1, 2, 3))", "undefined: solve: a 2×2 matrix and a 3×1 matrix do not fit together"),
        ("lstsq(W, v)", "undefined: least squares: a 3×2 matrix and a 2×1 matrix do not fit together"),
        (
            "cond([1 1; 1 1], 1)",
            "undefined: inverse: the matrix is singular (pivot 2 is zero); least squares by singular values take every rank"
        ),
        ("cond(zeros(2, 2))", "undefined: cond: the matrix is singular"),
        ("eigenspace(W, 1)", "undefined: eigenspace needs a square matrix; this one is 3×2"),
        (
            "chol([1 2; 2 1])",
            """
            undefined: the matrix is not positive definite: its leading 2×2 block has no positive determinant; \
            LU needs none
            """
        ),
        ("lu(W)", "undefined: the LU factorisation needs a square matrix; this one is 3×2"),
        ("eigh(A, 3)", "undefined: index: 3 is not within 1..2"),
        ("eigh(A, 2..3)", "undefined: index: 2..3 is not within 1..2"),
        (
            "eigh(A, [1])",
            "undefined: generalised eigenvalues: a 2×2 matrix and a 1×1 matrix do not fit together"
        ),
        (
            "eigh([1 2; 3 4])",
            """
            undefined: the matrix is not symmetric: the entries in row 1, column 2 and in row 2, column 1 \
            differ
            """
        ),
        ("dot(v, (1, 2, 3))", "undefined: dot: a 2×1 matrix and a 3×1 matrix do not fit together"),
        ("[A W]", "undefined: blocks side by side: a 2×2 matrix and a 3×2 matrix do not fit together"),
        (
            "[A; [1 2 3]]",
            "undefined: blocks below each other: a 2×2 matrix and a 1×3 matrix do not fit together"
        ),
        ("W[4, 1]", "undefined: index: 4 is not within 1..3"),
        ("W[1..4, 1]", "undefined: index: 1..4 is not within 1..3"),
        ("unit((0, 0))", "undefined: unit: the zero vector has no direction"),
        ("acos(2)", "undefined: acos: the number is not within −1…1"),
        ("soft(A, -1)", "undefined: soft: the threshold is negative"),
        ("lowrank(A, -1)", "undefined: truncation: the rank is negative"),
        ("energy(zeros(2, 2), 1)", "undefined: division by zero"),
        ("max({})", "undefined: max: there is nothing to compare"),
        ("I(-1)", "undefined: I: the size is negative"),
        ("pcp(A, -1)", "undefined: `lambda` is -1.0; it has to be a finite number above 0"),
        ("10^200*10^200", "unable: a number on the way is beyond the range of doubles, 1.8·10³⁰⁸"),
        ("zeros(100000, 100000)", "unable: a 100000×100000 matrix has more than 16777216 entries"),
        (
            "rref(A)",
            """
            unable: rref is not computed in doubles, where rounding decides which pivots are zero; take \
            rank(A), null(A) or svd(A)
            """
        ),
        (
            "charpoly(A)",
            """
            unable: charpoly is not computed in doubles, where rounding spoils the coefficients; take \
            eigenvalues(A)
            """
        ),
        (
            "root(x^2 - 2, 1)",
            "unable: root is not computed in doubles: it takes a polynomial, which is exact"
        ),
        ("[i 1]", "expected real numbers as entries, found a number that is not real"),
        ("i*A", "expected a real number, found a number that is not real"),
        ("max(i, 1)", "expected real numbers, found numbers that are not real"),
        ("A + 1", "expected two things that can be added, found a 2×2 matrix and a number"),
        ("{1}*A", "expected two things that can be multiplied, found a list of 1 and a 2×2 matrix"),
        ("1/A", "expected a number as divisor, found a 2×2 matrix"),
        ("A^0.5", "expected an integer exponent of a matrix, found a number"),
        ("lowrank(A, 1.5)", "expected an integer, found a number"),
        ("unit(A)", "expected a vector, found a 2×2 matrix"),
        ("W[1]", "expected two indices of a matrix, found one"),
        ("λ[1, 1]", "expected one index of a list, found two"),
        ("svd(A).Q", "expected something with a part Q, found the parts U, S, V"),
        ("I", "expected a matrix of known size, found I; write I(2)"),
        ("[I I]", "expected a block of known size, found I; write I(2)"),
        ("W + I", "expected a square matrix beside I, found a 3×2 matrix"),
        ("1 in A", "expected a subspace or a list after in, found a 2×2 matrix"),
        ("not 1", "expected a statement that is true or false, found a number"),
        ("1 = 2", "expected a value, found an equation"),
        ("norm(A, 3)", "expected 1, 2, inf, fro, nuc or max for the kind of norm, found 3"),
        ("cond(A, nuc)", "expected 1, 2, inf or fro for a condition number, found nuc"),
        ("X + 1", "X is not known here"), ("WtWt", "WtWt is not known here; did you mean WtW?"),
        ("A(2 + 1)", "A is not a function; for a product write A*(…)"),
    ])
    func `what has no value says why`(text: String, message: String) {
        #expect(Self.failure(text) == message)
    }

    @Test func `an inverse that rounding alone decides is refused`() {
        let message = Self.failure("inv([0.1 0.2 0.3; 0.4 0.5 0.6; 0.7 0.8 0.9])")
        #expect(
            message.hasPrefix(
                "unable: inv: the matrix is singular up to rounding (its condition number is about "))
        #expect(
            message.hasSuffix(
                """
                ·10¹⁶); pinv(A) and lstsq(A, b) have values, and exactly it is decided whether it is \
                singular
                """))
        #expect(
            Self.failure("[0.1 0.2 0.3; 0.4 0.5 0.6; 0.7 0.8 0.9]^-1").hasPrefix(
                "unable: power: the matrix is singular up"))
    }

    @Test(arguments: [
        ("λ₂ = 4, λ₁ = 18", "{18, 4}"), ("2 (twice), 1", "{2, 2, 1}"), ("λ₁ = 18", "18"),
        ("1..3", "{1, 2, 3}"),
        ("[2 (twice) 1]", "[2 2 1]"), ("((1,0),(0,1))", "{[1; 0], [0; 1]}"),
    ])
    func `lists and labels`(text: String, shown: String) throws {
        #expect(try Self.shown(text) == shown)
    }
}
