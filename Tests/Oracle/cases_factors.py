"""Cases of `gramschmidt`, `qr`, `rankfactorization`, `bestapproximation`."""

import math
import random
from fractions import Fraction

import mpmath
from cases_spectra import orthogonal_columns, true_value, unit_columns
from judging import (
    TINY,
    Open,
    against,
    frobenius,
    graded,
    identity,
    is_orthonormal,
    is_same,
    numbers,
    product,
    rank,
    scale_distance,
    sign_choices,
    singular,
    transposed,
    worst,
)
from spelling import (
    STYLES,
    Typed,
    decimal,
    exact,
    integers_text,
    matrix_text,
    minus,
    number,
    over_root,
    plus,
    q,
    value,
)

FULL_RANK = [
    [[1, 1], [1, 0], [0, 1]],
    [[3, 1], [1, 3], [1, 1]],
    [[1, 2], [2, 1], [2, 2]],
    [[1, 1, 0], [1, 0, 1], [0, 1, 1]],
    [[2, 1], [1, 3]],
    [[1, 1, 1], [0, 1, 1], [0, 0, 1]],
    [[1, 0], [1, 1], [1, 2], [1, 3]],
    [[0, 2], [3, 1]],
    [[4, 0], [3, -5], [0, 2]],
]
DEPENDENT = [
    ([[1, 2, 0], [1, 2, 1], [0, 0, 1]], [0, 2]),
    ([[1, 2, 3], [2, 4, 1], [2, 4, -1]], [0, 2]),
    ([[1, 0, 1], [1, 1, 2], [0, 1, 1]], [0, 1]),
    ([[0, 1, 1], [0, 1, -1]], [1, 2]),
]


def typed_matrix(trees, rng=None):
    return [[exact(t, rng.choice(STYLES[:3]) if rng else "√") for t in row] for row in trees]


def rational_rows(columns):
    return [[q(x) for x in row] for row in transposed(columns)]


# gramschmidt


def judged_frame(columns, typed, options):
    """`columns` are the orthogonal columns; each may be scaled, or has a sign where normalised."""
    b = transposed(typed)
    if len(b) != len(columns):
        raise Open
    best = Fraction(0)
    normalized = options.get("normalized")
    for right, entries in zip(columns, b):
        if normalized:
            norm = mpmath.sqrt(number(sum(x * x for x in right)))
            keys = [[s * number(x) / norm for x in right] for s in (1, -1)]
            best = max(best, min(worst(entries, key) for key in keys))
        else:
            best = max(best, scale_distance(entries, right))
    if normalized and best > 2:
        free = max(scale_distance(entries, right) for right, entries in zip(columns, b))
        if free == 0:
            return "incomplete"
        if free != math.inf:
            raise Open
    return graded(best, [e for row in typed for e in row], options)


def frames(book, rng):
    for a, kept in [(a, list(range(len(a[0])))) for a in FULL_RANK] + DEPENDENT:
        given = {"A": integers_text(a)}
        columns = orthogonal_columns([[row[j] for j in kept] for row in a])
        unit = unit_columns(columns)
        plain = rational_rows(columns)
        scaled = rational_rows([[rng.choice([-2, 2, 3, -1]) * x for x in c] for c in columns])
        original = [[q(row[j]) for j in kept] for row in a]
        swapped = rational_rows(columns[::-1])
        last = transposed(plain)
        if len(kept) == 3:  # only the last projection is taken away
            v, u = [Fraction(row[kept[2]]) for row in a], columns[1]
            factor = sum(x * y for x, y in zip(v, u)) / sum(y * y for y in u)
            last[2] = [q(x - factor * y) for x, y in zip(v, u)]
        negative = [[minus(t) if j == 0 else t for j, t in enumerate(row)] for row in unit]
        for options in ({}, {"normalized": True}):
            for trees, note in [
                (plain, "orthogonal columns"),
                (scaled, "other multiples"),
                (unit, "unit columns"),
                (negative, "unit columns, another sign"),
                (original, "the columns of A"),
                (swapped, "backwards"),
                (transposed(last), "only the last projection"),
            ]:
                typed = typed_matrix(trees, rng)
                book.add(
                    "gramschmidt",
                    given,
                    matrix_text(typed, rng.randrange(3)),
                    lambda: judged_frame(columns, typed, options),
                    note,
                    options,
                )
            for places, off in [(4, 0), (6, 0), (4, 1), (4, 30)]:
                typed = [[decimal(value(t), places) if t != q(0) else exact(t) for t in row] for row in unit]
                i = max(range(len(unit)), key=lambda k: abs(value(unit[k][0])))
                typed[i][0] = decimal(value(unit[i][0]), places, off)
                book.add(
                    "gramschmidt",
                    given,
                    matrix_text(typed),
                    lambda: judged_frame(columns, typed, options),
                    f"decimals, {off:+d}",
                    options,
                )
        if len(kept) < len(a[0]):
            places_of_zero = [j for j in range(len(a[0])) if j not in kept]
            wide = [
                [q(0) if j in places_of_zero else row[kept.index(j)] for j in range(len(a[0]))]
                for row in plain
            ]
            book.add(
                "gramschmidt",
                given,
                matrix_text(typed_matrix(wide)),
                "incomplete",
                "a zero column where a dependent one should be dropped",
            )


# qr


def qr_trees(a):
    """Q and R as trees, with a positive diagonal."""
    columns, r = orthogonal_columns(a), []
    for k, w in enumerate(columns):
        common = math.lcm(*(x.denominator for x in w))
        whole = [int(x * common) for x in w]
        square = sum(x * x for x in whole)
        products = [sum(x * row[j] for x, row in zip(whole, a)) for j in range(len(a[0]))]
        r.append([over_root(x, square)[0] if j >= k else q(0) for j, x in enumerate(products)])
    return unit_columns(columns), r


def judged_qr(a, typed_q, typed_r):
    """(verdict, credit) of exact factors by the three laws."""
    qs, rs = numbers(typed_q), numbers(typed_r)
    holds = [
        is_orthonormal(qs),
        all(abs(rs[i][j]) < TINY for i in range(len(rs)) for j in range(min(i, len(rs[0])))),
        is_same(product(qs, rs), numbers(a)),
    ]
    return ("correct" if all(holds) else "incorrect"), sum(holds) / 3


def signed(trees, signs, by_rows):
    return [
        [minus(t) if signs[i if by_rows else j] < 0 and t != q(0) else t for j, t in enumerate(row)]
        for i, row in enumerate(trees)
    ]


def qrs(book, rng):
    for a in FULL_RANK:
        given, n = {"A": integers_text(a)}, len(a[0])
        qt, rt = qr_trees(a)
        signs = [rng.choice([1, -1]) for _ in range(n)]
        signs[0] = -1
        off = [list(row) for row in rt]
        off[0][-1] = plus(off[0][-1], q(1))
        flipped = [[minus(t) for t in row] for row in rt]
        plain = rational_rows(orthogonal_columns(a))
        for left, right, note in [
            (qt, rt, "positive diagonal"),
            (signed(qt, signs, False), signed(rt, signs, True), "other signs"),
            (qt, off, "an entry of R off"),
            (qt, transposed(rt), "R transposed"),
            (qt, flipped, "the sign of R"),
            (typed_identity(n, len(a)), [[q(x) for x in row] for row in a], "A itself for R"),
            (plain, rt, "Q not normalised"),
        ]:
            typed_q, typed_r = typed_matrix(left, rng), typed_matrix(right, rng)
            if note == "Q not normalised" and any(square_of(c) != 1 for c in orthogonal_columns(a)):
                continue  # right so far, or wrong? open
            verdict, credit = judged_qr(a, typed_q, typed_r)
            answer = {
                "Q": matrix_text(typed_q, rng.randrange(3)),
                "R": matrix_text(typed_r, rng.randrange(3)),
            }
            for options in ({}, {"shape": "thin"}):
                if options and (len(left[0]) != n or note == "other signs"):
                    continue
                book.add("qr", given, answer, verdict, note, options, credit=credit)
        book.add(
            "qr",
            given,
            {"Q": matrix_text(typed_matrix(qt)), "R": matrix_text(typed_matrix(rt))},
            "correct",
            "positive diagonal as asked",
            {"positiveDiagonal": True},
            credit=1,
        )
        qrs_in_decimals(book, rng, given, qt, rt)
        if len(a) == 3 and n == 2:
            completed(book, given, a, qt, rt)


def square_of(column):
    return sum(x * x for x in column)


def typed_identity(n, m):
    return (
        [[q(int(i == j)) for j in range(m)] for i in range(m)]
        if m != n
        else [[q(int(i == j)) for j in range(n)] for i in range(n)]
    )


def completed(book, given, a, qt, rt):
    """A 3×2 matrix with a square Q: the third column is the cross product, either sign."""
    (a1, b1), (a2, b2), (a3, b3) = a
    cross = [a2 * b3 - a3 * b2, a3 * b1 - a1 * b3, a1 * b2 - a2 * b1]
    third = [over_root(x, sum(y * y for y in cross))[0] for x in cross]
    tall = rt + [[q(0), q(0)]]
    for sign, note in [(1, "a completion"), (-1, "the other completion")]:
        full = [row + [minus(t) if sign < 0 and t != q(0) else t] for row, t in zip(qt, third)]
        answer = {"Q": matrix_text(typed_matrix(full)), "R": matrix_text(typed_matrix(tall))}
        verdict, credit = judged_qr(a, typed_matrix(full), typed_matrix(tall))
        book.add("qr", given, answer, verdict, note, {"shape": "full"}, want="correct", credit=credit)
    wrong = [row + [q(1) if i == 0 else q(0)] for i, row in enumerate(qt)]
    verdict, credit = judged_qr(a, typed_matrix(wrong), typed_matrix(tall))
    book.add(
        "qr",
        given,
        {"Q": matrix_text(typed_matrix(wrong)), "R": matrix_text(typed_matrix(tall))},
        verdict,
        "a completion that is not orthogonal",
        {"shape": "full"},
        credit=credit,
    )


def qrs_in_decimals(book, rng, given, qt, rt):
    n = len(rt)
    for places, off in [(3, 0), (5, 0), (4, 1), (4, -2), (4, 12)]:
        signs = [rng.choice([1, -1]) for _ in range(n)]
        left, right = signed(qt, signs, False), signed(rt, signs, True)
        typed_q = [[decimal(value(t), places) if t != q(0) else exact(t) for t in row] for row in left]
        typed_r = [[decimal(value(t), places) if t != q(0) else exact(t) for t in row] for row in right]
        typed_r[0][-1] = decimal(value(right[0][-1]), places, off)
        if off and abs(number(typed_r[0][-1].value)) < mpmath.mpf("0.01"):
            continue
        entries = [e for row in typed_q + typed_r for e in row]
        keys = [
            [true_value(t) for row in signed(qt, s, False) + signed(rt, s, True) for t in row]
            for s in sign_choices(n)
        ]
        answer = {"Q": matrix_text(typed_q), "R": matrix_text(typed_r)}

        def verdict():
            shown = against([e for row in typed_q for e in row], [k[: len(qt) * n] for k in keys])
            if shown == "incomplete":
                raise Open
            return against(entries, keys)

        book.add("qr", given, answer, verdict, f"decimals, {off:+d}", credit=None)


# rankfactorization


def factorizations(book, rng):
    for _ in range(8):
        m, n, r = rng.choice([(2, 2, 1), (3, 2, 2), (3, 3, 2), (3, 4, 2), (4, 3, 1), (3, 3, 1)])
        while True:
            b = [[rng.randint(-3, 3) for _ in range(r)] for _ in range(m)]
            c = [[rng.randint(-3, 3) for _ in range(n)] for _ in range(r)]
            if rank(b) == r and rank(c) == r:
                break
        a = [[sum(x * y for x, y in zip(row, column)) for column in zip(*c)] for row in b]
        given = {"A": integers_text(a), "r": str(r)}

        def add(left, right, verdict, note):
            form = rng.randrange(3)
            answer = {
                "B": matrix_text(typed_matrix([[q(x) for x in row] for row in left]), form),
                "C": matrix_text(typed_matrix([[q(x) for x in row] for row in right]), form),
            }
            found = [
                [sum(Fraction(x) * y for x, y in zip(row, column)) for column in zip(*right)] for row in left
            ]
            judged = "correct" if found == a and len(right) == r else "incorrect"
            book.add("rankfactorization", given, answer, judged, note, want=verdict)

        add(b, c, "correct", "the factors it was made of")
        for factor in (2, -1, Fraction(1, 3)):
            add(
                [[factor * x for x in row] for row in b],
                [[Fraction(y) / factor for y in row] for row in c],
                "correct",
                "another scale",
            )
        if r == 2:
            add(
                [[row[0], row[0] + row[1]] for row in b],
                [[x - y for x, y in zip(*c)], c[1]],
                "correct",
                "another basis",
            )
            add([row[::-1] for row in b], c[::-1], "correct", "another order")
            add(
                [row[::-1] for row in b],
                c,
                "incorrect" if not_same(b, c) else "correct",
                "columns out of order",
            )
        spoiled = [list(row) for row in c]
        spoiled[0][0] += 1
        add(b, spoiled, "incorrect", "an entry of C off")
        add([[-x for x in row] for row in b], c, "incorrect", "the sign of B")
        add([row + [0] for row in b], c + [[0] * n], "incorrect", "an inner size too large")
        if r < m or r < n:
            add(
                a,
                [[int(i == j) for j in range(n)] for i in range(n)],
                "incorrect" if n != r else "correct",
                "A times I",
            )


def not_same(b, c):
    swapped = [row[::-1] for row in b]
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*c)] for row in swapped] != [
        [sum(x * y for x, y in zip(row, column)) for column in zip(*c)] for row in b
    ]


# bestapproximation


def truncations(book, rng):
    equal_norms = [
        [[3, 1], [1, 3], [1, 1]],
        [[2, 1], [1, 2]],
        [[1, -3], [3, -1], [2, 2]],
        [[4, 1], [1, 4], [0, 0]],
        [[2, 0], [1, 2], [0, 1]],
    ]
    for a in equal_norms:
        gram = product(transposed(numbers(a)), numbers(a))
        sign = 1 if gram[0][1] > 0 else -1
        half = Fraction(1, 2)
        best = [[half * (x + sign * y), half * (sign * x + y)] for x, y in a]
        rest = [[x - u, y - v] for (x, y), (u, v) in zip(a, best)]
        zeroed = [[x if abs(x) == max(abs(z) for row in a for z in row) else 0 for x in row] for row in a]
        for options in ({}, {"norm": "frobenius"}):
            for rows, note in [
                (best, "the truncation"),
                (rest, "the smallest one kept"),
                (a, "A itself"),
                ([[0, 0]] * len(a), "zero"),
                (zeroed, "entries zeroed"),
                ([[2 * x for x in row] for row in best], "twice"),
            ]:
                typed = typed_matrix([[q(x) for x in row] for row in rows])
                book.add(
                    "bestapproximation",
                    {"A": integers_text(a), "k": "1"},
                    matrix_text(typed, rng.randrange(4)),
                    judged_truncation(a, typed, 1),
                    note,
                    options,
                )
        book.add(
            "bestapproximation", {"A": integers_text(a), "k": 2}, integers_text(a), "correct", "k is the rank"
        )
    for a in [[[4, 0], [3, -5], [0, 2]], [[1, 2], [3, 4]], [[2, 1], [0, 3], [1, 1]], [[5, 1], [1, 2]]]:
        left, sigma, right = singular(numbers(a))
        best = [[sigma[0] * x * y for y in right[0]] for x in left[0]]
        for places in (3, 4, 6):
            for off in (0, 1, 2, -7):
                typed = [[decimal(x, places) for x in row] for row in best]
                typed[0][0] = decimal(best[0][0], places, off)
                if any(e.value == 0 for row in typed for e in row):
                    continue
                book.add(
                    "bestapproximation",
                    {"A": integers_text(a), "k": "1"},
                    matrix_text(typed, rng.randrange(4)),
                    lambda: against([e for r in typed for e in r], [[x for r in best for x in r]]),
                    f"decimals, {off:+d}",
                )
    for text, verdict, note in [
        ("[1 0; 0 0]", "correct", "a tie: any direction"),
        ("[0 0; 0 1]", "correct", "a tie: any direction"),
        ("[1/2 1/2; 1/2 1/2]", "correct", "a tie: any direction"),
        ("[9/25 12/25; 12/25 16/25]", "correct", "a tie"),
        ("[1/2 -1/2; -1/2 1/2]", "correct", "a tie"),
        ("[1/4 √3/4; √3/4 3/4]", "correct", "a tie, surds"),
        ("[0 0; 0 0]", "incorrect", "zero"),
        ("[1 0; 0 1]", "incorrect", "rank 2"),
        ("[1/2 0; 0 0]", "incorrect", "too short"),
        ("[0 1; 0 0]", "incorrect", "rank 1, another error"),
    ]:
        book.add("bestapproximation", {"A": "[1 0; 0 1]", "k": "1"}, text, verdict, note)
    for text, norm, verdict, note in [
        ("[3 0 0; 0 0 0; 0 0 0]", "spectral", "correct", "the truncation"),
        ("[2 0 0; 0 0 0; 0 0 0]", "spectral", "correct", "another minimiser"),
        ("[2 0 0; 0 0 0; 0 0 0]", "frobenius", "incorrect", "a minimiser of the other norm"),
        ("[1/2 0 0; 0 0 0; 0 0 0]", "spectral", "incorrect", "too short"),
        ("[0 0 0; 0 2 0; 0 0 0]", "spectral", "incorrect", "the wrong one"),
        ("[3 0 0; 0 2 0; 0 0 0]", "spectral", "incorrect", "rank 2"),
        ("[4 0 0; 0 0 0; 0 0 0]", "spectral", "correct", "another minimiser"),
    ]:
        book.add(
            "bestapproximation", {"A": "[3 0 0; 0 2 0; 0 0 1]", "k": "1"}, text, verdict, note, {"norm": norm}
        )


def judged_truncation(a, typed, k):
    b = numbers(typed)
    _, sigma, _ = singular(numbers(a))
    error = frobenius([[x - y for x, y in zip(r, s)] for r, s in zip(numbers(a), b)])
    least = mpmath.sqrt(sum(s * s for s in sigma[k:]))
    return "correct" if rank(b) <= k and abs(error - least) < TINY else "incorrect"


def add_all(book, seed):
    rng = random.Random(seed + 2)
    frames(book, rng)
    qrs(book, rng)
    factorizations(book, rng)
    truncations(book, rng)
