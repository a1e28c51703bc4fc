"""Strangers at the door: bodies that cost much, connections that say nothing. A polite visitor is served all the same.

Nothing here is timed closely: an answer within seconds, where a door that does not hold would take a minute or none.
"""

import os
import socket
import sqlite3
import threading
import time

from api import API, new_key, new_name

SOON = 5  # seconds
HOST = b"Host: localhost\r\n"
FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"
JSON = b"Content-Type: application/json\r\n"


def ask(port, raw, wait=20, source="127.0.0.1"):
    """Sends the bytes and answers (status, header and what came of the body, seconds); status 0 when nothing came."""
    began = time.monotonic()
    said = b""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=wait, source_address=(source, 0)) as line:
            try:
                line.sendall(raw)
            except OSError:
                pass  # hung up before all was sent; what was said is still to be read
            while b"\r\n\r\n" not in said:
                piece = line.recv(65536)
                if not piece:
                    break
                said += piece
            head, _, rest = said.partition(b"\r\n\r\n")
            length = next((int(field.split(b":")[1]) for field in head.split(b"\r\n")
                           if field.lower().startswith(b"content-length:")), 0)
            while len(rest) < length:
                piece = line.recv(65536)
                if not piece:
                    break
                rest += piece
                said += piece
    except OSError:
        pass
    status = int(said.split(b" ", 2)[1]) if said.startswith(b"HTTP/1.1 ") else 0
    return status, said, time.monotonic() - began


def get(path, *headers):
    return b"GET " + path + b" HTTP/1.1\r\n" + HOST + b"".join(headers) + b"\r\n"


def post(path, body, *headers):
    return (b"POST " + path + b" HTTP/1.1\r\n" + HOST + b"".join(headers)
            + b"Content-Length: %d\r\n\r\n" % len(body) + body)


def visits(port, times=6):
    """How many of some new visitors were shown the page to sign in, each in time."""
    answers = [ask(port, get(b"/sign-in"), wait=SOON) for _ in range(times)]
    return sum(1 for status, _, _ in answers if status == 200)


def is_well(port):
    return ask(port, get(b"/health"), wait=SOON)[0] == 200


def bodies(nyvej, token, check):
    """Bodies that are long, deep, many-valued, of another kind, or from nobody."""
    port, bearer = nyvej.port, b"Authorization: Bearer " + token.encode() + b"\r\n"
    deep = b'{"name":' + b"[" * 1000
    flat = b'{"name":[' + b"0," * 500_000 + b"0]}"
    status, said, took = ask(port, post(b"/api/v1/people", deep, JSON, bearer))
    check("a deep JSON from somebody: 400 that says how deep", status == 400 and b"16 deep" in said, (status, said))
    status, said, took = ask(port, post(b"/api/v1/people", flat, JSON, bearer))
    check("half a million values from somebody: 413 that says how many",
          status == 413 and b"2000 values" in said, (status, said[-300:]))
    check("and soon", took < SOON, took)
    for what, body in (("deep", deep), ("flat", flat)):
        status, _, took = ask(port, post(b"/sign-in", body, JSON))
        check(f"a {what} JSON where a form is taken: 415, and soon", status == 415 and took < SOON, (status, took))
        status, _, took = ask(port, post(b"/api/v1/people", body, JSON))
        check(f"a {what} JSON from nobody: 401, and soon", status == 401 and took < SOON, (status, took))
    for size, expected in ((65_000, 422), (70_000, 413)):
        status, said, _ = ask(port, post(b"/sign-in", b"email=" + b"a" * size, FORM))
        check(f"a form of {size} bytes: {expected}", status == expected, status)
    chunked = b"POST /sign-in HTTP/1.1\r\n" + HOST + FORM + b"Transfer-Encoding: chunked\r\n\r\n"
    status, _, took = ask(port, chunked + (b"4000\r\n" + b"a" * 0x4000 + b"\r\n") * 5)
    check("a form that says no length: 413 as soon as it is too long", status == 413 and took < SOON, (status, took))
    # Head only: the body that is announced never comes, and nobody waits for it.
    unknown = b"Cookie: nyvej=" + b"0" * 64 + b"\r\n"
    for what, path, kind, headers, expected in (
        ("a form from nobody", b"/people", FORM, b"", 303), ("a form from a session that is none", b"/people", FORM, unknown, 303),
        ("an API call from nobody", b"/api/v1/people", JSON, b"", 401),
        ("an API call with a token that is none", b"/api/v1/people", JSON, b"Authorization: Bearer nyvej_x\r\n", 401),
        ("a form that is too long", b"/sign-in", FORM, b"", 413),
    ):
        raw = b"POST " + path + b" HTTP/1.1\r\n" + HOST + kind + headers + b"Content-Length: 900000\r\n\r\n"
        status, _, took = ask(port, raw)
        check(f"{what}: {expected} without its body", status == expected and took < SOON, (status, took))
    status, said, _ = ask(port, get(b"/api/v1/people?q=" + b"a" * 201, bearer))
    check("a text to look for that is too long: 400 that names it", status == 400 and b"q must be" in said, (status, said))


def flood(nyvej, token, check):
    """Sixteen who send the costliest bodies that they can, with and without a token, while somebody signs in."""
    port, until = nyvej.port, time.monotonic() + 4
    bearer = b"Authorization: Bearer " + token.encode() + b"\r\n"
    raws = [
        post(b"/sign-in", b"[" * 1000, JSON), post(b"/sign-in", b"[" * 1000, FORM),
        post(b"/api/v1/people", b'{"name":' + b"[" * 1000, JSON, bearer),
        post(b"/api/v1/people", b'{"name":[' + b"0," * 500_000 + b"0]}", JSON, bearer),
    ]
    statuses = []

    def send(raw):
        while time.monotonic() < until:
            statuses.append(ask(port, raw)[0])

    senders = [threading.Thread(target=send, args=(raws[number % len(raws)],)) for number in range(16)]
    for sender in senders:
        sender.start()
    served, slowest = 0, 0
    for _ in range(8):
        status, _, took = ask(port, get(b"/sign-in"), wait=SOON)
        served, slowest = served + (status == 200), max(slowest, took)
        time.sleep(0.2)
    for sender in senders:
        sender.join()
    check("sixteen send costly bodies: eight visitors served meanwhile", served == 8 and slowest < SOON, (served, slowest))
    odd = [status for status in statuses if status not in (400, 413, 415, 422, 429, 503)]
    check("and everybody is told what is wrong", not odd and len(statuses) > 16, (odd[:5], len(statuses)))


class Crowd:
    """Many connections that stay open: silent, or after one request each."""

    def __init__(self, port, number, polite, source="127.0.0.1"):
        self.lines, self.served = [], 0
        for _ in range(number):
            try:
                line = socket.create_connection(("127.0.0.1", port), timeout=SOON, source_address=(source, 0))
                self.lines.append(line)
                if polite:
                    line.sendall(get(b"/health"))
                    self.served += line.recv(65536).startswith(b"HTTP/1.1 200")
            except OSError:
                pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for line in self.lines:
            line.close()


def crowds(nyvej, check):
    """More connections than there are seats."""
    port = nyvej.port
    with Crowd(port, 600, polite=True) as crowd:
        served = visits(port)
        check("600 polite connections: each served once", crowd.served >= 590, crowd.served)
        check("600 polite connections: new visitors served", served == 6, served)
        check("600 polite connections: it is well", is_well(port), "")
    with Crowd(port, 1000, polite=False) as crowd:
        served = visits(port)
        check("1,000 silent connections: new visitors served", served == 6, served)
        check("1,000 silent connections: visitors from elsewhere too",
              ask(port, get(b"/sign-in"), wait=SOON, source="127.0.0.2")[0] == 200, "")
        check("1,000 silent connections: it is well", is_well(port), "")
    # Half a header each: from one address they hold no more than its share, from many they are asked to hurry.
    lines = []
    try:
        for _ in range(700):
            line = socket.create_connection(("127.0.0.1", port), timeout=SOON)
            line.sendall(b"GET /sign-in HTTP/1.1\r\nHo")
            lines.append(line)
        well = is_well(port)
        other = ask(port, get(b"/sign-in"), wait=SOON, source="127.0.0.2")[0]
        check("700 half headers: it is well, and visitors from elsewhere are served", well and other == 200, (well, other))
        time.sleep(2)
        served = visits(port, 3)
        check("700 half headers: who hesitates makes room for new visitors from the same address", served == 3, served)
    finally:
        for line in lines:
            line.close()


def silence(nyvej, check):
    """Who never says anything has as long as who says half a header."""
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", nyvej.port), timeout=20) as line:
        try:
            said = line.recv(1)
        except OSError:
            said = None
    took = time.monotonic() - began
    check("a connection that says nothing ends after ten seconds", said == b"" and 9 < took < 14, (said, took))


def writing(nyvej, token, check):
    """Somebody else holds the file: reading goes on, writing does not, and whoever watches is told."""
    api, path = API(nyvej.port, token), os.path.join(nyvej.folder, "nyvej.sqlite")
    check("before: it is well", is_well(nyvej.port), "")
    holder = sqlite3.connect(path, timeout=10, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    time.sleep(1.1)  # what was found before is told for a second
    status, said, took = ask(nyvej.port, get(b"/health"))
    check("a file that cannot be written: 503, and soon", status == 503 and took < SOON, (status, took))
    check("and what does not work", b'"reads":true,"writes":false' in said, said)
    began = time.monotonic()
    many = [ask(nyvej.port, get(b"/health"))[0] for _ in range(50)]
    check("asking often costs nothing", many == [503] * 50 and time.monotonic() - began < 2 * SOON,
          (set(many), time.monotonic() - began))
    refused = api.create(new_name("Held"), new_key()).status
    check("a write is refused with 503 rather than never answered", refused == 503, refused)
    holder.execute("ROLLBACK")
    holder.close()
    time.sleep(1.1)
    for _ in range(20):
        well = is_well(nyvej.port)
        if well:
            break
        time.sleep(0.5)
    check("afterwards: it is well again", well, "")
    check("and writes", api.create(new_name("Free"), new_key()).status == 201, "")


def doors(nyvej, token, check):
    nyvej.start()
    bodies(nyvej, token, check)
    flood(nyvej, token, check)
    crowds(nyvej, check)
    silence(nyvej, check)
    if nyvej.database is None:
        writing(nyvej, token, check)
    check("after all this it is well", is_well(nyvej.port), "")
    nyvej.stop()
