"""Cases of `svd`: five laws, judged one by one on exact factors; signs enumerated for decimals."""

import math
import random
from fractions import Fraction

from judging import (
    TINY,
    Open,
    against,
    is_orthonormal,
    is_same,
    numbers,
    product,
    sign_choices,
    singular,
    transposed,
)
from spelling import (
    STYLES,
    decimal,
    exact,
    integers_text,
    list_text,
    matrix_text,
    minus,
    number,
    over_root,
    q,
    times,
)

import mpmath

# Matrices whose factors are surds: (A, [(λ, v, Av)]) with integer v and λ an integer.
EQUAL_NORMS = [
    [[3, 1], [1, 3], [1, 1]],
    [[2, 1], [1, 2]],
    [[1, -3], [3, -1], [2, 2]],
    [[4, 1], [1, 4], [1, 1]],
    [[1, 3], [3, 1]],
    [[2, 0], [1, 2], [0, 1]],
    [[1, 2], [2, 1], [0, 0]],
    [[5, 3], [3, 5], [0, 0]],
]
ORTHOGONAL_COLUMNS = [
    [[3, 0], [4, 0], [0, 2]],
    [[2, 1], [2, -2], [1, 2]],
    [[4, -1], [1, 4]],
    [[0, 3], [2, 0], [0, 4]],
]
RANK_ONE = [
    [[1, 2], [2, 4]],
    [[1, 1], [2, 2], [2, 2]],
    [[3, 4]],
    [[1], [2], [2]],
    [[2, -1], [-2, 1], [4, -2]],
]
ROTATIONS = [[[3, -4], [4, 3]], [[0, 2], [-2, 0]], [[1, 2], [2, -1]], [[2, 0], [0, 2], [0, 0]]]


def whole_pairs(a):
    """[(v, λ)] with integer right vectors of AᵀA, λ descending: two columns, or one."""
    n = len(a[0])
    if n == 1:
        return [([1], sum(r[0] ** 2 for r in a))]
    aa, ab, bb = sum(x * x for x, _ in a), sum(x * y for x, y in a), sum(y * y for _, y in a)
    if ab == 0:
        pairs = [([1, 0], aa), ([0, 1], bb)]
    elif aa == bb:
        pairs = [([1, 1], aa + ab), ([1, -1], aa - ab)]
    else:
        row = next(r for r in a if any(r))
        pairs = [(row, aa + bb), ([-row[1], row[0]], 0)]
    return sorted(pairs, key=lambda pair: -pair[1])


def completed(columns, m):
    """Integer orthogonal columns, completed to m by Gram-Schmidt of the unit vectors."""
    out = [[Fraction(x) for x in c] for c in columns]
    for k in range(m):
        if len(out) == m:
            break
        w = [Fraction(int(i == k)) for i in range(m)]
        for u in out:
            factor = sum(x * y for x, y in zip(w, u)) / sum(y * y for y in u)
            w = [x - factor * y for x, y in zip(w, u)]
        if any(w):
            out.append(w)
    whole = []
    for w in out:
        common = math.lcm(*(x.denominator for x in w))
        whole.append([int(x * common) for x in w])
    return whole


def unit(columns):
    """Integer columns as rows of trees, each column divided by its norm."""
    return transposed([[over_root(x, sum(y * y for y in c))[0] for x in c] for c in columns])


class Known:
    """A matrix with its exact SVD as integer columns and λ."""

    def __init__(self, a):
        self.a, self.m, self.n = a, len(a), len(a[0])
        pairs = whole_pairs(a)
        images = [[sum(x * y for x, y in zip(row, v)) for row in a] for v, _ in pairs]
        self.rank = sum(1 for _, lam in pairs if lam)
        self.v = [v for v, _ in pairs]
        self.lambdas = [lam for _, lam in pairs][: min(self.m, self.n)]
        self.u = completed(images[: self.rank], self.m)

    def width(self, shape):
        return {"thin": min(self.m, self.n), "compact": self.rank}.get(shape)

    def factors(self, shape):
        """(U rows, σ trees, V rows)."""
        k = self.width(shape)
        u, v = (self.u, self.v) if k is None else (self.u[:k], self.v[:k])
        sigma = [over_root(lam, lam)[0] if lam else q(0) for lam in self.lambdas[:k]]
        return unit(u), sigma, unit(v)


def sigma_rows(sigma, m, n):
    return [[sigma[i] if i == j and i < len(sigma) else q(0) for j in range(n)] for i in range(m)]


def negated(t):
    return t if t == q(0) else minus(t)


def with_signs(rows, signs):
    return [[negated(t) if signs[j] < 0 else t for j, t in enumerate(row)] for row in rows]


def judged(a, u, s, v):
    """(verdict, credit): U orthonormal, V orthonormal, S diagonal and ≥ 0, the order, USVᵀ = A.

    An order other than descending is noted and not refused where the request demands none, as here.
    """
    u, s, v = numbers(u), numbers(s), numbers(v)
    if len(u[0]) != len(s) or len(s[0]) != len(v[0]) or len(u) != len(a) or len(v) != len(a[0]):
        raise Open
    diagonal = [s[i][i] for i in range(min(len(s), len(s[0])))]
    holds = [
        is_orthonormal(u),
        is_orthonormal(v),
        all(abs(x) < TINY for i, row in enumerate(s) for j, x in enumerate(row) if i != j)
        and all(x > -TINY for x in diagonal),
        True,
        is_same(product(product(u, s), transposed(v)), numbers(a)),
    ]
    return ("correct" if all(holds) else "incorrect"), sum(holds) / 5


def add(book, rng, known, u, sigma, v, shape, note, rows=None, want=None, with_option=True):
    """`sigma` as trees; where `rows` is None the diagonal matrix of the right size is written."""
    tall = sigma_rows(sigma, len(u[0]), len(v[0])) if rows is None else rows
    typed = [[[exact(t, rng.choice(STYLES[:3])) for t in row] for row in part] for part in (u, tall, v)]
    try:
        verdict, credit = judged(known.a, *typed)
    except Open:
        return
    form = rng.randrange(4)
    if form == 3:
        typed = [[[exact(t, "latex") for t in row] for row in part] for part in (u, tall, v)]
    answer = {
        "U": matrix_text(typed[0], form),
        "S": matrix_text(typed[1], form),
        "V": matrix_text(typed[2], form),
    }
    if shape != "full" and rows is None and rng.random() < 0.5:
        answer["S"] = list_text([exact(t) for t in sigma], rng.choice([0, 2]))
    options = {"shape": shape} if with_option else {}
    book.add("svd", {"A": integers_text(known.a)}, answer, verdict, note, options, want=want, credit=credit)


def right_ones(book, rng, known):
    for shape in ("full", "thin", "compact"):
        u, sigma, v = known.factors(shape)
        add(book, rng, known, u, sigma, v, shape, "as computed by hand", want="correct")
        add(book, rng, known, u, sigma, v, shape, "no shape asked", want="correct", with_option=False)
        signs = [rng.choice([1, -1]) for _ in range(max(len(u[0]), len(v[0])))]
        signs[0] = -1
        add(
            book,
            rng,
            known,
            with_signs(u, signs),
            sigma,
            with_signs(v, signs),
            shape,
            "other signs",
            want="correct",
        )
        if shape == "full" and known.m - known.rank >= 1:
            last = [1] * (known.m - 1) + [-1]
            add(
                book, rng, known, with_signs(u, last), sigma, v, shape, "the other completion", want="correct"
            )
        if shape == "full" and known.m - known.rank == 2:
            whole = known.u[: known.rank] + turned(known.u[known.rank], known.u[known.rank + 1])
            add(book, rng, known, unit(whole), sigma, v, shape, "a turned completion", want="correct")


def turned(x, y):
    """Two other orthogonal columns in the plane of the orthogonal integer columns x and y."""
    xx, yy = sum(t * t for t in x), sum(t * t for t in y)
    return [[yy * s + xx * t for s, t in zip(x, y)], [s - t for s, t in zip(x, y)]]


def wrong_ones(book, rng, known):
    u, sigma, v = known.factors("full")
    size = min(known.m, known.n)
    lambdas = [q(x) for x in known.lambdas]
    if any(lam not in (0, 1) for lam in known.lambdas):
        add(book, rng, known, u, lambdas, v, "full", "σ² in Σ", want="incorrect")
    add(book, rng, known, u, sigma, transposed(v), "full", "Vᵀ for V")
    if size == 2 and known.lambdas[0] != known.lambdas[1]:
        add(book, rng, known, u, sigma[::-1], v, "full", "σ backwards", want="incorrect")
        backwards = [row[:2][::-1] + row[2:] for row in u], sigma[::-1], [row[::-1] for row in v]
        add(book, rng, known, *backwards, "full", "everything backwards", want="correct")
    negative = [negated(sigma[0])] + sigma[1:]
    add(
        book,
        rng,
        known,
        with_signs(u, [-1] + [1] * known.m),
        negative,
        v,
        "full",
        "a negative σ",
        want="incorrect",
    )
    add(
        book,
        rng,
        known,
        with_signs(u, [-1] + [1] * known.m),
        sigma,
        v,
        "full",
        "the sign of u₁ not tied to v₁",
        want="incorrect",
    )
    if known.m > known.rank and known.rank > 0 and known.m > 1:
        repeated = [row[:-1] + [row[0]] for row in u]
        add(
            book,
            rng,
            known,
            repeated,
            sigma,
            v,
            "full",
            "a completion that repeats a column",
            want="incorrect",
        )
        axis = [row[:-1] + [q(int(i == 0))] for i, row in enumerate(u)]
        add(book, rng, known, axis, sigma, v, "full", "a completion along the first axis")
    thin_u, thin_sigma, thin_v = known.factors("thin")
    more = [times(q(2), t) for t in thin_sigma]
    add(book, rng, known, thin_u, more, thin_v, "thin", "σ twice", want="incorrect")


def ties(book, rng):
    """All σ equal: any orthonormal V will do."""
    for a in ROTATIONS:
        known = Known(a)
        square = known.lambdas[0]
        for v in ([[3, 4], [-4, 3]], [[1, 1], [1, -1]], [[5, -12], [12, 5]]):
            images = [[sum(x * y for x, y in zip(row, w)) for row in a] for w in v]
            u, sigma = unit(images), [over_root(square, square)[0]] * 2
            add(book, rng, known, u, sigma, unit(v), "thin", "another basis of a tie", want="correct")
            add(
                book, rng, known, u, sigma, unit([v[1], v[0]]), "thin", "pairs out of order", want="incorrect"
            )


def in_decimals(book, rng):
    for a in [
        [[3, 1], [1, 3], [1, 1]],
        [[4, 0], [3, -5], [0, 2]],
        [[1, 2], [3, 4]],
        [[2, 1], [0, 3], [1, 1]],
        [[1, 2], [3, 5], [4, 1]],
        [[2, 1, 0], [1, 3, 1], [0, 1, 4]],
    ]:
        left, sigma, right = singular(numbers(a))
        m, n = len(a), len(a[0])
        third = None
        if m == n + 1 == 3:
            (p, r), (s, t), (w, z) = a
            cross = [s * z - w * t, w * r - p * z, p * t - s * r]
            norm = mpmath.sqrt(sum(x * x for x in cross))
            third = [x / norm for x in cross]
        for shape in ("thin", "full") if third or m == n else ("thin",):
            for places, off in [(3, 0), (4, 0), (6, 0), (4, 1), (4, 2), (4, 15)]:
                decimals_of(
                    book, rng, a, left, sigma, right, third if shape == "full" else None, shape, places, off
                )


def decimals_of(book, rng, a, left, sigma, right, third, shape, places, off):
    n = len(sigma)
    columns_u = left + ([third] if third else [])
    keys = [signed_key(columns_u, sigma, right, s) for s in sign_choices(len(columns_u))]
    u, s, v = rng.choice(keys)
    typed_u = [[decimal(x, places) for x in row] for row in u]
    typed_s = [decimal(x, places) for x in s]
    typed_v = [[decimal(x, places) for x in row] for row in v]
    if off:
        i, j = rng.randrange(len(u)), rng.randrange(n)
        typed_u[i][j] = decimal(u[i][j], places, off)
    entries = [e for row in typed_u for e in row] + typed_s + [e for row in typed_v for e in row]
    if any(e.value == 0 for e in entries):
        return
    flat = [[x for row in key[0] for x in row] + key[1] + [x for row in key[2] for x in row] for key in keys]
    zero = exact(q(0))
    rows = [[typed_s[i] if i == j else zero for j in range(n)] for i in range(len(columns_u))]
    answer = {"U": matrix_text(typed_u), "S": matrix_text(rows), "V": matrix_text(typed_v)}
    if shape == "thin" and rng.random() < 0.5:
        answer["S"] = list_text(typed_s)
    book.add(
        "svd",
        {"A": integers_text(a)},
        answer,
        lambda: against(entries, flat),
        f"decimals, {off:+d}",
        {"shape": shape},
    )


def signed_key(columns_u, sigma, right, signs):
    u = transposed([[s * x for x in c] for s, c in zip(signs, columns_u)])
    v = transposed([[s * x for x in c] for s, c in zip(signs, right)])
    return u, list(sigma), v


def by_hand(book):
    """The worked example, also with the completion (1/3, 1/3, −2/3) that its source gives."""
    a = {"A": "[3 1; 1 3; 1 1]"}
    v, s = "[1/√2 1/√2; 1/√2 -1/√2]", "[3√2 0; 0 2; 0 0]"
    book.add(
        "svd",
        a,
        {"U": "[2/3 1/√2 √2/6; 2/3 -1/√2 √2/6; 1/3 0 -2√2/3]", "S": s, "V": v},
        "correct",
        "by hand",
        {"shape": "full"},
        credit=1,
    )
    book.add(
        "svd",
        a,
        {"U": "[2/3 1/√2 1/3; 2/3 -1/√2 1/3; 1/3 0 -2/3]", "S": s, "V": v},
        "incorrect",
        "the completion of the source: (UᵀU)₁₃ = 2/9",
        {"shape": "full"},
        credit=0.8,
    )


def add_all(book, seed):
    rng = random.Random(seed + 3)
    by_hand(book)
    for a in EQUAL_NORMS + ORTHOGONAL_COLUMNS + RANK_ONE:
        known = Known(a)
        right_ones(book, rng, known)
        wrong_ones(book, rng, known)
    ties(book, rng)
    in_decimals(book, rng)
