"""Random cases of `gramschmidt`, `qr`, `rankfactorization`, `bestapproximation`, `projector`, `rref`, `satisfies`."""

import math
from fractions import Fraction

import mpmath
from cases_factors import judged_frame, judged_qr, judged_truncation, qr_trees, signed
from cases_spectra import orthogonal_columns
from deciding import frame_distance, nearest_of, verdict
from judging import Open, graded, identity, is_same, numbers, product, rank, scale_distance, sign_choices, singular, transposed  # fmt: skip
from random_numbers import typed_somehow
from random_vectors import form_for, integral, primitive, unit_numbers, unit_trees
from slips import rounded, slipped, true_value, typed_exactly
from spelling import exact, integers_text, matrix_text, number, over_root, q, spell, vector_text
from surds import random_surd


def random_matrix(rng, m, n, most=4):
    return [[rng.randint(-most, most) for _ in range(n)] for _ in range(m)]


def of_full_rank(rng, m, n, most=4):
    while True:
        a = random_matrix(rng, m, n, most)
        if rank(a) == n:
            return a


def in_rows(flat, n):
    return [flat[i : i + n] for i in range(0, len(flat), n)]


def entries(rows):
    return [e for row in rows for e in row]


def text_of(rows, rng, count=3):
    return matrix_text(rows, form_for(entries(rows), rng, 3, count))


def typed_rows(trees, rng, way, digits):
    return [[typed_somehow(t, rng, way, digits) for t in row] for row in trees]


# gramschmidt


def add_frames(ledger, rng, count):
    for _ in range(count):
        m, n = rng.choice([(2, 2), (3, 2), (3, 2), (3, 3), (4, 2), (4, 3)])
        a = of_full_rank(rng, m, n)
        kept, shown = a, a
        if rng.random() < 0.3 and n < 4:
            at = rng.randrange(1, n + 1)
            shown = [row[:at] + [sum(row[:at])] + row[at:] for row in a]
        given = {"A": integers_text(shown)}
        columns = orthogonal_columns(kept)
        whole = [primitive(integral(c)) for c in columns]
        for k in range(9):
            options = rng.choice([{}, {"normalized": True}])
            if options or rng.random() < 0.2:
                trees = transposed([unit_trees([rng.choice([1, -1]) * x for x in c], rng) for c in whole])
            else:
                factors = [rng.choice([1, 1, -1, 2, Fraction(1, 3)]) for _ in whole]
                trees = transposed(
                    [[q(f * x) for x in c] for f, c in zip(factors, rng.choice([columns, whole]))]
                )
            if options:
                trees = transposed([unit_trees(c, rng) for c in whole])
            typed = typed_rows(trees, rng, "exact" if k < 4 else "decimal", rng.randint(3, 7))
            if k in (2, 3, 5, 6, 7):
                typed = in_rows(slipped(entries(typed), entries(trees), rng), n)
            ledger.add(
                "gramschmidt",
                given,
                text_of(typed, rng),
                lambda: judged_columns(columns, typed, options),
                options,
            )


def judged_columns(columns, typed, options):
    flat = entries(typed)
    if any(all(e.value == 0 for e in c) for c in transposed(typed)):
        return "incorrect"
    found = judged_frame(columns, typed, options)
    if any(e.places is not None for e in flat):
        if found == "incomplete":
            raise Open
        if found in ("rounded", "misrounded"):
            return verdict(Fraction(2) if found == "misrounded" else Fraction(1, 2), [flat])
    return found


# qr


def add_qrs(ledger, rng, count):
    for _ in range(count):
        m, n = rng.choice([(2, 2), (3, 2), (3, 2), (3, 3), (4, 2)])
        a = of_full_rank(rng, m, n)
        given = {"A": integers_text(a)}
        qt, rt = qr_trees(a)
        for k in range(8):
            signs = [rng.choice([1, -1]) for _ in range(n)]
            options = rng.choice([{}, {}, {"shape": "thin"}, {"positiveDiagonal": True}])
            if "positiveDiagonal" in options and rng.random() < 0.7:
                signs = [1] * n
            left, right = signed(qt, signs, False), signed(rt, signs, True)
            way = "exact" if k < 3 else "decimal"
            digits = rng.randint(3, 6)
            typed = [typed_somehow(t, rng, way, digits) for t in entries(left) + entries(right)]
            if k in (2, 4, 5, 6):
                typed = slipped(typed, entries(left) + entries(right), rng)
            typed_q, typed_r = in_rows(typed[: m * n], n), in_rows(typed[m * n :], n)
            answer = {"Q": text_of(typed_q, rng), "R": text_of(typed_r, rng)}
            ledger.add(
                "qr", given, answer, lambda: judged_factors(a, qt, rt, typed_q, typed_r, options), options
            )
        if m > n:
            add_full_qrs(ledger, rng, given, a, qt, rt, m, n)


def judged_factors(a, qt, rt, typed_q, typed_r, options):
    flat = entries(typed_q) + entries(typed_r)
    positive = options.get("positiveDiagonal")
    if all(e.places is None for e in flat):
        found = judged_qr(a, typed_q, typed_r)[0]
        diagonal = [number(typed_r[i][i].value) for i in range(len(typed_r))]
        return "incorrect" if positive and min(diagonal) < 0 else found
    choices = [[1] * len(rt)] if positive else list(sign_choices(len(rt)))
    keys = [
        [true_value(t) for row in signed(qt, s, False) + signed(rt, s, True) for t in row] for s in choices
    ]
    return verdict(nearest_of(flat, keys), [entries(typed_q), entries(typed_r)])


def complement(columns, m):
    """An orthonormal basis of what is orthogonal to integer columns, as numbers."""
    out, start = [], [unit_numbers(c) for c in columns]
    for k in range(m):
        w = [mpmath.mpf(int(i == k)) for i in range(m)]
        for u in start + out:
            factor = sum(x * y for x, y in zip(w, u))
            w = [x - factor * y for x, y in zip(w, u)]
        norm = mpmath.sqrt(sum(x * x for x in w))
        if norm > mpmath.mpf("1e-3") and len(start + out) < m:
            out.append([x / norm for x in w])
    return out


def turned_completion(rng, rest):
    if len(rest) == 1:
        return [[rng.choice([1, -1]) * x for x in rest[0]]]
    angle = mpmath.mpf(rng.randint(1, 600)) / 100
    c, s = mpmath.cos(angle), mpmath.sin(angle)
    flip = rng.choice([1, -1])
    return [
        [c * x + s * y for x, y in zip(*rest)],
        [flip * (c * y - s * x) for x, y in zip(*rest)],
    ]


def add_full_qrs(ledger, rng, given, a, qt, rt, m, n):
    """A square Q: its last columns are a completion, as decimals."""
    columns = [[true_value(t) for t in c] for c in transposed(qt)]
    rest = complement([integral(c) for c in orthogonal_columns(a)], m)
    for k in range(3):
        signs = [rng.choice([1, -1]) for _ in range(n)]
        places = rng.randint(3, 5)
        last = turned_completion(rng, rest)
        own = [[s * number(x) for x in c] for s, c in zip(signs, columns)] + last
        flat = [rounded(x, places, rng) for c in own for x in c]
        if k:
            flat = slipped(flat, [None] * len(flat), rng)
        typed = [flat[i * m : (i + 1) * m] for i in range(m)]
        r = [[rounded(true_value(t), places, rng) for t in row] for row in signed(rt, signs, True)]
        zero = [[exact(q(0))] * n for _ in range(m - n)]
        answer = {"Q": text_of(transposed(typed), rng), "R": text_of(r + zero, rng)}
        ledger.add(
            "qr", given, answer, lambda: judged_full(columns, rt, rest, typed, r, n), {"shape": "full"}
        )


def judged_full(columns, rt, rest, typed, r, n):
    best = math.inf
    for signs in sign_choices(n):
        key = [s * number(x) for s, c in zip(signs, columns) for x in c]
        key += [true_value(t) for row in signed(rt, signs, True) for t in row]
        best = min(best, nearest_of([e for c in typed[:n] for e in c] + entries(r), [key]))
    best = max(best, completion_distance(typed[n:], rest))
    return verdict(best, [[e for c in typed for e in c], entries(r)])


def completion_distance(columns, rest):
    if not columns:
        return Fraction(0)
    if len(rest) == 1:
        return nearest_of(columns[0], [[s * x for x in rest[0]] for s in (1, -1)])
    if len(rest) == 2 and len(columns) == 2:
        return frame_distance(columns, rest)
    raise Open


# rankfactorization


def add_factorizations(ledger, rng, count):
    for _ in range(count):
        m, n, r = rng.choice([(2, 2, 1), (3, 2, 1), (3, 2, 2), (3, 3, 2), (2, 3, 1), (4, 3, 1), (3, 4, 2)])
        b, c = of_full_rank(rng, m, r, 3), transposed(of_full_rank(rng, n, r, 3))
        a = multiplied(b, c)
        given = {"A": integers_text(a), "r": str(r)}
        for k in range(8):
            while True:
                t = [
                    [Fraction(rng.randint(-3, 3), rng.choice([1, 1, 2])) for _ in range(r)] for _ in range(r)
                ]
                if rank(t) == r:
                    break
            left, right = multiplied(b, t), multiplied(inverse(t), c)
            trees = [[q(x) for x in row] for row in left], [[q(x) for x in row] for row in right]
            if r == 1 and k > 3:
                add_scaled_factors(ledger, rng, given, a, [row[0] for row in b], c[0], k)
                continue
            typed = [typed_exactly(t, rng) for t in entries(trees[0]) + entries(trees[1])]
            if k % 2:
                typed = slipped(typed, entries(trees[0]) + entries(trees[1]), rng)
            own_b, own_c = in_rows(typed[: m * r], r), in_rows(typed[m * r :], n)
            answer = {"B": text_of(own_b, rng), "C": text_of(own_c, rng)}
            same = is_same(product(numbers(own_b), numbers(own_c)), numbers(a))
            ledger.add("rankfactorization", given, answer, "correct" if same else "incorrect")


def multiplied(a, b):
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]


def inverse(t):
    if len(t) == 1:
        return [[1 / Fraction(t[0][0])]]
    (a, b), (c, d) = t
    det = Fraction(a * d - b * c)
    return [[d / det, -b / det], [-c / det, a / det]]


def add_scaled_factors(ledger, rng, given, a, b, c, k):
    """Rank one in decimals: B = t·b and C = c/t, so that intervals of t decide."""
    t = mpmath.mpf(rng.randint(30, 300)) / rng.choice([71, 97, -53])
    places = rng.randint(3, 6)
    flat = [rounded(t * x, places, rng) for x in b] + [rounded(x / t, places, rng) for x in c]
    if k > 5:
        flat = slipped(flat, [None] * len(flat), rng)
    own_b, own_c = [[e] for e in flat[: len(b)]], [flat[len(b) :]]
    answer = {"B": text_of(own_b, rng), "C": text_of(own_c, rng)}
    ledger.add("rankfactorization", given, answer, lambda: judged_scale(flat, b, c))


def judged_scale(flat, b, c):
    if all(e.places is None for e in flat):
        raise Open
    left, right = flat[: len(b)], flat[len(b) :]
    if all(x.value * y.value == p * r for x, p in zip(left, b) for y, r in zip(right, c)):
        return "correct"
    for bound in (Fraction(1, 2), Fraction(2)):
        answers = {scale_exists(flat, b, c, bound * (1 + Fraction(s, 10**15))) for s in (-1, 1)}
        if len(answers) > 1:
            raise Open
        if answers == {True}:
            return verdict(bound, [flat[: len(b)], flat[len(b) :]])
    return "incorrect"


def scale_exists(flat, b, c, bound):
    ranges = []
    for entry, x, inverted in zip(flat, b + c, [False] * len(b) + [True] * len(c)):
        radius = Fraction(0) if entry.places is None else bound * Fraction(1, 10**entry.places)
        low, high = Fraction(entry.value) - radius, Fraction(entry.value) + radius
        if x == 0:
            if low > 0 or high < 0:
                return False
            continue
        low, high = sorted([low / x, high / x])
        if not inverted:
            ranges.append([(low, high)])
        elif low > 0 or high < 0:
            ranges.append([(1 / high, 1 / low)])
        else:  # 1/t within an interval that has 0 in it
            big = Fraction(10**12)
            ranges.append([(1 / high if high else big, big), (-big, 1 / low if low else -big)])
    found = [(Fraction(-(10**12)), Fraction(10**12))]
    for own in ranges:
        found = [(max(p, s), min(r, t)) for p, r in found for s, t in own if max(p, s) <= min(r, t)]
    return bool(found)


# bestapproximation, projector, rref


def add_truncations(ledger, rng, count):
    while count:
        m, n = rng.choice([(2, 2), (3, 2), (2, 2), (3, 3)])
        a = random_matrix(rng, m, n, 5)
        if rank(a) < n:
            continue
        left, sigma, right = singular(numbers(a))
        if any(sigma[i] - sigma[i + 1] < mpmath.mpf("0.05") for i in range(n - 1)):
            continue
        count -= 1
        k = rng.randint(1, n - 1)
        best = [
            [sum(s * x[i] * y[j] for s, x, y in zip(sigma[:k], left, right)) for j in range(n)]
            for i in range(m)
        ]
        given = {"A": integers_text(a), "k": str(k)}
        options = rng.choice([{}, {"norm": "frobenius"}])
        for i in range(6):
            places = rng.randint(3, 6)
            typed = [rounded(x, places, rng) for x in entries(best)]
            if i > 1:
                typed = slipped(typed, [None] * len(typed), rng)
            ledger.add(
                "bestapproximation", given, text_of(in_rows(typed, n), rng),
                lambda: verdict(nearest_of(typed, [entries(best)]), [typed]), options,
            )  # fmt: skip
        for rows in (
            a,
            [[2 * x for x in row] for row in a],
            [[0] * n for _ in a],
            random_matrix(rng, m, n, 5),
        ):
            typed = [[exact(q(x)) for x in row] for row in rows]
            ledger.add(
                "bestapproximation", given, text_of(typed, rng), judged_truncation(a, typed, k), options
            )


def add_ties(ledger, rng, count):
    """All singular values equal: r·(an orthogonal matrix); the best ones are A·vvᵀ for any unit v."""
    for _ in range(count):
        x, y = rng.randint(-5, 5), rng.randint(1, 5)
        a = [[x, -y], [y, x]] if rng.random() < 0.5 else [[x, y], [y, -x]]
        given = {"A": integers_text(a), "k": "1"}
        for k in range(6):
            p, r = rng.randint(-4, 4), rng.randint(1, 4)
            square = Fraction(p * p + r * r)
            projector = [[p * p / square, p * r / square], [p * r / square, r * r / square]]
            best = multiplied(a, projector)
            trees = [[q(t) for t in row] for row in best]
            if k < 4:
                typed = [typed_exactly(t, rng) for t in entries(trees)]
                if k % 2:
                    typed = slipped(typed, entries(trees), rng)
                rows = in_rows(typed, 2)
                ledger.add("bestapproximation", given, text_of(rows, rng), judged_tie(a, rows))
            else:
                typed = [rounded(t, rng.randint(4, 6), rng) for t in entries(best)]
                want = "correct" if all(e.value == t for e, t in zip(typed, entries(best))) else "rounded"
                ledger.add("bestapproximation", given, text_of(in_rows(typed, 2), rng), want)


def judged_tie(a, rows):
    b = numbers(rows)
    error = sum(abs(x - y) ** 2 for s, t in zip(numbers(a), b) for x, y in zip(s, t))
    least = number(Fraction(a[0][0] ** 2 + a[1][0] ** 2))
    small = mpmath.mpf(10) ** -60
    return "correct" if rank(b) <= 1 and abs(error - least) < small else "incorrect"


def add_projectors(ledger, rng, count):
    for _ in range(count):
        m, n = rng.choice([(2, 1), (3, 1), (3, 2), (4, 2)])
        b = of_full_rank(rng, m, n, 3)
        columns = orthogonal_columns(b)
        key = [
            [sum(c[i] * c[j] / sum(x * x for x in c) for c in columns) for j in range(m)] for i in range(m)
        ]
        given = {"span": integers_text([row + [row[0]] for row in b] if rng.random() < 0.2 else b)}
        add_matrix_answers(ledger, rng, "projector", given, key)


def add_matrix_answers(ledger, rng, relation, given, key):
    n = len(key[0])
    trees = [q(x) for x in entries(key)]
    for k in range(6):
        way = "exact" if k < 3 else rng.choice(["decimal", "mixed"])
        typed = [typed_somehow(t, rng, way, rng.randint(3, 6)) for t in trees]
        if k in (1, 2, 4, 5):
            typed = slipped(typed, trees, rng)
        ledger.add(
            relation, given, text_of(in_rows(typed, n), rng),
            lambda: verdict(nearest_of(typed, [entries(key)]), [typed]),
        )  # fmt: skip


def add_reduced_forms(ledger, rng, count):
    """The reduced form comes first, then a matrix that is row equivalent to it."""
    for _ in range(count):
        m, n = rng.choice([(2, 3), (3, 3), (3, 4), (2, 2), (3, 5)])
        r = rng.randint(1, min(m, n))
        pivots = sorted(rng.sample(range(n), r))
        key = [[Fraction(0)] * n for _ in range(m)]
        for i, p in enumerate(pivots):
            key[i][p] = Fraction(1)
            for j in range(p + 1, n):
                if j not in pivots:
                    key[i][j] = Fraction(rng.randint(-4, 4), rng.choice([1, 1, 2, 3]))
        while True:
            p = random_matrix(rng, m, m, 3)
            if rank(p) == m:
                break
        given = {"A": integers_text(multiplied([[Fraction(x) for x in row] for row in p], key))}
        add_matrix_answers(ledger, rng, "rref", given, key)


# satisfies


def add_predicates(ledger, rng, count):
    for _ in range(count):
        rng.choice([add_roots, add_rotations, add_solutions, add_sums])(ledger, rng)


def add_roots(ledger, rng):
    """answer² = t for a number t > 0: both roots, in any form."""
    forms = random_surd(rng)
    if true_value(forms[0]) < 0.01:
        return
    key = spell(forms[0], "√")
    given = {"predicates": [f"answer^2 == ({key})^2"], "key": key}
    true = true_value(forms[0])
    keys = [[true], [-true]]
    for k in range(5):
        t = rng.choice(forms)
        t = t if rng.random() < 0.5 else ("minus", t) if t[0] != "q" else q(-t[1])
        typed = [typed_somehow(t, rng, "exact" if k < 2 else "decimal", rng.randint(3, 7))]
        if k in (1, 3, 4):
            typed = slipped(typed, [t], rng)
        ledger.add("satisfies", given, typed[0].text, lambda: verdict(nearest_of(typed, keys), [typed]))


def add_rotations(ledger, rng):
    """Orthogonal matrices with a given determinant."""
    det = rng.choice([1, -1])
    given = {
        "predicates": ["transpose(answer) * answer == I", f"det(answer) == {det}"],
        "key": f"[1 0; 0 {det}]",
    }
    for _ in range(5):
        c, s = unit_trees([rng.randint(-5, 5), rng.randint(1, 5)], rng)
        negative = ("minus", s) if s[0] != "q" else q(-s[1])
        trees = [c, negative, s, c] if det > 0 else [c, s, s, ("minus", c) if c[0] != "q" else q(-c[1])]
        typed = [typed_exactly(t, rng) for t in trees]
        if rng.random() < 0.5:
            typed = slipped(typed, trees, rng)
        rows = numbers(in_rows(typed, 2))
        holds = is_same(product(transposed(rows), rows), identity(2))
        holds = holds and abs(rows[0][0] * rows[1][1] - rows[0][1] * rows[1][0] - det) < mpmath.mpf(10) ** -50
        ledger.add("satisfies", given, text_of(in_rows(typed, 2), rng), "correct" if holds else "incorrect")


def add_solutions(ledger, rng):
    """Solutions of A·x = b, with a line of them."""
    a = of_full_rank(rng, 3, 2, 3)
    a = transposed(a)
    x = [rng.randint(-3, 3) for _ in range(3)]
    b = [sum(p * r for p, r in zip(row, x)) for row in a]
    free = [
        a[0][1] * a[1][2] - a[0][2] * a[1][1],
        a[0][2] * a[1][0] - a[0][0] * a[1][2],
        a[0][0] * a[1][1] - a[0][1] * a[1][0],
    ]
    key = integers_text([[t] for t in x])
    given = {"predicates": [f"{integers_text(a)} * answer == {integers_text([[t] for t in b])}"], "key": key}
    for k in range(5):
        t = Fraction(rng.randint(-4, 4), rng.choice([1, 2, 3]))
        trees = [q(s + t * d) for s, d in zip(x, free)]
        typed = [typed_exactly(t, rng) for t in trees]
        if k % 2:
            typed = slipped(typed, trees, rng)
        image = product(numbers(a), [[number(e.value)] for e in typed])
        holds = is_same(image, [[number(Fraction(t))] for t in b])
        ledger.add(
            "satisfies",
            given,
            vector_text(typed, form_for(typed, rng, 4, 2)),
            "correct" if holds else "incorrect",
        )


def add_sums(ledger, rng):
    """Two named parts with a sum and a product: the roots of a quadratic, in either order."""
    s, p = rng.randint(-9, 9), rng.randint(-9, 9)
    inside = s * s - 4 * p
    if inside <= 0:
        return
    surd = over_root(inside, inside)[0]
    x, y = ("over", ("sum", q(s), surd), q(2)), ("over", ("sum", q(s), ("minus", surd)), q(2))
    given = {
        "predicates": [f"x + y == {s}", f"x * y == {p}"],
        "key": {"x": spell(x, "√"), "y": spell(y, "√")},
    }
    for k in range(4):
        pair = [x, y] if rng.random() < 0.5 else [y, x]
        typed = [typed_exactly(t, rng, rng.choice([0, 1, 2])) for t in pair]
        if k > 1:
            typed = slipped(typed, pair, rng)
        u, v = (number(e.value) for e in typed)
        small = mpmath.mpf(10) ** -50
        holds = abs(u + v - s) < small and abs(u * v - p) < small
        ledger.add(
            "satisfies", given, {"x": typed[0].text, "y": typed[1].text}, "correct" if holds else "incorrect"
        )


def add_all(ledger, rng):
    add_frames(ledger, rng, 130)
    add_qrs(ledger, rng, 130)
    add_factorizations(ledger, rng, 110)
    add_truncations(ledger, rng, 70)
    add_ties(ledger, rng, 40)
    add_projectors(ledger, rng, 90)
    add_reduced_forms(ledger, rng, 90)
    add_predicates(ledger, rng, 170)
