"""Several at once: one wins, the others are told; and a key counts once."""

import threading

from api import API, new_key, new_name


def together(works):
    """Runs all at the same moment; answers their results in order."""
    gate = threading.Barrier(len(works))
    results = [None] * len(works)

    def run(place, work):
        gate.wait()
        results[place] = work()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def races(nyvej, token, check):
    nyvej.start()
    api = API(nyvej.port, token)
    made = api.create(new_name("Raced"), new_key())
    outcomes = set()
    for _ in range(12):
        etag = api.read(made.location).etag
        outcomes.add(tuple(sorted(
            answer.status for answer in together([
                lambda: API(nyvej.port, token).rename(made.location, new_name("Raced"), etag) for _ in range(2)
            ]))))
    check("two changes of one version: exactly one 200, the other 412", outcomes == {(200, 412)}, outcomes)

    blind = api.rename(made.location, new_name("Blind"))
    check("a change that names no version: 428", blind.status == 428, blind.status)

    name, key = new_name("Keyed"), new_key()
    answers = together([lambda: API(nyvej.port, token).create(name, key) for _ in range(8)])
    check(
        "eight at once with one key: one person, one address",
        {answer.status for answer in answers} == {201} and len({answer.location for answer in answers}) == 1
        and api.called(name) == 1, [(answer.status, answer.location) for answer in answers])

    other = api.create(new_name("Other"), key)
    check("the same key for something else: 422", other.status == 422, other.status)
    stranger = API(nyvej.port, "nyvej_" + "0" * 64).read(made.location)
    check("a token that is none: 401", stranger.status == 401, stranger.status)
    check("stopped with SIGTERM it ends with 0", nyvej.stop() == 0, nyvej.said())
