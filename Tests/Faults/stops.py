"""A stop leaves things in order, or says what it could not do; and a demonstration broken off is never let in."""

import os
import shutil
import subprocess
import time

from api import API, new_key, new_name
from served import Database, Served


def log_size(folder):
    file = os.path.join(folder, "nyvej.sqlite-wal")
    return os.path.getsize(file) if os.path.exists(file) else 0


def nobody_left(database):
    """The server notices a farewell in its own time, and on a busy machine late."""
    for _ in range(40):
        if database.sessions() == "0":
            return True
        time.sleep(0.25)
    return False


def clean_stops(nyvej, token, check):
    """Behind traffic with readers and writers at work; for SQLite the file, for PostgreSQL the connections."""
    database = nyvej.database and Database.of(nyvej.database)
    abandoned = database and database.abandoned()
    nyvej.start()
    api = API(nyvej.port, token)
    for _ in range(20):
        made = api.create(new_name("Stopped"), new_key())
        api.read(made.location)
    if not database:
        check("while it serves, the newest records stand in the log", log_size(nyvej.folder) > 0, "")
    code = nyvej.stop()
    check("SIGTERM: it ends with 0", code == 0, (code, nyvej.said()))
    if database:
        check("it has taken its leave of the server: no connection left, none abandoned",
              nobody_left(database) and database.abandoned() == abandoned,
              (database.sessions(), abandoned, database.abandoned()))
        nyvej.tool("token", "issue", "--account", "coordinator@example.org")
        check("and so does a command", nobody_left(database) and database.abandoned() == abandoned,
              (database.sessions(), abandoned, database.abandoned()))
        return
    check("no log with content is left: the file alone holds everything", log_size(nyvej.folder) == 0, "")
    code, _ = nyvej.tool("token", "issue", "--account", "coordinator@example.org")
    check("nor does a command leave one", code == 0 and log_size(nyvej.folder) == 0, log_size(nyvej.folder))
    copy = nyvej.folder + "-file-alone"
    os.mkdir(copy)
    for name in ("nyvej.sqlite", "journal-anchors"):
        shutil.copy(os.path.join(nyvej.folder, name), copy)
    code, said = elsewhere(nyvej, copy, "journal", "verify")
    check("a copy of it, with the anchors, is sound", code == 0, said)


def elsewhere(nyvej, folder, *words):
    untouched, nyvej.folder = nyvej.folder, folder
    try:
        return nyvej.tool(*words)
    finally:
        nyvej.folder = untouched


def failing_stop(nyvej, token, check):
    """A disk that gives back less than was written."""
    folder = nyvej.folder + "-broken-log"
    shutil.copytree(nyvej.folder, folder)
    untouched, nyvej.folder = nyvej.folder, folder
    nyvej.start()
    API(nyvej.port, token).create(new_name("Lost"), new_key())
    os.truncate(os.path.join(folder, "nyvej.sqlite-wal"), 1000)
    code, said = nyvej.stop(), nyvej.said()
    nyvej.folder = untouched
    # On a busy machine the last look at the journal may come upon it before the folding does.
    remedies = ("nyvej.sqlite-wal: keep the two together", "→ nyvej journal verify")
    check("a log that cannot be folded in: it ends with 1 and says where the newest records are, or what to do",
          code == 1 and any(remedy in said for remedy in remedies), (code, said))


# Into so many parts the making of a demonstration is divided; it is killed once in each.
MOMENTS = 12


def broken_demonstrations(binary, place, database, sample, check):
    """kill -9 at several moments of the making, each in a place of its own."""

    def fresh(name):
        if database:
            database.empty()
        return Served(binary, os.path.join(place, name), database and database.url)

    whole = fresh("whole")
    began = time.monotonic()
    whole.tool("demo", "--people", "150")
    took = time.monotonic() - began
    check("a whole one is served", whole.try_to_start() is None, whole.said())
    whole.stop()
    code, said = whole.attempt("demo")
    check("nothing is put on top of it", code != 0 and "accounts in this installation already" in said, said)
    refused, wrong = 0, []
    moments = [number for number in range(MOMENTS) if sample.takes(number)]
    for number in moments:
        served = fresh(f"killed-{number}")
        moment = took * (number + 0.5) / MOMENTS
        process = subprocess.Popen(
            served.words("demo", "--people", "150"), env=served.environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(moment)
        process.kill()
        ended = process.wait()
        code = served.try_to_start()
        if code is None:
            # Nothing published is in it yet, or everything is.
            visitor = served.visitor()
            visitor.get("/sign-in")
            is_bare = visitor.path == "/first-run"
            served.stop()
            if not is_bare and not (served.folder / "demo-sign-ins.txt").exists():
                wrong.append((moment, ended, "served half-made"))
        else:
            refused += 1
            said = served.said()
            named = str(served.folder) if not database else database.name
            if code == 0 or "is not whole" not in said or named not in said or "make it anew" not in said:
                wrong.append((moment, code, said))
            code, said = served.attempt("demo", "--people", "1")
            if code == 0 or "is not whole" not in said:
                wrong.append((moment, "demo", code, said))
    check(f"killed at {len(moments)} moments, a demonstration is refused with where it is and what to do, or is bare, "
          "or whole", not wrong, wrong[:2])
    check("some of them were caught half-made", refused >= max(1, len(moments) // 6), refused)


def made_meanwhile(binary, place, database, check):
    """A server that began with nobody in it, and a demonstration that comes into its database."""
    server = Served(binary, os.path.join(place, "served-meanwhile"), database and database.url)
    server.start()
    try:
        if not database:
            code, said = server.attempt("demo")
            check("where a server is at work no demonstration is made", code == 1 and "at work on" in said, said)
            check("and the server goes on", server.process.poll() is None and server.stop() == 0, server.said())
            return
        Served(binary, os.path.join(place, "made-meanwhile"), database.url).tool("demo", "--people", "200")
        try:
            code = server.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            code = None
        check("a server into whose database a demonstration came ends, and says why",
              code == 1 and "demonstration" in server.said() and "→" in server.said(), (code, server.said()))
        check("started again it serves it", server.try_to_start() is None, server.said())
        server.stop()
    finally:
        server.end()


def run_with(binary, place, check):
    """bin/run itself, in a tree of its own with nothing to build."""
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    tree = os.path.join(place, "tree")
    for folder in ("bin", ".build/release", "Sources", "Plugins", "Data"):
        os.makedirs(os.path.join(tree, folder))
    for name in ("run", "prepare"):
        shutil.copy(os.path.join(root, "bin", name), os.path.join(tree, "bin"))
    open(os.path.join(tree, "Package.swift"), "w").close()
    os.symlink(binary, os.path.join(tree, ".build/release/nyvej"))
    # The script that is sourced takes the tree from its own place.
    subprocess.run(["bash", "-c", "source bin/prepare; stamp_of_sources > .build/run-stamp"], cwd=tree, check=True)

    def run(*words):
        process = subprocess.Popen(
            ["bin/run", "--port", "0", *words], cwd=tree, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True)
        said = ""
        for line in process.stdout:
            said += line
            if " is ready at " in line:
                process.terminate()  # bin/run has become the server
        process.stdout.close()
        return process.wait(timeout=20), said

    code, said = run()
    check("bin/run makes a demonstration and serves it", code == 0 and "making a demonstration" in said, (code, said))
    code, said = run()
    check("the next time it serves the same", code == 0 and "making a demonstration" not in said, (code, said))
    data = os.path.join(tree, "data")
    shutil.rmtree(data)
    process = subprocess.Popen(
        [binary, "demo", "--data", data, "--people", "3000"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL)
    note = os.path.join(data, "demo-being-made")
    until = time.monotonic() + 20
    while not os.path.exists(note) and time.monotonic() < until:
        time.sleep(0.01)
    time.sleep(0.3)
    code, said = run()
    check("while one is being made there, bin/run waits for nobody and touches nothing",
          code != 0 and "being made" in said and os.path.exists(note), (code, said))
    process.kill()
    process.wait()
    code, said = run()
    check("one that was broken off there is made anew, and bin/run says so",
          code == 0 and "broken off" in said and "making a demonstration" in said and not os.path.exists(note), (code, said))
