"""bin/bench pages: see `run`."""

import argparse
import http.cookiejar
import json
import math
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

import load
import table
from data import ROOT, Postgres, Served, copied, stored
from rows import rows_of

CONNECTIONS = (1, 8, 32)
# The cheap read of the test with a slow look beside it, and on how many connections it is asked.
CHEAP, CHEAP_CONNECTIONS = "person-api", 4
failures = []

parser = argparse.ArgumentParser(prog="bin/bench pages")
words = lambda text: [word for word in text.split(",") if word]  # noqa: E731
parser.add_argument("--people", type=lambda text: [int(word) for word in words(text)], default=[1000, 10000, 100000])
parser.add_argument("--engines", type=words, default=["sqlite", "postgres"])
parser.add_argument("--rows", type=words, default=None)
parser.add_argument("--seconds", type=int, default=3)
parser.add_argument("--repeats", type=int, default=3)
parser.add_argument("--program", type=pathlib.Path, required=True)
parser.add_argument(
    "--data", type=pathlib.Path, default=os.environ.get("NYVEJ_BENCH_DATA", "/var/tmp/nyvej-bench-pages"))
parser.add_argument("--fresh", action="store_true")
parser.add_argument("--output", type=pathlib.Path, default=ROOT / ".build" / "bench-pages")
parser.add_argument("--against", type=pathlib.Path, help="raw figures of an earlier run, to stand beside these")
options = parser.parse_args()


def say(text):
    print(text, file=sys.stderr, flush=True)


class Doors:
    """Signs in once for each account, and keeps cookie or token."""

    def __init__(self, served):
        self.served, self.cookies, self.tokens = served, {}, {}

    def cookie(self, email):
        if email not in self.cookies:
            visitor = self.served.visitor()
            visitor.sign_in(email, self.served.password)
            jar = next(
                handler.cookiejar for handler in visitor.opener.handlers
                if isinstance(handler, urllib.request.HTTPCookieProcessor))
            if len(jar) < 2:
                raise SystemExit(f"{email} could not sign in")
            self.cookies[email] = "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)
        return self.cookies[email]

    def token(self, email):
        if email not in self.tokens:
            self.tokens[email] = self.served.token(email)
        return self.tokens[email]


def cold_start(served):
    """Milliseconds from the start of the process until it says that it is well, and MB resident then."""
    times, memory = [], []
    for _ in range(options.repeats):
        began = time.monotonic()
        served.start()
        with urllib.request.urlopen(f"http://127.0.0.1:{served.port}/health", timeout=60) as answer:
            if answer.status != 200:
                raise SystemExit(f"/health answered {answer.status}")
        times.append((time.monotonic() - began) * 1000)
        memory.append(load.Meter(served.process.pid).memory()[0])
        if served.stop() != 0:
            raise SystemExit("the server did not stop tidily: " + served.said())
    return {"cold_start_ms": statistics.median(times), "start_mb": statistics.median(memory)}


def look(row, port):
    """Sees that what is answered is right, and what it weighs. Saves are looked at by their status alone."""
    if row.writes:
        return {}
    weights = []
    for path, expected in row.paths[:: max(1, len(row.paths) // 5)]:
        status, body, plain = load.ask(port, row.text(port, path))
        flaw = row.flaw(path, expected, status, plain)
        if flaw:
            raise load.WrongAnswer(f"{row.name}: {flaw}")
        weights.append((len(plain.encode()), len(body)))
    plain, sent = zip(*weights)
    return {"bytes": statistics.median(plain), "sent": statistics.median(sent)}


def bytes_kept(row, records, meter, port):
    """Bytes written to the database for each request, and how many the journal keeps of it."""
    meter.settle()
    row.renew()
    records.calm()
    written, journal = records.written(meter), records.journal()
    count, _ = load.counted(row, port, 200, options.seconds * 2)
    meter.settle()
    return {
        "written": (records.written(meter) - written) / count, "journal": (records.journal() - journal) / count,
        "counted": count,
    }


def slow_look(rows, figures, meter, port, scratch):
    """A cheap read alone, and beside one connection that always asks for what costs most."""
    reads = [name for name in figures if not rows[name].writes and name != CHEAP]
    if CHEAP not in figures or not reads:
        return None
    slowest = max(reads, key=lambda name: figures[name]["1"]["server_ms"] + figures[name]["1"]["database_ms"])
    alone, beside, slow = [], [], []
    seconds = max(options.seconds, math.ceil(4 / figures[slowest]["1"]["rate"]))
    for _ in range(options.repeats):
        meter.settle()
        alone.append(load.run(rows[CHEAP], meter, port, CHEAP_CONNECTIONS, seconds, scratch))
        other = load.begin(rows[slowest], port, 1, seconds + 1, scratch)
        time.sleep(0.3)
        beside.append(load.run(rows[CHEAP], meter, port, CHEAP_CONNECTIONS, seconds, scratch))
        slow.append(load.finish(rows[slowest], other))
    names = ("rate", "p50_ms", "p99_ms")
    return {
        "cheap": CHEAP, "slowest": slowest, "alone": load.middle(alone, names), "beside": load.middle(beside, names),
        "slow": load.middle(slow, names),
    }


def style(port):
    """What the style sheet weighs, as it is and as it is sent."""
    _, _, page = load.ask(port, f"GET /sign-in HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
    path = re.search(r'href="(/assets/[^"]+\.css[^"]*)"', page).group(1)
    head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: gzip\r\n\r\n"
    _, body, plain = load.ask(port, head.encode())
    return {"css_bytes": len(plain.encode()), "css_sent": len(body)}


def figures_of(row, records, meter, port, scratch):
    figures = {"title": row.title} | look(row, port)
    _, pace = load.counted(row, port, 20, 1)
    for connections in CONNECTIONS:
        figures[str(connections)] = load.repeated(
            row, meter, port, connections, options.seconds, options.repeats, scratch, pace)
    figures |= bytes_kept(row, records, meter, port)
    look(row, port)
    return figures


def measure(served, records, postgres, scratch):
    result = {"engine": records.engine, "database_bytes": records.size()} | cold_start(served)
    served.start()
    try:
        port, doors = served.port, Doors(served)
        meter = load.Meter(
            served.process.pid, postgres and postgres.postmaster, records.url and records.database.name)
        rows = rows_of(records, doors.cookie, doors.token)
        names = options.rows or list(rows)
        for name in names:
            if name not in rows:
                raise SystemExit(f"there is no row {name}; there are: {' '.join(rows)}")
        result["rows"] = {}
        for name in names:
            try:
                figures = figures_of(rows[name], records, meter, port, scratch)
            except load.WrongAnswer as wrong:
                failures.append(f"{result['engine']}: {wrong}")
                say(f"  FAILED: {wrong}")
                continue
            result["rows"][name] = figures
            one, many = figures["1"], figures["8"] or {"rate": 0}
            say(f"  {name}: {one['server_ms']:.2f} + {one['database_ms']:.2f} ms, {one['rate']:.1f}/s alone, "
                f"{many['rate']:.1f}/s on 8")
        try:
            result["slow_look"] = slow_look(rows, result["rows"], meter, port, scratch)
        except load.WrongAnswer as wrong:
            failures.append(f"{result['engine']}, with a slow look beside: {wrong}")
        result["load_mb"], result["peak_mb"] = meter.memory()
        result |= style(port)
    finally:
        code = served.stop()
    if code != 0:
        raise SystemExit("the server did not stop tidily: " + served.said())
    if "error" in served.said():
        raise SystemExit("the server has complained: " + served.said())
    return result


def program():
    """The sources that it was built from, where that is known."""
    path = options.program.resolve()
    if not path.is_relative_to(ROOT / ".build"):
        return path.name
    words = ["git", "-C", str(ROOT), "describe", "--always", "--dirty"]
    return subprocess.run(words, capture_output=True, text=True).stdout.strip() or path.name


def machine(postgres):
    processor = next(line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name"))
    memory = int(next(line.split()[1] for line in open("/proc/meminfo") if line.startswith("MemTotal")))
    swift = None
    if shutil.which("swift"):
        said = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
        swift = re.search(r"Swift version (\S+)", said)
    return {
        "cores": os.cpu_count(), "processor": processor, "memory_gb": round(memory / 2**20),
        "debian": pathlib.Path("/etc/debian_version").read_text().strip(), "swift": swift and swift.group(1),
        "postgres": postgres and postgres.version.split()[0],
        "program": program(), "day": time.strftime("%Y-%m-%d"),
    }


def main():
    nyvej = str(options.program.resolve())
    options.data.mkdir(parents=True, exist_ok=True)
    before = json.loads(options.against.read_text()) if options.against else None
    results, loads = [], [os.getloadavg()[0]]
    scratch = pathlib.Path(tempfile.mkdtemp(prefix="nyvej-bench-", dir="/var/tmp"))
    scratch.chmod(0o755)  # PostgreSQL runs as a user of its own, and must get in
    postgres = None
    try:
        for engine in options.engines:
            if engine == "postgres":
                postgres = Postgres(scratch / "postgres")
            for people in options.people:
                folder, made = stored(nyvej, options.data, engine, people, options.fresh)
                say(f"{people} people, {engine}; made in {made['seconds']:.0f} s on {made['day']}")
                place = scratch / f"{engine}-{people}"
                place.mkdir()
                served, records = copied(folder, engine, place, nyvej)
                try:
                    results.append({"people": people, "made": made} | measure(
                        served, records, postgres if engine == "postgres" else None, place))
                finally:
                    served.end()
                    records.close()
                    shutil.rmtree(place)
                loads.append(os.getloadavg()[0])
                report = {
                    "machine": machine(postgres), "seconds": options.seconds, "repeats": options.repeats,
                    "load": loads, "results": results,
                }
                options.output.with_suffix(".json").write_text(json.dumps(report, indent=1))
                options.output.with_suffix(".md").write_text(table.markdown(report, before))
    finally:
        if postgres:
            postgres.stop()
        shutil.rmtree(scratch, ignore_errors=True)
    print(table.markdown(report, before), end="")
    say(f"raw figures: {options.output.with_suffix('.json')}")
    if failures:
        raise SystemExit("wrong answers:\n" + "\n".join(failures))


main()
