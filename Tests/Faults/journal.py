"""The journal says when it was touched."""

import os
import shutil
import sqlite3


def sound(nyvej, check):
    code, said = nyvej.tool("journal", "verify")
    check("the journal is sound after all this", code == 0 and said.startswith("sound: "), said)


def tampering(nyvej, check):
    """On copies of the folder; with SQLite only, where a file can be opened behind the server's back."""

    def after(what, statements, expected):
        copy = nyvej.folder + "-" + what
        shutil.copytree(nyvej.folder, copy)
        with sqlite3.connect(os.path.join(copy, "nyvej.sqlite")) as connection:
            triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for (name,) in triggers:
                connection.execute(f'DROP TRIGGER "{name}"')
            for statement in statements:
                connection.execute(statement)
        connection.close()
        untouched, nyvej.folder = nyvej.folder, copy
        code, said = nyvej.tool("journal", "verify")
        nyvej.folder = untouched
        check(f"a journal with {what} is found out", code == 1 and said == expected, said)

    with sqlite3.connect(os.path.join(nyvej.folder, "nyvej.sqlite")) as connection:
        last = connection.execute("SELECT max(sequence) FROM journal").fetchone()[0]
        try:
            connection.execute("UPDATE journal SET count = 9 WHERE sequence = 5")
            refused = False
        except sqlite3.DatabaseError:
            refused = True
    connection.close()
    check("the database itself refuses to change the journal", refused, "")
    after("an altered entry", ["UPDATE journal SET roles = 'mentor' WHERE sequence = 7"],
          "broken at entry 7: it is not what was written then")
    after("a missing entry", ["DELETE FROM journal WHERE sequence = 5"], "broken at entry 5: it is not there")
    after("a cut end", [f"DELETE FROM {table} WHERE sequence > {last - 3}" for table in ("journal", "journal_subject")],
          f"broken at entry {last - 2}: the journal ends before it, but an anchor remembers it")
