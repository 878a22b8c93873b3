"""The cases of the differential run, many answers to one question, each with the verdict that it must get."""

import json

from judging import Open


class Ledger:
    def __init__(self):
        self.questions = {}
        self.seen = set()
        self.count = 0
        self.open = 0

    def add(self, relation, given, answer, verdict, options=None, want=None):
        """One answer; `verdict` is a text or a function that judges and may raise Open.

        `want` is what the answer was built to be: the judge must agree. The verdict `refused` stands for any
        that does not let the learner go on.
        """
        if callable(verdict):
            try:
                verdict = verdict()
            except Open:
                self.open += 1
                return
        if want is not None and verdict != want:
            raise AssertionError(f"{relation} {given} {options}: meant {want}, judged {verdict}: {answer}")
        question = {"relation": relation, "given": given}
        if options:
            question["options"] = options
        name = json.dumps(question, ensure_ascii=False, sort_keys=True)
        key = (name, json.dumps(answer, sort_keys=True))
        if key in self.seen:
            return
        self.seen.add(key)
        self.questions.setdefault(name, (question, {}))[1].setdefault(verdict, []).append(answer)
        self.count += 1

    def lines(self, relation):
        """A line for each question of the relation, in the order in which they were asked."""
        for question, answers in self.questions.values():
            if question["relation"] == relation:
                body = {k: v for k, v in question.items() if k != "relation"}
                yield json.dumps({**body, "answers": answers}, ensure_ascii=False, separators=(",", ":"))

    def relations(self):
        return sorted({question["relation"] for question, _ in self.questions.values()})
