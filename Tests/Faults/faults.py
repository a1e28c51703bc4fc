"""Faults against the real server, on both engines: kills under load, races, strangers at the door, stops, half-made
demonstrations, jobs broken off, a paper of which only the key reached the disk, a clock that jumps, odd requests, a touched
journal.

    faults.py NYVEJ [--kills N]

NYVEJ is the built program. $NYVEJ_TEST_POSTGRES names a PostgreSQL server to test on as well; without it that half
is skipped. Of the kills, and of the moments at which a demonstration is killed, a sample does its share
(Tests/Sampling). The last line is “N passed, N failed, N skipped”.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "Sampling"))
import journal
from clock import clock
from doors import doors
from files import files
from jobs import killed_jobs
from keys import killed_before_row
from kills import kills
from oddities import oddities
from races import races
from sample import Sample
from served import Database
from server import Nyvej
from signin import first_run, signin
from stops import MOMENTS, broken_demonstrations, clean_stops, failing_stop, made_meanwhile, run_with


class Report:
    def __init__(self):
        self.passed = self.failed = self.skipped = 0
        self.about = ""

    def check(self, what, holds, found):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
        print(f"{'ok  ' if holds else 'FAIL'} {self.about}: {what}" + ("" if holds else f" — found {found}"), flush=True)


def run(nyvej, rounds, report):
    try:
        if nyvej.database is None:
            first_run(Nyvej(nyvej.binary, nyvej.folder + "-empty"), report.check)
        token = nyvej.token()
        kills(nyvej, token, rounds, report.check)
        races(nyvej, token, report.check)
        # It takes the token away, with everything else that opens the account.
        signin(nyvej, token, report.check)
        token = nyvej.new_token()
        clean_stops(nyvej, token, report.check)
        doors(nyvej, token, report.check)
        journal.sound(nyvej, report.check)
        journal.noted_in_time(nyvej, token, report.check)
        nyvej.start()
        nyvej.stop()
        journal.tampering(nyvej, report.check)
        if nyvej.database is None:
            journal.copied(nyvej, token, report.check)
            failing_stop(nyvej, token, report.check)
            oddities(nyvej, report.check)
    finally:
        nyvej.end()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("nyvej")
    parser.add_argument("--kills", type=int, default=8)
    options = parser.parse_args()
    options.nyvej = os.path.abspath(options.nyvej)
    report = Report()
    sample = Sample.asked()
    rounds = sample.share(options.kills)
    postgres = os.environ.get("NYVEJ_TEST_POSTGRES")
    with tempfile.TemporaryDirectory(prefix="nyvej-faults-") as folder:
        report.about = "SQLite"
        run(Nyvej(options.nyvej, os.path.join(folder, "embedded")), rounds, report)
        clock(options.nyvej, os.path.join(folder, "clock"), None, report.check)
        os.mkdir(os.path.join(folder, "demos"))
        broken_demonstrations(options.nyvej, os.path.join(folder, "demos"), None, sample, report.check)
        made_meanwhile(options.nyvej, folder, None, report.check)
        run_with(options.nyvej, folder, report.check)
        files(options.nyvej, os.path.join(folder, "files"), report.check)
        killed_jobs(options.nyvej, os.path.join(folder, "jobs"), None, report.check)
        killed_before_row(options.nyvej, os.path.join(folder, "keys"), None, report.check)
        report.about = "PostgreSQL"
        if postgres:
            with Database("faults") as database:
                run(Nyvej(options.nyvej, os.path.join(folder, "served"), database.url), rounds, report)
            with Database("clock") as database:
                clock(options.nyvej, os.path.join(folder, "clock-served"), database.url, report.check)
            with Database("jobs") as database:
                killed_jobs(options.nyvej, os.path.join(folder, "jobs-served"), database.url, report.check)
            with Database("keys") as database:
                killed_before_row(options.nyvej, os.path.join(folder, "keys-served"), database.url, report.check)
            with Database("demo") as database:
                os.mkdir(os.path.join(folder, "served-demos"))
                broken_demonstrations(
                    options.nyvej, os.path.join(folder, "served-demos"), database, sample, report.check)
                database.empty()
                made_meanwhile(options.nyvej, folder, database, report.check)
        else:
            report.skipped += 1
            print("skip PostgreSQL: $NYVEJ_TEST_POSTGRES names no server")
    engines = 2 if postgres else 1
    sample.tell("kills under load", engines * rounds, engines * options.kills)
    sample.tell("moments of killing a demonstration", engines * sample.share(MOMENTS), engines * MOMENTS)
    print(f"{report.passed} passed, {report.failed} failed, {report.skipped} skipped")
    sys.exit(1 if report.failed else 0)


if __name__ == "__main__":
    main()
