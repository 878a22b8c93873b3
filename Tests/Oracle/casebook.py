"""Collects the cases, and refuses the ones that contradict what their author meant."""

import hashlib
import json

from judging import Open


class Casebook:
    def __init__(self):
        self.lines = []
        self.seen = set()

    def add(self, relation, given, answer, verdict, note, options=None, want=None, credit=None, error=False):
        """One request with its verdict; `verdict` is a text or a function that judges and may raise Open.

        `want` is what the case was built to be: the judge must agree.
        """
        if callable(verdict):
            try:
                verdict = verdict()
            except Open:
                return
        if want is not None and verdict != want:
            raise AssertionError(f"{relation} {note}: meant {want}, judged {verdict}: {answer}")
        request = {"relation": relation, "given": given}
        if options:
            request["options"] = options
        request["answer"] = answer
        key = json.dumps(request, sort_keys=True)
        if key in self.seen:
            return
        self.seen.add(key)
        # Named by its content: the id stays where other cases come and go.
        request = {"id": f"{relation}-{hashlib.sha256(key.encode()).hexdigest()[:8]}", **request}
        expect = {"verdict": verdict}
        if credit is None and verdict in ("correct", "rounded"):
            credit = 1
        if credit is not None:
            expect["credit"] = credit
        if error:
            expect["error"] = True
        self.lines.append({"request": request, "expect": expect, "note": note})

    def add_raw(self, line, note):
        """A line that is no request at all."""
        self.lines.append({"raw": line, "expect": {"verdict": "malformed", "error": True}, "note": note})
