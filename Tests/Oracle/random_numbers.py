"""Random cases of `value`, `matrix`, `values`, `eigenvalues` and `polynomial`."""

import itertools
from fractions import Fraction

import mpmath
from cases_scalars import equal_up_to, factored_text, polynomial_text, times_polynomial
from deciding import nearest_of, verdict
from judging import Open
from slips import (
    cut_off,
    percentage,
    places_for,
    restyled,
    rounded,
    slipped,
    true_value,
    typed_exactly,
)
from spelling import (
    decimal,
    decimal_text,
    exact,
    integers_text,
    list_text,
    matrix_text,
    number,
    q,
    spell,
)
from surds import Quad, is_plain, random_quad, random_rational, random_surd, rewritten, spoiled


def add_values(ledger, rng, count):
    for _ in range(count):
        forms = random_surd(rng)
        true = true_value(forms[0])
        given = {"value": spell(forms[0], "√")}

        def add(typed, options=None, want=None):
            ledger.add(
                "value",
                given,
                typed.text,
                lambda: verdict(nearest_of([typed], [[true]]), [[typed]], options),
                options,
                want,
            )

        for _ in range(3):
            add(typed_exactly(rng.choice(forms), rng, rng.randint(0, 4)), want="correct")
        for _ in range(2):
            wrong = spoiled(rewritten(rng.choice(forms), rng, 1), rng)
            if is_plain(wrong):
                add(typed_exactly(wrong, rng))
        if true == 0:
            continue
        for _ in range(3):
            digits = rng.randint(2, 8)
            places = places_for(true, digits)
            off = rng.choice([0, 0, 1, -1, 2, -2, 3, 10])
            options = rng.choice([None, None, None, {"form": "exact"}, {"decimals": 3}, {"significant": 4}])
            add(restyled(decimal(true, places, off), rng), options)
        add(cut_off(true, places_for(true, rng.randint(3, 6))))
        if rng.random() < 0.3:
            add(percentage(true, max(1, places_for(true, 4) - 2)))


def add_ties(ledger, rng, count):
    """Numbers at half a unit, at two units, and a hair beside."""
    for _ in range(count):
        places, digits = rng.randint(1, 5), rng.randint(100, 99999)
        hair = rng.choice([0, 0, 1, -1]) * Fraction(1, 10 ** rng.randint(12, 30))
        step = rng.choice([Fraction(1, 2), Fraction(-1, 2), Fraction(2), Fraction(-2)])
        true = Fraction(digits, 10**places) + step * Fraction(1, 10**places) + hair
        typed = decimal_text(digits, places)
        ledger.add(
            "value",
            {"value": f"{true.numerator}/{true.denominator}"},
            typed.text,
            lambda: verdict(nearest_of([typed], [[true]]), [[typed]]),
        )


def typed_somehow(t, rng, way, digits):
    """An entry: exact in some form, as a decimal, or either."""
    if way == "mixed":
        way = rng.choice(["exact", "decimal"])
    true = true_value(t)
    if way == "exact" or true == 0:
        return typed_exactly(t, rng, rng.choice([0, 0, 1, 2]))
    return rounded(true, places_for(true, digits + rng.choice([0, 0, 0, 1])), rng)


def add_matrices(ledger, rng, count):
    for _ in range(count):
        m, n = rng.choice([(2, 2), (2, 3), (3, 2), (3, 3), (1, 3), (2, 1), (1, 4)])
        kind = rng.random()
        make = (
            (lambda: q(random_rational(rng)))
            if kind < 0.5
            else (lambda: random_quad(rng).tree()) if kind < 0.75 else (lambda: random_surd(rng)[0])
        )
        trees = [make() for _ in range(m * n)]
        true = [true_value(t) for t in trees]
        rows = [trees[i * n : (i + 1) * n] for i in range(m)]
        given = {"value": matrix_text([[exact(t) for t in row] for row in rows])}
        for k in range(5):
            way = rng.choice(["exact", "decimal", "decimal", "mixed"])
            typed = [typed_somehow(t, rng, way, rng.randint(3, 6)) for t in trees]
            if k > 1:
                typed = slipped(typed, trees, rng)
            if k == 4 and m == n:
                typed = [typed[j * n + i] for i in range(m) for j in range(n)]
            form = rng.randrange(5)
            if any("frac" in e.text or "sqrt{" in e.text for e in typed):
                form = 3
            ledger.add(
                "matrix",
                given,
                matrix_text([typed[i * n : (i + 1) * n] for i in range(m)], form),
                lambda: verdict(nearest_of(typed, [true]), [typed]),
                want="correct" if k < 2 and way == "exact" else None,
            )


# Lists


def judged_list(typed, true, options):
    if len(typed) != len(true):
        raise Open
    keys = [true] if options.get("order") == "descending" else list(itertools.permutations(true))
    return verdict(nearest_of(typed, keys), [typed])


def add_list_answers(ledger, rng, relation, given, trees, each):
    """Answers to a question for a list of distinct numbers, some repeated."""
    true = [true_value(t) for t in trees]
    descending = sorted(range(len(true)), key=lambda k: -number(true[k]))
    for k in range(each):
        options = rng.choice([{}, {}, {"order": "descending"}])
        order = list(range(len(trees)))
        if options and rng.random() < 0.8:
            order = descending
        elif rng.random() < 0.7:
            rng.shuffle(order)
        way = rng.choice(["exact", "decimal", "decimal", "mixed"])
        chosen = [trees[i] for i in order]
        typed = [typed_somehow(t, rng, way, rng.randint(3, 7)) for t in chosen]
        if k % 2:
            typed = slipped(typed, chosen, rng)
        key = [true[i] for i in descending] if options else true
        ledger.add(
            relation, given, list_text(typed, rng.randrange(5 if relation == "eigenvalues" else 4)),
            lambda: judged_list(typed, key, options), options,
        )  # fmt: skip


def add_lists(ledger, rng, count):
    for _ in range(count):
        size = rng.randint(2, 4)
        trees = [random_surd(rng)[0] for _ in range(size)]
        if rng.random() < 0.3:
            trees[-1] = trees[0]
        given = {"value": list_text([exact(t) for t in trees])}
        add_list_answers(ledger, rng, "values", given, trees, 6)
        if rng.random() < 0.3:
            less = list_text([exact(t) for t in trees + [q(97)]])
            ledger.add("values", given, less, "incorrect")


def quadratic_pair(a, b, c, d):
    """The eigenvalues of [a b; c d] as Quads, the larger first; None where they are not real."""
    trace, inside = a + d, (a - d) ** 2 + 4 * b * c
    if inside < 0:
        return None
    factor = 1
    for k in range(int(inside**0.5), 1, -1):
        if inside % (k * k) == 0:
            factor, inside = k, inside // (k * k)
            break
    if inside in (0, 1):
        s = Fraction(factor * inside)
        return [Quad((trace + s) / 2), Quad((trace - s) / 2)]
    return [Quad(Fraction(trace, 2), Fraction(s * factor, 2), inside) for s in (1, -1)]


def add_eigenvalues_of_two(ledger, rng, count):
    for _ in range(count):
        a, b, c, d = (rng.randint(-9, 9) for _ in range(4))
        if rng.random() < 0.4:
            c = b
        given = {"A": integers_text([[a, b], [c, d]])}
        pair = quadratic_pair(a, b, c, d)
        if pair is None:
            add_complex_pair(ledger, rng, given, a + d, (a - d) ** 2 + 4 * b * c)
            continue
        add_list_answers(ledger, rng, "eigenvalues", given, [x.tree() for x in pair], 6)


def add_complex_pair(ledger, rng, given, trace, inside):
    half, square = Fraction(trace, 2), Fraction(-inside, 4)
    for _ in range(2):
        s, h = rng.choice([(square, half)] * 2 + [(square + 1, half), (square, -half - 1)])
        im = f"√({s})*i" if s.denominator > 1 else f"√{s}*i" if rng.random() < 0.5 else f"i*sqrt({s})"
        text = [f"{h} + {im}", f"{h} - {im}"]
        rng.shuffle(text)
        ledger.add(
            "eigenvalues", given, ", ".join(text), "correct" if (s, h) == (square, half) else "incorrect"
        )
    ledger.add("eigenvalues", given, f"{half} + √({square}), {half} - √({square})", "incorrect")


def unimodular(rng, n):
    """An integer matrix of determinant 1 with its inverse."""
    p = [[int(i == j) for j in range(n)] for i in range(n)]
    inverse = [row[:] for row in p]
    for _ in range(n + 1):
        i, j = rng.sample(range(n), 2)
        k = rng.choice([-1, 1, 2, -2])
        p[i] = [x + k * y for x, y in zip(p[i], p[j])]
        for row in inverse:
            row[j] -= k * row[i]
    return p, inverse


def multiplied(a, b):
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]


def add_eigenvalues_of_three(ledger, rng, count):
    """P·D·P⁻¹ with a block whose eigenvalues are irrational, or with roots that repeat."""
    for _ in range(count):
        n = rng.choice([3, 3, 4])
        d = [[0] * n for _ in range(n)]
        trees = []
        if rng.random() < 0.6:
            a, b, e = (rng.randint(-5, 5) for _ in range(3))
            b = b or 1
            pair = quadratic_pair(a, b, b, e)
            (d[0][0], d[0][1]), (d[1][0], d[1][1]) = (a, b), (b, e)
            trees += [x.tree() for x in pair]
        while len(trees) < n:
            k = len(trees)
            d[k][k] = rng.randint(-4, 6) if rng.random() < 0.7 or not k else d[k - 1][k - 1]
            trees.append(q(d[k][k]))
        p, inverse = unimodular(rng, n)
        given = {"A": integers_text(multiplied(multiplied(p, d), inverse))}
        add_list_answers(ledger, rng, "eigenvalues", given, trees, 6)


def add_irreducible_cubics(ledger, rng, count):
    """Three real roots that no real radicals express, as decimals in any order."""
    while count:
        a, b, c, d, e, f = (rng.randint(-4, 4) for _ in range(6))
        rows = [[a, b, c], [b, d, e], [c, e, f]]
        minors = a * d - b * b + a * f - c * c + d * f - e * e
        det = a * (d * f - e * e) - b * (b * f - c * e) + c * (b * e - c * d)
        trace = a + d + f
        if any(x**3 - trace * x * x + minors * x - det == 0 for x in range(-15, 16)):
            continue
        count -= 1
        roots = mpmath.polyroots([1, -trace, minors, -det], maxsteps=300, extraprec=600)
        true = sorted((mpmath.re(x) for x in roots), reverse=True)
        for k in range(5):
            options = {"order": "descending"} if k == 4 else {}
            chosen = list(true)
            if not options:
                rng.shuffle(chosen)
            typed = [rounded(x, places_for(x, rng.randint(3, 8)), rng) for x in chosen]
            if k > 1:
                typed = slipped(typed, [None] * 3, rng)
            ledger.add(
                "eigenvalues", {"A": integers_text(rows)}, list_text(typed, rng.randrange(4)),
                lambda: judged_list(typed, true, options), options,
            )  # fmt: skip


# Polynomials


def add_polynomials(ledger, rng, count):
    for _ in range(count):
        size = rng.choice([2, 2, 3, 4])
        roots = [
            rng.choice([rng.randint(-9, 9), rng.randint(-9, 9), Fraction(rng.randint(-9, 9), 2)])
            for _ in range(size)
        ]
        key = [Fraction(1)]
        for r in roots:
            key = times_polynomial(key, [Fraction(-r), Fraction(1)])
        given = {"value": polynomial_text(key, "λ")}
        for k in range(9):
            how = rng.choice(["nothing", "nothing", "sign", "scale"])
            options = {} if how == "nothing" else {"upTo": how}
            typed = list(key)
            if k > 3:
                i = rng.randrange(len(typed))
                typed[i] = rng.choice([typed[i] + 1, -typed[i], typed[i] - Fraction(1, 2), typed[i] * 2])
            factor = rng.choice([1, 1, -1, 2, Fraction(-1, 3)])
            typed = [factor * x for x in typed]
            variable = rng.choice(["x", "t", "λ", "z", "\\lambda"])
            text = spelled_polynomial(rng, typed, roots if k < 4 and factor == 1 else None, variable)
            if "=" in text:
                typed, options = typed, {}
                if typed != key:
                    continue
            ledger.add(
                "polynomial", given, text, equal_up_to(typed, key, options.get("upTo", "nothing")), options
            )


def spelled_polynomial(rng, coefficients, roots, variable):
    kind = rng.randrange(5)
    if kind == 0 and roots and all(Fraction(r).denominator == 1 for r in roots):
        text = "*".join(factored_text([r], variable) for r in roots)
        return text + (" = 0" if rng.random() < 0.3 else "")
    if kind == 1:  # Horner
        text = f"({coefficients[-1]})"
        for c in reversed(coefficients[:-1]):
            text = f"({text}*{variable} + ({c}))"
        return text
    if kind == 2:  # terms in any order
        terms = [f"({c})*{variable}^{k}" if k else f"({c})" for k, c in enumerate(coefficients)]
        rng.shuffle(terms)
        return " + ".join(terms)
    if kind == 3 and roots:
        a, b = Fraction(roots[0]), Fraction(roots[1])
        rest = "".join(f"*({variable} - ({r}))" for r in roots[2:])
        middle = (a + b) / 2
        return f"(({variable} - ({middle}))^2 - ({(a - b) ** 2 / 4})){rest}"
    style = "²" if len(coefficients) <= 5 and rng.random() < 0.4 and variable != "\\lambda" else "^"
    return polynomial_text(coefficients, variable, style)


def add_all(ledger, rng):
    add_values(ledger, rng, 260)
    add_ties(ledger, rng, 500)
    add_matrices(ledger, rng, 340)
    add_lists(ledger, rng, 270)
    add_eigenvalues_of_two(ledger, rng, 220)
    add_eigenvalues_of_three(ledger, rng, 130)
    add_irreducible_cubics(ledger, rng, 80)
    add_polynomials(ledger, rng, 190)
