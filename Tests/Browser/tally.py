"""What was found, one line for each check."""


class Tally:
    def __init__(self):
        self.passed, self.failed, self.skipped = 0, 0, 0

    def note(self, name, problems):
        """One check: it passes when there is no problem."""
        if not problems:
            self.passed += 1
            return
        self.failed += 1
        print(f"✘ {name}", flush=True)
        for problem in problems[:12]:
            print(f"    {problem}", flush=True)

    def expect(self, name, holds, otherwise=""):
        self.note(name, [] if holds else [otherwise or "does not hold"])

    @property
    def is_good(self):
        return self.failed == 0 and self.passed > 0

    @property
    def line(self):
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"
