"""Verdicts where right answers are free: one turn of a circle, or the vectors of a span.

Each function gives the worst entry's distance from the best right answer, in units of its last place: 0 where
the entries are right exactly, ½ where they round a right answer, 2 where they miss one by up to two units, ∞
beyond. A case near a border is Open.
"""

import itertools
import math
from fractions import Fraction

import mpmath
from judging import Open, distance, graded, shown_well
from spelling import number

SMALL = mpmath.mpf(10) ** -50
HALF = Fraction(1, 2)


def step(gap):
    """A distance as one of the four."""
    return gap if gap in (0, math.inf) else HALF if gap <= HALF else Fraction(2) if gap <= 2 else math.inf


def worst_of(entries, targets):
    return max((step(distance(e, t)) for e, t in zip(entries, targets)), default=Fraction(0))


def nearest_of(entries, keys):
    return min(worst_of(entries, key) for key in keys)


def verdict(best, groups, options=None):
    """The verdict; `groups` are the parts of the answer, each with digits of its own to show."""
    options = options or {}
    if best == HALF:
        wells = {digits_shown(group, options) for group in groups} - {None}
        if len(wells) > 1:
            raise Open
        if options.get("form") == "exact" or wells == {False}:
            return "incomplete"
        return "rounded"
    if best == 2 and (
        options.get("form") == "exact" or any(digits_shown(g, options) is False for g in groups)
    ):
        raise Open
    return graded(best, [e for group in groups for e in group], {})


def digits_shown(entries, options):
    """Whether the largest entry shows digits enough; None where nothing is a decimal."""
    decimals = [e for e in entries if e.places is not None]
    if not decimals:
        return None
    if any(e.value == 0 for e in decimals):
        raise Open
    if "decimals" in options:
        return shown_well(entries, options)
    largest = max(abs(number(e.value)) for e in entries)
    answers = {
        e.places is None or significant(e) >= options.get("significant", 3)
        for e in entries
        if abs(number(e.value)) > largest * mpmath.mpf("0.98")
    }
    if len(answers) > 1 or any(e.places is None for e in entries if abs(number(e.value)) > largest * 0.98):
        raise Open
    return answers.pop()


def significant(e):
    return len(e.text.lstrip("-−").replace(".", "").replace("%", "").lstrip("0"))


# One turn of a circle: entry k of a right answer is aₖ cos θ + bₖ sin θ


def arcs(entry, a, b, bound):
    """Where on the circle the entry is met: a list of (from, to) within −π…3π; None for everywhere."""
    radius = SMALL if entry.places is None else bound * mpmath.mpf(10) ** -entry.places
    x, reach = number(entry.value), mpmath.hypot(a, b)
    if reach < SMALL:
        return None if abs(x) <= radius else []
    low, high = (x - radius) / reach, (x + radius) / reach
    if low <= -1 and high >= 1:
        return None
    if low > 1 or high < -1:
        return []
    phase = mpmath.atan2(b, a)
    near, far = mpmath.acos(min(high, mpmath.mpf(1))), mpmath.acos(max(low, mpmath.mpf(-1)))
    return [(phase + near, phase + far), (phase - far, phase - near)]


def is_met(entries, a, b, bound):
    turn = 2 * mpmath.pi
    common = None
    for entry, x, y in zip(entries, a, b):
        own = arcs(entry, x, y, bound)
        if own is None:
            continue
        if common is None:
            common = own
            continue
        found = []
        for (p, r), (s, t), k in itertools.product(common, own, (-1, 0, 1)):
            low, high = max(p, s + k * turn), min(r, t + k * turn)
            if low <= high:
                found.append((low, high))
        common = found
        if not common:
            return False
    return True


def circle_distance(entries, a, b):
    """The distance of entries from the nearest a cos θ + b sin θ."""
    with mpmath.workdps(70):
        for bound in (Fraction(0), HALF, Fraction(2)):
            answers = {
                is_met(entries, a, b, number(bound) * (1 + s * mpmath.mpf(10) ** -9) if bound else SMALL)
                for s in (-1, 1)
            }
            if len(answers) > 1:
                raise Open
            if answers == {True}:
                return bound
    return math.inf


def frame_distance(columns, frame):
    """Two columns of entries from the nearest orthonormal basis of the plane of two orthonormal columns."""
    (x, y), entries = frame, columns[0] + columns[1]
    minus_x = [-t for t in x]
    turned = circle_distance(entries, x + y, y + minus_x)  # c x + s y, c y − s x
    flipped = circle_distance(entries, x + [-t for t in y], y + x)  # c x + s y, s x − c y
    return min(turned, flipped)


# The vectors of a span: the smallest box around the entries that meets it, exactly


def span_distance(entries, basis):
    """The distance of a vector from a rational span of one or two columns, by the vertices of the program."""
    columns = [[Fraction(x) for x in c] for c in basis]
    n, count = len(entries), len(columns)
    x = [Fraction(e.value) for e in entries]
    unit = [Fraction(0) if e.places is None else Fraction(1, 10**e.places) for e in entries]
    rows = []  # row · (c, t) ≤ right
    for i in range(n):
        for sign in (1, -1):
            rows.append(([sign * c[i] for c in columns] + [-unit[i]], sign * x[i]))
    rows.append(([Fraction(0)] * count + [Fraction(-1)], Fraction(0)))
    best = None
    for chosen in itertools.combinations(rows, count + 1):
        point = solved([row for row, _ in chosen], [right for _, right in chosen])
        if point is None or (best is not None and point[-1] >= best):
            continue
        if all(sum(a * b for a, b in zip(row, point)) <= right for row, right in rows):
            best = point[-1]
    return math.inf if best is None else step(best)


def solved(rows, right):
    """The one solution of a small rational system, or None."""
    n = len(rows)
    a = [list(row) + [r] for row, r in zip(rows, right)]
    for j in range(n):
        pivot = next((i for i in range(j, n) if a[i][j]), None)
        if pivot is None:
            return None
        a[j], a[pivot] = a[pivot], a[j]
        a[j] = [v / a[j][j] for v in a[j]]
        for i in range(n):
            if i != j and a[i][j]:
                factor = a[i][j]
                a[i] = [v - factor * w for v, w in zip(a[i], a[j])]
    return [a[i][n] for i in range(n)]
