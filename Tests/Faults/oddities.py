"""Requests that nobody should send. Each is answered with a 4xx that says so; none with a 500, none not at all."""

import socket
import time

HOST = b"Host: localhost\r\n"
FORM = b"POST /sign-in HTTP/1.1\r\n" + HOST

ODD = [
    ("both lengths", FORM + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
    ("two lengths", FORM + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", 400),
    ("a negative length", FORM + b"Content-Length: -1\r\n\r\n", 400),
    ("an endless length", FORM + b"Content-Length: 99999999999999999999999\r\n\r\n", 400),
    ("a coding nobody knows", FORM + b"Transfer-Encoding: gzip\r\n\r\n", 400),
    ("a broken chunk", FORM + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
    ("two hosts", b"GET / HTTP/1.1\r\n" + HOST + HOST + b"\r\n", 400),
    ("a folded header", b"GET / HTTP/1.1\r\n" + HOST + b" folded: x\r\n\r\n", 400),
    ("a space before the colon", b"GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400),
    ("another protocol", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400),
    ("TRACE", b"TRACE / HTTP/1.1\r\n" + HOST + b"\r\n", 405),
    ("CONNECT", b"CONNECT localhost:443 HTTP/1.1\r\n" + HOST + b"\r\n", 405),
    ("OPTIONS", b"OPTIONS * HTTP/1.1\r\n" + HOST + b"\r\n", 405),
    ("a method nobody knows", b"FROB / HTTP/1.1\r\n" + HOST + b"\r\n", 405),
    ("DELETE where nothing is deleted", b"DELETE /sign-in HTTP/1.1\r\n" + HOST + b"\r\n", 405),
    ("a long header", b"GET / HTTP/1.1\r\n" + HOST + b"X: " + b"a" * 20000 + b"\r\n\r\n", 431),
    ("many headers", b"GET / HTTP/1.1\r\n" + HOST + b"".join(b"X%d: a\r\n" % n for n in range(500)) + b"\r\n", 431),
    ("a long address", b"GET /" + b"a" * 20000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", 431),
    ("a long body", FORM + b"Content-Length: 2000000\r\n\r\n" + b"a" * 2000000, 413),
    ("a long body in chunks", FORM + b"Transfer-Encoding: chunked\r\n\r\n" + (b"10000\r\n" + b"a" * 65536 + b"\r\n") * 30,
     413),
    ("a broken escape", b"GET /%zz HTTP/1.1\r\n" + HOST + b"\r\n", 400),
    ("a NUL", b"GET /%00 HTTP/1.1\r\n" + HOST + b"\r\n", 400),
    ("no UTF-8 in the query", b"GET /?q=%ff HTTP/1.1\r\n" + HOST + b"\r\n", 400),
    ("a way out of the folder", b"GET /assets/../../etc/passwd HTTP/1.1\r\n" + HOST + b"\r\n", 404),
    ("a deep JSON", FORM + b"Content-Type: application/json\r\nContent-Length: 60000\r\n\r\n" + b"[" * 60000, 415),
    ("a form that is none", FORM + b"Content-Length: 5\r\n\r\na=%zz", 400),
]


def send(port, raw, wait=20):
    """Answers the status line's number and how long it took; 0 when nothing came."""
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", port), timeout=wait) as line:
        try:
            line.sendall(raw)
        except OSError:
            pass  # the server may hang up before a long body is through; what it said is still to be read
        said = b""
        try:
            while b"\r\n\r\n" not in said:
                piece = line.recv(65536)
                if not piece:
                    break
                said += piece
        except OSError:
            pass
    status = int(said.split(b" ", 2)[1]) if said.startswith(b"HTTP/1.1 ") else 0
    return status, time.monotonic() - began


def oddities(nyvej, check):
    nyvej.start()
    for what, raw, expected in ODD:
        status, _ = send(nyvej.port, raw)
        check(f"{what}: {expected}", status == expected, status)
    status, took = send(nyvej.port, b"GET /health HTTP/1.1\r\nHo")
    check("a header that never ends: 408 after ten seconds", status == 408 and 9 < took < 13, (status, took))
    status, _ = send(nyvej.port, b"GET /health HTTP/1.1\r\n" + HOST + b"\r\n")
    check("after all this it is well", status == 200, status)
    code, said = nyvej.tool("serve", "--port", "0")
    check("a second server on the folder is refused, and says why", code == 1 and "another nyvej serve" in said, said)
    nyvej.stop()
