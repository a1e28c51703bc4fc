"""The figures as they stand in docs/benchmarks/pages.md."""

ENGINES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}


def short(value):
    """Two or three digits that count; a dash where nothing was measured."""
    if value is None:
        return "–"
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def kilobytes(value):
    return "–" if value is None else f"{value / 1000:.1f}"


def cost(figures, connections="1"):
    return figures[connections]["server_ms"], figures[connections]["database_ms"]


def spent(costs, with_database):
    return short(costs[0]) + (" + " + short(costs[1]) if with_database else "")


def line(*cells):
    return "| " + " | ".join(cells) + " |\n"


def head(*cells):
    return line(*cells) + "|" + "---|" * len(cells) + "\n"


def growth(engine, results, before):
    """Milliseconds of processor at each size, and how much more that is at the largest than at the smallest.

    - before: an earlier report whose results stand first in each cell, with an arrow behind them.
    """
    earlier = {
        (result["people"], name): cost(figures) for result in (before or {}).get("results", ())
        if result["engine"] == engine for name, figures in result["rows"].items()
    }
    sizes, with_database = [f"{result['people']:,}" for result in results], engine == "postgres"
    text = f"### {ENGINES[engine]}: milliseconds of processor for each request\n"
    if with_database:
        text += "The server's, and after the + those of its connections at PostgreSQL.\n"
    text += "\n" + head("what is asked", *sizes, *(["growth"] if len(results) > 1 else []))
    for name in results[0]["rows"]:
        found = [result["rows"][name] for result in results if name in result["rows"]]
        if len(found) < len(results):
            continue
        costs = [cost(figures) for figures in found]
        cells = []
        for result, now in zip(results, costs):
            was = earlier.get((result["people"], name))
            cells.append((spent(was, with_database) + " → " if was else "") + spent(now, with_database))
        if len(results) > 1:
            cells.append(f"{sum(costs[-1]) / max(sum(costs[0]), 1e-9):.1f} ×")
        text += line(found[-1]["title"], *cells)
    return text + "\n"


def speed(result):
    """Rates and waiting times of one size."""
    text = f"### {ENGINES[result['engine']]}, {result['people']:,} people: how many a second, how long each waits\n\n"
    text += head(
        "what is asked", *(f"{count}: a second" for count in (1, 8, 32)),
        *(f"{count}: p50 / p99 ms" for count in (1, 8, 32)), "KB", "KB sent", "KB written", "KB of journal")
    for figures in result["rows"].values():
        runs = [figures[str(count)] or {"rate": None, "p50_ms": None, "p99_ms": None} for count in (1, 8, 32)]
        text += line(
            figures["title"], *(short(run["rate"]) for run in runs),
            *(f"{short(run['p50_ms'])} / {short(run['p99_ms'])}" for run in runs), kilobytes(figures.get("bytes")),
            kilobytes(figures.get("sent")), kilobytes(figures["written"]), kilobytes(figures["journal"]))
    return text + "\n"


def slow_looks(results):
    found = [result for result in results if result.get("slow_look")]
    if not found:
        return ""
    text = "### A slow look beside quick ones\n\n"
    text += head(
        "engine", "people", "the slow one", "quick ones a second, alone", "beside it", "share left", "p99 ms, alone",
        "beside it", "slow ones a second")
    for result in found:
        look = result["slow_look"]
        alone, beside = look["alone"], look["beside"]
        text += line(
            ENGINES[result["engine"]], f"{result['people']:,}", result["rows"][look["slowest"]]["title"],
            short(alone["rate"]), short(beside["rate"]), f"{beside['rate'] / alone['rate'] * 100:.0f} %",
            short(alone["p99_ms"]), short(beside["p99_ms"]), short(look["slow"]["rate"]))
    return text + "\n"


def installations(results):
    text = "### Start, memory, size\n\n"
    text += head(
        "engine", "people", "cold start ms", "MB after it", "MB after the load", "MB at most", "database MB",
        "made in s")
    for result in results:
        text += line(
            ENGINES[result["engine"]], f"{result['people']:,}", short(result["cold_start_ms"]),
            short(result["start_mb"]), short(result["load_mb"]), short(result["peak_mb"]),
            short(result["database_bytes"] / 1e6), short(result["made"]["seconds"]))
    last = results[-1]
    return text + f"\nThe style sheet: {kilobytes(last['css_bytes'])} KB, sent as {kilobytes(last['css_sent'])} KB.\n"


def markdown(report, before=None):
    machine, results = report["machine"], report["results"]
    made = ", ".join(sorted({result["made"]["day"] for result in results}))
    loads = ", ".join(f"{load:.1f}" for load in report["load"])
    text = (
        f"Machine: {machine['processor']}, {machine['cores']} cores, {machine['memory_gb']} GB, "
        f"Debian {machine['debian']}, Swift {machine['swift']}"
        + (f", PostgreSQL {machine['postgres']}" if machine["postgres"] else "")
        + f". Program: {machine['program']}; measured on {machine['day']}, people made on {made}. Medians of "
        f"{report['repeats']} runs of {report['seconds']} s; load average before each size and at the end: {loads}.\n\n"
    )
    for engine in ENGINES:
        found = [result for result in results if result["engine"] == engine]
        if found:
            text += growth(engine, found, before)
    for result in results:
        text += speed(result)
    return text + slow_looks(results) + installations(results)
