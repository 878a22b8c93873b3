/// The lesson of the targets that need one: every kind of step, and small numbers.
let fuzzLesson = """
    longhand: 1
    lesson: fuzz
    title: A lesson for random lines
    given:
      W: "[3 1; 1 3; 1 1]"
    variants: {make: {W: "integers(3, 2)"}, seeds: [1, 2]}
    steps:
      - id: gram
        say: "Start from W = {{W}}."
        ask: "Compute WᵀW."
        bind: {name: WtW, also: [G]}
        expect: {relation: matrix, value: "W' * W"}
        hints: ["Entry (1, 1) is {{(W'*W)[1,1]}}.", "It is {{W' * W}}."]
        mistakes:
          - {id: gram.turned, when: "answer == W * W'", say: "That is WWᵀ."}
      - id: charpoly
        ask: "The characteristic polynomial of WᵀW."
        expect: {relation: polynomial, value: "charpoly(W' * W)", upTo: scale}
      - id: eigenvalues
        ask: "The eigenvalues of WᵀW, largest first."
        bind: lambda
        expect: {relation: eigenvalues, A: WtW, order: descending}
      - id: right-vectors
        for: {k: "1..cols(W)"}
        ask: "A unit eigenvector of WᵀW for λ{{k}} = {{lambda[k]}}."
        bind: "V[:, k]"
        expect: {relation: eigenvector, A: WtW, lambda: "lambda[k]", unit: true, orthogonalTo: "V[:, 1..k-1]"}
      - id: number
        say: "{{claim rank(W) == rank(W')}}"
        ask: "The Frobenius norm of W, with two decimals at least."
        expect: {relation: value, value: "norm(W)"}
      - id: which
        ask: "Which of these is the rank?"
        expect: {relation: choice, items: ["a: 1", "b: 2"], key: b}
      - id: solve
        ask: "Go on from λ² − 22λ + 72 = 0."
        expect: {relation: equivalent, line: "x^2 - 22x + 72 = 0", key: "x = 18 or x = 4"}
      - id: any
        ask: "Any vector of length 5 with whole entries."
        expect: {relation: satisfies, predicates: ["norm(answer) == 5"], key: "(3, 4)"}
    """
