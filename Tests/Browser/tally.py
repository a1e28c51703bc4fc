"""Counts checks, and says each failure in one line."""

import traceback


class Tally:
    def __init__(self):
        self.passed = self.failed = self.skipped = 0

    def check(self, name, problems):
        """`problems`: what is wrong, one line each; nothing when all is well."""
        problems = list(problems)
        if problems:
            self.failed += 1
            for problem in problems[:6]:
                print(f"FAILED {name}: {problem}", flush=True)
        else:
            self.passed += 1

    def run(self, name, body):
        """A body that raises when something is wrong."""
        try:
            body()
            self.passed += 1
        except Exception as error:  # every failure of a check counts, whatever it is
            self.failed += 1
            where = traceback.extract_tb(error.__traceback__)[-1]
            text = str(error).strip().splitlines()
            print(f"FAILED {name}: {type(error).__name__} at line {where.lineno}: {text[0] if text else ''}", flush=True)

    def line(self):
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"
