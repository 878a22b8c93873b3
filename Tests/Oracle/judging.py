"""The rules of verdicts, from their description alone, on values known to 120 digits.

`None` means that a case sits too near a border, or that the rules leave it open: it is left out.
"""

import itertools
import math
from fractions import Fraction

import mpmath
from spelling import Typed, number

TINY = mpmath.mpf(10) ** -60
BORDER = mpmath.mpf(10) ** -25


class Open(Exception):
    """The rules do not settle this case."""


def distance(typed, target):
    """How far `typed` is from `target` in units of its last place: 0 if equal, ∞ if exact and different."""
    if isinstance(typed.value, Fraction) and isinstance(target, Fraction):
        gap = abs(typed.value - target)
        if gap == 0:
            return Fraction(0)
        return gap * 10**typed.places if typed.places is not None else math.inf
    gap = abs(number(typed.value) - number(target))
    if gap < TINY:
        return Fraction(0)
    if typed.places is None:
        return math.inf
    gap *= mpmath.mpf(10) ** typed.places
    if min(abs(gap - mpmath.mpf(1) / 2), abs(gap - 2)) < BORDER:
        raise Open
    return Fraction(*mpmath.libmp.to_rational(gap._mpf_))


def worst(entries, targets):
    return max((distance(e, t) for e, t in zip(entries, targets)), default=Fraction(0))


def shown_well(entries, options):
    """True where the largest entry shows digits enough; raises Open where the rule does not say."""
    decimals = [e for e in entries if e.places is not None]
    if "decimals" in options:
        return all(e.places >= options["decimals"] for e in decimals)
    least = options.get("significant", 3)
    largest = max(entries, key=lambda e: abs(number(e.value)))
    if any(e.value == 0 for e in decimals):
        raise Open
    if largest.places is None:
        if max(e.significant for e in decimals) < least:
            raise Open
        return True
    return largest.significant >= least


def graded(best, entries, options):
    """The verdict for a worst entry that is `best` units off the nearest right answer."""
    if best == 0:
        return "correct"
    if best <= Fraction(1, 2):
        if options.get("form") == "exact" or not shown_well(entries, options):
            return "incomplete"
        return "rounded"
    if best <= 2:
        if options.get("form") == "exact" or not shown_well(entries, options):
            raise Open
        return "misrounded"
    return "incorrect"


def against(entries, keys, options=None):
    """The verdict of entries against finitely many right answers."""
    return graded(min(worst(entries, key) for key in keys), entries, options or {})


def against_list(entries, key, options=None):
    """The verdict of a list against a multiset, or a sequence with `order: descending`."""
    options = options or {}
    if len(entries) != len(key):
        raise Open
    if options.get("order") == "descending":
        return against(entries, [key], options)
    return against(entries, itertools.permutations(key), options)


def scale_distance(entries, direction):
    """The least worst distance over all multiples t · direction, t ≠ 0, found by bisection on intervals."""
    direction = [number(x) for x in direction]
    values = [number(e.value) for e in entries]
    pivot = max(range(len(direction)), key=lambda k: abs(direction[k]))
    t = values[pivot] / direction[pivot]
    if abs(t) > TINY and all(abs(t * d - v) < TINY for d, v in zip(direction, values)):
        return Fraction(0)
    for bound in (mpmath.mpf(1) / 2, mpmath.mpf(2)):
        verdicts = {
            meets(entries, values, direction, bound * (1 + s * mpmath.mpf(10) ** -20)) for s in (-1, 1)
        }
        if len(verdicts) > 1:
            raise Open
        if verdicts == {True}:
            return Fraction(str(mpmath.nstr(bound)))
    return math.inf


def meets(entries, values, direction, bound):
    """True if some t ≠ 0 brings every t · direction[k] within `bound` units of entry k."""
    low, high = -mpmath.inf, mpmath.inf
    for entry, v, d in zip(entries, values, direction):
        radius = TINY if entry.places is None else bound * mpmath.mpf(10) ** -entry.places
        if abs(d) < TINY:
            if abs(v) > radius:
                return False
            continue
        ends = sorted([(v - radius) / d, (v + radius) / d])
        low, high = max(low, ends[0]), min(high, ends[1])
    return low <= high and not (abs(low) < TINY and abs(high) < TINY)


# Matrices of mpf


def product(a, b):
    return [[sum((x * y for x, y in zip(row, column)), mpmath.mpf(0)) for column in zip(*b)] for row in a]


def transposed(a):
    return [list(column) for column in zip(*a)]


def numbers(rows):
    """Rows of Typed, Fractions or integers as rows of mpf."""
    return [[number(x.value if isinstance(x, Typed) else x) for x in row] for row in rows]


def is_same(a, b):
    return (
        len(a) == len(b)
        and all(len(r) == len(s) for r, s in zip(a, b))
        and all(abs(x - y) < TINY for r, s in zip(a, b) for x, y in zip(r, s))
    )


def identity(n):
    return [[mpmath.mpf(int(i == j)) for j in range(n)] for i in range(n)]


def is_orthonormal(a):
    return is_same(product(transposed(a), a), identity(len(a[0])))


def rank(a):
    a = [[number(x) for x in row] for row in a]
    found = 0
    for j in range(len(a[0]) if a else 0):
        pivot = max(range(found, len(a)), key=lambda i: abs(a[i][j]), default=None)
        if pivot is None or abs(a[pivot][j]) < TINY:
            continue
        a[found], a[pivot] = a[pivot], a[found]
        for i in range(found + 1, len(a)):
            factor = a[i][j] / a[found][j]
            a[i] = [x - factor * y for x, y in zip(a[i], a[found])]
        found += 1
    return found


def beside(a, b):
    return [r + s for r, s in zip(a, b)]


def frobenius(a):
    return mpmath.sqrt(sum(abs(x) ** 2 for row in a for x in row))


def singular(a):
    """(u columns, σ, v columns) of a matrix with distinct non-zero σ and full column rank, n ≤ m."""
    gram = mpmath.matrix(product(transposed(a), a))
    values, vectors = mpmath.eigsy(gram)
    order = sorted(range(len(values)), key=lambda k: -values[k])
    columns, sigma, left = [], [], []
    for k in order:
        v = [vectors[i, k] for i in range(len(values))]
        s = mpmath.sqrt(values[k])
        columns.append(v)
        sigma.append(s)
        left.append([x[0] / s for x in product(a, [[y] for y in v])])
    return left, sigma, columns


def sign_choices(count):
    return itertools.product([1, -1], repeat=count)
