"""Random numbers with square roots, and random ways to write one and the same of them.

A tree (see spelling.py) is rewritten by rules that keep its value: a root gets a square moved in or out, a
quotient is expanded or rationalised, a sum is turned round. `Quad` is exact arithmetic with p + q√n.
"""

import math
from fractions import Fraction

import mpmath
from spelling import minus, number, over, plus, q, root, times, value


def whole(t):
    return t[0] == "q" and t[1].denominator == 1


def parts(t):
    """The tree with a way to put something else in the place of each of its nodes."""
    yield t, lambda new: new
    if t[0] in ("root", "minus"):
        for node, put in parts(t[1]):
            yield node, lambda new, put=put: (t[0], put(new))
    elif t[0] in ("sum", "times", "over"):
        for side in (1, 2):
            for node, put in parts(t[side]):
                yield node, lambda new, put=put, side=side: (
                    (t[0], put(new), t[2]) if side == 1 else (t[0], t[1], put(new))
                )


def size(t):
    return 1 + sum(size(x) for x in t[1:] if isinstance(x, tuple))


def rewritten(t, rng, steps):
    """The same number in another form."""
    for _ in range(steps):
        node, put = rng.choice(list(parts(t)))
        new = rng.choice(RULES)(node, rng)
        if new is not None and size(put(new)) <= 16:
            t = put(new)
    return t


def as_scaled(t, rng):
    k = rng.choice([2, 3, 5, 10])
    return over(times(q(k), t), q(k)) if t[0] != "q" else over(q(t[1] * k), q(k)) if whole(t) else None


def as_sum(t, rng):
    if t[0] == "q":
        k = rng.choice([1, 2, 3, Fraction(1, 2)])
        return plus(q(t[1] - k), q(k))
    return plus(t[2], t[1]) if t[0] == "sum" and t[2][0] != "minus" else None


def as_larger_root(t, rng):
    k = rng.choice([2, 3, 4])
    if t[0] == "root":
        inner = q(t[1][1] * k * k) if t[1][0] == "q" else times(q(k * k), t[1])
        return over(root(inner), q(k))
    return None


def as_one_root(t, rng):
    """k√x or √x/k under one root; a positive number as the root of its square."""
    if t[0] == "times" and whole(t[1]) and t[1][1] > 0 and t[2][0] == "root" and t[2][1][0] == "q":
        return root(q(t[1][1] ** 2 * t[2][1][1]))
    if t[0] == "over" and whole(t[2]) and t[2][1] > 0 and t[1][0] == "root" and t[1][1][0] == "q":
        return root(q(t[1][1][1] / t[2][1] ** 2))
    if t[0] == "q" and 0 < t[1] < 40:
        return root(q(t[1] ** 2))
    return None


def as_quotient_of_roots(t, rng):
    if t[0] == "root" and t[1][0] == "q":
        k = rng.choice([2, 3, 5])
        return over(root(q(t[1][1] * k)), root(k))
    return None


def as_product_of_roots(t, rng):
    if t[0] == "root" and t[1][0] == "q" and t[1][1].denominator == 1:
        for k in (2, 3, 5):
            if t[1][1] % k == 0 and t[1][1] > k:
                return times(root(k), root(q(t[1][1] / k)))
    return None


def as_root_below(t, rng):
    """√n as n/√n."""
    return over(t[1], t) if t[0] == "root" and t[1][0] == "q" and t[1][1] > 0 else None


def as_conjugate(t, rng):
    """a + b√n as (a² − b²n)/(a − b√n)."""
    if t[0] != "sum" or t[1][0] != "q":
        return None
    own = Quad.of(t)
    if own is None or not own.q or not own.p:
        return None
    return over(q(own.p**2 - own.q**2 * own.n), Quad(own.p, -own.q, own.n).tree())


def as_minus(t, rng):
    return minus(minus(t)) if t[0] in ("root", "sum") else None


def as_even_split(t, rng):
    if t[0] == "over" and t[1][0] == "sum":
        return plus(over(t[1][1], t[2]), over(t[1][2], t[2]))
    return None


RULES = [
    as_scaled,
    as_sum,
    as_larger_root,
    as_one_root,
    as_quotient_of_roots,
    as_product_of_roots,
    as_root_below,
    as_conjugate,
    as_minus,
    as_even_split,
]


class Quad:
    """p + q√n with rational p, q; n is a positive integer, the same in all that meet."""

    def __init__(self, p, q_=0, n=1):
        self.p, self.q, self.n = Fraction(p), Fraction(q_), n

    @staticmethod
    def of(t):
        """What the tree stands for, where it is a + b√n written plainly; else nil."""
        if t[0] == "q":
            return Quad(t[1])
        if t[0] == "root" and whole(t[1]) and t[1][1] > 0:
            return Quad(0, 1, int(t[1][1]))
        if t[0] == "minus":
            inner = Quad.of(t[1])
            return inner and Quad(-inner.p, -inner.q, inner.n)
        if t[0] in ("sum", "times"):
            a, b = Quad.of(t[1]), Quad.of(t[2])
            if a is None or b is None or (a.q and b.q and a.n != b.n):
                return None
            n = a.n if a.q else b.n
            a, b = Quad(a.p, a.q, n), Quad(b.p, b.q, n)
            return a + b if t[0] == "sum" else a * b
        return None

    def __add__(self, other):
        return Quad(self.p + other.p, self.q + other.q, self.n)

    def __mul__(self, other):
        return Quad(self.p * other.p + self.q * other.q * self.n, self.p * other.q + self.q * other.p, self.n)

    def value(self):
        return number(self.p) + number(self.q) * mpmath.sqrt(self.n)

    def tree(self):
        """a√b/c + d, written as people do."""
        if not self.q:
            return q(self.p)
        common = math.lcm(self.p.denominator, self.q.denominator)
        top, factor = self.p * common, self.q * common
        surd = root(self.n) if abs(factor) == 1 else times(q(abs(factor)), root(self.n))
        if factor < 0:
            surd = minus(surd)
        whole_tree = plus(q(top), surd) if top else surd
        if common == 1:
            return whole_tree
        if whole_tree[0] == "minus":
            return minus(over(whole_tree[1], q(common)))
        return over(whole_tree, q(common))


def random_rational(rng, most=9):
    return Fraction(rng.choice([-1, 1]) * rng.randint(1, most), rng.choice([1, 1, 1, 2, 3, 4, 5, 6, 7]))


def random_quad(rng):
    n = rng.choice([2, 3, 5, 6, 7, 10, 13, 17, 29])
    return Quad(random_rational(rng), random_rational(rng, 5), n)


def random_surd(rng):
    """Forms of one random number, the first of them plain; then rewritten ones."""
    kind = rng.randrange(7)
    if kind == 0:
        forms = [q(random_rational(rng, 40))]
    elif kind == 1:
        n, factor = rng.choice([2, 3, 5, 6, 7, 11]), rng.randint(1, 6)
        forms = [times(q(factor), root(n)) if factor > 1 else root(n), root(factor * factor * n)]
    elif kind == 2:
        forms = [random_quad(rng).tree()]
    elif kind == 3:  # √m + √n = √(m + n + 2√(mn))
        m, n = rng.sample([2, 3, 5, 6, 7, 10, 11], 2)
        forms = [
            plus(root(m), root(n)),
            root(plus(q(m + n), times(q(2), root(m * n)))),
            plus(root(n), root(m)),
        ]
    elif kind == 4:  # √m − √n, m > n
        m, n = sorted(rng.sample([2, 3, 5, 6, 7, 10, 11], 2), reverse=True)
        forms = [
            plus(root(m), minus(root(n))),
            root(plus(q(m + n), minus(times(q(2), root(m * n))))),
            over(q(m - n), plus(root(m), root(n))),
        ]
    elif kind == 5:  # √(a + b√n), nested for good
        a, n = rng.randint(2, 30), rng.choice([2, 3, 5, 6, 7])
        b = rng.randint(1, max(1, int(a / n**0.5 - 0.01)))
        if a * a <= b * b * n:
            a = int(b * n**0.5) + 2
        c = a * a - b * b * n
        sign = rng.choice([1, -1])
        surd = times(q(b), root(n)) if b > 1 else root(n)
        own, other = (surd, minus(surd)) if sign > 0 else (minus(surd), surd)
        forms = [root(plus(q(a), own)), over(root(c), root(plus(q(a), other)))]
    else:  # √((1 + p)/2) of a unit vector
        b, c = rng.choice([(1, 2), (1, 5), (2, 3), (3, 7), (1, 3)])
        inner = plus(q(1), over(q(b), root(c * b * b + rng.randint(1, 4))))
        forms = [over(root(over(inner, q(2))), q(1)), root(over(inner, q(2)))]
    if rng.random() < 0.3:
        forms = [minus(t) if t[0] != "q" else q(-t[1]) for t in forms]
    return forms


def spoiled(t, rng):
    """A number that was made wrong by one small change of how it is written."""
    node, put = rng.choice(list(parts(t)))
    if node[0] == "q":
        return put(q(rng.choice([node[1] + 1, node[1] - 1, -node[1], node[1] * 2, node[1] + Fraction(1, 2)])))
    if node[0] == "root":
        return put(rng.choice([node[1], minus(node), times(q(2), node)]))
    if node[0] == "minus":
        return put(node[1])
    if node[0] == "sum":
        return put(rng.choice([node[1], plus(node[1], minus(node[2])), times(node[1], node[2])]))
    if node[0] == "times":
        return put(rng.choice([node[1], node[2], plus(node[1], node[2])]))
    return put(rng.choice([node[1], times(node[1], node[2]), over(node[2], node[1])]))


def is_plain(t):
    """True where every root is of a positive number and nothing is divided by (nearly) zero."""
    if not all(is_plain(x) for x in t[1:] if isinstance(x, tuple)):
        return False
    if t[0] == "root":
        return value(t[1]) > mpmath.mpf(10) ** -20
    return t[0] != "over" or abs(value(t[2])) > mpmath.mpf(10) ** -20
