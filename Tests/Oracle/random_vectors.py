"""Random cases of `eigenvector`, `eigenbasis` and `basis`."""

import math
from fractions import Fraction

import mpmath
from cases_spectra import judged_basis, judged_eigenbasis, orthogonal_columns
from deciding import circle_distance, frame_distance, nearest_of, span_distance, step, verdict
from judging import Open, rank, scale_distance, transposed
from random_numbers import quadratic_pair
from slips import places_for, rounded, slipped, true_value, typed_exactly
from spelling import exact, integers_text, list_text, matrix_text, minus, number, over, over_root, plus, q, root, spell, times, vector_text  # fmt: skip
from surds import Quad

LATEX = ("frac", "sqrt{")


def form_for(typed, rng, latex, count):
    """A spelling of a matrix or vector that its entries fit into."""
    if any(mark in e.text for e in typed for mark in LATEX):
        return latex
    return rng.randrange(count)


def scaled_tree(t, k):
    if t == q(0) or k == 1:
        return t
    if t[0] == "q":
        return q(t[1] * k)
    body = t if abs(k) == 1 else times(q(abs(k)), t)
    return minus(body) if k < 0 else body


def unit_forms(p, r):
    """The unit vector along (p, r), both Quads over one n, with its nested radicals in several places."""
    norm = p * p + r * r
    if not norm.q:
        length = root(q(norm.p))
        return [[over(x.tree(), length) if x.p or x.q else q(0) for x in (p, r)]]
    plain = [over(x.tree(), root(norm.tree())) for x in (p, r)]
    forms = [plain]
    # 1/√N = √(N')/√(NN'), with the conjugate N' under the root of the numerator
    other = Quad(norm.p, -norm.q, norm.n)
    both = (norm * other).p
    if both > 0 and other.value() > 0:
        forms.append([over(times(root(other.tree()), x.tree()), root(q(both))) for x in (p, r)])
    # each component as the root of its square
    squares = []
    for x in (p, r):
        top = x * x * other
        square = Quad(top.p / both, top.q / both, top.n)
        component = root(square.tree())
        squares.append(minus(component) if x.value() < 0 else component)
    forms.append(squares)
    return forms


def judged_vector(entries, direction, options):
    """As in cases_spectra, with the digit rule of deciding.py."""
    if all(e.value == 0 for e in entries):
        return "incorrect"
    if not options.get("unit"):
        return verdict(step(scale_distance(entries, direction)), [entries])
    norm = mpmath.sqrt(sum(number(x) ** 2 for x in direction))
    keys = [[s * number(x) / norm for x in direction] for s in (1, -1)]
    best = nearest_of(entries, keys)
    if best > 2:
        free = scale_distance(entries, direction)
        if free == 0:
            return "incomplete"
        if free != math.inf:
            raise Open
    return verdict(best, [entries])


def add_vectors_of_two(ledger, rng, count):
    """2×2 integer matrices, mostly with irrational eigenvalues: directions and unit vectors in every form."""
    while count:
        a, b, c, d = (rng.randint(-6, 6) for _ in range(4))
        if rng.random() < 0.6:
            c = b
        pair = quadratic_pair(a, b, c, d)
        if b == 0 or pair is None or pair[0].value() == pair[1].value():
            continue
        count -= 1
        lam = rng.choice(pair)
        given = {"A": integers_text([[a, b], [c, d]]), "lambda": spell(lam.tree(), "√")}
        n = lam.n
        p, r = Quad(b, 0, n), Quad(lam.p - a, lam.q, n)
        direction = [p.value(), r.value()]
        flat = [Fraction(b), r.p] if not r.q else direction
        multiples = [[p, r], [p * Quad(1, 1, n), r * Quad(1, 1, n)], [p * Quad(0, 1, n), r * Quad(0, 1, n)]]
        units = unit_forms(p, r)
        for k in range(10):
            options = rng.choice([{}, {"unit": True}])
            trees = rng.choice(units) if rng.random() < 0.7 else [x.tree() for x in rng.choice(multiples)]
            if rng.random() < 0.5:
                trees = [scaled_tree(t, -1) for t in trees]
            way = "exact" if k < 4 else "decimal"
            if way == "exact":
                typed = [typed_exactly(t, rng, rng.choice([0, 0, 1])) for t in trees]
            else:
                digits = rng.randint(3, 8)
                typed = [rounded(true_value(t), places_for(true_value(t), digits), rng) for t in trees]
            if k in (2, 3, 6, 7, 8, 9):
                typed = slipped(typed, trees, rng)
            if any(isinstance(e.value, mpmath.mpc) for e in typed):
                continue
            ledger.add(
                "eigenvector", given, vector_text(typed, form_for(typed, rng, 4, 4)),
                lambda: judged_vector(typed, flat, options), options,
            )  # fmt: skip


# Symmetric 3×3 matrices with a repeated eigenvalue: αI + β nnᵀ


def plane_case(rng):
    while True:
        n = [rng.randint(-3, 3) for _ in range(3)]
        if sum(1 for x in n if x) >= 2:
            break
    alpha, beta = rng.randint(-5, 5), rng.choice([-2, -1, 1, 2])
    a = [[alpha * int(i == j) + beta * n[i] * n[j] for j in range(3)] for i in range(3)]
    other = alpha + beta * sum(x * x for x in n)
    k = next(i for i in range(3) if n[i])
    first = [0, 0, 0]
    j = (k + 1) % 3
    first[k], first[j] = -n[j], n[k]
    second = [
        n[1] * first[2] - n[2] * first[1],
        n[2] * first[0] - n[0] * first[2],
        n[0] * first[1] - n[1] * first[0],
    ]
    return a, alpha, other, n, [primitive(first), primitive(second)]


def primitive(v):
    common = math.gcd(*v) or 1
    return [x // common for x in v]


def unit_trees(v, rng):
    square = sum(x * x for x in v)
    forms = [over_root(x, square) for x in v]
    return [rng.choice(f) for f in forms]


def unit_numbers(v):
    norm = mpmath.sqrt(sum(number(Fraction(x)) ** 2 for x in v))
    return [number(Fraction(x)) / norm for x in v]


def judged_in_plane(typed, plane, options):
    entries = typed
    if all(e.value == 0 for e in entries):
        return "incorrect"
    if options.get("unit"):
        best = circle_distance(entries, unit_numbers(plane[0]), unit_numbers(plane[1]))
        if best == 0 or best <= 2:
            return verdict(best, [entries])
        if (
            any(not isinstance(e.value, Fraction) for e in entries)
            or span_distance(entries, plane) != math.inf
        ):
            raise Open
        return "incorrect"
    if any(not isinstance(e.value, Fraction) for e in entries):
        raise Open
    return verdict(span_distance(entries, plane), [entries])


def add_vectors_in_a_plane(ledger, rng, count):
    for _ in range(count):
        a, alpha, other, n, plane = plane_case(rng)
        given = {"A": integers_text(a), "lambda": str(alpha)}
        for k in range(10):
            options = rng.choice([{}, {"unit": True}])
            x, y = rng.randint(-3, 3), rng.randint(1, 3)
            v = primitive([x * s + y * t for s, t in zip(*plane)])
            if options or rng.random() < 0.2:
                trees = unit_trees(v, rng)
            else:
                trees = [q(s * rng.choice([1, 2])) for s in v] if k > 8 else [q(s) for s in v]
            if k < 4:
                typed = [typed_exactly(t, rng) for t in trees]
            else:
                scale = 1 if options else number(rng.choice([Fraction(1), Fraction(7, 9), Fraction(1, 3)]))
                true = [true_value(t) * scale if t != q(0) else 0 for t in trees]
                places = rng.randint(3, 7)
                typed = [rounded(t, places + rng.choice([0, 0, 1]), rng) for t in true]
            if k in (3, 6, 7, 8):
                typed = slipped(typed, trees, rng)
            ledger.add(
                "eigenvector", given, vector_text(typed, form_for(typed, rng, 4, 4)),
                lambda: judged_in_plane(typed, plane, options), options,
            )  # fmt: skip


# eigenbasis


def add_eigenbases_of_two(ledger, rng, count):
    while count:
        a, b, c, d = (rng.randint(-5, 5) for _ in range(4))
        if rng.random() < 0.7:
            c = b
        pair = quadratic_pair(a, b, c, d)
        if b == 0 or pair is None or pair[0].value() == pair[1].value():
            continue
        count -= 1
        given = {"A": integers_text([[a, b], [c, d]])}
        directions = [(Quad(b, 0, x.n), Quad(x.p - a, x.q, x.n)) for x in pair]
        for k in range(6):
            options = {"orthonormal": True} if b == c and rng.random() < 0.5 else {}
            chosen = rng.sample([0, 1], 2)
            columns = []
            for i in chosen:
                unit = rng.random() < (0.9 if options else 0.5)
                trees = rng.choice(unit_forms(*directions[i])) if unit else [x.tree() for x in directions[i]]
                sign = rng.choice([1, -1])
                columns.append([scaled_tree(t, sign) for t in trees])
            trees = [pair[i].tree() for i in chosen] + columns[0] + columns[1]
            if k < 3:
                typed = [typed_exactly(t, rng, rng.choice([0, 0, 1])) for t in trees]
            else:
                digits = rng.randint(3, 7)
                typed = [rounded(true_value(t), places_for(true_value(t), digits), rng) for t in trees]
            if k in (2, 4, 5):
                typed = slipped(typed, trees, rng)
            answer = {
                "values": list_text(typed[:2], rng.choice([0, 2])),
                "vectors": matrix_text(
                    [[typed[2], typed[4]], [typed[3], typed[5]]], form_for(typed[2:], rng, 3, 3)
                ),
            }
            ledger.add(
                "eigenbasis", given, answer, lambda: judged_pairs(typed, pair, directions, options), options
            )


def judged_pairs(typed, pair, directions, options):
    values, columns = typed[:2], [typed[2:4], typed[4:]]
    best = math.inf
    for order in ([0, 1], [1, 0]):
        worst = nearest_of(values, [[pair[i].value() for i in order]])
        for column, i in zip(columns, order):
            direction = [x.value() for x in directions[i]]
            if all(e.value == 0 for e in column):
                worst = math.inf
            elif options:
                keys = [[s * x for x in unit_mpf(direction)] for s in (1, -1)]
                worst = max(worst, nearest_of(column, keys))
            else:
                worst = max(worst, step(scale_distance(column, direction)))
        best = min(best, worst)
    if options and best == math.inf:
        # Right but for the lengths is incomplete, or wrong where a digit is wrong too.
        if all(e.places is None for e in typed):
            free = judged_pairs(typed, pair, directions, {})
            if free == "correct":
                return "incomplete"
        else:
            free = judged_pairs(typed, pair, directions, {})
            if free != "incorrect":
                raise Open
    return verdict(best, [values, typed[2:]])


def unit_mpf(direction):
    norm = mpmath.sqrt(sum(x * x for x in direction))
    return [x / norm for x in direction]


def add_eigenbases_with_a_plane(ledger, rng, count):
    """A repeated eigenvalue: any basis of its plane, any orthonormal one where that is asked."""
    for _ in range(count):
        a, alpha, other, n, plane = plane_case(rng)
        given = {"A": integers_text(a)}
        for k in range(6):
            options = rng.choice([{}, {"orthonormal": True}])
            if options:
                u, v = unit_numbers(plane[0]), unit_numbers(plane[1])
                angle = mpmath.mpf(rng.randint(1, 600)) / 100
                if k < 3:
                    if rng.random() < 0.5:
                        square = [sum(x * x for x in w) for w in plane]
                        pair = plane if square[0] != square[1] else turned_pair(plane)
                    else:
                        pair = plane
                    columns = [unit_trees(pair[0], rng), unit_trees(pair[1], rng), unit_trees(n, rng)]
                    true = None
                else:
                    c, s = mpmath.cos(angle), mpmath.sin(angle)
                    true = [
                        [c * x + s * y for x, y in zip(u, v)],
                        [c * y - s * x for x, y in zip(u, v)],
                        unit_numbers(n),
                    ]
            else:
                while True:
                    m = [[rng.randint(-2, 2) for _ in range(2)] for _ in range(2)]
                    if m[0][0] * m[1][1] != m[0][1] * m[1][0]:
                        break
                whole = [[m[i][0] * x + m[i][1] * y for x, y in zip(*plane)] for i in (0, 1)] + [n]
                columns = [[q(x) for x in w] for w in whole]
                factor = number(rng.choice([Fraction(1), Fraction(5, 7), Fraction(1, 3)]))
                true = [[factor * x for x in w] for w in whole]
            places = rng.randint(3, 6)
            if k < 3:
                typed = [[typed_exactly(t, rng) for t in w] for w in columns]
                trees = [t for w in columns for t in w]
            else:
                typed = [[rounded(x, places, rng) for x in w] for w in true]
                trees = [None] * 9
            flat = [e for w in typed for e in w]
            if k in (2, 4, 5):
                flat = slipped(flat, trees, rng)
            typed = [flat[0:3], flat[3:6], flat[6:9]]
            order = rng.sample([0, 1, 2], 3)
            values = [[alpha, alpha, other][i] for i in order]
            if rng.random() < 0.1:
                values = values[1:] + values[:1]
            shown = [typed[i] for i in order]
            answer = {
                "values": list_text([exact(q(x)) for x in values], rng.choice([0, 2])),
                "vectors": matrix_text(transposed(shown), form_for(flat, rng, 3, 3)),
            }
            ledger.add(
                "eigenbasis", given, answer,
                lambda: judged_with_plane(values, shown, alpha, other, n, plane, options), options,
            )  # fmt: skip


def turned_pair(plane):
    x, y = plane
    return [primitive([s + t for s, t in zip(x, y)]), primitive([s - t for s, t in zip(x, y)])]


def judged_with_plane(values, columns, alpha, other, n, plane, options):
    if sorted(values) != sorted([alpha, alpha, other]):
        return "incorrect"
    own = [w for x, w in zip(values, columns) if x == alpha]
    single = next(w for x, w in zip(values, columns) if x == other)
    flat = [e for w in columns for e in w]
    if any(all(e.value == 0 for e in w) for w in columns):
        return "incorrect"
    if all(e.places is None for e in flat):
        rows = transposed(columns)
        norm = sum(x * x for x in n)
        beta = Fraction(other - alpha, norm)
        matrix = [[alpha * int(i == j) + beta * n[i] * n[j] for j in range(3)] for i in range(3)]
        return judged_eigenbasis(matrix, [exact(q(x)) for x in values], rows, options)
    if options:
        line = [unit_numbers(n), [-x for x in unit_numbers(n)]]
        best = max(nearest_of(single, line), frame_distance(own, [unit_numbers(w) for w in plane]))
        if best == math.inf:
            free = judged_with_plane(values, columns, alpha, other, n, plane, {})
            if free != "incorrect":
                raise Open
        return verdict(best, [flat])
    if is_near_dependent(own):
        raise Open
    spans = [step(scale_distance(single, [Fraction(x) for x in n]))]
    for w in own:
        if any(not isinstance(e.value, Fraction) for e in w):
            raise Open
        spans.append(span_distance(w, plane))
    return verdict(max(spans), [flat])


# basis


def add_bases(ledger, rng, count):
    while count:
        n, k = rng.choice([(3, 1), (3, 2), (3, 2), (4, 2), (4, 2), (4, 3), (2, 1), (2, 2)])
        key = [[rng.randint(-3, 3) for _ in range(n)] for _ in range(k)]
        if rank(transposed(key)) < k:
            continue
        count -= 1
        rows = transposed(key)
        given = {"span": integers_text(rows)}
        if rng.random() < 0.5:
            extra = [row + [sum(row)] for row in rows]
            given = (
                {"subspace": f"col({integers_text(extra)})"}
                if rng.random() < 0.5
                else {"span": integers_text(extra)}
            )
        orthogonal = [primitive(integral(c)) for c in orthogonal_columns(rows)]
        for i in range(9):
            options = rng.choice([{}, {}, {"orthogonal": True}, {"orthonormal": True}])
            add_basis_answer(ledger, rng, given, rows, key, orthogonal, options, i)


def integral(w):
    common = math.lcm(*(Fraction(x).denominator for x in w))
    return [int(x * common) for x in w]


def add_basis_answer(ledger, rng, given, rows, key, orthogonal, options, i):
    n, k = len(rows), len(key)
    if options:
        columns = [[(-1 if rng.random() < 0.5 else 1) * x for x in c] for c in orthogonal]
        rng.shuffle(columns)
    else:
        change = [[rng.randint(-2, 2) for _ in range(k)] for _ in range(k)]
        columns = [[sum(m * c[j] for m, c in zip(line, key)) for j in range(n)] for line in change]
    unit = "orthonormal" in options or (options and rng.random() < 0.3)
    if unit:
        trees = [unit_trees(c, rng) for c in columns]
    else:
        factor = rng.choice([1, 1, Fraction(1, 2), Fraction(2, 3)])
        trees = [[q(factor * x) for x in c] for c in columns]
    if i < 4:
        typed = [[typed_exactly(t, rng) for t in c] for c in trees]
    else:
        scale = number(rng.choice([Fraction(1), Fraction(3, 7)])) if "orthonormal" not in options else 1
        places = rng.randint(3, 6)
        true = [[scale * number(true_value(t)) for t in c] for c in trees]
        if options and k == 2 and "orthonormal" in options and rng.random() < 0.7:
            u, v = (unit_numbers(c) for c in orthogonal)
            angle = mpmath.mpf(rng.randint(1, 600)) / 100
            c, s = mpmath.cos(angle), mpmath.sin(angle)
            true = [[c * x + s * y for x, y in zip(u, v)], [s * x - c * y for x, y in zip(u, v)]]
        typed = [[rounded(x, places, rng) for x in c] for c in true]
    flat, flat_trees = [e for c in typed for e in c], [t for c in trees for t in c]
    if i in (3, 5, 6, 7):
        flat = slipped(flat, flat_trees if i == 3 else [None] * len(flat), rng)
    typed = [flat[j * n : (j + 1) * n] for j in range(k)]
    ledger.add(
        "basis", given, matrix_text(transposed(typed), form_for(flat, rng, 3, 3)),
        lambda: judged_basis_digits(rows, key, orthogonal, typed, options), options,
    )  # fmt: skip


def judged_basis_digits(rows, key, orthogonal, columns, options):
    flat = [e for c in columns for e in c]
    if all(e.places is None for e in flat):
        return judged_basis(rows, transposed(columns), options)
    k, n = len(columns), len(rows)
    if "orthonormal" in options:
        frame = [unit_numbers(c) for c in orthogonal]
        if k == 1:
            best = nearest_of(flat, [[s * x for x in frame[0]] for s in (1, -1)])
        elif k == 2:
            best = frame_distance(columns, frame)
        else:
            raise Open
        if best == math.inf and judged_basis_digits(rows, key, orthogonal, columns, {}) != "incorrect":
            raise Open
        return verdict(best, [flat])
    if k > 2 or k == n or any(not isinstance(e.value, Fraction) for e in flat):
        raise Open
    if is_near_dependent(columns):
        raise Open
    best = max(span_distance(c, key) for c in columns)
    if options and k == 2 and best != math.inf:
        raise Open
    return verdict(best, [flat])


def is_near_dependent(columns):
    """True where two columns point almost the same way; more digits would then be asked for."""
    units = [[number(e.value) for e in c] for c in columns]
    norms = [mpmath.sqrt(sum(x * x for x in c)) for c in units]
    if any(norm == 0 for norm in norms):
        return True
    pairs = [(i, j) for i in range(len(units)) for j in range(i)]
    return any(
        abs(sum(x * y for x, y in zip(units[i], units[j]))) > norms[i] * norms[j] * mpmath.mpf("0.999")
        for i, j in pairs
    )


def add_all(ledger, rng):
    add_vectors_of_two(ledger, rng, 180)
    add_vectors_in_a_plane(ledger, rng, 110)
    add_eigenbases_of_two(ledger, rng, 110)
    add_eigenbases_with_a_plane(ledger, rng, 110)
    add_bases(ledger, rng, 200)
