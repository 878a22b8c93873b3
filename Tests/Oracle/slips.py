"""Right answers as people round them, and the small slips that spoil an answer.

Nothing here judges: what a slip did to an answer is for deciding.py to say.
"""

from fractions import Fraction

import mpmath
from spelling import STYLES, Typed, decimal, decimal_text, exact, number, q, value
from surds import is_plain, rewritten, spoiled


def true_value(t):
    return t[1] if t[0] == "q" else value(t)


def typed_exactly(t, rng, steps=0):
    return exact(rewritten(t, rng, steps) if steps else t, rng.choice(STYLES))


def restyled(typed, rng):
    """The same decimal with another way to write its sign or its zero."""
    text = typed.text
    if text.lstrip("-").startswith("0.") and rng.random() < 0.12:
        text = text.replace("0.", ".", 1)
    if rng.random() < 0.1:
        text = text.replace("-", "−")
    return Typed(text, typed.value, typed.places)


def places_for(x, significant):
    """The places that show `significant` digits of x; at least one."""
    size = abs(number(x))
    return max(1, significant - 1 - int(mpmath.floor(mpmath.log10(size)))) if size else significant


def rounded(x, places, rng=None):
    """x to some places; an exact zero is typed as it is."""
    if x == 0 or abs(number(x)) < mpmath.mpf(10) ** -60:
        return exact(q(0))
    typed = decimal(x, places)
    return restyled(typed, rng) if rng else typed


def units(typed):
    return int(typed.value * 10**typed.places)


def cut_off(x, places):
    size = int(mpmath.floor(abs(number(x)) * 10**places))
    return decimal_text(-size if x < 0 else size, places)


def percentage(x, places):
    """x in per cent; its value as a plain number."""
    shown = decimal(number(x) * 100, places)
    return Typed(shown.text + "%", shown.value / 100, places + 2)


def a_digit_changed(typed, rng):
    positions = [k for k, c in enumerate(typed.text) if c.isdigit()]
    k = rng.choice(positions)
    other = rng.choice([d for d in "0123456789" if d != typed.text[k]])
    text = typed.text[:k] + other + typed.text[k + 1 :]
    return Typed(text, Fraction(text.replace("−", "-")), typed.places)


def moved(typed, steps):
    return decimal_text(units(typed) + steps, typed.places)


def negated(typed, tree):
    if typed.places is not None:
        return decimal_text(-units(typed), typed.places)
    return exact(("minus", tree) if tree[0] != "q" else q(-tree[1])) if tree else None


def slipped(entries, trees, rng):
    """The entries with one slip; `trees` are what they stand for, None where that is only a number."""
    entries = list(entries)
    k = rng.randrange(len(entries))
    entry, tree = entries[k], trees[k]
    kind = rng.random()
    if kind < 0.12 and len(entries) > 1:
        other = rng.choice([i for i in range(len(entries)) if i != k])
        entries[k], entries[other] = entries[other], entry
    elif kind < 0.24:
        entries[k] = negated(entry, tree) or entry
    elif entry.places is not None:
        entries[k] = rng.choice(
            [
                lambda: a_digit_changed(entry, rng),
                lambda: moved(entry, rng.choice([-1, 1])),
                lambda: moved(entry, rng.choice([-2, 2])),
                lambda: moved(entry, rng.choice([-3, 3, -4, 4])),
                lambda: moved(entry, rng.choice([-10, 10, 100])),
            ]
        )()
    elif tree is not None:
        for _ in range(8):
            new = spoiled(tree, rng)
            if is_plain(new):
                entries[k] = exact(new, rng.choice(STYLES))
                break
    return entries
