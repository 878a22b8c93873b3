"""Cases of `value`, `matrix`, `values`, `polynomial`, `satisfies`, `choice`, and what cannot be read."""

import random
from fractions import Fraction

import mpmath
from judging import against, against_list
from spelling import (
    STYLES,
    Typed,
    decimal,
    decimal_text,
    exact,
    integers_text,
    list_text,
    matrix_text,
    minus,
    number,
    over,
    over_root,
    plus,
    q,
    root,
    spell,
    times,
    value,
)


def places_for(x, significant):
    """The places that show `significant` digits of x."""
    return max(1, significant - 1 - int(mpmath.floor(mpmath.log10(abs(number(x))))))


# Keys of `value`: one exact tree, then other trees that mean the same.
EQUAL = [
    [t for t in over_root(3, 18)],
    [t for t in over_root(-2, 12)],
    [t for t in over_root(5, 3)],
    [t for t in over_root(1, 50)],
    [root(18), times(q(3), root(2)), over(q(18), root(18)), plus(root(2), root(8))],
    [root(plus(q(3), root(8))), plus(q(1), root(2)), plus(root(2), q(1))],
    [root(plus(q(5), times(q(2), root(6)))), plus(root(2), root(3)), plus(root(3), root(2))],
    [root(plus(q(4), minus(root(12)))), plus(root(3), minus(q(1))), plus(q(-1), root(3))],
    [plus(q(27), root(229)), over(plus(q(54), root(916)), q(2)), plus(root(229), q(27))],
    [plus(q(27), minus(root(229))), over(plus(q(54), minus(root(916))), q(2))],
    [root(plus(q(27), root(229))), over(root(plus(q(108), times(q(4), root(229)))), q(2))],
    [
        over(plus(q(1), root(5)), q(2)),
        over(q(2), plus(root(5), minus(q(1)))),
        plus(q(1, 2), over(root(5), q(2))),
    ],
    [root(plus(q(2), root(2))), over(root(plus(q(8), times(q(4), root(2)))), q(2))],
    [q(7, 3), over(q(14), q(6)), plus(q(2), q(1, 3))],
    [q(-5, 8), minus(over(q(10), q(16)))],
    [q(9, 11), plus(q(1), minus(q(2, 11)))],
    [q(144), times(q(12), q(12)), root(144 * 144)],
    [over(root(6), root(3)), root(2), over(q(2), root(2))],
]


def values_of_one_number(book, rng):
    for forms in EQUAL:
        key = forms[0]
        true = key[1] if key[0] == "q" else value(key)
        given = {"value": spell(key, "√")}
        for form in forms:
            for style in rng.sample(STYLES, 3):
                typed = exact(form, style)
                book.add(
                    "value",
                    given,
                    typed.text,
                    lambda: against([typed], [[true]]),
                    "another form",
                    want="correct",
                )
        for significant in (2, 3, 4, 6, 8):
            places = places_for(true, significant)
            for off in [0, *rng.sample([1, -1, 2, -2, 7], 3)]:
                typed = decimal(true, places, off)
                book.add(
                    "value", given, typed.text, lambda: against([typed], [[true]]), f"decimals, {off:+d}"
                )
        typed = decimal(true, places_for(true, 5))
        options = {"form": "exact"}
        book.add(
            "value",
            given,
            typed.text,
            lambda: against([typed], [[true]], options),
            "decimals where an exact form is asked",
            options,
        )
        typed = exact(forms[-1])
        book.add(
            "value",
            given,
            typed.text,
            lambda: against([typed], [[true]], options),
            "exact as asked",
            options,
            want="correct",
        )
        for wrong, note in [
            (minus(key), "the sign"),
            (times(q(2), key), "twice"),
            (plus(key, q(1)), "one more"),
            (times(key, key), "squared"),
        ]:
            typed = exact(wrong, rng.choice(STYLES))
            book.add("value", given, typed.text, lambda: against([typed], [[true]]), note)


def ties_and_digits(book):
    eighth = Fraction(1, 8)
    for text in ("0.125", "0.1250", ".125"):
        typed = Typed(text, eighth, len(text.split(".")[1]))
        book.add(
            "value",
            {"value": "1/8"},
            text,
            lambda: against([typed], [[eighth]]),
            "the same number",
            want="correct",
        )
    for number_, shown in [
        (Fraction(1235, 10000), "0.124"),
        (Fraction(1235, 10000), "0.123"),
        (Fraction(20005, 10000), "2.001"),
        (Fraction(20005, 10000), "2.000"),
    ]:
        typed = Typed(shown, Fraction(shown), 3)
        book.add(
            "value",
            {"value": str(number_)},
            shown,
            lambda: against([typed], [[number_]]),
            "a tie, either way",
            want="rounded",
        )
    for shown, note in [("0.12", "two digits, a tie"), ("0.13", "two digits, a tie")]:
        typed = Typed(shown, Fraction(shown), 2)
        book.add(
            "value", {"value": "1/8"}, shown, lambda: against([typed], [[eighth]]), note, want="incomplete"
        )
    third = Fraction(1, 3)
    for shown, options, want in [
        ("0.33", {"decimals": 2}, "rounded"),
        ("0.333", {"decimals": 2}, "rounded"),
        ("0.3", {"decimals": 2}, "incomplete"),
        ("0.3333", {"significant": 4}, "rounded"),
        ("0.333", {"significant": 4}, "incomplete"),
        ("0.3", {"significant": 1}, "rounded"),
        ("0.34", {"decimals": 2}, "misrounded"),
        ("0.36", {"decimals": 2}, "incorrect"),
    ]:
        typed = Typed(shown, Fraction(shown), len(shown) - 2)
        book.add(
            "value",
            {"value": "1/3"},
            shown,
            lambda: against([typed], [[third]], options),
            "digits asked for",
            options,
            want=want,
        )
    energy = Fraction(9, 11)
    for shown, exactly in [("81.8%", "0.818"), ("81.82%", "0.8182"), ("81.9%", "0.819"), ("82.5%", "0.825")]:
        typed = Typed(exactly, Fraction(exactly), len(exactly) - 2)
        book.add("value", {"value": "9/11"}, shown, lambda: against([typed], [[energy]]), "a percentage")
    book.add("value", {"value": "3"}, 3, "correct", "a JSON number")
    book.add("value", {"value": 3}, "6/2", "correct", "a JSON number given")


def entries_of(rows):
    return [entry for row in rows for entry in row]


def matrices(book, rng):
    for _ in range(9):
        m, n = rng.choice([(2, 2), (2, 3), (3, 2), (3, 3), (1, 3)])
        key = [[Fraction(rng.randint(-9, 9), rng.choice([1, 1, 2, 3])) for _ in range(n)] for _ in range(m)]
        given = {"value": integers_text(key)}
        flat = entries_of(key)
        for form in range(5):
            typed = [
                [exact(q(x), rng.choice(STYLES[:3]) if form != 3 else "latex") for x in row] for row in key
            ]
            book.add(
                "matrix",
                given,
                matrix_text(typed, form),
                lambda: against(entries_of(typed), [flat]),
                "as it is",
                want="correct",
            )
        for off in (1, -2, 5):
            i, j = rng.randrange(m), rng.randrange(n)
            typed = [[exact(q(x)) for x in row] for row in key]
            typed[i][j] = exact(q(key[i][j] + off))
            book.add(
                "matrix",
                given,
                matrix_text(typed),
                lambda: against(entries_of(typed), [flat]),
                "one entry off",
                want="incorrect",
            )
        flipped = [[exact(q(-x)) for x in row] for row in key]
        book.add(
            "matrix", given, matrix_text(flipped, 1), lambda: against(entries_of(flipped), [flat]), "the sign"
        )
        if m == n and any(key[i][j] != key[j][i] for i in range(n) for j in range(n)):
            turned = [[exact(q(x)) for x in column] for column in zip(*key)]
            book.add(
                "matrix",
                given,
                matrix_text(turned),
                lambda: against(entries_of(turned), [flat]),
                "transposed",
                want="incorrect",
            )
        if m != n and m > 1:
            turned = [[exact(q(x)) for x in column] for column in zip(*key)]
            book.add("matrix", given, matrix_text(turned), "incorrect", "transposed: another size")
    for _ in range(7):
        key = [
            [
                over_root(rng.choice([-1, 1]) * rng.randint(1, 9), rng.choice([2, 3, 5, 6, 18]))[0]
                for _ in range(2)
            ]
            for _ in range(2)
        ]
        flat = [value(t) for t in entries_of(key)]
        given = {"value": matrix_text([[exact(t) for t in row] for row in key])}
        for places, off in [(3, 0), (4, 0), (6, 0), (4, 1), (5, 2), (4, 6)]:
            typed = [[decimal(value(t), places) for t in row] for row in key]
            typed[0][1] = decimal(value(key[0][1]), places, off)
            book.add(
                "matrix",
                given,
                matrix_text(typed, rng.randrange(5)),
                lambda: against(entries_of(typed), [flat]),
                f"decimals, {off:+d}",
            )
        mixed = [[exact(key[0][0]), decimal(flat[1], 5)], [decimal(flat[2], 4), exact(key[1][1], "sqrt")]]
        book.add(
            "matrix",
            given,
            matrix_text(mixed),
            lambda: against(entries_of(mixed), [flat]),
            "exact and decimal entries",
        )


def lists(book, rng):
    keys = [
        [q(18), q(4)],
        [q(5), q(5), q(2)],
        [plus(q(27), root(229)), plus(q(27), minus(root(229)))],
        [root(18), q(2)],
        [root(plus(q(27), root(229))), root(plus(q(27), minus(root(229)))), q(0)],
        [q(7, 2), q(1, 3), q(-2)],
    ]
    for key in keys:
        true = [t[1] if t[0] == "q" else value(t) for t in key]
        given = {"value": list_text([exact(t) for t in key])}
        for order in ("any", "descending"):
            options = {"order": order} if order != "any" else {}
            for shuffle in (False, True):
                chosen = list(range(len(key)))
                if shuffle:
                    chosen.reverse()
                typed = [exact(key[k], rng.choice(STYLES[:3])) for k in chosen]
                for form in rng.sample(range(4), 2):
                    book.add(
                        "values",
                        given,
                        list_text(typed, form),
                        lambda: against_list(typed, true, options),
                        "backwards" if shuffle else "in order",
                        options,
                    )
            for places, off in [(3, 0), (5, 0), (4, 1), (4, 9)]:
                typed = [t and decimal(t, places) if t else exact(q(0)) for t in true]
                typed[0] = decimal(true[0], places, off)
                book.add(
                    "values",
                    given,
                    list_text(typed, rng.randrange(4)),
                    lambda: against_list(typed, true, options),
                    f"decimals, {off:+d}",
                    options,
                )
            wrong = [exact(t) for t in key]
            wrong[-1] = exact(plus(key[-1], q(1)))
            book.add(
                "values",
                given,
                list_text(wrong),
                lambda: against_list(wrong, true, options),
                "one is wrong",
                options,
                want="incorrect",
            )
        extra = [exact(t) for t in key] + [exact(q(1))]
        book.add("values", given, list_text(extra), "incorrect", "one too many")
    book.add("values", {"value": "5, 5, 2"}, "5 (twice), 2", "correct", "a multiplicity in words")
    book.add("values", {"value": "5, 5, 2"}, "2 (twice), 5", "incorrect", "the wrong multiplicity in words")


def polynomial_text(coefficients, variable="x", style="^"):
    """Constant first; in falling powers."""
    text = ""
    for power in range(len(coefficients) - 1, -1, -1):
        c = coefficients[power]
        if c == 0:
            continue
        name = (
            ""
            if power == 0
            else variable if power == 1 else (variable + ("²³⁴"[power - 2] if style == "²" else f"^{power}"))
        )
        size = abs(c)
        body = str(size) + name if power == 0 or size != 1 else name
        if size.denominator != 1 and power:
            body = f"{size}*{name}"
        text += (" - " if c < 0 else " + ") + body
    return "-" + text[3:] if text.startswith(" - ") else text[3:] or "0"


def times_polynomial(a, b):
    out = [Fraction(0)] * (len(a) + len(b) - 1)
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            out[i + j] += x * y
    return out


def equal_up_to(a, b, how):
    if a == b:
        return "correct"
    if how == "sign" and a == [-x for x in b]:
        return "correct"
    if how == "scale":
        ratio = next((x / y for x, y in zip(a, b) if y), None)
        if ratio and len(a) == len(b) and a == [ratio * y for y in b]:
            return "correct"
    return "incorrect"


def factored_text(roots, variable):
    return "".join(variable if r == 0 else f"({variable}{'-' if r > 0 else '+'}{abs(r)})" for r in roots)


def polynomials(book, rng):
    for roots in [[18, 4], [5, -2], [0, 18, 4], [3, 3, -1], [-1, -2, 6], [7, 0], [1, 2, 3], [-4, -4]]:
        key = [Fraction(1)]
        for r in roots:
            key = times_polynomial(key, [Fraction(-r), Fraction(1)])
        given = {"value": polynomial_text(key, "λ")}
        negative, double = [-c for c in key], [2 * c for c in key]
        trace, constant = list(key), list(key)
        trace[-2] = -trace[-2]
        constant[0] += 1
        typed = [
            (polynomial_text(key, "λ", "²"), key, "as it is"),
            (polynomial_text(key, "t"), key, "another letter"),
            (polynomial_text(key, "x"), key, "another letter"),
            (polynomial_text(key) + " = 0", key, "an equation"),
            (
                polynomial_text([Fraction(0)] + key[1:]) + " = " + polynomial_text([-key[0]]),
                key,
                "terms moved over",
            ),
            (polynomial_text(negative), negative, "the negative"),
            (polynomial_text(double), double, "twice"),
            (polynomial_text(trace), trace, "the sign of the trace term"),
            (polynomial_text(constant), constant, "the constant"),
        ]
        if 0 not in roots:
            typed.append((factored_text(roots, "x"), key, "factored"))
            typed.append((factored_text(roots, "x") + "=0", key, "factored, an equation"))
        else:
            key_without = key[1:]
            typed.append((polynomial_text(key_without), key_without, "a factor x missing"))
        for how in ("nothing", "sign", "scale"):
            options = {"upTo": how} if how != "nothing" else {}
            for text, coefficients, note in typed:
                if how != "nothing" and "=" in text:
                    continue
                book.add("polynomial", given, text, equal_up_to(coefficients, key, how), note, options)
    given = {"value": "λ^2 - 22λ + 72"}
    for text, verdict, note in [
        ("(11-x)^2 - 49", "correct", "a difference of squares"),
        ("(11-λ)(11-λ) - 49", "correct", "a product"),
        ("(x-18)*(x-4)", "correct", "factored with a star"),
        ("x**2 - 22*x + 72", "correct", "program style"),
        ("\\lambda^2 - 22\\lambda + 72", "correct", "LaTeX"),
        ("(11-x)^2 + 49", "incorrect", "the sign"),
        ("(x-18)(x+4)", "incorrect", "a sign in a factor"),
        ("x² − 22·x + 72", "correct", "Unicode"),
        ("72 + x^2 - 22x", "correct", "another order of terms"),
        ("x^2 - 22x + 72.5", "incorrect", "the constant"),
    ]:
        book.add("polynomial", given, text, verdict, note)


def predicates(book):
    orthogonal = {"predicates": ["transpose(answer) * answer == I"], "key": "[1 0; 0 1]"}
    for text, verdict, note in [
        ("[0 1; 1 0]", "correct", "a permutation"),
        ("[3/5 -4/5; 4/5 3/5]", "correct", "a rotation"),
        ("1/√2*[1 1; 1 -1]", "correct", "surds"),
        ("[1 0; 0 2]", "incorrect", "not unit"),
        ("[1 1; 0 1]", "incorrect", "not orthogonal"),
        ("[√2/2 √2/2; √2/2 √2/2]", "incorrect", "a column twice"),
        ("[0.6 -0.8; 0.8 0.6]", "correct", "exact decimals"),
    ]:
        book.add("satisfies", orthogonal, text, verdict, note)
    direction = {
        "predicates": ["[11 7; 7 11] * answer == 18 * answer", "norm(answer) == 1"],
        "key": "[1/√2; 1/√2]",
    }
    for text, verdict, note in [
        ("[√2/2; √2/2]", "correct", "unit"),
        ("[-1/√2; -1/√2]", "correct", "the other sign"),
        ("[1; 1]", "incorrect", "fails the second"),
        ("[1; 0]", "incorrect", "fails the first"),
        ("[0.707; 0.707]", "rounded", "decimals"),
        ("[-0.7071; -0.7071]", "rounded", "decimals"),
        ("[0.7000; 0.7200]", "incorrect", "each holds somewhere in the box, never both"),
    ]:
        book.add("satisfies", direction, text, verdict, note)
    root_of = {"predicates": ["answer^2 == 2"], "key": "√2"}
    for text, verdict, note in [
        ("√2", "correct", "one root"),
        ("-√2", "correct", "the other root"),
        ("2", "incorrect", "no root"),
        ("1.414", "rounded", "decimals"),
        ("-1.41421", "rounded", "decimals"),
        ("1.55", "incorrect", "too far"),
        ("1.415", "misrounded", "one unit off"),
        ("2/√2", "correct", "a form of it"),
    ]:
        book.add("satisfies", root_of, text, verdict, note)


def choices(book):
    for key, typed, verdict in [
        ("a", "a", "correct"),
        ("a", "b", "incorrect"),
        ("a", "c", "incorrect"),
        ("b", "b", "correct"),
        ("c", "c", "correct"),
        ("c", "a", "incorrect"),
        (["a"], "a", "correct"),
        (["a", "c"], "a, c", "correct"),
        (["a", "c"], "c, a", "correct"),
        (["a", "c"], "b, c", "incorrect"),
        (["a", "c"], "a, b, c", "incorrect"),
        (["b", "c"], "c, b", "correct"),
        ("b", "a, b", "incorrect"),
        ("a", "", "malformed"),
    ]:
        book.add("choice", {"items": ["a", "b", "c"], "key": key}, typed, verdict, "a choice")


def unreadable(book):
    two, gram = {"value": "3√2/2"}, {"value": "[11 7; 7 11]"}
    for text, note in [
        ("", "nothing"),
        ("3√", "a root of nothing"),
        ("(3√2/2", "an open parenthesis"),
        ("3√2/2)", "one too many"),
        ("3 +", "an operator at the end"),
        ("* 3", "an operator at the start"),
        ("3√2/2 ???", "signs of no grammar"),
        ("frobnicate(2)", "an unknown function"),
        ("W12 + 1", "an unknown name"),
        ("[1 2; 3]", "a ragged matrix"),
        ("\\frac{1}{2", "an open brace"),
        ("1..2..3", "no number"),
    ]:
        book.add("value", two, text, "malformed", note)
    for text, note in [
        ("[11 7; 7 11", "an open bracket"),
        ("[11 7; 7 11]]", "one bracket too many"),
        ("[11 7; 7]", "ragged"),
        ("[11, , 7; 7 11]", "an entry missing"),
        ("[11 7; 7 11) ", "brackets that do not match"),
        ("\\begin{bmatrix} 11 & 7 \\\\ 7 & 11", "LaTeX without an end"),
        ("", "nothing"),
        ("[;]", "no entries"),
        ("[11 7; 7 11] +", "an operator at the end"),
        ("matrix please", "prose"),
    ]:
        book.add("matrix", gram, text, "malformed", note)
    book.add("value", {"value": "7"}, "1/2√2", "incorrect", "two readings, neither right")
    book.add("value", {"value": "√2/4"}, "1/2√2", "malformed", "two readings, one right")
    book.add("polynomial", {"value": "x/2 + 1"}, "1/2x + 1", "malformed", "two readings, one right")
    for relation, given, answer, options, note in [
        ("valeu", two, "1", None, "no such relation"),
        ("value", {}, "1", None, "nothing given"),
        ("value", {"value": "3√"}, "1", None, "what is given cannot be read"),
        ("value", {"value": "3"}, "3", {"colour": "red"}, "no such option"),
        ("value", {"value": "3"}, "3", {"form": "pretty"}, "no such value of an option"),
        ("value", {"value": "3"}, "3", {"decimals": "two"}, "an option of the wrong kind"),
        ("eigenvector", {"A": "[2 0; 0 3]"}, "(1, 0)", None, "lambda is not given"),
        ("eigenvector", {"A": "[2 0; 0 3]", "lambda": "2"}, "(1, 0)", {"unit": "yes"}, "a boolean is asked"),
        ("svd", {"A": "[3 1; 1 3; 1 1]"}, "[1 0; 0 1]", None, "three parts are asked"),
        ("qr", {"A": "[3 1; 1 3"}, {"Q": "[1 0; 0 1]", "R": "[3 1; 1 3]"}, None, "A cannot be read"),
        ("eigenvalues", {"A": "[1 2 3; 4 5 6]"}, "1, 2", None, "A is not square"),
        ("rankfactorization", {"A": "[1 2; 2 4]"}, {"B": "[1; 2]", "C": "[1 2]"}, None, "r is not given"),
    ]:
        book.add(relation, given, answer, "malformed", note, options, error=True)
    partial = {"U": "[1 0; 0 1]", "S": "2, 1"}
    book.add("svd", {"A": "[2 0; 0 1]"}, partial, "malformed", "V is missing", {"shape": "thin"})
    for line, note in [
        ("", "an empty line"),
        ("not json", "no JSON"),
        ("[1, 2, 3]", "an array"),
        ('{"relation": "value"', "cut off"),
        ("null", "null"),
        ("42", "a number"),
        ("{}", "an empty object"),
        ('{"relation": 7}', "a number for a name"),
        ('{"relation": "value", "given": "3", "answer": "3"}', "given is no object"),
        ('{"relation": "value", "given": {"value": "3"}}', "no answer"),
        ('{"relation": "value", "given": {"value": "3"}, "answer": "3", "relation": }', "bad JSON"),
    ]:
        book.add_raw(line, note)


def add_all(book, seed):
    rng = random.Random(seed)
    values_of_one_number(book, rng)
    ties_and_digits(book)
    matrices(book, rng)
    lists(book, rng)
    polynomials(book, rng)
    predicates(book)
    choices(book)
    unreadable(book)
