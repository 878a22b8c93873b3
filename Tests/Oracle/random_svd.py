"""Random cases of `svd`: right vectors known as surds or turned at random, all shapes, repeated and zero σ."""

import math
from fractions import Fraction

import mpmath
from cases_svd import judged
from deciding import circle_distance, nearest_of, verdict
from judging import Open, numbers, singular, transposed
from random_factors import complement, completion_distance, entries, in_rows, of_full_rank, random_matrix, text_of, turned_completion  # fmt: skip
from random_numbers import quadratic_pair
from random_vectors import unit_forms
from slips import rounded, slipped, true_value, typed_exactly
from spelling import exact, integers_text, list_text, minus, number, over, plus, q, root
from surds import Quad


def diagonal(sigma, m, n):
    zero = exact(q(0))
    return [[sigma[i] if i == j and i < len(sigma) else zero for j in range(n)] for i in range(m)]


def judged_exact(a, u, s, v):
    return judged(a, u, s, v)[0]


# 2×2 integer matrices in surds: nested σ and nested unit vectors, in several forms


def sigma_forms(a, pair):
    """Each σ as the root of its λ, and by the sum and the difference of two roots."""
    f = sum(x * x for row in a for x in row)
    det = abs(a[0][0] * a[1][1] - a[0][1] * a[1][0])
    high, low = root(q(f + 2 * det)), root(q(f - 2 * det))
    forms = [[root(pair[0].tree())], [root(pair[1].tree())]]
    forms[0].append(over(plus(high, low), q(2)))
    forms[1].append(over(plus(high, minus(low)), q(2)))
    return forms


def add_surds_of_two(ledger, rng, count):
    while count:
        a = random_matrix(rng, 2, 2, 5)
        det = a[0][0] * a[1][1] - a[0][1] * a[1][0]
        p = a[0][0] ** 2 + a[1][0] ** 2
        r = a[0][1] ** 2 + a[1][1] ** 2
        s = a[0][0] * a[0][1] + a[1][0] * a[1][1]
        if det == 0 or s == 0:
            continue
        count -= 1
        pair = quadratic_pair(p, s, s, r)
        forms = sigma_forms(a, pair)
        given = {"A": integers_text(a)}
        for k in range(7):
            order = [0, 1] if rng.random() < 0.85 else [1, 0]
            us, vs, sigma = [], [], []
            for i in order:
                lam = pair[i]
                direction = (Quad(s, 0, lam.n), Quad(lam.p - p, lam.q, lam.n))
                image = tuple(
                    Quad(row[0], 0, lam.n) * direction[0] + Quad(row[1], 0, lam.n) * direction[1] for row in a
                )
                v, u = rng.choice(unit_forms(*direction)), rng.choice(unit_forms(*image))
                if rng.random() < 0.5:
                    u, v = [negative(t) for t in u], [negative(t) for t in v]
                us.append(u), vs.append(v), sigma.append(rng.choice(forms[i]))
            trees = us[0] + us[1] + sigma + vs[0] + vs[1]
            if k < 4:
                typed = [typed_exactly(t, rng) for t in trees]
            else:
                places = rng.randint(3, 6)
                typed = [rounded(true_value(t), places, rng) for t in trees]
            if k in (2, 3, 5, 6):
                typed = slipped(typed, trees, rng)
            u, shown, v = (
                transposed([typed[0:2], typed[2:4]]),
                typed[4:6],
                transposed([typed[6:8], typed[8:10]]),
            )
            rows = diagonal(shown, 2, 2)
            answer = {"U": text_of(u, rng), "S": text_of(rows, rng), "V": text_of(v, rng)}
            if rng.random() < 0.4:
                answer["S"] = list_text(shown, rng.choice([0, 2]))
            ledger.add("svd", given, answer, lambda: judged_pairs_of(a, u, rows, v, shown))


def negative(t):
    return minus(t) if t[0] != "q" else q(-t[1])


def judged_pairs_of(a, u, rows, v, shown):
    flat = entries(u) + shown + entries(v)
    if any(isinstance(e.value, mpmath.mpc) for e in flat):
        raise Open
    if all(e.places is None for e in flat):
        return judged_exact(a, u, rows, v)
    left, sigma, right = singular(numbers(a))
    return verdict(
        columns_distance(transposed(u), shown, transposed(v), left, sigma, right),
        [entries(u), shown, entries(v)],
    )


def columns_distance(us, shown, vs, left, sigma, right):
    """Distinct σ in any order; u and v of one σ share their sign."""
    best = math.inf
    for order in ([0, 1], [1, 0]) if len(sigma) == 2 else ([0, 1, 2],) if len(sigma) == 3 else ([0],):
        worst = nearest_of(shown, [[sigma[i] for i in order]])
        for u, v, i in zip(us, vs, order):
            keys = [[s * x for x in left[i] + right[i]] for s in (1, -1)]
            worst = max(worst, nearest_of(u + v, keys))
        best = min(best, worst)
    return best


# Known factors: A = U Σ Vᵀ up to a rational factor, with rational U and V


def orthogonal_rational(rng, n):
    """A rational orthogonal matrix: turns in two coordinates, and signs."""
    rows = [[Fraction(int(i == j)) for j in range(n)] for i in range(n)]
    for _ in range(rng.randint(1, 2)):
        c, s = rng.choice(
            [
                (Fraction(3, 5), Fraction(4, 5)),
                (Fraction(5, 13), Fraction(-12, 13)),
                (Fraction(0), Fraction(1)),
            ]
        )
        i, j = rng.sample(range(n), 2) if n > 1 else (0, 0)
        if i == j:
            continue
        rows[i], rows[j] = (
            [c * x - s * y for x, y in zip(rows[i], rows[j])],
            [s * x + c * y for x, y in zip(rows[i], rows[j])],
        )
    return rows


def add_known_factors(ledger, rng, count):
    """Rational singular vectors; σ may repeat once or be zero; completions of one or two columns."""
    for _ in range(count):
        m, n = rng.choice([(2, 2), (3, 2), (2, 3), (3, 3), (4, 2), (3, 2)])
        size = min(m, n)
        pool = rng.choice([[5, 3, 1], [2, 2, 1], [4, 2, 0], [3, 3, 3], [7, 2, 2], [3, 1, 1], [6, 0, 0]])
        sigma = [Fraction(x) for x in pool[:size]]
        if sum(1 for x in sigma if x) == 0 or max(sigma.count(x) for x in sigma) > 2:
            continue
        u, v = orthogonal_rational(rng, m), orthogonal_rational(rng, n)
        a = [[sum(u[i][k] * sigma[k] * v[j][k] for k in range(size)) for j in range(n)] for i in range(m)]
        problem = Problem(a, u, sigma, v)
        for k in range(6):
            shape = rng.choice(["full", "full", "thin", "compact"])
            problem.add_answer(ledger, rng, shape, k)


class Problem:
    """A matrix with one SVD as numbers; the others follow by turning what belongs together."""

    def __init__(self, a, u, sigma, v):
        self.a, self.m, self.n, self.sigma = a, len(a), len(a[0]), sigma
        self.rank = sum(1 for x in sigma if x)
        self.u, self.v = transposed(u), transposed(v)
        self.groups = []
        for i in range(self.rank):
            if self.groups and sigma[self.groups[-1][0]] == sigma[i]:
                self.groups[-1].append(i)
            else:
                self.groups.append([i])

    def turned(self, rng, exactly):
        """The columns of another right answer."""
        u, v = [None] * self.m, [None] * self.n
        for group in self.groups:
            if len(group) == 1:
                turn = [[Fraction(rng.choice([1, -1]))]]
            else:
                turn = a_turn(rng, exactly)
            for i, row in zip(group, turn):
                u[i] = [sum(t * self.u[j][k] for t, j in zip(row, group)) for k in range(self.m)]
                v[i] = [sum(t * self.v[j][k] for t, j in zip(row, group)) for k in range(self.n)]
        for own, columns, size in ((u, self.u, self.m), (v, self.v, self.n)):
            rest = list(range(self.rank, size))
            for chunk in [rest[i : i + 2] for i in range(0, len(rest), 2)]:
                turn = a_turn(rng, exactly) if len(chunk) == 2 else [[Fraction(rng.choice([1, -1]))]]
                for i, row in zip(chunk, turn):
                    own[i] = [sum(t * columns[j][k] for t, j in zip(row, chunk)) for k in range(size)]
        return u, v

    def width(self, shape):
        return {"thin": min(self.m, self.n), "compact": self.rank}.get(shape)

    def add_answer(self, ledger, rng, shape, k):
        exactly = k < 3
        u, v = self.turned(rng, exactly)
        width = self.width(shape)
        u, v = (u, v) if width is None else (u[:width], v[:width])
        sigma = self.sigma[:width]
        numbers_ = [x for c in u for x in c] + list(sigma) + [x for c in v for x in c]
        if exactly:
            trees = [q(x) for x in numbers_]
            typed = [typed_exactly(t, rng) for t in trees]
        else:
            places = rng.randint(3, 6)
            trees = [None] * len(numbers_)
            typed = [rounded(x, places, rng) for x in numbers_]
        if k in (1, 2, 4, 5):
            typed = slipped(typed, trees, rng)
        cut = len(u) * self.m
        us = [typed[i * self.m : (i + 1) * self.m] for i in range(len(u))]
        shown = typed[cut : cut + len(sigma)]
        rest = typed[cut + len(sigma) :]
        vs = [rest[i * self.n : (i + 1) * self.n] for i in range(len(v))]
        rows = diagonal(shown, len(u), len(v))
        answer = {
            "U": text_of(transposed(us), rng),
            "S": text_of(rows, rng),
            "V": text_of(transposed(vs), rng),
        }
        options = {"shape": shape} if rng.random() < 0.8 else {}
        if not options and width is not None and len(u) != len(v):
            return
        given = {"A": "[" + "; ".join(" ".join(str(x) for x in row) for row in self.a) + "]"}
        ledger.add("svd", given, answer, lambda: self.judged(us, shown, rows, vs), options)

    def judged(self, us, shown, rows, vs):
        flat = [e for c in us for e in c] + shown + [e for c in vs for e in c]
        if all(e.places is None for e in flat):
            return judged_exact(self.a, transposed(us), rows, transposed(vs))
        best = nearest_of(shown, [list(self.sigma[: len(shown)])])
        if best == math.inf and len(shown) > 1:
            if sorted(number(e.value) for e in shown)[::-1] != [number(e.value) for e in shown]:
                raise Open
        for group in self.groups:
            best = max(best, self.group_distance(group, us, vs))
        for columns, own in ((us, self.u), (vs, self.v)):
            best = max(best, completion_distance_of(columns[self.rank :], own[self.rank :]))
        parts = [[e for c in us for e in c], shown, [e for c in vs for e in c]]
        return verdict(best, [part for part in parts if part])

    def group_distance(self, group, us, vs):
        if len(group) == 1:
            i = group[0]
            keys = [[s * x for x in self.u[i] + self.v[i]] for s in (1, -1)]
            return nearest_of(us[i] + vs[i], keys)
        i, j = group
        x, y = [[number(t) for t in self.u[k] + self.v[k]] for k in group]
        typed = us[i] + vs[i] + us[j] + vs[j]
        turned = circle_distance(typed, x + y, y + [-t for t in x])
        return min(turned, circle_distance(typed, x + [-t for t in y], y + x))


def completion_distance_of(columns, own):
    own = [[number(x) for x in c] for c in own]
    if len(own) > 2:
        raise Open
    if len(columns) < len(own) and columns:
        if len(columns) == 1 and len(own) == 2:
            return circle_distance(columns[0], own[0], own[1])
        raise Open
    return completion_distance(columns, own)


def a_turn(rng, exactly):
    if exactly:
        c, s = rng.choice(
            [
                (Fraction(3, 5), Fraction(4, 5)),
                (Fraction(-5, 13), Fraction(12, 13)),
                (Fraction(0), Fraction(1)),
                (Fraction(1), Fraction(0)),
            ]
        )
    else:
        angle = mpmath.mpf(rng.randint(1, 600)) / 100
        c, s = mpmath.cos(angle), mpmath.sin(angle)
    flip = rng.choice([1, -1])
    return [[c, s], [-flip * s, flip * c]]


# Integer matrices with irrational factors, as decimals


def add_decimals(ledger, rng, count):
    while count:
        m, n = rng.choice([(2, 2), (3, 2), (3, 2), (3, 3), (4, 2)])
        a = of_full_rank(rng, m, n, 5)
        left, sigma, right = singular(numbers(a))
        if any(sigma[i] - sigma[i + 1] < mpmath.mpf("0.05") for i in range(n - 1)) or sigma[-1] < 0.05:
            continue
        count -= 1
        rest = completed_numbers(left, m)
        given = {"A": integers_text(a)}
        for k in range(6):
            full = m > n and rng.random() < 0.5
            signs = [rng.choice([1, -1]) for _ in range(n)]
            own_u = [[s * x for x in c] for s, c in zip(signs, left)]
            own_v = [[s * x for x in c] for s, c in zip(signs, right)]
            if full:
                own_u = own_u + turned_completion(rng, rest)
            places = rng.randint(3, 6)
            typed = [rounded(x, places, rng) for c in own_u for x in c]
            typed += [rounded(x, places, rng) for x in sigma] + [
                rounded(x, places, rng) for c in own_v for x in c
            ]
            if k % 3:
                typed = slipped(typed, [None] * len(typed), rng)
            cut = len(own_u) * m
            us = [typed[i * m : (i + 1) * m] for i in range(len(own_u))]
            shown, tail = typed[cut : cut + n], typed[cut + n :]
            vs = [tail[i * n : (i + 1) * n] for i in range(n)]
            rows = diagonal(shown, len(us), n)
            answer = {
                "U": text_of(transposed(us), rng),
                "S": text_of(rows, rng),
                "V": text_of(transposed(vs), rng),
            }
            options = {"shape": "full" if full else "thin"}
            if not full and rng.random() < 0.5:
                answer["S"] = list_text(shown, rng.choice([0, 2]))

            def decide():
                best = columns_distance(us[:n], shown, vs, left, sigma, right)
                if n == 3 and best == math.inf and is_out_of_order(shown):
                    raise Open
                best = max(best, completion_distance(us[n:], rest) if full else 0)
                return verdict(best, [[e for c in us for e in c], shown, [e for c in vs for e in c]])

            ledger.add("svd", given, answer, decide, options)


def is_out_of_order(shown):
    values = [number(e.value) for e in shown]
    return values != sorted(values, reverse=True)


def completed_numbers(columns, m):
    out = []
    for k in range(m):
        w = [mpmath.mpf(int(i == k)) for i in range(m)]
        for u in columns + out:
            factor = sum(x * y for x, y in zip(w, u))
            w = [x - factor * y for x, y in zip(w, u)]
        norm = mpmath.sqrt(sum(x * x for x in w))
        if norm > mpmath.mpf("0.05") and len(columns) + len(out) < m:
            out.append([x / norm for x in w])
    return out


def add_all(ledger, rng):
    add_surds_of_two(ledger, rng, 170)
    add_known_factors(ledger, rng, 200)
    add_decimals(ledger, rng, 130)
