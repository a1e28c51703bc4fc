"""kill -9 between the key of a sealed paper and the paper: the key is on the disk first, a key without a row does no harm,
and what came half-way is taken away."""

import json
import pathlib
import sqlite3
import threading
import time
import urllib.error
import urllib.request
import uuid

from served import Database, Served

PDF = b"%PDF-1.7 an invented agreement"


class Stored:
    """Records and keys, past the programme."""

    def __init__(self, served):
        self.folder, self.url = pathlib.Path(served.folder), served.database
        self.database = Database.of(self.url) if self.url else None

    def ask(self, sql, keys=False):
        """The first value of the first row, as text."""
        if self.database:
            return self.database.run(sql.replace("person_key", "nyvej_keys.person_key"))
        return self.on_file(sql, "nyvej-keys.sqlite" if keys else "nyvej.sqlite")

    def on_file(self, sql, name="nyvej.sqlite"):
        connection = sqlite3.connect(self.folder / name, timeout=20)
        try:
            row = connection.execute(sql).fetchone()
            connection.commit()
            return "" if row is None else str(row[0])
        finally:
            connection.close()

    def hang(self, table):
        """From now on whoever adds a row to the table does not come to an end of it."""
        if self.database:
            self.database.run(
                "CREATE FUNCTION hang() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN PERFORM pg_sleep(600); RETURN NEW; END $$")
            self.database.run(f"CREATE TRIGGER hang BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION hang()")
        else:
            self.on_file(
                f"CREATE TRIGGER hang BEFORE INSERT ON {table} BEGIN "
                "SELECT count(*) FROM journal a, journal b, journal c, journal d, journal e; END")

    def let_go(self, table):
        if self.database:
            # The sessions of the killed programme do not know yet that it is gone.
            self.ask(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
                f"WHERE datname = '{self.database.name}' AND pid <> pg_backend_pid()")
            self.database.run(f"DROP TRIGGER hang ON {table}; DROP FUNCTION hang()")
        else:
            self.on_file("DROP TRIGGER hang")

    def number(self, table):
        return int(self.ask(f"SELECT count(*) FROM {table}"))

    def keys(self, person):
        """How many keys there are of one person; the demonstration has some of others."""
        return int(self.ask(f"SELECT count(*) FROM person_key WHERE person_id = '{person}'", keys=True))

    def marks(self, person):
        hexadecimal = "encode(mark, 'hex')" if self.database else "lower(hex(mark))"
        return self.ask(f"SELECT min({hexadecimal}) FROM person_key WHERE person_id = '{person}'", keys=True)


def attach(served, token, placement, patience):
    """Attaches a paper over the API; `None` when no answer comes."""
    edge = "edge" + uuid.uuid4().hex
    body = (
        f'--{edge}\r\nContent-Disposition: form-data; name="paper"\r\n\r\nagreement\r\n'
        f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n').encode()
    request = urllib.request.Request(
        f"http://127.0.0.1:{served.port}/api/v1/placements/{placement}/scans", method="POST",
        data=body + PDF + f"\r\n--{edge}--\r\n".encode(),
        headers={
            "Authorization": "Bearer " + token, "Idempotency-Key": str(uuid.uuid4()),
            "Content-Type": f"multipart/form-data; boundary={edge}",
        })
    try:
        with urllib.request.urlopen(request, timeout=patience) as answer:
            return answer.status, json.loads(answer.read())
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
    except OSError:
        return None


def until(holds):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if holds():
            return True
        time.sleep(0.05)
    return False


def killed_before_row(nyvej, folder, database, check):
    served = Served(nyvej, pathlib.Path(folder), database, clock="2026-11-23T09:00:00")
    served.tool("demo", "--people", "0")
    stored, token = Stored(served), served.token()
    placement = stored.ask("SELECT id FROM placement WHERE state = 'running' ORDER BY id LIMIT 1")
    person = stored.ask(f"SELECT person_id FROM placement WHERE id = '{placement}'")
    check("keys: she has no key yet", stored.keys(person) == 0, stored.marks(person))
    try:
        # First at the very first row, then when the pieces are there and only the record is missing.
        for table, pieces in [("stored_file", 0), ("placement_scan", 1)]:
            stored.hang(table)
            served.start()
            # The answer never comes; how long it is waited for does not matter, the killed server hangs up.
            waiting = Waiting(lambda: attach(served, token, placement, 120))
            came = until(lambda: stored.keys(person) == 1
                         and stored.number("file_piece") == pieces)
            served.kill()
            check(f"keys: killed before {table} has its row: nobody was told that it is kept",
                  came and waiting.answer() is None, waiting.answer())
            stored.let_go(table)
            check(f"keys: the key was on the disk before the row of {table}",
                  stored.keys(person) == 1 and stored.number("placement_scan") == 0, stored.marks(person))
            mark = stored.marks(person)
            served.start()
            found = served.ask(token, "GET", f"/api/v1/placements/{placement}/scans")
            check("keys: started again, there is no paper, and no harm in the key", found[2] == {"items": []}, found)
            served.stop()
        served.start()
        made = attach(served, token, placement, 60)
        check("keys: sent again it is kept, under the same key",
              made is not None and made[0] == 201 and stored.marks(person) == mark, made)
        request = urllib.request.Request(
            f"http://127.0.0.1:{served.port}/api/v1/scans/{made[1]['id']}/content",
            headers={"Authorization": "Bearer " + token})
        with urllib.request.urlopen(request, timeout=60) as answer:
            check("keys: and read as it was", answer.read() == PDF, answer.status)
        served.stop()
        # What came half-way is taken away after a day, and gives back the room that it took.
        served.clock = "2026-11-25T09:00:00"
        served.start()
        kept = "SELECT count(*) FROM stored_file WHERE state <> 'kept'"
        check("keys: what came half-way is swept", until(lambda: stored.ask(kept) == "0"), stored.ask(kept))
        room = stored.ask("SELECT sum(length(bytes)) FROM file_piece")
        check("keys: the room that files take is what they take", stored.ask("SELECT bytes FROM file_room") == room, room)
        check("keys: stopped, it ends with 0", served.stop() == 0, served.said())
    finally:
        served.end()
    code, said = served.attempt("journal", "verify")
    check("keys: the journal is sound", code == 0, said)


class Waiting:
    """Work in a thread of its own."""

    def __init__(self, work):
        self.found = None
        self.thread = threading.Thread(target=lambda: setattr(self, "found", work()))
        self.thread.start()

    def answer(self):
        self.thread.join(timeout=60)
        return "still waiting" if self.thread.is_alive() else self.found
