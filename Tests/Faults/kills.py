"""kill -9 under load: what was acknowledged stays, what was shown stands in the journal, and a repetition with the same
key has no second effect."""

import random
import threading
import time

from api import API, Unknown, new_key, new_name
from journal import Copy


class Ledger:
    """What the callers were told, and what they were not told."""

    def __init__(self):
        self.lock = threading.Lock()
        self.acknowledged = {}  # address → name
        self.unknown = {}  # key → name
        self.refused = []
        self.shown = set()  # the requests whose answer arrived
        self.counters = {}  # address → [last acknowledged version, last tried version]

    def note(self, table, key, value):
        with self.lock:
            table[key] = value


def caller(port, token, ledger, counter, until):
    api = API(port, token)
    while time.monotonic() < until.deadline and not until.over:
        name, key = new_name("Killed"), new_key()
        try:
            answer = api.create(name, key)
        except Unknown:
            ledger.note(ledger.unknown, key, name)
            return
        if answer.status == 201:
            ledger.note(ledger.acknowledged, answer.location, name)
        else:
            ledger.refused.append(answer.status)
        versions = ledger.counters[counter]
        try:
            seen = api.read(counter)
            ledger.shown.add(seen.headers["X-Request-Id"])
            versions[1] = seen.version + 1
            if api.rename(counter, new_name("Counter"), seen.etag).status == 200:
                versions[0] = seen.version + 1
        except Unknown:
            return


class Until:
    def __init__(self, seconds):
        self.deadline = time.monotonic() + seconds
        self.over = False


def kills(nyvej, token, rounds, check):
    ledger = Ledger()
    nyvej.start()
    api = API(nyvej.port, token)
    for _ in range(6):
        made = api.create(new_name("Counter"), new_key())
        if made.status != 201:
            raise SystemExit(f"creating a person answered {made.status}: {made.body[:300]!r}")
        ledger.counters[made.location] = [made.version, made.version]
    for _ in range(rounds):
        until = Until(10)
        callers = [
            threading.Thread(target=caller, args=(nyvej.port, token, ledger, counter, until))
            for counter in ledger.counters
        ]
        for one in callers:
            one.start()
        time.sleep(random.uniform(0.15, 0.6))
        nyvej.kill()
        until.over = True
        for one in callers:
            one.join()
        nyvej.start()
        verify_counters(API(nyvej.port, token), ledger)
    api = API(nyvej.port, token)
    lost = [path for path, name in ledger.acknowledged.items() if name_at(api, path) != name]
    check(f"{rounds} kills: none of {len(ledger.acknowledged)} acknowledged people lost", not lost, lost[:3])
    check("kills: enough was going on", len(ledger.acknowledged) >= 5 * rounds, len(ledger.acknowledged))
    check("kills: nothing refused under load", not ledger.refused, ledger.refused[:5])
    doubled = []
    for key, name in ledger.unknown.items():
        first = api.create(name, key)
        again = api.create(name, key)
        if (first.status, again.status) != (201, 201) or first.location != again.location or api.called(name) != 1:
            doubled.append((name, first.status, again.status, api.called(name)))
    check(f"kills: {len(ledger.unknown)} unknown ones repeated with their key, each there once", not doubled, doubled[:3])
    wrong = getattr(ledger, "wrong", [])
    check("kills: no acknowledged change lost, none that nobody tried", not wrong, wrong[:3])
    nyvej.stop()
    with Copy(nyvej) as copy:
        requests = ", ".join(f"'{request}'" for request in ledger.shown)
        entered = int(copy.bare(
            f"SELECT count(DISTINCT request) FROM journal WHERE act = 'read' AND request IN ({requests})"))
        check(f"kills: each of {len(ledger.shown)} looks that were answered stands in the journal",
              ledger.shown and entered == len(ledger.shown), entered)


def verify_counters(api, ledger):
    for path, versions in ledger.counters.items():
        version = api.read(path).version
        if not versions[0] <= version <= versions[1]:
            ledger.wrong = getattr(ledger, "wrong", []) + [(path, versions, version)]
        versions[0] = versions[1] = version


def name_at(api, path):
    answer = api.read(path)
    return answer.json.get("name") if answer.status == 200 else answer.status
