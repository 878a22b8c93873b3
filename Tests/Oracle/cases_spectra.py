"""Cases of `eigenvalues`, `eigenvector`, `eigenbasis`, `basis`."""

import itertools
import math
import random
from fractions import Fraction

import mpmath
from judging import (
    TINY,
    Open,
    against,
    against_list,
    beside,
    graded,
    is_orthonormal,
    is_same,
    numbers,
    product,
    rank,
    scale_distance,
    transposed,
    worst,
)
from spelling import (
    STYLES,
    Typed,
    decimal,
    exact,
    integers_text,
    list_text,
    matrix_text,
    minus,
    number,
    over,
    over_root,
    plus,
    q,
    root,
    spell,
    times,
    value,
    vector_text,
)


def quadratic_roots(a, b, c, d):
    """The two real eigenvalues of [a b; c d], larger first, as trees; None where they are not real."""
    trace, disc = a + d, (a - d) ** 2 + 4 * b * c
    if disc < 0:
        return None
    if math.isqrt(disc) ** 2 == disc:
        return [q(trace + math.isqrt(disc), 2), q(trace - math.isqrt(disc), 2)]
    if trace == 0:
        return [over(root(disc), q(2)), minus(over(root(disc), q(2)))]
    if disc % 4 == 0 and trace % 2 == 0:
        return [plus(q(trace // 2), root(disc // 4)), plus(q(trace // 2), minus(root(disc // 4)))]
    return [over(plus(q(trace), root(disc)), q(2)), over(plus(q(trace), minus(root(disc))), q(2))]


def true_value(t):
    return t[1] if t[0] == "q" else value(t)


def eigenvalues_of_two(book, rng):
    for _ in range(12):
        a, b, d = (rng.randint(-6, 6) for _ in range(3))
        c = b if rng.random() < 0.6 else rng.randint(-4, 4)
        trees = quadratic_roots(a, b, c, d)
        if trees is None or trees[0] == trees[1]:
            continue
        given, true = {"A": integers_text([[a, b], [c, d]])}, [true_value(t) for t in trees]
        for order in ("any", "descending"):
            options = {"order": order} if order != "any" else {}
            for chosen in ([0, 1], [1, 0]):
                typed = [exact(trees[k], rng.choice(STYLES[:3])) for k in chosen]
                book.add(
                    "eigenvalues",
                    given,
                    list_text(typed, rng.randrange(5)),
                    lambda: against_list(typed, true, options),
                    f"order {chosen}",
                    options,
                )
                if all(t[0] == "q" for t in trees):
                    continue
                places, off = rng.choice([3, 4, 6]), rng.choice([0, 1, -2, 5])
                typed = [decimal(true[chosen[0]], places, off), decimal(true[chosen[1]], places)]
                if all(e.value for e in typed):
                    book.add(
                        "eigenvalues",
                        given,
                        list_text(typed, rng.randrange(4)),
                        lambda: against_list(typed, true, options),
                        f"decimals, {off:+d}",
                        options,
                    )
        wrong = [exact(minus(trees[0])), exact(minus(trees[1]))]
        book.add("eigenvalues", given, list_text(wrong), lambda: against_list(wrong, true), "flipped signs")
        wrong = [exact(plus(trees[0], q(1))), exact(trees[1])]
        book.add(
            "eigenvalues",
            given,
            list_text(wrong),
            lambda: against_list(wrong, true),
            "one is wrong",
            want="incorrect",
        )


def eigenvalues_with_multiplicity(book):
    for matrix, right, missing, wrong in [
        ("[2 1; 0 2]", ["2, 2", "2 (twice)", "{2, 2}"], ["2"], ["1, 2", "2, -2"]),
        ("[5 0 0; 0 5 0; 0 0 -1]", ["5, 5, -1", "5 (twice), -1", "-1, 5, 5"], ["5, -1"], ["5, -1, -1"]),
        ("[0 0; 0 0]", ["0, 0", "0 (twice)"], ["0"], ["0, 1"]),
        ("[1 1; 1 1]", ["2, 0", "0, 2", "0 and 2"], [], ["2, 2", "0, 0", "1, 1"]),
        ("[2 1 1; 1 2 1; 1 1 2]", ["4, 1, 1", "1, 4, 1", "4, 1 (twice)"], ["4, 1"], ["4, 4, 1", "4, 1, 2"]),
        ("[3 1 0; 0 3 0; 0 0 7]", ["7, 3, 3", "3, 3, 7", "7, 3 (twice)"], ["7, 3"], ["7, 7, 3"]),
        ("[0 -1; 1 0]", ["i, -i", "-i, i", "sqrt(-1), -sqrt(-1)"], [], ["1, -1", "i, i", "1, 1"]),
        (
            "[1 -2; 2 1]",
            ["1+2i, 1-2i", "1-2i, 1+2i", "1 - 2*i, 1 + 2*i"],
            [],
            ["1+2i, 1+2i", "3, -1", "2+i, 2-i"],
        ),
        (
            "[0 0 1; 1 0 0; 0 1 0]",
            ["1, -1/2+√3/2*i, -1/2-√3/2*i", "(-1-√3*i)/2, 1, (-1+√3*i)/2"],
            [],
            ["1, 1, 1", "1, 1/2+√3/2*i, 1/2-√3/2*i"],
        ),
        ("[7]", ["7"], [], ["6", "-7"]),
        ("[1/2 1/3; 1/3 1/2]", ["5/6, 1/6", "1/6, 5/6"], [], ["5/6, -1/6"]),
    ]:
        for texts, verdict, note in [
            (right, "correct", "all of them"),
            (missing, "incomplete", "a multiplicity is missing"),
            (wrong, "incorrect", "a wrong one"),
        ]:
            for text in texts:
                book.add("eigenvalues", {"A": matrix}, text, verdict, note)


CUBICS = [
    [[1, 2, 0], [2, 3, 1], [0, 1, -1]],
    [[2, 1, 1], [1, 3, 0], [1, 0, 5]],
    [[4, 1, 2], [1, 0, 1], [2, 1, 1]],
]


def cubic(a):
    """(coefficients constant first, the three real roots descending) of a symmetric 3×3 matrix."""
    trace = sum(a[i][i] for i in range(3))
    minors = sum(a[i][i] * a[j][j] - a[i][j] * a[j][i] for i, j in [(0, 1), (0, 2), (1, 2)])
    det = sum(
        (1 if (i, j, k) in [(0, 1, 2), (1, 2, 0), (2, 0, 1)] else -1) * a[0][i] * a[1][j] * a[2][k]
        for i, j, k in itertools.permutations(range(3))
    )
    roots = mpmath.polyroots([1, -trace, minors, -det], maxsteps=300, extraprec=600)
    return [-det, minors, -trace, 1], sorted([mpmath.re(r) for r in roots], reverse=True)


def eigenvalues_of_three(book, rng):
    for a in CUBICS:
        true, given = cubic(a)[1], {"A": integers_text(a)}
        for places in (3, 4, 6, 8):
            for off in (0, 1, -2, 4):
                typed = [decimal(x, places) for x in true]
                typed[1] = decimal(true[1], places, off)
                rng.shuffle(typed)
                book.add(
                    "eigenvalues",
                    given,
                    list_text(typed, rng.randrange(4)),
                    lambda: against_list(typed, true),
                    f"decimals of irrational cubic roots, {off:+d}",
                )


# eigenvector


def judged_vector(entries, direction, options):
    """Against ±direction/‖direction‖ where `unit`, else any multiple; `incomplete` where only length is off."""
    if not options.get("unit"):
        return graded(scale_distance(entries, direction), entries, options)
    norm = mpmath.sqrt(sum(number(x) ** 2 for x in direction))
    keys = [[s * number(x) / norm for x in direction] for s in (1, -1)]
    best = min(worst(entries, key) for key in keys)
    if best > 2:
        free = scale_distance(entries, direction)
        if free == 0:
            return "incomplete"
        if free != math.inf:
            raise Open
    return graded(best, entries, options)


def eigenvectors(book, rng):
    problems = []
    for matrix in (
        [[11, 7], [7, 11]],
        [[2, 1], [1, 2]],
        [[25, -15], [-15, 29]],
        [[1, 2], [3, 4]],
        [[5, 2], [2, 2]],
        [[0, 1], [1, 1]],
        [[3, -1], [-1, 1]],
    ):
        (a, b), (c, d) = matrix
        for lam in quadratic_roots(a, b, c, d):
            vector = [q(b), plus(lam, q(-a))] if lam[0] != "q" else [q(b), q(lam[1] - a)]
            problems.append((integers_text(matrix), spell(lam, "√"), vector))
    for matrix, lam, vector in [
        ([[2, 1, 1], [1, 2, 1], [1, 1, 2]], 4, [1, 1, 1]),
        ([[1, 2, 0], [0, 3, 4], [0, 0, 5]], 5, [1, 2, 1]),
        ([[4, 0, 0], [0, 1, 0], [0, 0, 2]], 1, [0, 1, 0]),
        ([[10, 0, 2], [0, 10, 4], [2, 4, 2]], 0, [1, 2, -5]),
    ]:
        problems.append((integers_text(matrix), str(lam), [q(x) for x in vector]))
    for matrix, lam, vector in problems:
        given, direction = {"A": matrix, "lambda": lam}, [true_value(t) for t in vector]
        plain = [exact(t) for t in vector]
        unit = None
        if all(t[0] == "q" for t in vector):
            square = int(sum(t[1] ** 2 for t in vector))
            unit = [rng.choice(over_root(t[1], square)) for t in vector]
        for options in ({}, {"unit": True}):
            answers = [
                (plain, "a multiple"),
                ([exact(minus(t)) for t in vector], "the other sign"),
                ([exact(times(q(3), t)) for t in vector], "three times"),
            ]
            if unit:
                answers += [
                    ([exact(t, rng.choice(STYLES[:3])) for t in unit], "unit"),
                    ([exact(minus(t)) for t in unit], "unit, the other sign"),
                ]
            answers += [
                (plain[::-1], "components backwards"),
                ([exact(q(0))] * len(plain), "the zero vector"),
            ]
            spoiled = list(plain)
            spoiled[0] = exact(plus(vector[0], q(1)))
            answers.append((spoiled, "one component off"))
            norm = mpmath.sqrt(sum(number(x) ** 2 for x in direction))
            for places, off in [(3, 0), (5, 0), (4, 1), (3, 2), (4, 9)]:
                for scale in ([1 / norm] if options else [1 / norm, mpmath.mpf("1.2345")]):
                    typed = [decimal(scale * number(x), places) if x else exact(q(0)) for x in direction]
                    k = max(range(len(typed)), key=lambda i: abs(number(direction[i])))
                    typed[k] = decimal(scale * number(direction[k]), places, off)
                    if options and off and not any(x.places and j != k for j, x in enumerate(typed)):
                        continue
                    answers.append((typed, f"decimals, {off:+d}"))
            for typed, note in answers:
                book.add(
                    "eigenvector",
                    given,
                    vector_text(typed, rng.randrange(4)),
                    lambda: (
                        "incorrect" if note == "the zero vector" else judged_vector(typed, direction, options)
                    ),
                    note,
                    options,
                )


def eigenvectors_in_a_plane(book):
    matrix = "[2 1 1; 1 2 1; 1 1 2]"
    for text, options, verdict, note in [
        ("(1, -1, 0)", {}, "correct", "in the plane"),
        ("(1, 1, -2)", {}, "correct", "in the plane"),
        ("(5, -2, -3)", {}, "correct", "in the plane"),
        ("(1, 1, 1)", {}, "incorrect", "of the other eigenvalue"),
        ("(1/√2, -1/√2, 0)", {"unit": True}, "correct", "unit"),
        ("(1, -1, 0)", {"unit": True}, "incomplete", "not unit"),
        ("(1, 1, -2)", {"orthogonalTo": "[1; -1; 0]"}, "correct", "orthogonal to the first"),
        ("(1, 0, -1)", {"orthogonalTo": "[1; -1; 0]"}, "incorrect", "not orthogonal to the first"),
        (
            "(-√6/6, -√6/6, √6/3)",
            {"unit": True, "orthogonalTo": "[1; -1; 0]"},
            "correct",
            "unit and orthogonal",
        ),
        ("(√6/6, √6/6, √6/3)", {"unit": True, "orthogonalTo": "[1; -1; 0]"}, "incorrect", "a sign off"),
        ("(0.408, 0.408, -0.816)", {"unit": True, "orthogonalTo": "[1; -1; 0]"}, "rounded", "decimals"),
        ("(0.408, 0.408, -0.817)", {"unit": True, "orthogonalTo": "[1; -1; 0]"}, "misrounded", "decimals, 1"),
        ("(0, 0, 0)", {}, "incorrect", "the zero vector"),
    ]:
        book.add("eigenvector", {"A": matrix, "lambda": "1"}, text, verdict, note, options)


def eigenvector_of_a_cubic(book):
    for a in CUBICS:
        coefficients, true = cubic(a)
        names = ["", "x", "x^2", "x^3"]
        text = " + ".join(
            f"({c})*{n}" if n else f"({c})" for c, n in reversed(list(zip(coefficients, names)))
        )
        for k, lam in enumerate(true):
            shifted = [
                [number(Fraction(x)) - (lam if i == j else 0) for j, x in enumerate(row)]
                for i, row in enumerate(a)
            ]
            (p, r, s), (t, u, w) = shifted[0], shifted[1]
            direction = [r * w - s * u, s * t - p * w, p * u - r * t]
            norm = mpmath.sqrt(sum(x * x for x in direction))
            for places, off in [(4, 0), (6, 0), (4, 1), (5, 6)]:
                typed = [decimal(x / norm, places, off if i == 2 else 0) for i, x in enumerate(direction)]
                options = {"unit": True}
                book.add(
                    "eigenvector",
                    {"A": integers_text(a), "lambda": f"root({text}, {k + 1})"},
                    vector_text(typed),
                    lambda: judged_vector(typed, direction, options),
                    f"of a cubic root, decimals, {off:+d}",
                    options,
                )


# eigenbasis


def eigenbases(book, rng):
    for matrix, pairs in [
        ([[11, 7], [7, 11]], [(18, [1, 1]), (4, [1, -1])]),
        ([[2, 1, 1], [1, 2, 1], [1, 1, 2]], [(4, [1, 1, 1]), (1, [1, -1, 0]), (1, [1, 1, -2])]),
        ([[1, 2], [0, 3]], [(1, [1, 0]), (3, [1, 1])]),
        ([[5, 0], [0, 5]], [(5, [1, 0]), (5, [0, 1])]),
        ([[2, 0, 0], [0, 3, 4], [0, 4, 9]], [(2, [1, 0, 0]), (11, [0, 1, 2]), (1, [0, 2, -1])]),
    ]:
        given, n = {"A": integers_text(matrix)}, len(matrix)
        symmetric = matrix == transposed(matrix)
        for options in ({}, {"orthonormal": True}) if symmetric else ({},):
            for chosen in itertools.islice(itertools.permutations(range(n)), 3):
                values = [exact(q(pairs[k][0])) for k in chosen]
                plain = [[q(x) for x in pairs[k][1]] for k in chosen]
                unit = [
                    [over_root(x, sum(y * y for y in pairs[k][1]))[0] for x in pairs[k][1]] for k in chosen
                ]
                mixed = [[minus(t) for t in column] if rng.random() < 0.5 else column for column in unit]
                turned = values[1:] + values[:1]
                twice = [plain[0]] * n
                for columns, tops, note in [
                    (plain, values, "integer vectors"),
                    (unit, values, "unit vectors"),
                    (mixed, values, "unit vectors, other signs"),
                    (plain, turned, "pairs that do not match"),
                    (twice, values, "a vector twice"),
                    (unit, turned, "pairs that do not match"),
                ]:
                    typed = [[exact(t) for t in row] for row in zip(*columns)]
                    book.add(
                        "eigenbasis",
                        given,
                        {"values": list_text(tops), "vectors": matrix_text(typed, rng.randrange(3))},
                        judged_eigenbasis(matrix, tops, typed, options),
                        note,
                        options,
                    )


def judged_eigenbasis(matrix, values, vectors, options):
    v = numbers(vectors)
    diagonal = [
        [number(values[i].value) if i == j else mpmath.mpf(0) for j in range(len(v))] for i in range(len(v))
    ]
    if not is_same(product(numbers(matrix), v), product(v, diagonal)) or rank(v) < len(v):
        return "incorrect"
    if not options.get("orthonormal") or is_orthonormal(v):
        return "correct"
    gram = product(transposed(v), v)
    return (
        "incomplete" if all(abs(gram[i][j]) < TINY for i in range(len(v)) for j in range(i)) else "incorrect"
    )


# basis


def judged_basis(key, typed, options):
    a, b = numbers(key), numbers(typed)
    wanted = rank(a)
    if len(a) != len(b) or rank(beside(a, b)) > wanted or rank(b) < len(b[0]):
        return "incorrect"
    if rank(b) < wanted:
        raise Open
    gram = product(transposed(b), b)
    slanted = any(abs(gram[i][j]) > TINY for i in range(len(gram)) for j in range(i))
    if (options.get("orthogonal") or options.get("orthonormal")) and slanted:
        return "incorrect"
    return "incomplete" if options.get("orthonormal") and not is_orthonormal(b) else "correct"


def bases(book, rng):
    for given, key in [
        ({"span": "[1 0; 0 1; 1 1]"}, [[1, 1], [0, -2], [1, -1]]),
        ({"span": "[3 1 4; 1 3 4; 1 1 2]"}, [[3, 1], [1, 3], [1, 1]]),
        ({"subspace": "null([1 2 3])"}, [[3, 1], [0, -2], [-1, 1]]),
        ({"subspace": "null([1 -2 1; 2 -4 2])"}, [[1, -1], [1, 0], [1, 1]]),
        ({"subspace": "col([1 2; 2 4; 0 1])"}, [[1, 0], [2, 0], [0, 1]]),
        ({"subspace": "row([1 1 0; 0 1 1])"}, [[1, 1], [2, 0], [1, -1]]),
        ({"subspace": "null([1 1 0; 0 1 1])"}, [[1], [-1], [1]]),
        ({"span": "[2; 1; -2]"}, [[2], [1], [-2]]),
        ({"span": "[1 1; 1 -1; 1 0; 0 1]"}, [[1, 1], [1, -1], [1, 0], [0, 1]]),
    ]:
        count = len(key[0])
        answers = [(key, "itself")]
        for _ in range(3):
            change = [[rng.randint(-2, 2) for _ in range(count)] for _ in range(count)]
            note = "another basis" if rank(change) == count else "dependent columns"
            answers.append(
                ([[sum(r[k] * change[k][j] for k in range(count)) for j in range(count)] for r in key], note)
            )
        spoiled = [list(row) for row in key]
        spoiled[0][0] += 1
        answers.append((spoiled, "a vector outside"))
        if count == 2:
            answers.append(([[r[0], 2 * r[0]] for r in key], "dependent columns"))
            answers.append(([[r[0], r[1], r[0] + r[1]] for r in key], "one column too many"))
        for options in ({}, {"orthogonal": True}, {"orthonormal": True}):
            for rows, note in answers:
                typed = [[exact(q(x)) for x in row] for row in rows]
                book.add(
                    "basis",
                    given,
                    matrix_text(typed, rng.randrange(3)),
                    lambda: judged_basis(key, typed, options),
                    note,
                    options,
                )
            unit = unit_columns(orthogonal_columns(key))
            typed = [[exact(t, "sqrt") for t in row] for row in unit]
            book.add(
                "basis",
                given,
                matrix_text(typed),
                lambda: judged_basis(key, typed, options),
                "orthonormal",
                options,
                want="correct",
            )
        if count == 2 and len(key) == 3:
            bases_in_decimals(book, given, key, unit)


def orthogonal_columns(rows):
    """Gram-Schmidt without norms; columns as rows of Fractions."""
    out = []
    for column in transposed(rows):
        w = [Fraction(x) for x in column]
        for u in out:
            factor = sum(x * y for x, y in zip(w, u)) / sum(y * y for y in u)
            w = [x - factor * y for x, y in zip(w, u)]
        out.append(w)
    return out


def unit_columns(columns):
    """Trees of the normalised columns, as rows of a matrix."""
    trees = []
    for column in columns:
        common = math.lcm(*(x.denominator for x in column))
        whole = [int(x * common) for x in column]
        trees.append([over_root(x, sum(y * y for y in whole))[0] for x in whole])
    return transposed(trees)


def bases_in_decimals(book, given, key, unit):
    """A plane in space: a column can be rounded from it exactly if its box meets the plane."""
    (a, b), (c, d), (e, f) = key
    normal = [c * f - d * e, b * e - a * f, a * d - b * c]
    for places, off in [(3, 0), (5, 0), (4, 3), (3, 40)]:
        typed = [[exact(q(0)) if t == q(0) else decimal(value(t), places) for t in row] for row in unit]
        i = max(range(3), key=lambda k: abs(normal[k]))
        typed[i][0] = decimal(value(unit[i][0]), places, off)
        book.add(
            "basis", given, matrix_text(typed), lambda: judged_plane(typed, normal), f"decimals, {off:+d}"
        )


def judged_plane(typed, normal):
    reach = Fraction(0)
    for column in transposed(typed):
        gap = abs(sum(n * Fraction(e.value) for n, e in zip(normal, column)))
        room = sum(abs(n) * Fraction(1, 10**e.places) for n, e in zip(normal, column) if e.places)
        reach = max(reach, gap / room if gap else Fraction(0))
    if reach == 0:
        return "correct"
    entries = [e for row in typed for e in row if e.places]
    return graded(reach if reach > Fraction(1, 2) else Fraction(1, 2), entries, {})


def add_all(book, seed):
    rng = random.Random(seed + 1)
    eigenvalues_of_two(book, rng)
    eigenvalues_with_multiplicity(book)
    eigenvalues_of_three(book, rng)
    eigenvectors(book, rng)
    eigenvectors_in_a_plane(book)
    eigenvector_of_a_cubic(book)
    eigenbases(book, rng)
    bases(book, rng)
