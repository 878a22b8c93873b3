"""Writes Tests/CheckingTests/Resources/grade-oracle.jsonl: requests of `longhand grade` with their verdicts.

    python3 Tests/Oracle/grade_oracle.py            (the result is always the same)

A line has "request" (or "raw", a line that is no request), "expect" with the verdict, where the rules fix it
the credit, and "error": true for a bad request, and a "note". The verdicts come from judging.py, written from
the rules alone, on values that mpmath knows to 120 digits; a case that the rules leave open is left out.
"""

import collections
import json
import pathlib
import random

import cases_factors
import cases_scalars
import cases_spectra
import cases_svd
from casebook import Casebook

SEED = 20242
# No more than this many of one relation with one verdict and one note: enough of each kind, few of any.
MOST = {"value": 9, "default": 14}
MOST_CORRECT = 30
TARGET = pathlib.Path(__file__).parent.parent / "CheckingTests" / "Resources" / "grade-oracle.jsonl"


def thinned(lines):
    """A seeded sample with every kind in it, in the order in which the cases were made."""
    kinds = collections.defaultdict(list)
    for index, line in enumerate(lines):
        relation = line.get("request", {}).get("relation", "")
        kinds[relation, line["expect"]["verdict"], line["note"]].append(index)
    rng, kept = random.Random(SEED), []
    for (relation, verdict, _), found in kinds.items():
        most = MOST_CORRECT if verdict == "correct" else MOST.get(relation, MOST["default"])
        kept += rng.sample(found, min(len(found), most))
    return [lines[index] for index in sorted(kept)]


def main():
    book = Casebook()
    for module in (cases_scalars, cases_spectra, cases_factors, cases_svd):
        module.add_all(book, SEED)
    lines = thinned(book.lines)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text("".join(json.dumps(l, ensure_ascii=False, separators=(",", ":")) + "\n" for l in lines))
    counts = collections.Counter(
        (l.get("request", {}).get("relation", "(raw)"), l["expect"]["verdict"]) for l in lines
    )
    for (relation, verdict), count in sorted(counts.items()):
        print(f"{relation:20} {verdict:12} {count}")
    print(len(lines), "cases,", TARGET.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
