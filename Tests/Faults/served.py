"""A whole installation served over HTTP, as a browser without scripts sees it; and databases of its own for tests."""

import glob
import html
import http.cookiejar
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import urllib.error
import urllib.parse
import urllib.request
import uuid

CLOCK = "2026-11-23T09:00:00"


class Database:
    """A database on the test server, gone at the end."""

    def __init__(self, word):
        server = os.environ.get("NYVEJ_TEST_POSTGRES")
        if not server:
            raise SystemExit("NYVEJ_TEST_POSTGRES names no server: bin/postgres-for-tests start DIR prints its address")
        self.server, self.name = server, f"{word}_{os.getpid()}_{uuid.uuid4().hex[:8]}"
        head, _, parameters = server.partition("?")
        self.url = head.rsplit("/", 1)[0] + "/" + self.name + ("?" + parameters if parameters else "")

    @classmethod
    def of(cls, url):
        """One that somebody else has made."""
        database = cls("known")
        database.url, database.name = url, url.partition("?")[0].rsplit("/", 1)[1]
        return database

    def empty(self):
        self.run("DROP SCHEMA public CASCADE; CREATE SCHEMA public")

    def sessions(self):
        """How many connections of the program there are."""
        return self.psql(
            self.server, "-c", f"SELECT count(*) FROM pg_stat_activity WHERE datname = '{self.name}'")

    def abandoned(self):
        """How many connections ended without a farewell, as long as the database is there."""
        return self.psql(
            self.server, "-c", f"SELECT sessions_abandoned FROM pg_stat_database WHERE datname = '{self.name}'")

    @staticmethod
    def tool(name):
        found = next(iter(sorted(glob.glob(f"/usr/lib/postgresql/*/bin/{name}"), reverse=True)), None)
        found = found or shutil.which(name)
        if not found:
            raise SystemExit(f"{name} is missing: apt-get install postgresql")
        return found

    def __enter__(self):
        self.psql(self.server, "-c", f"CREATE DATABASE {self.name}")
        return self

    def __exit__(self, *_):
        self.psql(self.server, "-c", f"DROP DATABASE {self.name} WITH (FORCE)")

    def psql(self, url, *words):
        done = subprocess.run(
            [self.tool("psql"), "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", url, *words],
            stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"psql {' '.join(words)[:200]}: {done.stderr.strip()}")
        return done.stdout.strip()

    def run(self, sql):
        return self.psql(self.url, "-c", sql)

    def load(self, file):
        self.psql(self.url, "-f", str(file))


class Served:
    """One installation: a data folder, a database, and at most one server on them."""

    def __init__(self, nyvej, folder, database=None, clock=None):
        self.nyvej, self.folder, self.database = nyvej, pathlib.Path(folder), database
        self.clock, self.process, self.port = clock, None, None
        self.log = pathlib.Path(str(folder) + ".log")

    def words(self, *words):
        return [
            self.nyvej, *words, "--data", str(self.folder), *(["--database", self.database] if self.database else []),
            *(["--allow-fixed-clock"] if self.clock else []),
        ]

    @property
    def environment(self):
        kept = {name: value for name, value in os.environ.items() if name not in ("NYVEJ_CLOCK", "NYVEJ_DATABASE")}
        return dict(kept, NYVEJ_CLOCK=self.clock) if self.clock else kept

    def attempt(self, *words):
        """Runs a command; answers its exit code, and what it printed and said."""
        done = subprocess.run(
            self.words(*words), env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, timeout=120)
        return done.returncode, done.stdout.strip()

    def tool(self, *words):
        code, said = self.attempt(*words)
        if code != 0:
            raise SystemExit(f"nyvej {' '.join(words)} ended with {code}: {said}")
        return said

    def start(self):
        code = self.try_to_start()
        if code is not None:
            raise SystemExit(f"the server did not start and ended with {code}: {self.said()}")

    def try_to_start(self):
        """`None` once it serves; its exit code when it refuses to."""
        with open(self.log, "w") as log:
            self.process = subprocess.Popen(
                self.words("serve", "--port", "0"), env=self.environment, stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE, stderr=log, text=True)
        for line in self.process.stdout:
            if " is ready at " in line:
                self.port = int(line.rsplit(":", 1)[1])
                return None
        self.process.stdout.close()
        return self.process.wait(timeout=20)

    def stop(self):
        """As an administrator stops it; answers the exit code."""
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.kill()
            return None
        finally:
            self.process.stdout.close()

    def kill(self):
        self.process.kill()
        self.process.wait()

    def end(self):
        if self.process and self.process.poll() is None:
            self.kill()

    def said(self):
        return self.log.read_text(errors="replace")[-4000:]

    @property
    def password(self):
        sheet = (self.folder / "demo-sign-ins.txt").read_text()
        return re.search(r"password: (.+)", sheet).group(1).strip()

    def visitor(self):
        return Visitor(f"http://127.0.0.1:{self.port}")

    def token(self, email="mette@demo.example"):
        return self.tool("token", "issue", "--account", email).splitlines()[-1]

    def ask(self, token, method, path, body=None):
        """The API; answers status and JSON, and with 201 the address of what was made."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}", method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={
                "Authorization": "Bearer " + token, "Content-Type": "application/json",
                "Idempotency-Key": str(uuid.uuid4()),
            })
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, answer.headers.get("Location"), json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as error:
            return error.code, None, json.loads(error.read() or b"null")

    def enter(self, name):
        """Enters a person; answers her address."""
        status, address, said = self.ask(self.token(), "POST", "/api/v1/people", {"name": name})
        if status != 201:
            raise SystemExit(f"entering a person answered {status}: {said}")
        return address


class Visitor:
    """Follows redirects, keeps cookies, fills forms."""

    def __init__(self, base):
        self.base, self.status = base, 0
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def get(self, path, form=None):
        data = urllib.parse.urlencode(form).encode() if form is not None else None
        request = urllib.request.Request(self.base + path, data=data, headers={"Origin": self.base})
        try:
            with self.opener.open(request, timeout=20) as answer:
                self.status, self.path = answer.status, urllib.parse.urlparse(answer.url).path
                return answer.read().decode()
        except urllib.error.HTTPError as error:
            self.status, self.path = error.code, path
            return error.read().decode(errors="replace")

    def sign_in(self, email, password):
        page = self.get("/sign-in")
        fields = {
            html.unescape(name): html.unescape(value) for name, value in
            re.findall(r'<input[^>]*type="hidden"[^>]*name="([^"]*)"[^>]*value="([^"]*)"', page)
        }
        return self.get("/sign-in", {**fields, "email": email, "password": password})

    @staticmethod
    def links(page, pattern):
        return list(dict.fromkeys(re.findall(f'href="({pattern})"', page)))
