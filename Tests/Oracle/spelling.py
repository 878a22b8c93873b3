"""Numbers and matrices as people type them, each with the value that the text stands for.

An exact number is a small tree (rational, root, sum, product, quotient); `spell` writes it in one of several
styles, `Typed` keeps the text with its value to 120 digits. A decimal keeps its exact value and its places.
"""

import dataclasses
from fractions import Fraction

import mpmath

mpmath.mp.dps = 120

STYLES = ["√", "sqrt", "power", "latex", "unicode"]


# Trees: ("q", Fraction) ("root", t) ("sum", s, t) ("times", s, t) ("over", s, t) ("minus", t)


def q(top, bottom=1):
    return ("q", Fraction(top, bottom))


def root(t):
    return ("root", t if isinstance(t, tuple) else q(t))


def plus(s, t):
    return ("sum", s, t)


def times(s, t):
    return ("times", s, t)


def over(s, t):
    return ("over", s, t)


def minus(t):
    return ("minus", t)


def number(x):
    """A Fraction or an integer as an mpf; anything else as it is."""
    if isinstance(x, Fraction):
        return mpmath.mpf(x.numerator) / x.denominator
    return mpmath.mpmathify(x)


def value(t):
    kind = t[0]
    if kind == "q":
        return number(t[1])
    if kind == "root":
        return mpmath.sqrt(value(t[1]))
    if kind == "minus":
        return -value(t[1])
    left, right = value(t[1]), value(t[2])
    return {"sum": left + right, "times": left * right, "over": left / right if right else None}[kind]


SUM, PRODUCT, ATOM = 1, 2, 3


def spell(t, style):
    return written(t, style)[0]


def wrapped(t, style, least):
    text, strength = written(t, style)
    if strength >= least:
        return text
    return "\\left(" + text + "\\right)" if style == "latex" else "(" + text + ")"


def written(t, style):
    kind = t[0]
    sign = "−" if style == "unicode" else "-"
    if kind == "q":
        return written_rational(t[1], style, sign)
    if kind == "root":
        inner, strength = written(t[1], style)
        if style == "latex":
            return "\\sqrt{" + inner + "}", ATOM
        if style == "sqrt":
            return "sqrt(" + inner + ")", ATOM
        if style == "power":
            return (inner if inner.isdigit() else "(" + inner + ")") + "^(1/2)", ATOM
        return "√" + (inner if inner.isdigit() else "(" + inner + ")"), ATOM
    if kind == "minus":
        return sign + wrapped(t[1], style, PRODUCT), SUM
    if kind == "sum":
        left = wrapped(t[1], style, SUM)
        right = written(t[2], style)[0]
        return left + (right if right[0] in "-−" else "+" + right), SUM
    if kind == "times":
        left, right = wrapped(t[1], style, PRODUCT), wrapped(t[2], style, ATOM)
        implicit = left.isdigit() and (right.startswith("√") or right.startswith("\\sqrt"))
        return left + ("" if implicit else "·" if style == "unicode" else "*") + right, PRODUCT
    if style == "latex":
        return "\\frac{" + written(t[1], style)[0] + "}{" + written(t[2], style)[0] + "}", ATOM
    top = wrapped(t[1], style, PRODUCT)
    if t[1][0] in ("over", "minus") or (t[1][0] == "q" and t[1][1].denominator != 1):
        top = "(" + written(t[1], style)[0] + ")"
    return top + "/" + wrapped(t[2], style, ATOM), PRODUCT


def written_rational(x, style, sign):
    lead = sign if x < 0 else ""
    x = abs(x)
    if x.denominator == 1:
        return lead + str(x), SUM if lead else ATOM
    if style == "latex":
        return f"{lead}\\frac{{{x.numerator}}}{{{x.denominator}}}", SUM if lead else ATOM
    if style == "unicode" and x == Fraction(1, 2):
        return lead + "½", SUM if lead else ATOM
    return f"{lead}{x.numerator}/{x.denominator}", SUM if lead else PRODUCT


def over_root(n, square):
    """The trees that mean n / √square: as it stands, rationalised, under one root, with a product."""
    n, outside, inside = Fraction(n), 1, square
    if n == 0:
        return [q(0)]
    for d in range(2, int(square**0.5) + 1):
        while inside % (d * d) == 0:
            inside //= d * d
            outside *= d
    factor = n / (outside * inside)  # n / √square = factor · √inside
    if inside == 1:
        return [q(factor), over(q(n), root(square)) if n.denominator == 1 else q(factor)]
    size, wrap = abs(factor), (lambda t: minus(t)) if factor < 0 else (lambda t: t)
    top = root(inside) if size.numerator == 1 else times(q(size.numerator), root(inside))
    forms = [wrap(top if size.denominator == 1 else over(top, q(size.denominator)))]
    if n.denominator == 1:
        forms.append(wrap(over(q(abs(n)), root(square))))
    forms.append(wrap(root(q(n * n / square))))
    forms.append(
        wrap(times(q(size), root(inside))) if size.denominator == 1 else wrap(times(root(inside), q(size)))
    )
    return forms


# What was typed


@dataclasses.dataclass
class Typed:
    text: str
    value: object  # mpf, mpc or, for decimals and rationals, Fraction
    places: int | None = None

    @property
    def significant(self):
        return len(self.text.lstrip("-−").replace(".", "").lstrip("0"))


def exact(t, style="√"):
    return Typed(spell(t, style), t[1] if t[0] == "q" else value(t))


def decimal(x, places, off=0):
    """x rounded to `places` places, half away from zero, then moved by `off` units of the last place."""
    scaled = mpmath.floor(abs(number(x)) * 10**places + mpmath.mpf(1) / 2)
    units = (int(scaled) if x >= 0 else -int(scaled)) + off
    return decimal_text(units, places)


def decimal_text(units, places):
    digits = str(abs(units)).rjust(places + 1, "0")
    text = ("-" if units < 0 else "") + digits[:-places] + "." + digits[-places:]
    return Typed(text, Fraction(units, 10**places), places)


def matrix_text(rows, form=0):
    """Rows of Typed in one of the spellings of a matrix."""
    texts = [[entry.text for entry in row] for row in rows]
    if form == 1:
        return "[" + "; ".join(", ".join(row) for row in texts) + "]"
    if form == 2:
        return "[" + ",".join("[" + ",".join(row) + "]" for row in texts) + "]"
    if form == 3:
        return "\\begin{bmatrix} " + " \\\\ ".join(" & ".join(row) for row in texts) + " \\end{bmatrix}"
    if form == 4:
        return "[" + "\n ".join(" ".join(row) for row in texts) + "]"
    return "[" + "; ".join(" ".join(row) for row in texts) + "]"


def vector_text(entries, form=0):
    texts = [entry.text for entry in entries]
    if form == 1:
        return "(" + ", ".join(texts) + ")"
    if form == 2:
        return "<" + ", ".join(texts) + ">"
    if form == 3:
        return "[" + " ".join(texts) + "]"
    if form == 4:
        return "\\begin{pmatrix} " + " \\\\ ".join(texts) + " \\end{pmatrix}"
    return "[" + "; ".join(texts) + "]"


def list_text(entries, form=0):
    texts = [entry.text for entry in entries]
    if form == 1 and len(texts) > 1:
        return ", ".join(texts[:-1]) + " and " + texts[-1]
    if form == 2:
        return "{" + ", ".join(texts) + "}"
    if form == 3:
        return "[" + ", ".join(texts) + "]"
    if form == 4:
        return ", ".join(f"λ{'₀₁₂₃₄₅₆'[k]} = {text}" for k, text in enumerate(texts, 1))
    return ", ".join(texts)


def integers_text(rows):
    return "[" + "; ".join(" ".join(str(x) for x in row) for row in rows) + "]"
