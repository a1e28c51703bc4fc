"""Installations with so many invented people, made once and copied for each measurement."""

import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / "Tests" / "Faults"))

import load  # noqa: E402
from served import Database, Served  # noqa: E402


class Postgres:
    """A server of our own. What cleans up by itself is switched off, so that it costs nobody's request anything."""

    def __init__(self, folder):
        self.folder = folder
        self.address = self.tool("start")
        os.environ["NYVEJ_TEST_POSTGRES"] = self.address
        self.sql(self.address, "ALTER SYSTEM SET autovacuum = off")
        self.sql(self.address, "SELECT pg_reload_conf()")
        self.version = self.sql(self.address, "SHOW server_version")
        self.postmaster = int((folder / "data" / "postmaster.pid").read_text().split()[0])

    def tool(self, action):
        done = subprocess.run(
            [ROOT / "bin" / "postgres-for-tests", action, self.folder], stdin=subprocess.DEVNULL, capture_output=True,
            text=True)
        if done.returncode != 0:
            raise SystemExit(done.stderr.strip())
        return done.stdout.strip()

    def sql(self, address, text):
        return Database.of(address).psql(address, "-c", text)

    def stop(self):
        self.tool("stop")


class SQLiteRecords:
    """The records of an installation, beside the server."""

    engine = "sqlite"

    def __init__(self, folder):
        self.file, self.url = folder / "nyvej.sqlite", None

    def rows(self, sql):
        connection = sqlite3.connect(f"file:{self.file}?mode=ro", uri=True, timeout=30)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    def size(self):
        return self.rows("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")[0][0]

    def journal(self):
        """Bytes of the journal's tables and of their indexes."""
        return self.rows(
            "SELECT sum(pgsize) FROM dbstat WHERE aggregate = TRUE "
            "AND name IN (SELECT name FROM sqlite_schema WHERE tbl_name LIKE 'journal%')")[0][0]

    def written(self, meter):
        """What is still only in the log is brought into the file first, by us, so that it counts to whom it is due."""
        self.calm()
        return meter.written() + load.written_by("self")

    def calm(self):
        """What was written before costs nobody later."""
        connection = sqlite3.connect(self.file, timeout=30)
        try:
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        finally:
            connection.close()

    def close(self):
        pass


class PostgresRecords:
    engine = "postgres"

    def __init__(self, database):
        self.database, self.url = database, database.url

    def rows(self, sql):
        text = self.database.psql(self.url, "-F", "\x1f", "-c", sql)
        return [tuple(line.split("\x1f")) for line in text.split("\n") if line]

    def size(self):
        return int(self.rows("SELECT pg_database_size(current_database())")[0][0])

    def journal(self):
        return int(self.rows(
            "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c WHERE c.relkind = 'r' "
            "AND c.relnamespace = 'public'::regnamespace AND c.relname LIKE 'journal%'")[0][0])

    def written(self, meter):
        return int(self.rows("SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn")[0][0])

    def calm(self):
        """What was written before costs nobody later."""
        self.database.psql(self.url, "-c", "CHECKPOINT")

    def close(self):
        self.database.__exit__()


def stored(nyvej, store, engine, people, fresh):
    """The folder with an installation of so many people, made when it is not there; with what is known about it."""
    folder = store / f"{engine}-{people}"
    if fresh:
        shutil.rmtree(folder, ignore_errors=True)
    if not (folder / "made.json").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        database = Database("made").__enter__() if engine == "postgres" else None
        served = Served(nyvej, folder / "data", database and database.url)
        began = time.monotonic()
        with open(folder / "made.log", "w") as log:
            code = subprocess.run(
                served.words("demo", "--people", str(people)), env=served.environment, stdin=subprocess.DEVNULL,
                stdout=log, stderr=log).returncode
        if code != 0:
            raise SystemExit(f"the demonstration could not be made: {folder / 'made.log'}")
        seconds = time.monotonic() - began
        if database:
            subprocess.run(
                [Database.tool("pg_dump"), "-Fc", "-Z1", "-f", folder / "dump", database.url], check=True)
            database.__exit__()
        (folder / "made.json").write_text(json.dumps({"seconds": seconds, "day": time.strftime("%Y-%m-%d")}))
    return folder, json.loads((folder / "made.json").read_text())


def caught_up(served, records):
    """What the first start after an update lets be done is done before anything is measured, and the journal is filed."""
    served.start()
    try:
        while True:
            said = served.tool("jobs")
            behind = records.rows(
                "SELECT (SELECT MAX(sequence) FROM journal) / 4096 - 1 - (SELECT MAX(stretch) FROM journal_stretch)")
            if not re.search(r"being done|waiting since|not before", said) and int(behind[0][0]) <= 0:
                break
            time.sleep(2)
    finally:
        if served.stop() != 0:
            raise SystemExit("the server did not stop tidily: " + served.said())


def copied(folder, engine, scratch, nyvej):
    """A copy that may be written to: the installation, not started yet, and its records."""
    shutil.copytree(folder / "data", scratch / "data")
    if engine == "sqlite":
        served, records = Served(nyvej, scratch / "data"), SQLiteRecords(scratch / "data")
        caught_up(served, records)
        return served, records
    database = Database("bench").__enter__()
    subprocess.run([Database.tool("pg_restore"), "-j2", "--no-owner", "-d", database.url, folder / "dump"], check=True)
    served = Served(nyvej, scratch / "data", database.url)
    database.psql(database.url, "-c", "ANALYZE")
    records = PostgresRecords(database)
    caught_up(served, records)
    # As it would be on a server that has been running for a day.
    database.psql(database.url, "-c", "VACUUM ANALYZE")
    return served, records
