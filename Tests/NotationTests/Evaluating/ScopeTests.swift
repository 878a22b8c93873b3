import Notation
import Testing

@Suite struct ScopeTests {
    @Test(arguments: [
        ("λ₁", "lambda1"), ("\\lambda_{1}", "lambda1"), ("Σ", "Sigma"), ("W", "W"), ("v_1", "v1"),
        ("x_max", "x_max"), ("Δx", "Deltax"), ("3 + 4", "3 + 4"),
    ])
    func `a name has one canonical spelling`(typed: String, canonical: String) {
        #expect(Names.canonical(typed) == canonical)
    }

    @Test(arguments: [
        ("lambda1", "λ₁"), ("sigma", "σ"), ("Sigma", "Σ"), ("W", "W"), ("WtW", "WtW"), ("v12", "v₁₂"),
        ("mu", "μ"),
    ])
    func `and a pretty one`(canonical: String, pretty: String) {
        #expect(Names.pretty(canonical) == pretty)
    }

    @Test func `every spelling finds the value`() {
        var scope = Scope(["λ": .list([.exact(18), .exact(4)])])
        scope.add(alias: "eig", for: "lambda")
        #expect(
            scope.contains("lambda") && scope.contains("\\lambda") && scope.contains("eig")
                && scope.contains("λ₂"))
        #expect(!scope.contains("λ₃") && !scope.contains("mu"))
        scope["lambda3"] = .exact(0)
        #expect(scope.contains("λ_3"))
        #expect(scope.names == ["eig", "lambda", "lambda3"])
    }
}
