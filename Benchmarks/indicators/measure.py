"""Runs the three tools in turn, compares their figures and reports medians of wall time, processor time and memory."""

import importlib.metadata
import json
import os
import platform
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(__file__)


def once(command, out, stdout):
    """Wall seconds, processor seconds and peak memory in MB of one run from start to exit."""
    begin = time.perf_counter()
    with open(out, "w") as sink:
        process = subprocess.Popen(command, stdout=sink if stdout else subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    if status != 0:
        sys.exit(f"{command[0]} failed with status {status}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main(binary, data, persons, runs):
    files = [f"--participations={data}/participations.csv", f"--events={data}/events.csv"]
    tools = {
        "nyvej": ([binary, "indicators", "compute", "--pack=ESFPLUS", *files, "--breakdown=objective,region"], True),
        "DuckDB": ([sys.executable, f"{HERE}/with_duckdb.py", data, f"{data}/duckdb.json"], False),
        "Polars": ([sys.executable, f"{HERE}/with_polars.py", data, f"{data}/polars.json"], False),
    }
    for name in ("participations", "events"):  # brings the files into the system's cache
        with open(f"{data}/{name}.csv", "rb") as file:
            while file.read(1 << 24):
                pass
    measured = {name: [] for name in tools}
    for _ in range(runs):
        for name, (command, stdout) in tools.items():
            out = f"{data}/{name.lower()}.json"
            measured[name].append(once(command, out if stdout else os.devnull, stdout))
            print(f"{name}: {measured[name][-1][0]:.2f} s", file=sys.stderr)
    figures = {name: json.load(open(f"{data}/{name.lower()}.json")) for name in tools}
    for name in tools:
        if figures[name] != figures["nyvej"]:
            sys.exit(f"The figures of {name} differ from ours.")
    cells = sum(len(columns) for key in figures["nyvej"].values() for columns in key.values())
    report = page(measured, persons, runs, data, cells)
    print(report)
    if persons >= 1_000_000:
        os.makedirs("docs/benchmarks", exist_ok=True)
        with open("docs/benchmarks/indicators.md", "w") as out:
            out.write(report)


def page(measured, persons, runs, data, cells):
    cpu = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "?")
    memory = next(int(line.split()[1]) for line in open("/proc/meminfo") if line.startswith("MemTotal")) / 1048576
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout.splitlines()[0]
    size = sum(os.path.getsize(f"{data}/{name}.csv") for name in ("participations", "events")) / 1e6
    events = sum(1 for _ in open(f"{data}/events.csv")) - 1
    lines = [
        "# Indicators: one report over a million participations",
        "",
        f"`bin/bench indicators`, {persons:,} participations (2 % of them corrected or withdrawn once, 8 % further spells)",
        f"and {events:,} events in two CSV files of {size:.0f} MB together; pack ESFPLUS, by objective and category of",
        "region. Each run is a fresh process that reads both files, computes and writes all cells; the files are in the",
        f"system's file cache. All three tools gave the same {cells:,} figures.",
        "",
        "| tool | wall time, median (s) | of all runs | processor time (s) | peak memory (MB) |",
        "|---|---|---|---|---|",
    ]
    for name, samples in measured.items():
        wall, work, peak = (statistics.median(sample[index] for sample in samples) for index in range(3))
        spread = " / ".join(f"{sample[0]:.2f}" for sample in samples)
        lines.append(f"| {name} | **{wall:.2f}** | {spread} | {work:.2f} | {peak:.0f} |")
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("duckdb", "polars"))
    lines += [
        "",
        f"Machine: {cpu}, {os.cpu_count()} cores, {memory:.0f} GB, {platform.system()} {platform.release()}; {swift};",
        f"Python {platform.python_version()}, {versions}. {runs} runs, the tools taking turns; load average before the page",
        f"was written: {os.getloadavg()[0]:.1f} (above {os.cpu_count()} means that other work shared the cores).",
        "",
    ]
    return "\n".join(lines)


main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
