"""Which part of a long sweep this run does: one sample of a round, or the whole.

bin/test says which by $NYVEJ_TEST_SAMPLE, `3/4` being the third of four; without it everything is done.
"""

import os
import re


class Sample:
    def __init__(self, number=1, round=1):
        assert 1 <= number <= round, f"there is no sample {number} of {round}"
        self.number, self.round = number, round

    @classmethod
    def asked(cls):
        text = os.environ.get("NYVEJ_TEST_SAMPLE", "1/1")
        found = re.fullmatch(r"([0-9]+)/([0-9]+)", text)
        assert found, f"NYVEJ_TEST_SAMPLE is “{text}”, not a number of a round such as 3/4"
        return cls(int(found[1]), int(found[2]))

    @property
    def is_whole(self):
        return self.round == 1

    def takes(self, position):
        """Whether the case at this place is done now; each is done in exactly one sample of a round."""
        return position % self.round == self.number - 1

    def share(self, count):
        """How many of so many equal things are done now."""
        return sum(self.takes(position) for position in range(count))

    def tell(self, what, done, whole):
        """One line for bin/test, which repeats it at its end."""
        if done < whole:
            print(f"left out: {whole - done} of {whole} {what}", flush=True)
