"""Faults against the real server, on both engines: kills under load, races, odd requests, a touched journal.

    faults.py NYVEJ [--kills N]

NYVEJ is the built programme. $NYVEJ_TEST_POSTGRES names a PostgreSQL server to test on as well; without it that half
is skipped. The last line is “N passed, N failed, N skipped”.
"""

import argparse
import glob
import os
import shutil
import subprocess
import sys
import tempfile

import journal
from kills import kills
from oddities import oddities
from races import races
from server import Nyvej
from signin import first_run, signin


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


def psql():
    found = shutil.which("psql") or next(iter(sorted(glob.glob("/usr/lib/postgresql/*/bin/psql"), reverse=True)), None)
    if not found:
        raise SystemExit("psql is missing: apt-get install postgresql-client")
    return found


def statement(url, sql):
    subprocess.run([psql(), "-q", "-d", url, "-c", sql], check=True, stdin=subprocess.DEVNULL)


def run(nyvej, rounds, report):
    try:
        if nyvej.database is None:
            first_run(Nyvej(nyvej.binary, nyvej.folder + "-empty"), report.check)
        token = nyvej.token()
        kills(nyvej, token, rounds, report.check)
        races(nyvej, token, report.check)
        signin(nyvej, token, report.check)
        journal.sound(nyvej, report.check)
        if nyvej.database is None:
            journal.tampering(nyvej, report.check)
            oddities(nyvej, report.check)
    finally:
        nyvej.end()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("nyvej")
    parser.add_argument("--kills", type=int, default=8)
    options = parser.parse_args()
    report = Report()
    postgres = os.environ.get("NYVEJ_TEST_POSTGRES")
    with tempfile.TemporaryDirectory(prefix="nyvej-faults-") as folder:
        report.about = "SQLite"
        run(Nyvej(options.nyvej, os.path.join(folder, "embedded")), options.kills, report)
        report.about = "PostgreSQL"
        if postgres:
            name = f"faults_{os.getpid()}"
            statement(postgres, f"CREATE DATABASE {name}")
            head, _, parameters = postgres.partition("?")
            url = head.rsplit("/", 1)[0] + "/" + name + ("?" + parameters if parameters else "")
            try:
                run(Nyvej(options.nyvej, os.path.join(folder, "served"), url), options.kills, report)
            finally:
                statement(postgres, f"DROP DATABASE {name} WITH (FORCE)")
        else:
            report.skipped += 1
            print("skip PostgreSQL: $NYVEJ_TEST_POSTGRES names no server")
    print(f"{report.passed} passed, {report.failed} failed, {report.skipped} skipped")
    sys.exit(1 if report.failed else 0)


if __name__ == "__main__":
    main()
