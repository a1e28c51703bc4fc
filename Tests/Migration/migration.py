"""What every earlier release left behind is taken over whole, on both engines.

    migration.py NYVEJ

Takes copies of what `keep` kept, lets NYVEJ (the built program) bring them up to date, and works with them.
$NYVEJ_TEST_POSTGRES names the PostgreSQL server; without it that half is skipped. The last line is
“N passed, N failed, N skipped”.
"""

import os
import pathlib
import re
import sqlite3
import sys
import tarfile
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "Faults"))

from served import Database, Served  # noqa: E402

# The day after the demonstration was made: its week is alive.
CLOCK = "2026-11-24T09:00:00"

# Tables that were made from others, and whose work others do now: the words of names stand in the search's index.
REPLACED = {"person_name_token"}


class Report:
    def __init__(self):
        self.passed = self.failed = self.skipped = 0
        self.about = ""

    def check(self, what, holds, found=""):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
        print(f"{'ok  ' if holds else 'FAIL'} {self.about}: {what}" + ("" if holds else f" — found {found}"), flush=True)


class Embedded:
    """The rows of the file in the data folder."""

    def __init__(self, folder):
        self.file = folder / "nyvej.sqlite"

    def rows(self, sql):
        connection = sqlite3.connect(self.file)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    def columns(self):
        found = {}
        for table, column in self.rows(
                "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table'"):
            found.setdefault(table, set()).add(column)
        return found


class OnServer:
    """The rows of a database on the server, as text."""

    def __init__(self, database):
        self.database = database

    def rows(self, sql):
        said = self.database.run(sql)
        return [tuple(line.split("|")) for line in said.splitlines()]

    def columns(self):
        found = {}
        for table, column in self.rows(
                "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"):
            found.setdefault(table, set()).add(column)
        return found


def counts(records):
    return {table: int(records.rows(f"SELECT count(*) FROM {table}")[0][0]) for table in sorted(records.columns())}


def journal(records):
    return records.rows(
        "SELECT sequence, at, account_id, roles, act, kind, record, event, purpose, mask, count, request FROM journal "
        "ORDER BY sequence LIMIT 200")


def take_over(nyvej, folder, records, fresh, database, check):
    served = Served(nyvej, folder, database, clock=CLOCK)
    before, entries = counts(records), journal(records)
    check("the release left people, placements and a journal behind",
          before["person"] >= 9 and before["placement"] >= 6 and before["journal"] > 200, before)

    code, said = served.attempt("migrate")
    check("the tables are brought up to date", code == 0, said)
    after = counts(records)
    lost = {table: (rows, after.get(table)) for table, rows in before.items()
            if table not in ("schema_migration", *REPLACED) and after.get(table) != rows}
    check(f"every row of {len(before)} tables is still there", not lost, lost)
    check("every entry of the journal is what it was", journal(records) == entries)
    missing = {table: columns ^ records.columns().get(table, set()) for table, columns in fresh.items()
               if records.columns().get(table) != columns}
    check("the tables are those of a new installation, column by column", not missing, missing)
    code, said = served.attempt("migrate")
    check("a second time there is nothing to do", code == 0 and counts(records) == after, said)
    code, said = served.attempt("journal", "verify")
    check("the journal is sound, and its guards are whole",
          code == 0 and said.startswith(f"sound: {before['journal']} entries"), said)

    served.start()
    try:
        visitor = served.visitor()
        visitor.sign_in("mette@demo.example", served.password)
        week = visitor.get("/week")
        check("signed in with the old password, This week is alive",
              visitor.status == 200 and "Selam" in week and "Layla" in week, (visitor.status, visitor.path))
        placements = visitor.links(week, r"/placements/[0-9a-f-]{36}")
        page = visitor.get(placements[0]) if placements else ""
        check("a placement of then is read", visitor.status == 200 and "(opdigtet)" in page, (visitor.status, placements[:2]))
        check("it is still known to be a demonstration", re.search(r"emonstration", page) is not None)
        token = served.token()
        status, _, week = served.ask(token, "GET", "/api/v1/week")
        check("the API answers with the week", status == 200 and len(week["items"]) > 0, (status, week))
        status, address, said = served.ask(token, "POST", "/api/v1/people", {"name": "Nye Opdigtet"})
        check("somebody new is entered", status == 201 and served.ask(token, "GET", address)[0] == 200, (status, said))
        check("who was there before the search had an index is found when its job is done", found(served, token), served.said())
        check("stopped, it ends with 0", served.stop() == 0, served.said())
    finally:
        served.end()
    code, said = served.attempt("journal", "verify")
    check("the journal goes on where the release had stopped, and is sound",
          code == 0 and int(re.search(r"\d+", said).group()) > before["journal"], said)


def found(served, token):
    """Whether Selam is found by another spelling of her name, in a minute at most."""
    for _ in range(120):
        status, _, answer = served.ask(token, "GET", "/api/v1/search?q=salam")
        if status == 200 and answer["complete"]:
            people = next((part for part in answer["lists"] if part["list"] == "people"), {"items": []})
            return any("Selam" in person["name"] for person in people["items"])
        time.sleep(0.5)
    return False


def unpacked(bundle, folder):
    folder.mkdir()
    with tarfile.open(bundle) as tar:
        tar.extractall(folder)


def new_folder(nyvej, folder, database=None):
    Served(nyvej, folder, database).tool("migrate")


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    nyvej, report = os.path.abspath(sys.argv[1]), Report()
    versions = sorted(path.name.removesuffix(".folder.tar.xz") for path in HERE.glob("*.folder.tar.xz"))
    size = sum(path.stat().st_size for path in HERE.glob("*.tar.xz"))
    report.check(f"{len(versions)} release(s) kept, and small", versions and size < 300_000 * len(versions), size)
    with tempfile.TemporaryDirectory(prefix="nyvej-migration-") as scratch:
        place = pathlib.Path(scratch)
        for version in versions:
            report.about = f"{version}, SQLite"
            folder = place / f"{version}-embedded"
            unpacked(HERE / f"{version}.folder.tar.xz", folder)
            new_folder(nyvej, place / f"{version}-new")
            take_over(
                nyvej, folder, Embedded(folder), Embedded(place / f"{version}-new").columns(), None, report.check)
            report.about = f"{version}, PostgreSQL"
            if not os.environ.get("NYVEJ_TEST_POSTGRES"):
                report.skipped += 1
                print("skip PostgreSQL: $NYVEJ_TEST_POSTGRES names no server")
                continue
            folder = place / f"{version}-served"
            unpacked(HERE / f"{version}.postgres.tar.xz", folder)
            with Database("migrated") as database, Database("new") as empty:
                database.load(folder / "dump.sql")
                new_folder(nyvej, place / f"{version}-beside", empty.url)
                take_over(nyvej, folder, OnServer(database), OnServer(empty).columns(), database.url, report.check)
    print(f"{report.passed} passed, {report.failed} failed, {report.skipped} skipped")
    sys.exit(1 if report.failed else 0)


if __name__ == "__main__":
    main()
