"""What a run of the Swift tests that does not end is at.

unfinished.py LOG       the tests that began and did not end
unfinished.py --threads the stacks of a debugger on standard input, those that are alike once
"""
import re
import sys
from collections import Counter

MOST = 40


def tests(log):
    begun, ended = {}, set()
    for line in open(log, encoding="utf-8", errors="replace"):
        if found := re.match(r"◇ (?:Test|Suite) (?!case |run )(.+?) started\.", line):
            begun[found[1]] = None
        elif found := re.match(r"[✔✘] (?:Test|Suite) (.+?) (?:with \d+ test cases? )?(?:passed|failed) after", line):
            ended.add(found[1])
    left = [name for name in begun if name not in ended]
    print(f"{len(left)} that began have not ended" + (", the first:" if len(left) > MOST else ":"))
    for name in left[:MOST]:
        print("  " + name)


def threads():
    stacks, stack = Counter(), []

    def keep():
        if stack:
            stacks["\n".join(stack)] += 1
        stack.clear()

    for line in sys.stdin:
        if line.startswith("Thread "):
            keep()
        elif found := re.match(r"#\d+\s+(?:0x[0-9a-f]+ in )?(.+)", line):
            stack.append("    " + re.split(r" \(| at /", found[1])[0][:120])
    keep()
    for text, number in stacks.most_common(MOST):
        print(f"  {number} threads:\n{text}")


if sys.argv[1] == "--threads":
    threads()
else:
    tests(sys.argv[1])
