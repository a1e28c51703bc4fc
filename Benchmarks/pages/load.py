"""Asking, and what it cost: wrk for the rate, /proc for the processor and the bytes written."""

import gzip
import http.client
import itertools
import json
import math
import os
import pathlib
import statistics
import subprocess
import time

HERE = pathlib.Path(__file__).resolve().parent
# Seconds of a run.
LONGEST = 15
TICKS = os.sysconf("SC_CLK_TCK")
# Eight digits that nobody else's telephone has: far from those of load.lua, which go by the clock as well.
numbers = itertools.count(int(time.time() * 2000) + 45_000_000)


def processor_of(pid):
    """Seconds of processor that a process has used, those of its children that have ended apart from its own."""
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rpartition(")")[2].split()
    own, ended = int(fields[11]) + int(fields[12]), int(fields[13]) + int(fields[14])
    return own / TICKS, ended / TICKS, int(fields[1])


def written_by(pid):
    """Bytes that a process has sent to the disk."""
    with open(f"/proc/{pid}/io") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("write_bytes"))


class WrongAnswer(Exception):
    """What was answered is not what should be."""


class Meter:
    """Reads what the server has used, and beside it those processes of PostgreSQL that worked for it."""

    def __init__(self, server, postmaster=None, database=None):
        self.server, self.postmaster, self.database = server, postmaster, database

    def read(self):
        return processor_of(self.server)[0], self.read_database()

    def read_database(self):
        if not self.postmaster:
            return 0.0
        # Who has ended counts with the postmaster; so nothing is lost when a connection is closed in between.
        total = processor_of(self.postmaster)[1]
        for entry in os.listdir("/proc"):
            if not entry.isdigit():
                continue
            try:
                own, _, parent = processor_of(entry)
                if parent != self.postmaster:
                    continue
                title = pathlib.Path(f"/proc/{entry}/cmdline").read_bytes().decode(errors="replace")
            except (FileNotFoundError, ProcessLookupError):
                continue
            if self.database in title or "parallel worker" in title:
                total += own
        return total

    def settle(self):
        """Until what was still in flight is answered: nothing of it may be counted in the next run."""
        before, deadline = self.read(), time.monotonic() + 5
        while time.monotonic() < deadline:
            time.sleep(0.1)
            now = self.read()
            if max(now[0] - before[0], now[1] - before[1]) <= 0.01:
                return
            before = now

    def written(self):
        return written_by(self.server)

    def memory(self):
        """Resident now and at most, in MB."""
        with open(f"/proc/{self.server}/status") as file:
            found = {line.split(":")[0]: line.split()[1] for line in file if line.startswith("Vm")}
        return int(found["VmRSS"]) / 1024, int(found["VmHWM"]) / 1024


def begin(row, port, connections, seconds, scratch):
    """Starts wrk on a row; `finish` waits for it."""
    ask = scratch / f"ask-{row.name}"
    requests = (b"\x1e%d %s" % (version, text) for version, text in row.requests(port))
    ask.write_bytes(row.status.encode() + b"".join(requests))
    return subprocess.Popen(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "-s", str(HERE / "load.lua"),
         f"http://127.0.0.1:{port}"],
        env=dict(os.environ, ASK=str(ask)), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True)


def finish(row, process):
    said = process.communicate()[0]
    line = next((line for line in said.splitlines() if line.startswith("RESULT ")), None)
    if process.returncode != 0 or line is None:
        raise SystemExit(f"wrk ended with {process.returncode}: {said}")
    result = json.loads(line[7:])
    if result["wrong"] or result["lost"] or not result["requests"]:
        raise WrongAnswer(f"{row.name}: {result['wrong']} answers were not {row.status} (but {result['example']}), "
                          f"{result['lost']} were lost, of {result['requests']}")
    result["rate"] = result["requests"] / result["seconds"]
    return result


def run(row, meter, port, connections, seconds, scratch):
    before = meter.read()
    result = finish(row, begin(row, port, connections, seconds, scratch))
    meter.settle()
    # What was in flight at the end was answered too, though nobody waited for it any more.
    answered = result["requests"] + connections
    after = meter.read()
    result["server_ms"] = (after[0] - before[0]) * 1000 / answered
    result["database_ms"] = (after[1] - before[1]) * 1000 / answered
    return result


def middle(results, names=("rate", "p50_ms", "p99_ms", "server_ms", "database_ms")):
    """The median of each figure, with all runs beside it."""
    return {name: statistics.median(result[name] for result in results) for name in names} | {"runs": results}


def repeated(row, meter, port, connections, seconds, repeats, scratch, pace):
    """The medians of so many runs; nothing where even a long one would not do.

    - pace: seconds that one takes alone. Where each waits long there is one run, and it is longer, so that many are
      answered in it.
    """
    wanted = math.ceil(4 * connections * pace)
    if wanted > seconds:
        seconds, repeats = min(LONGEST, wanted), 1 if wanted > LONGEST else repeats
    if connections > 1 and connections * pace * 2 > LONGEST:
        return None
    results = []
    for _ in range(repeats):
        meter.settle()
        row.renew()
        results.append(run(row, meter, port, connections, seconds, scratch))
    return middle(results)


def ask(port, text):
    """One request as it stands; status, body as it came, body to read."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.connect()
    try:
        connection.sock.sendall(text)
        return answer(connection)
    finally:
        connection.close()


def answer(connection):
    response = http.client.HTTPResponse(connection.sock)
    response.begin()
    body = response.read()
    plain = gzip.decompress(body) if response.getheader("Content-Encoding") == "gzip" else body
    return response.status, body, plain.decode()


def counted(row, port, most, seconds):
    """Asks one after the other on one connection; how many those were, and seconds that each took."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.connect()
    texts, began, count = row.requests(port), time.monotonic(), 0
    deadline = began + seconds
    try:
        while count < min(most, len(texts) if row.writes else most) and (count < 3 or time.monotonic() < deadline):
            version, text = texts[count % len(texts)]
            connection.sock.sendall(
                text.replace(b"{version}", b"%d" % version)
                .replace(b"{eight}", b"%08d" % (10_000_000 + next(numbers) % 90_000_000)))
            status, _, _ = answer(connection)
            if str(status) != row.status:
                raise WrongAnswer(f"{row.name}: answered {status}, not {row.status}")
            count += 1
        return count, (time.monotonic() - began) / count
    finally:
        connection.close()
