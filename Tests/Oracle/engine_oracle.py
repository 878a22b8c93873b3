"""Writes Tests/ExactAlgebraTests/Resources/engine-oracle.jsonl: matrices and what is true of them.

    python3 Tests/Oracle/engine_oracle.py            (about three minutes; the result is always the same)

A line: "a" the matrix by rows, "k" its family, "r" the rank, "g" the characteristic polynomial
det(xI − AᵀA), constant first, "l" the eigenvalues of AᵀA and "s" the min(m, n) singular values as
[text, multiplicity], descending; for a square matrix also "p" = det(xI − A) and "e" its eigenvalues:
[text, multiplicity] for the real ones, descending, then [re, im, multiplicity] for those above the real axis
(each stands for its conjugate too). A text with a point is rounded to 60 significant digits; any other is
exact. Numbers come from SymPy on Python integers and mpmath, see exact_roots.py.
"""

import json
import pathlib
import random
from fractions import Fraction

import exact_roots
import mpmath
from sympy.polys.domains import QQ
from sympy.polys.matrices import DomainMatrix

SEED = 20241
TARGET = pathlib.Path(__file__).parent.parent / "ExactAlgebraTests" / "Resources" / "engine-oracle.jsonl"


# Families: each takes a generator and a shape and gives rows of Fractions.


def integers(bound):
    return lambda rng, m, n: [[Fraction(rng.randint(-bound, bound)) for _ in range(n)] for _ in range(m)]


def fractions(top, bottom):
    return lambda rng, m, n: [
        [Fraction(rng.randint(-top, top), rng.randint(1, bottom)) for _ in range(n)] for _ in range(m)
    ]


def product(a, b):
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]


def transposed(a):
    return [list(column) for column in zip(*a)]


def deficient(rng, m, n):
    rank = rng.randint(1, max(1, min(m, n) - 1))
    return product(integers(3)(rng, m, rank), integers(3)(rng, rank, n))


def repeated_lines(rng, m, n):
    a = integers(4)(rng, m, n)
    a[-1] = [rng.choice([-2, -1, 1, 2]) * x for x in a[0]]
    if n > 1:
        for row in a:
            row[-1] = row[0]
    return a


def sparse(rng, m, n):
    return [[Fraction(rng.choice([0, 0, 0, 1, -1, 2])) for _ in range(n)] for _ in range(m)]


def zero(rng, m, n):
    return [[Fraction(0)] * n for _ in range(m)]


def cayley(rng, n):
    """A rational orthogonal matrix, (I − K)(I + K)⁻¹ with K skew."""
    k = [[Fraction(0)] * n for _ in range(n)]
    for i in range(n):
        for j in range(i):
            k[i][j] = Fraction(rng.randint(-2, 2), rng.randint(1, 2))
            k[j][i] = -k[i][j]
    plus = DomainMatrix([[QQ(int(i == j)) + to_qq(k[i][j]) for j in range(n)] for i in range(n)], (n, n), QQ)
    minus = DomainMatrix([[QQ(int(i == j)) - to_qq(k[i][j]) for j in range(n)] for i in range(n)], (n, n), QQ)
    return [[from_qq(x) for x in row] for row in (minus * plus.inv()).to_list()]


def tied(rng, m, n):
    """Rational singular values with ties and zeros: part of UΣVᵀ."""
    u, v = cayley(rng, m), cayley(rng, n)
    sizes = [Fraction(rng.choice([0, 1, 1, 2, 3])) for _ in range(min(m, n))]
    sigma = [[sizes[i] if i == j else Fraction(0) for j in range(n)] for i in range(m)]
    return product(product(u, sigma), v)


def symmetric(rng, m, n):
    a = integers(5)(rng, n, n)
    return [[a[i][j] if i <= j else a[j][i] for j in range(n)] for i in range(n)]


def symmetric_tied(rng, m, n):
    q = cayley(rng, n)
    d = [
        [Fraction(rng.choice([-2, -1, 0, 1, 1, 3])) if i == j else Fraction(0) for j in range(n)]
        for i in range(n)
    ]
    return product(product(q, d), transposed(q))


def similar(rng, m, n):
    """P T P⁻¹ with T triangular and few different diagonal entries: repeated, often defective."""
    t = [[Fraction(0)] * n for _ in range(n)]
    for i in range(n):
        t[i][i] = Fraction(rng.choice([-1, 0, 2, 2]))
        for j in range(i + 1, n):
            t[i][j] = Fraction(rng.choice([0, 0, 1]))
    for _ in range(2 * n):
        i, j, c = rng.randrange(n), rng.randrange(n), rng.choice([-1, 1, 2])
        if i != j:
            t[i] = [x + c * y for x, y in zip(t[i], t[j])]
            for row in t:
                row[j] -= c * row[i]
    return t


def rotations(rng, m, n):
    """Blocks [a −b; b a], repeated: complex eigenvalues with multiplicity."""
    a, b = Fraction(rng.randint(-2, 2)), Fraction(rng.randint(1, 3))
    t = [[Fraction(0)] * n for _ in range(n)]
    for i in range(0, n - 1, 2):
        t[i][i], t[i][i + 1], t[i + 1][i], t[i + 1][i + 1] = a, -b, b, a
    if n % 2:
        t[-1][-1] = Fraction(rng.randint(-2, 2))
    return t


def permutation(rng, m, n):
    order = list(range(n))
    rng.shuffle(order)
    return [[Fraction(int(order[i] == j)) for j in range(n)] for i in range(n)]


def triangular(rng, m, n):
    a = integers(4)(rng, m, n)
    return [[x if j >= i else Fraction(0) for j, x in enumerate(row)] for i, row in enumerate(a)]


FAMILIES = {
    "small": (integers(3), 420, False),
    "nine": (integers(9), 380, False),
    "million": (integers(10**6), 110, False),
    "vast": (integers(10**15), 40, False),
    "fractions": (fractions(9, 6), 220, False),
    "fine fractions": (fractions(999, 97), 60, False),
    "deficient": (deficient, 220, False),
    "repeated lines": (repeated_lines, 100, False),
    "sparse": (sparse, 130, False),
    "zero": (zero, 30, False),
    "tied": (tied, 130, False),
    "triangular": (triangular, 70, False),
    "symmetric": (symmetric, 130, True),
    "symmetric tied": (symmetric_tied, 60, True),
    "similar": (similar, 90, True),
    "rotations": (rotations, 15, True),
    "permutation": (permutation, 25, True),
}


def shape(rng, square):
    if square:
        n = rng.choice([1, 2, 2, 3, 3, 3, 4, 4, 5])
        return n, n
    if rng.random() < 0.35:
        n = rng.choice([1, 2, 2, 3, 3, 3, 4, 4, 5])
        return n, n
    return rng.randint(1, 6), rng.randint(1, 5)


def to_qq(x):
    return QQ(x.numerator, x.denominator)


def from_qq(x):
    return Fraction(int(x.numerator), int(x.denominator))


def characteristic(a):
    """det(xI − A), constant first."""
    n = len(a)
    matrix = DomainMatrix([[to_qq(x) for x in row] for row in a], (n, n), QQ)
    return [from_qq(c) for c in reversed(matrix.charpoly())]


def record(kind, a):
    m, n = len(a), len(a[0])
    gram = product(transposed(a), a)
    matrix = DomainMatrix([[to_qq(x) for x in row] for row in a], (m, n), QQ)
    rank = matrix.rank()
    g = characteristic(gram)
    line = {"a": ";".join(" ".join(map(str, row)) for row in a), "k": kind, "r": rank, "g": list(map(str, g))}
    eigenvalues, none = exact_roots.roots(g)
    assert not none
    assert sum(multiplicity for _, _, multiplicity in eigenvalues) == n
    line["l"] = [[text, multiplicity] for _, text, multiplicity in eigenvalues]
    sigma = [[text, multiplicity] for _, text, multiplicity in exact_roots.roots(g, squares=True)[0]]
    if n > m:  # n − m of AᵀA's zeros are no singular values
        assert sigma[-1][0] == "0"
        sigma[-1][1] -= n - m
        sigma = [pair for pair in sigma if pair[1] > 0]
    assert sum(multiplicity for text, multiplicity in sigma if text != "0") == rank
    line["s"] = sigma
    if m == n:
        p = characteristic(a)
        real, pairs = exact_roots.roots(p)
        assert sum(x[-1] for x in real) + 2 * sum(x[-1] for x in pairs) == n
        line["p"] = list(map(str, p))
        line["e"] = [[text, multiplicity] for _, text, multiplicity in real] + [list(pair) for pair in pairs]
    return line


def main():
    mpmath.mp.dps = 2 * exact_roots.DIGITS
    lines = []
    for index, (kind, (make, count, square)) in enumerate(FAMILIES.items()):
        rng = random.Random(SEED + index)
        for _ in range(count):
            m, n = shape(rng, square)
            lines.append(json.dumps(record(kind, make(rng, m, n)), separators=(",", ":")))
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text("\n".join(lines) + "\n")
    print(len(lines), "matrices,", TARGET.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
