"""Roots of rational polynomials for the oracles: exact where rational, else 60 correct digits.

Independent of the program under test: SymPy on Python integers (SYMPY_GROUND_TYPES=python) factors and
counts real roots by Sturm's theorem, mpmath finds the digits, and a sign change of the exact polynomial at
the two ends of the last digit's half unit proves each real one. No FLINT anywhere.
"""

import os

os.environ["SYMPY_GROUND_TYPES"] = "python"

from fractions import Fraction  # noqa: E402

import mpmath  # noqa: E402
import sympy  # noqa: E402
from sympy.polys.domains import QQ, ZZ  # noqa: E402

assert type(ZZ(1)) is int, "SymPy must run on Python's own integers"

DIGITS = 60
X = sympy.Symbol("x")


def value_at(coefficients, x):
    """The polynomial (constant first) at the Fraction x."""
    total = Fraction(0)
    for c in reversed(coefficients):
        total = total * x + c
    return total


def rounded_text(x, digits=DIGITS):
    """The mpf x in plain notation with `digits` significant digits."""
    return mpmath.nstr(x, digits, min_fixed=-mpmath.inf, max_fixed=mpmath.inf, strip_zeros=False)


def half_unit(text):
    """Half a unit of the last place of a decimal text."""
    places = len(text.split(".")[1]) if "." in text else 0
    return Fraction(1, 2 * 10**places)


def proves_root(coefficients, text):
    """True if the polynomial changes sign within half a unit around the decimal `text`."""
    middle, radius = Fraction(text), half_unit(text)
    return value_at(coefficients, middle - radius) * value_at(coefficients, middle + radius) < 0


def factors(coefficients):
    """[(irreducible factor as Fractions, constant first), multiplicity] of a polynomial."""
    polynomial = sympy.Poly([sympy.Rational(c.numerator, c.denominator) for c in reversed(coefficients)], X)
    return [
        ([Fraction(int(c.p), int(c.q)) for c in reversed(factor.all_coeffs())], multiplicity)
        for factor, multiplicity in polynomial.factor_list()[1]
    ]


def roots(coefficients, squares=False):
    """(real, complex): [(key, text, multiplicity)] descending, and [(re text, im text, multiplicity)].

    Rational roots are texts such as "-3/2"; others have 60 significant digits and a point. Of a conjugate
    pair only the one above the axis is listed. With `squares` the roots are those of p(x²), x ≥ 0: singular
    values from a characteristic polynomial of AᵀA.
    """
    real, pairs = [], []
    for factor, multiplicity in factors(coefficients):
        if len(factor) == 2:
            root = -factor[0] / factor[1]
            if squares:
                real.append(square_root(root) + (multiplicity,))
            else:
                real.append((mpmath.mpf(root.numerator) / root.denominator, str(root), multiplicity))
            continue
        digits = 2 * DIGITS
        with mpmath.workdps(digits):
            exact = [mpmath.mpf(c.numerator) / c.denominator for c in reversed(factor)]
            found, error = mpmath.polyroots(exact, maxsteps=500, extraprec=600, error=True)
            assert error < mpmath.mpf(10) ** (-DIGITS - 20)
            count = sympy.Poly(
                [sympy.Rational(c.numerator, c.denominator) for c in reversed(factor)], X
            ).count_roots()
            found = sorted(found, key=lambda z: abs(z.imag))
            for z in found[:count]:
                real.append(irrational(factor, z.real, squares) + (multiplicity,))
            for z in found[count:]:
                assert abs(z.imag) > mpmath.mpf(10) ** (-DIGITS)
                if z.imag > 0:
                    zero = abs(z.real) < mpmath.mpf(10) ** (-DIGITS - 10)
                    pairs.append(("0" if zero else rounded_text(z.real), rounded_text(z.imag), multiplicity))
    real.sort(key=lambda item: -item[0])
    return real, pairs


def irrational(factor, x, squares):
    if not squares:
        text = rounded_text(x)
        assert proves_root(factor, text)
        return x, text
    sigma = mpmath.sqrt(x)
    return sigma, square_root_text(factor, sigma)


def square_root_text(factor, sigma):
    text = rounded_text(sigma)
    doubled = [c for pair in zip(factor, [Fraction(0)] * len(factor)) for c in pair][:-1]
    assert proves_root(doubled, text)
    return text


def square_root(root):
    """√root as (mpf, text) for a Fraction root ≥ 0: rational where it can be."""
    assert root >= 0
    top, bottom = sympy.integer_nthroot(root.numerator, 2), sympy.integer_nthroot(root.denominator, 2)
    with mpmath.workdps(2 * DIGITS):
        sigma = mpmath.sqrt(mpmath.mpf(root.numerator) / root.denominator)
        if top[1] and bottom[1]:
            return sigma, str(Fraction(int(top[0]), int(bottom[0])))
        return sigma, square_root_text([-root, Fraction(1)], sigma)
