"""Writes Tests/CheckingTests/Resources/Differential: random answers with the verdicts that they must get.

    python3 Tests/Oracle/differential.py            (the result is always the same)

One file a relation, one question a line, with its answers by verdict. The verdicts are known by construction
or decided in mpmath and exact fractions, from the rules alone; a case near a border is left out. `refused`
stands for any verdict that does not let the learner go on.
"""

import collections
import pathlib
import random
import time

import random_factors
import random_numbers
import random_svd
import random_vectors
from ledger import Ledger

SEED = 77003
TARGET = pathlib.Path(__file__).parent.parent / "CheckingTests" / "Resources" / "Differential"


def main():
    ledger, start = Ledger(), time.time()
    for number, module in enumerate([random_numbers, random_vectors, random_factors, random_svd]):
        module.add_all(ledger, random.Random(SEED + number))
        print(f"{module.__name__}: {ledger.count} cases, {ledger.open} left out, {time.time() - start:.0f} s")
    TARGET.mkdir(parents=True, exist_ok=True)
    size = 0
    for relation in ledger.relations():
        text = "".join(line + "\n" for line in ledger.lines(relation))
        (TARGET / f"{relation}.jsonl").write_text(text)
        size += len(text.encode())
    counts = collections.Counter()
    for question, answers in ledger.questions.values():
        for verdict, texts in answers.items():
            counts[question["relation"], verdict] += len(texts)
    for (relation, verdict), count in sorted(counts.items()):
        print(f"{relation:20} {verdict:12} {count}")
    print(ledger.count, "cases,", size, "bytes")


if __name__ == "__main__":
    main()
