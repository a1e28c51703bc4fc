"""kill -9 in the middle of a job: started again, the server ends it, and nothing is done twice or left out."""

import pathlib
import random
import re
import time

from served import Served

RULES = pathlib.Path(__file__).resolve().parents[2] / "Data" / "Rules" / "dk-2026-07.yaml"
PEOPLE = 600


def shown(served):
    """Of the newest reckoning: how many are done, of how many, and the line that says it."""
    lines = [line for line in served.tool("jobs").splitlines() if " reckoning " in line]
    line = max(lines, default="")
    found = re.search(r"  (\d+) of (\d+)  ", line)
    return (int(found[1]), int(found[2])) if found else (0, 0), line


def until_over(served):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        progress, line = shown(served)
        if " done 20" in line:
            return progress, line
        time.sleep(0.2)
    return shown(served)


def killed_jobs(nyvej, folder, database, check):
    # The claim of a killed process runs out after two minutes; the clock is put forward.
    minutes = iter(range(0, 60, 5))
    served = Served(nyvej, pathlib.Path(folder), database, clock="2026-11-23T09:00:00")
    served.tool("demo", "--people", str(PEOPLE))
    rules = pathlib.Path(folder) / "rules"
    rules.mkdir()
    try:
        served.start()
        check("jobs: a demonstration by these rules needs no reckoning", shown(served)[1] == "", shown(served))
        served.stop()
        done, total = 0, 0
        for attempt in range(8):
            # Another digest each time: what was asked for before is needless then.
            pack = RULES.read_text().replace("at_most: 90 days", "at_most: 3 days") + f"# {attempt}\n"
            (rules / "own.yaml").write_text(pack)
            served.clock = f"2026-11-23T09:{next(minutes):02}:00"
            served.start()
            time.sleep(random.uniform(0.1, 0.4))
            served.kill()
            (done, total), _ = shown(served)
            if 0 < done < total:
                break
        check(f"jobs: killed in the middle, at {done} of {total}", 0 < done < total, shown(served))
        served.clock = f"2026-11-23T09:{next(minutes):02}:00"
        served.start()
        (finished, of), line = until_over(served)
        check("jobs: started again it goes on, and everybody was gone through once",
              finished == of == total and total > PEOPLE / 2, line)
        check("jobs: stopped, it ends with 0", served.stop() == 0, served.said())
        served.start()
        check("jobs: at the next start nothing is left to do", " done 20" in shown(served)[1], shown(served))
        served.stop()
    finally:
        served.end()
    code, said = served.attempt("journal", "verify")
    check("jobs: the journal is sound", code == 0, said)
