"""Guessing, spraying and flooding at the real door, from several addresses of this machine."""

import http.client
import os
import socket
import sqlite3
import threading
import time
from urllib.parse import urlencode

from api import API, new_key, new_name

OWNER = "coordinator@example.org"
PASSWORD = "seven invented words for a test"


class Door:
    """One browser at one address of 127.0.0.0/8; it keeps its cookies."""

    def __init__(self, port, source="127.0.0.1", host=None):
        self.port, self.source, self.cookies = port, source, {}
        self.host = host or f"127.0.0.1:{port}"

    def ask(self, method, path, fields=None, **headers):
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=15, source_address=(self.source, 0))
        try:
            sent = {"Host": self.host, **{name.replace("_", "-"): value for name, value in headers.items()}}
            if fields is not None:
                sent["Content-Type"] = "application/x-www-form-urlencoded"
            if self.cookies:
                sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            line.request(method, path, urlencode(fields) if fields is not None else None, sent)
            answer = line.getresponse()
            body = answer.read().decode(errors="replace")
            for cookie in answer.headers.get_all("Set-Cookie") or []:
                name, _, value = cookie.split(";")[0].partition("=")
                self.cookies[name] = value
            return answer.status, answer.headers, body
        finally:
            line.close()

    def sign_in(self, email=OWNER, password=PASSWORD):
        return self.ask("POST", "/sign-in", {"email": email, "password": password})[0]


def signin(nyvej, token, check):
    before = entries(nyvej)
    nyvej.start()
    made = API(nyvej.port, token).create(new_name("Left"), new_key())
    check("there is somebody to look after", made.status == 201, made.status)
    guessing(nyvej, check)
    spraying(nyvej, check)
    flooding(nyvej, check)
    forging(nyvej, check)
    nyvej.stop()
    grown = entries(nyvej) - before
    check("no flood has filled the journal", 60 < grown < 300, grown)
    revoking(nyvej, check)


def entries(nyvej):
    """How many the journal has; -1 when it is not sound."""
    code, said = nyvej.tool("journal", "verify")
    return int(said.split()[1]) if code == 0 else -1


def guessing(nyvej, check):
    owner = Door(nyvej.port)
    check("the owner signs in", owner.sign_in() == 303, "")
    guesser = Door(nyvej.port, "127.0.0.2")
    answers = [guesser.sign_in(password="a wrong guess") for _ in range(8)]
    check("a guesser is let guess five times, then has to wait", answers == [422] * 5 + [429] * 3, answers)
    check("the right password does not help whoever has to wait", guesser.sign_in() == 429, "")
    check("the owner is not locked out where she is", Door(nyvej.port).sign_in() == 303, "")
    # Her own place is used up too: the browser that she has signed in with still passes.
    neighbour = Door(nyvej.port)
    for _ in range(5):
        neighbour.sign_in(password="a wrong guess")
    check("a stranger at the owner's address waits", neighbour.sign_in() == 429, "")
    check("the owner's own browser passes all the same", owner.sign_in() == 303, "")
    roaming = Door(nyvej.port, "127.0.0.2")
    roaming.cookies = {name: value for name, value in owner.cookies.items() if name.endswith("-known")}
    check("her own browser passes at the guesser's address", roaming.sign_in() == 303, roaming.cookies.keys())


def spraying(nyvej, check):
    spray = Door(nyvej.port, "127.0.0.3")
    answers = [spray.sign_in(f"a{number}@example.org", "one password for all") for number in range(45)]
    check("one source that tries many addresses is slowed after thirty",
          answers[:30] == [422] * 30 and answers.count(429) >= 14, answers)
    began = time.monotonic()
    spray.sign_in("a99@example.org", "one password for all")
    check("it is told so at once, without a hash", time.monotonic() - began < 1, time.monotonic() - began)
    check("others are not slowed by it", Door(nyvej.port, "127.0.0.4").sign_in() == 303, "")
    # One password over many accounts from many sources: each has a free guess, and nobody is locked out.
    wide = [Door(nyvej.port, f"127.0.1.{number}").sign_in(f"a{number}@example.org", "spring") for number in range(1, 41)]
    check("guesses from everywhere are answered like any", set(wide) <= {422, 429}, wide)
    check("the owner comes in from a new place", Door(nyvej.port, "127.0.0.5").sign_in() == 303, "")


def flooding(nyvej, check):
    """Forty at once from one source, again and again, while others sign in."""
    over = threading.Event()
    statuses = []

    def flood():
        number = 0
        while not over.is_set():
            number += 1
            try:
                statuses.append(Door(nyvej.port, "127.0.0.6").sign_in(f"f{number}@example.org", "wrong"))
            except (OSError, http.client.HTTPException, socket.timeout):
                statuses.append(0)

    threads = [threading.Thread(target=flood) for _ in range(40)]
    for thread in threads:
        thread.start()
    served, slowest = [], 0
    try:
        for number in range(10):
            began = time.monotonic()
            served.append(Door(nyvej.port, f"127.0.2.{number + 1}").sign_in())
            slowest = max(slowest, time.monotonic() - began)
    finally:
        over.set()
        for thread in threads:
            thread.join()
    check("a flood at the door from one source: ten others all come in", served == [303] * 10, served)
    check("and each within three seconds", slowest < 3, slowest)
    check("the flood is answered, and with nothing else than no, later or busy", set(statuses) <= {422, 429, 503},
          sorted(set(statuses)))
    check("enough was going on", len(statuses) > 100, len(statuses))


def forging(nyvej, check):
    browser = Door(nyvej.port)
    for origin, expected in [("null", 403), (f"https://127.0.0.1:{nyvej.port}", 403), ("http://evil.example", 403),
                             (f"http://127.0.0.1:{nyvej.port}", 303)]:
        status, _, _ = browser.ask("POST", "/sign-in", {"email": OWNER, "password": PASSWORD}, Origin=origin)
        check(f"a form with the origin {origin.split(':')[0]}…: {expected}", status == expected, status)
    for _ in range(20):
        browser.ask("POST", "/sign-in", {}, Origin="http://evil.example")
    evil = Door(nyvej.port, host=f"evil.example:{nyvej.port}")
    status, headers, body = evil.ask("GET", "/sign-in")
    check("another name in Host: 421 in plain text", status == 421 and headers["Content-Type"].startswith("text/plain")
          and "--url" in body, (status, body))
    check("but whoever watches may ask by any name", evil.ask("GET", "/health")[0] == 200, "")
    status, headers, _ = browser.ask("GET", "/sign-in")
    check("pages tell their address to our own pages only", headers["Referrer-Policy"] == "same-origin", headers)


def revoking(nyvej, check):
    """The command line takes back what opens an account, beside the running server."""
    before = entries(nyvej)
    code, said = nyvej.tool("token", "list", "--account", OWNER)
    tokens = [line.split()[0] for line in said.splitlines()] if code == 0 else []
    check("the command line lists the token", len(tokens) == 1, said)
    nyvej.start()
    owner = Door(nyvej.port, "127.0.0.7")
    owner.sign_in()
    check("a session works", owner.ask("GET", "/week")[0] == 200, "")
    code, said = nyvej.tool("account", "roles", "--email", OWNER, "--role", "coordinator", "--role", "job-consultant")
    check("a change of roles on the command line ends it at once", code == 0
          and owner.ask("GET", "/week")[0] == 303, said)
    check("and the token", nyvej.tool("token", "list", "--account", OWNER)[1] == "There are none.", "")
    owner.sign_in()
    code, said = nyvej.tool("account", "password", "--email", OWNER, text="eight other invented words for it\n")
    check("so does a new password", code == 0 and owner.ask("GET", "/week")[0] == 303, said)
    check("the old one opens nothing", owner.sign_in() == 422, "")
    check("the new one does", owner.sign_in(password="eight other invented words for it") == 303, "")
    code, said = nyvej.tool("account", "close", "--email", OWNER)
    check("a closing says what has no owner", code == 0 and "Without an owner now: " in said and "Left" not in said,
          said)
    check("and whoever was in is out", owner.ask("GET", "/week")[0] == 303, "")
    check("closed twice is said", nyvej.tool("account", "close", "--email", OWNER)[0] == 1, "")
    code, said = nyvej.tool("account", "open", "--email", OWNER)
    check("opened again", code == 0 and owner.sign_in(password="eight other invented words for it") == 303, said)
    nyvej.stop()
    check("and all of it is in the journal", entries(nyvej) > before + 8, entries(nyvej) - before)


def first_run(nyvej, check):
    """An empty installation asks for the code that the server prints."""
    nyvej.start()
    code = nyvej.code or ""
    check("an empty installation prints a code at its start", len(code) == 19, code)
    answers = {
        "organisation": "Office of the Faults", "kind": "municipality", "country": "DK", "name": "Cora Invented",
        "email": OWNER, "password": PASSWORD,
    }
    stranger = Door(nyvej.port, "127.0.0.2")
    found = [stranger.ask("POST", "/first-run", {**answers, "code": f"{number:04}-ABCD-EFGH-JKMN"})[0]
             for number in range(7)]
    check("wrong codes are refused, then have to wait", found == [422] * 5 + [429] * 2, found)
    owner = Door(nyvej.port)
    check("without a code nobody sets up", owner.ask("POST", "/first-run", answers)[0] == 422, "")
    check("with it one does", owner.ask("POST", "/first-run", {**answers, "code": code})[0] == 303, "")
    check("and signs in", owner.sign_in() == 303, "")
    nyvej.stop()
    database = os.path.join(nyvej.folder, "nyvej.sqlite")
    with sqlite3.connect(database) as connection:
        connection.execute("INSERT INTO idempotency VALUES ('nobody', 'long ago', x'00', 303, '/week', 0)")
    connection.close()
    nyvej.start()
    check("from then on no code is printed", nyvej.code is None, nyvej.code)
    check("what only grows is swept at the start", eventually(lambda: old_keys(database) == 0), old_keys(database))
    nyvej.stop()


def old_keys(database):
    connection = sqlite3.connect(database, timeout=5)
    try:
        return connection.execute("SELECT count(*) FROM idempotency WHERE request_key = 'long ago'").fetchone()[0]
    finally:
        connection.close()


def eventually(holds):
    until = time.monotonic() + 10
    while not holds():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True
