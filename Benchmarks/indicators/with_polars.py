"""The ESF+ figures in Polars: read both files, compute, write the cells as JSON. Usage: FOLDER OUT"""

import json
import os
import sys
import time
from datetime import date

os.environ.setdefault("POLARS_MAX_THREADS", "2")
import polars as pl  # noqa: E402  (the thread count must be set first)

START, END, AS_OF = date(1900, 1, 1), date(2999, 12, 31), date(2999, 12, 31)
KEY = ["operation_id", "person_id"]
WORK = ["EMPL", "SELF"]


def snapshot(frame, id_column):
    newest = (
        frame.with_row_index("line")
        .filter(pl.col("recorded_at") <= AS_OF)
        .sort("recorded_at", "line")
        .unique(id_column, keep="last")
    )
    return newest.filter(pl.col("deleted").fill_null("") != "Y")


def main(folder, out):
    begin = time.perf_counter()
    days = {n: pl.Date for n in ("recorded_at", "entry_date", "exit_date", "observed_until", "birth_date", "unemp_since")}
    rows = pl.read_csv(
        f"{folder}/participations.csv", schema_overrides=days | {"isced": pl.Int8, "deleted": pl.String}
    )
    log = pl.read_csv(
        f"{folder}/events.csv", schema_overrides={"recorded_at": pl.Date, "date": pl.Date, "deleted": pl.String}
    )
    read = time.perf_counter() - begin
    c = pl.col
    p = snapshot(rows.lazy(), "record_id").filter(c("person_id").is_not_null() & (c("entry_date") <= AS_OF))
    e = snapshot(log.lazy(), "event_id").filter(c("date") <= AS_OF)
    p = p.with_columns(
        closed=pl.when((c("exit_date") >= c("entry_date")) & (c("exit_date") <= AS_OF)).then(c("exit_date")),
        seen=pl.when(c("observed_until") <= AS_OF).then(c("observed_until")),
    )
    base = (
        p.sort("entry_date", "record_id")
        .group_by(KEY)
        .agg(
            pl.all().exclude(["closed", "seen"]).first(),
            left_on=pl.when(c("closed").count() == pl.len()).then(c("closed").max()),
            observed=c("seen").max(),
        )
        .with_columns(window_end=c("left_on").dt.offset_by("28d"), reference_day=c("left_on").dt.offset_by("6mo"))
    )
    e = (
        e.join(base.select(*KEY, "entry_date", "left_on", "window_end", "reference_day"), on=KEY)
        .filter(c("left_on").is_not_null() & (c("date") >= c("entry_date")))
        .sort("date", "event_id")
    )
    status, edu, yes = c("kind") == "LM", c("kind") == "EDU", c("value") == "Y"
    in_window = c("date") <= c("window_end")
    happened = e.group_by(KEY).agg(
        after_value=c("value").filter(status & in_window).last(),
        later_value=c("value").filter(status & (c("date") <= c("reference_day"))).last(),
        last_status=c("date").filter(status).max(),
        edu_value=c("value").filter(edu & (c("date") <= c("left_on"))).last(),
        edu_start=(edu & yes & (c("date") >= c("left_on")) & in_window).any(),
        qualified=((c("kind") == "QUAL") & yes & in_window).any(),
        improved=((c("kind") == "IMPROVED") & yes & (c("date") <= c("reference_day"))).any(),
    )
    entry, birth = c("entry_date"), c("birth_date")
    def day_of_year(day):
        return day.dt.month().cast(pl.Int32) * 100 + day.dt.day()

    turned = day_of_year(entry) >= day_of_year(birth)
    years = entry.dt.year() - birth.dt.year() - (~turned).cast(pl.Int32)
    facts = base.join(happened, on=KEY, how="left").with_columns(
        age=pl.when((birth <= entry) & (years < 120)).then(years),
        after=pl.coalesce("after_value", "lm_status"),
        later=pl.coalesce("later_value", "lm_status"),
        edu_at_exit=pl.coalesce("edu_value", "in_edu"),
        known=pl.max_horizontal("left_on", "observed", "last_status") >= c("reference_day"),
    )
    facts = facts.with_columns(
        complete=c("gender").is_in(["F", "M", "N"]).fill_null(False)
        & c("lm_status").is_not_null() & c("age").is_not_null() & c("isced").is_not_null()
    )
    lm, age, isced = c("lm_status"), c("age"), c("isced")
    jobless = lm.is_in(["UNEMP", "INACT"])
    since = c("unemp_since")
    outputs = {
        "EECO01": pl.lit(True), "EECO02": lm == "UNEMP",
        "EECO03": (lm == "UNEMP") & (since <= entry) & (entry >= since.dt.offset_by("12mo")),
        "EECO04": lm == "INACT", "EECO05": lm.is_in(WORK), "EECO06": age < 18, "EECO07": age.is_between(18, 29),
        "EECO08": age >= 55, "EECO09": isced.is_between(0, 2), "EECO10": isced.is_between(3, 4),
        "EECO11": isced.is_between(5, 8), "EECO12": c("disability") == "Y", "EECO13": c("tcn") == "Y",
        "EECO14": c("foreign_background") == "Y", "EECO15": c("minority") == "Y", "EECO16": c("homeless") == "Y",
        "EECO17": c("rural") == "Y",
    }
    results = {
        "EECR01": (lm == "INACT") & (c("after") == "UNEMP"),
        "EECR02": (c("in_edu") == "N") & ((c("edu_at_exit") == "Y") | c("edu_start").fill_null(False)),
        "EECR03": c("qualified"), "EECR04": jobless & c("after").is_in(WORK), "LEAVERS": pl.lit(True),
    }
    longer = {
        "EECR05": c("known") & jobless & c("later").is_in(WORK),
        "EECR06": c("known") & (lm == "EMPL") & c("improved") & c("later").is_in(WORK),
        "LT_DUE": pl.lit(True), "LT_UNKNOWN": ~c("known"),
    }
    cells = {"GRAND_TOTAL": entry.is_between(START, END), "INCOMPLETE": ~c("complete") & entry.is_between(START, END)}
    for group, day in ((outputs, entry), (results, c("left_on")), (longer, c("reference_day"))):
        for code, when in group.items():
            cells[code] = when & day.is_between(START, END) & c("complete")
    table = (
        facts.group_by("objective", "region_category", "gender")
        .agg(**{code: when.fill_null(False).sum() for code, when in cells.items()})
        .collect()
    )
    figures = {}
    for row in table.iter_rows(named=True):
        key = f"{row['objective']}|{row['region_category']}"
        for code in cells:
            for column in ["T"] + ([row["gender"]] if row["gender"] in ("F", "M", "N") else []):
                if row[code]:
                    cell = figures.setdefault(key, {}).setdefault(code, {})
                    cell[column] = cell.get(column, 0) + row[code]
    total = time.perf_counter() - begin
    json.dump(figures, open(out, "w"))
    print(json.dumps({"read": read, "total": total}))


main(sys.argv[1], sys.argv[2])
