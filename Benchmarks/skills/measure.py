"""Measures `nyvej skills search` against labelled queries, with SQLite FTS5 on the same labels in the same run."""

import argparse
import csv
import glob
import gzip
import os
import platform
import re
import resource
import sqlite3
import statistics
import subprocess
import tempfile
import time

PREFIX = "http://data.europa.eu/esco/"
FOLDS = 5


def rows(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf8", newline="") as file:
        return list(csv.DictReader(file))


def fold_of(query):
    """A fixed fifth for every query, independent of file order."""
    return sum(query.encode()) % FOLDS


def load_queries(shared):
    queries = []
    for path in sorted(glob.glob(f"{shared}/oracle/skills/title_*.csv")):
        for row in rows(path):
            language = row["lang"].split("-")[0]
            if language != "no":  # its queries are group titles (README of the set)
                queries.append((language, "title", row["query"], set(row["gold_uris"].split())))
    for row in rows(f"{shared}/oracle/skills/caseworker_isco.csv"):
        kind = "typo" if row["kind"] == "typo" else "caseworker"
        queries.append((row["lang"], kind, row["query"], set(row["gold_isco4"].split())))
    return queries


class Nyvej:
    """One running search process; a line in, a line out."""

    def __init__(self, binary, data, languages):
        command = [binary, "skills", "search", "--limit", "10", "--data", data]
        for language in languages:
            command += ["--lang", language]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.times = []

    def hits(self, query):
        import json

        start = time.perf_counter()
        self.process.stdin.write((query.replace("\n", " ") + "\n").encode())
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        self.times.append((time.perf_counter() - start) * 1000)
        return [(hit["uri"].removeprefix(PREFIX), hit["isco4"]) for hit in json.loads(line)["hits"]]

    def memory(self):
        """Resident megabytes, pages of mapped files included."""
        with open(f"/proc/{self.process.pid}/status") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read())[1]) / 1024

    def processor_seconds(self):
        """Time on the processor so far: what the search costs, whatever else the machine does."""
        with open(f"/proc/{self.process.pid}/stat") as status:
            fields = status.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Full:
    """SQLite FTS5 over the same labels; best label of a concept counts."""

    def __init__(self, labels, isco, tokenizer):
        self.trigram = tokenizer == "trigram"
        self.labels, self.isco = labels, isco
        self.base = sqlite3.connect(":memory:")
        self.base.execute(f"CREATE VIRTUAL TABLE label USING fts5(text, tokenize='{tokenizer}')")
        self.base.executemany(
            "INSERT INTO label(rowid, text) VALUES (?, ?)", ((i, text) for i, (_, text) in enumerate(labels)))

    def hits(self, query):
        words = re.findall(r"\w+", query.lower())
        if self.trigram:
            terms = {word[i:i + 3] for word in words for i in range(len(word) - 2)}
            match = " OR ".join(f'"{term}"' for term in sorted(terms))
        else:
            match = " OR ".join(f'"{word}"*' for word in words)
        if not match:
            return []
        found = []
        statement = "SELECT rowid FROM label WHERE label MATCH ? ORDER BY bm25(label) LIMIT 200"
        for (number,) in self.base.execute(statement, (match,)):
            uri = self.labels[number][0]
            if uri not in (hit[0] for hit in found):
                found.append((uri, self.isco.get(uri, "")))
                if len(found) == 10:
                    break
        return found


def rank(hits, kind, gold):
    for place, (uri, isco) in enumerate(hits, 1):
        if (uri if kind == "title" else isco) in gold:
            return place
    return 0


def figures(ranks):
    count = len(ranks)
    return (sum(r == 1 for r in ranks) / count, sum(0 < r <= 10 for r in ranks) / count,
            sum(1 / r for r in ranks if r) / count)


def text(values):
    return "/".join(f"{value:.3f}".lstrip("0") if value < 1 else "1.00" for value in values)


def labels_of(shared, language):
    path = f"{shared}/data/esco/labels/occupation.{language}.csv.gz"
    return [(row["uri"], row["label"]) for row in rows(path)] if os.path.exists(path) else []


def import_into(binary, sources, data, options=()):
    run = subprocess.run([binary, "skills", "import", *sources, "--into", data, *options], capture_output=True,
                         text=True, check=True)
    return run.stdout


def national_variant(args, queries, folder):
    """National titles indexed too: titles that are queries of one fifth are left out of the index for that fifth."""
    tables = {os.path.basename(p): rows(p) for p in sorted(glob.glob(f"{args.shared}/data/national/*.csv.gz"))}
    ranks = {}
    for fold in range(FOLDS):
        source, data = f"{folder}/national{fold}", f"{folder}/data{fold}"
        os.makedirs(source)
        for name, table in tables.items():
            with open(f"{source}/{name.removesuffix('.gz')}", "w", encoding="utf8", newline="") as file:
                out = csv.DictWriter(file, table[0].keys())
                out.writeheader()
                out.writerows(row for row in table if fold_of(row["title"]) != fold)
        subprocess.run(["cp", "-r", f"{folder}/data", data], check=True)
        import_into(args.nyvej, [source], data)
        for language in sorted({q[0] for q in queries}):
            mine = [q for q in queries if q[0] == language and q[1] == "title" and fold_of(q[2]) == fold]
            if not mine:
                continue
            search = Nyvej(args.nyvej, data, [language])
            ranks.setdefault(language, []).extend(rank(search.hits(q[2]), q[1], q[3]) for q in mine)
            search.close()
    return {language: figures(list_) for language, list_ in ranks.items()}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--nyvej", required=True)
    parser.add_argument("--shared", required=True)
    parser.add_argument("--lang", nargs="*")
    parser.add_argument("--without-fts", action="store_true")
    parser.add_argument("--without-national", action="store_true")
    args = parser.parse_args()
    queries = [q for q in load_queries(args.shared) if not args.lang or q[0] in args.lang]
    isco = {row["uri"]: row["isco"] for row in rows(f"{args.shared}/data/esco/occupations.csv.gz")}
    with open("/proc/cpuinfo") as info:
        processor = re.search(r"model name\s*:\s*(.*)", info.read())
    print(f"Machine: {processor[1] if processor else platform.processor()}, {os.cpu_count()} cores, "
          f"load {os.getloadavg()[0]:.1f}; Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}\n")
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        progress = import_into(args.nyvej, [f"{args.shared}/data/esco"], f"{folder}/data")
        total = time.perf_counter() - start
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        builds = re.findall(r"\] (\w+ \w+) [\d.]+: (\d+) entries, (\d+) KB, ([\d.]+) s", progress)
        slowest = max(builds, key=lambda build: float(build[3]))
        median = statistics.median(float(build[3]) for build in builds)
        size = sum(int(build[2]) for build in builds) / 1024
        print(f"Import: {len(builds)} parts in {total:.1f} s ({used.ru_utime + used.ru_stime:.1f} s of processor), {size:.0f} MB; a part takes {median:.2f} s (median), "
              f"the slowest, {slowest[0]} with {slowest[1]} entries, {slowest[3]} s.\n")
        print("| language | kind | queries | nyvej r@1/r@10/MRR | r@1 by fifth | FTS5 unicode61 | FTS5 trigram "
              "| p50 ms | p95 ms | processor ms |\n|---|---|---|---|---|---|---|---|---|---|")
        for language in sorted({q[0] for q in queries}):
            labels = labels_of(args.shared, language)
            rivals = [] if args.without_fts else [Full(labels, isco, "unicode61"), Full(labels, isco, "trigram")]
            for kind in ["title", "caseworker", "typo"]:
                mine = [q for q in queries if q[0] == language and q[1] == kind]
                if not mine:
                    continue
                search = Nyvej(args.nyvej, f"{folder}/data", [language])
                search.hits("warm")
                search.times.clear()
                before = search.processor_seconds()
                ranks = [rank(search.hits(q[2]), kind, q[3]) for q in mine]
                times = sorted(search.times)
                cost = (search.processor_seconds() - before) * 1000 / len(mine)
                search.close()
                by_fold = [[r for r, q in zip(ranks, mine) if fold_of(q[2]) == fold] for fold in range(FOLDS)]
                ones = [figures(part)[0] for part in by_fold if len(part) >= 20]
                spread = f"{min(ones):.2f}–{max(ones):.2f}" if ones else ""
                other = [text(figures([rank(rival.hits(q[2]), kind, q[3]) for q in mine])) for rival in rivals]
                other += [""] * (2 - len(other))
                print(f"| {language} | {kind} | {len(mine)} | {text(figures(ranks))} | {spread} | {other[0]} "
                      f"| {other[1]} | {times[len(times) // 2]:.2f} | {times[int(len(times) * .95)]:.2f} "
                      f"| {cost:.2f} |", flush=True)
        typos = [q for q in queries if q[1] == "typo"]
        if typos:
            ranks = []
            for language in sorted({q[0] for q in typos}):
                search = Nyvej(args.nyvej, f"{folder}/data", [language])
                ranks += [rank(search.hits(q[2]), q[1], q[3]) for q in typos if q[0] == language]
                search.close()
            print(f"\nMisspelt words, all languages ({len(ranks)}): {text(figures(ranks))}")
        search = Nyvej(args.nyvej, f"{folder}/data", ["all"])
        search.hits("warm")
        before = search.processor_seconds()
        for query in [q[2] for q in queries][::20]:
            search.hits(query)
        cost = (search.processor_seconds() - before) * 1000 / (len(search.times) - 1)
        times = sorted(search.times[1:])
        print(f"\nAll languages at once: p50 {times[len(times) // 2]:.2f} ms, p95 {times[int(len(times) * .95)]:.2f} ms, "
              f"{cost:.2f} ms of processor (mean), first query (opens every index) {search.times[0]:.0f} ms, {search.memory():.0f} MB resident.")
        search.close()
        if not args.without_national:
            print("\nWith national title tables indexed as well (five-fold: never the title that is asked):\n")
            print("| language | r@1/r@10/MRR |\n|---|---|")
            for language, values in sorted(national_variant(args, queries, folder).items()):
                print(f"| {language} | {text(values)} |")


main()
