"""The journal says when it was touched: by whoever has the database's password, the data folder, or both."""

import os
import shutil
import sqlite3
import time

from api import API, new_key, new_name
from served import Database


def sound(nyvej, check):
    code, said = nyvej.tool("journal", "verify")
    check("the journal is sound after all this", code == 0 and said.startswith("sound: "), said)


def noted_in_time(nyvej, token, check):
    """While there is activity the newest head is noted every five seconds, so that a kill leaves little unproven."""
    nyvej.start()
    api = API(nyvej.port, token)
    for _ in range(3):
        api.create(new_name("Noted"), new_key())
    time.sleep(5.2)
    anchors = os.path.join(nyvej.folder, "journal-anchors")
    with open(anchors) as file:
        newest = int(file.read().splitlines()[-1].split()[0])
    made = api.create(new_name("Noted"), new_key())
    nyvej.kill()
    with Copy(nyvej) as copy:
        entries = copy.last()
        check("five seconds after it was written an entry is vouched for, though the server was killed",
              made.status == 201 and 0 < entries - newest < 10, (entries, newest))
        code, said = copy.verify()
        check("what was written a moment before the kill does not alarm", code == 0, said)


def copied(nyvej, token, check):
    """A file copied while it is served is an older state, and says so; what the documentation names has everything."""
    nyvej.start()
    api = API(nyvej.port, token)
    api.create(new_name("Copied"), new_key())
    live = os.path.join(nyvej.folder, "nyvej.sqlite")

    def entries(path):
        records = sqlite3.connect(path)
        try:
            return records.execute("SELECT max(sequence) FROM journal").fetchone()[0] or 0
        except sqlite3.OperationalError:
            return 0  # not even the tables are in it
        finally:
            records.close()

    plain, backup = nyvej.folder + "-cp", nyvej.folder + "-backup"
    for folder in (plain, backup):
        os.mkdir(folder)
        for name in ("journal-anchors", "nyvej-keys.sqlite"):
            if os.path.exists(os.path.join(nyvej.folder, name)):
                shutil.copy(os.path.join(nyvej.folder, name), folder)
    shutil.copy(live, plain)
    source, kept = sqlite3.connect(live), sqlite3.connect(os.path.join(backup, "nyvej.sqlite"))
    source.backup(kept)
    kept.close()
    now = source.execute("SELECT max(sequence) FROM journal").fetchone()[0]
    source.close()
    stale, whole = entries(os.path.join(plain, "nyvej.sqlite")), entries(os.path.join(backup, "nyvej.sqlite"))
    check("a backup made while it is served has the newest entry", whole == now, (whole, now))
    check("a file copied meanwhile has not", stale < now, (stale, now))
    untouched = nyvej.folder
    try:
        nyvej.folder = backup
        code, said = nyvej.tool("journal", "verify")
        check("the backup is sound, and tells when its newest entry was written",
              code == 0 and f"sound: {now} entries" in said and "newest entry" in said, said)
        nyvej.folder = plain
        code, told = nyvej.tool("journal", "verify")
        check("the copy does not pass for the state of now", f"{now} entries" not in told, told)
    finally:
        nyvej.folder = untouched
        nyvej.stop()


class Copy:
    """A copy of folder and database, to be tampered with."""

    count = 0

    def __init__(self, nyvej):
        self.nyvej = nyvej
        Copy.count += 1
        self.folder = f"{nyvej.folder}-copy-{Copy.count}"
        self.anchors = os.path.join(self.folder, "journal-anchors")

    def __enter__(self):
        shutil.copytree(self.nyvej.folder, self.folder)
        self.database = None
        if self.nyvej.database:
            original, self.database = Database.of(self.nyvej.database), Database("copy")
            until = time.monotonic() + 10  # the server notices in its own time that a killed caller is gone
            while original.sessions() != "0" and time.monotonic() < until:
                time.sleep(0.1)
            self.database.psql(
                self.database.server, "-c",
                f"CREATE DATABASE {self.database.name} TEMPLATE {original.name}")
        return self

    def __exit__(self, *_):
        if self.database:
            self.database.__exit__()

    def verify(self, *words):
        untouched = self.nyvej.folder, self.nyvej.database
        self.nyvej.folder, self.nyvej.database = self.folder, self.database and self.database.url
        try:
            return self.nyvej.tool("journal", "verify", *words)
        finally:
            self.nyvej.folder, self.nyvej.database = untouched

    def run(self, *statements):
        """Behind the server's back, with the guards taken away first and put back afterwards, as somebody careful would."""
        if self.database:
            off = [f"ALTER TABLE {table} DISABLE TRIGGER ALL" for table in ("journal", "journal_subject")]
            on = [
                f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_refuses_{what}"
                for table in ("journal", "journal_subject") for what in ("change", "truncate")
            ]
            self.database.run("; ".join([*off, *statements, *on]))
            return
        with sqlite3.connect(os.path.join(self.folder, "nyvej.sqlite")) as connection:
            guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for name, _ in guards:
                connection.execute(f'DROP TRIGGER "{name}"')
            for statement in statements:
                connection.execute(statement)
            for _, sql in guards:
                connection.execute(sql)
        connection.close()

    def bare(self, statement):
        """As it is, with the guards where they are."""
        if self.database:
            return self.database.run(statement)
        with sqlite3.connect(os.path.join(self.folder, "nyvej.sqlite")) as connection:
            found = connection.execute(statement).fetchall()
        connection.close()
        return found[0][0] if found else None

    def last(self):
        return int(self.bare("SELECT max(sequence) FROM journal"))

    def cut(self, count):
        last = self.last()
        self.run(*(f"DELETE FROM {table} WHERE sequence > {last - count}" for table in ("journal", "journal_subject")))
        return last - count

    def lines(self):
        with open(self.anchors) as file:
            return file.read().splitlines(keepends=True)

    def write(self, lines):
        with open(self.anchors, "w") as file:
            file.writelines(lines)


def tampering(nyvej, check):
    def attempt(what, tamper, expected, *words):
        with Copy(nyvej) as copy:
            last = copy.last()
            found = tamper(copy)
            code, said = copy.verify(*[word(copy) if callable(word) else word for word in words])
            first = said.splitlines()[0] if said else ""
            wanted = expected(last, found) if callable(expected) else expected
            check(f"{what}: found out, with 1", code == 1 and first.startswith(wanted), (code, said))

    refused = "permission"
    with Copy(nyvej) as copy:
        try:
            copy.bare("UPDATE journal SET count = 9 WHERE sequence = 5")
            refused = False
        except (sqlite3.DatabaseError, SystemExit):
            refused = True
        check("the database itself refuses to change the journal", refused, "")
        code, said = copy.verify()
        check("untouched it is sound, and says what it cannot see alone",
              code == 0 and said.startswith(f"sound: {copy.last()} entries") and "--anchors" in said, said)

    attempt("an altered entry", lambda copy: copy.run("UPDATE journal SET roles = 'mentor' WHERE sequence = 7"),
            "broken at entry 7: it is not what was written then")
    attempt("a missing entry", lambda copy: copy.run("DELETE FROM journal WHERE sequence = 5"),
            "broken at entry 5: it is not there")
    attempt("a cut end", lambda copy: copy.cut(3),
            lambda last, _: f"broken at entry {last - 2}: the journal ends before it, but an anchor remembers it")
    attempt("an emptied journal", lambda copy: copy.run("DELETE FROM journal", "DELETE FROM journal_subject"),
            "broken at entry 1: the journal ends before it")

    def emptied(copy):
        copy.run("DELETE FROM journal", "DELETE FROM journal_subject")
        os.remove(copy.anchors)

    attempt("an emptied journal without its anchors", emptied, "not provable: the journal is empty")
    attempt("anchors taken away", lambda copy: os.remove(copy.anchors), "not provable: ")
    attempt("anchors moved elsewhere", lambda copy: os.rename(copy.anchors, copy.anchors + ".then"), "not provable: ")
    attempt("anchors emptied", lambda copy: copy.write([]), "not provable: ")
    attempt("an anchor edited",
            lambda copy: copy.write(copy.lines()[:-1] + [copy.lines()[-1][:-5] + "0000\n"]),
            lambda last, _: f"broken at entry {last}: an anchor remembers another one")
    attempt("an anchor that is none", lambda copy: copy.write(copy.lines() + ["12 nonsense\n"]), "Error: line ")

    def kept(copy):
        return copy.folder + "-kept"

    def keep(copy):
        shutil.copy(copy.anchors, kept(copy))

    def cut_both(copy):
        keep(copy)
        end = copy.cut(3)
        hash_ = copy.bare(
            f"SELECT {'encode(hash, ' + chr(39) + 'hex' + chr(39) + ')' if copy.database else 'lower(hex(hash))'} "
            f"FROM journal WHERE sequence = {end}")
        copy.write([line for line in copy.lines() if int(line.split()[0]) <= end] + [f"{end} {hash_}\n"])

    with Copy(nyvej) as copy:
        cut_both(copy)
        code, said = copy.verify()
        check("the same entries cut from both: nothing beside the database can tell, and it says so",
              code == 0 and "would not show here" in said, said)
    attempt("the same entries cut from both, with a copy kept elsewhere", cut_both,
            lambda last, _: f"broken at entry {last - 2}: the journal ends before it", "--anchors", kept)

    def cut_anchors(copy):
        keep(copy)
        copy.write(copy.lines()[:1])

    attempt("anchors cut, with a copy kept elsewhere", cut_anchors, "not provable: ", "--anchors", kept)
    with Copy(nyvej) as copy:
        code, said = copy.verify("--anchors", copy.folder + "-nowhere")
        check("a copy that is not there is said not to be", code == 1 and "there is no file" in said, said)
        keep(copy)
        os.remove(copy.anchors)
        code, said = copy.verify("--anchors", kept(copy))
        check("a copy stands in for anchors that were lost", code == 0 and "noted up to entry" in said, said)

    gone = ("ALTER TABLE journal DISABLE TRIGGER journal_refuses_change" if nyvej.database
            else "DROP TRIGGER journal_refuses_update")
    attempt("a guard taken away", lambda copy: copy.bare(gone), "not provable: the trigger journal_refuses_")
    extra = ("CREATE RULE gap AS ON INSERT TO journal WHERE NEW.kind = 'x' DO INSTEAD NOTHING" if nyvej.database else
             "CREATE TRIGGER gap BEFORE INSERT ON journal WHEN NEW.kind = 'x' BEGIN SELECT RAISE(IGNORE); END")
    attempt("a trap put beside the guards", lambda copy: copy.bare(extra), "not provable: “gap” was put on the table")

    with Copy(nyvej) as copy:
        copy.cut(2)
        untouched = nyvej.folder, nyvej.database
        nyvej.folder, nyvej.database = copy.folder, copy.database and copy.database.url
        nyvej.start()
        time.sleep(0.5)
        nyvej.stop()
        said = nyvej.said()
        nyvej.folder, nyvej.database = untouched
        check("a server started on a journal that was cut says so at once", "was cut or changed" in said, said)
        code, said = copy.verify()
        check("and goes on without hiding it", code == 1 and said.startswith("broken at entry "), said)
