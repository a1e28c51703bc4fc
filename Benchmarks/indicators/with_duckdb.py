"""The ESF+ figures in SQL on DuckDB: read both files, compute, write the cells as JSON. Usage: FOLDER OUT"""

import json
import sys
import time

import duckdb

CELLS = {
    "GRAND_TOTAL": ("true", "in_entry", "all"),
    "INCOMPLETE": ("not complete", "in_entry", "all"),
    "EECO01": ("true", "in_entry", ""),
    "EECO02": ("lm_status = 'UNEMP'", "in_entry", ""),
    "EECO03": (
        "lm_status = 'UNEMP' and unemp_since <= entry_date and entry_date >= unemp_since + interval 12 month",
        "in_entry", ""),
    "EECO04": ("lm_status = 'INACT'", "in_entry", ""),
    "EECO05": ("lm_status in ('EMPL', 'SELF')", "in_entry", ""),
    "EECO06": ("age < 18", "in_entry", ""),
    "EECO07": ("age between 18 and 29", "in_entry", ""),
    "EECO08": ("age >= 55", "in_entry", ""),
    "EECO09": ("isced between 0 and 2", "in_entry", ""),
    "EECO10": ("isced between 3 and 4", "in_entry", ""),
    "EECO11": ("isced between 5 and 8", "in_entry", ""),
    "EECO12": ("disability = 'Y'", "in_entry", ""),
    "EECO13": ("tcn = 'Y'", "in_entry", ""),
    "EECO14": ("foreign_background = 'Y'", "in_entry", ""),
    "EECO15": ("minority = 'Y'", "in_entry", ""),
    "EECO16": ("homeless = 'Y'", "in_entry", ""),
    "EECO17": ("rural = 'Y'", "in_entry", ""),
    "EECR01": ("lm_status = 'INACT' and lm_after = 'UNEMP'", "in_exit", ""),
    "EECR02": ("in_edu = 'N' and (edu_at_exit = 'Y' or edu_start > 0)", "in_exit", ""),
    "EECR03": ("qualified > 0", "in_exit", ""),
    "EECR04": ("lm_status in ('UNEMP', 'INACT') and lm_after in ('EMPL', 'SELF')", "in_exit", ""),
    "EECR05": ("known and lm_status in ('UNEMP', 'INACT') and lm_later in ('EMPL', 'SELF')", "in_later", ""),
    "EECR06": ("known and lm_status = 'EMPL' and improved > 0 and lm_later in ('EMPL', 'SELF')", "in_later", ""),
    "LEAVERS": ("true", "in_exit", ""),
    "LT_DUE": ("true", "in_later", ""),
    "LT_UNKNOWN": ("not known", "in_later", ""),
}

SQL = """
with p as (
  select * from (
    select *, row_number() over (partition by record_id order by recorded_at desc, line desc) as version
    from (select *, row_number() over () as line from participations) where recorded_at <= date '{as_of}')
  where version = 1 and coalesce(deleted, '') <> 'Y' and person_id is not null and entry_date <= date '{as_of}'),
e as (
  select * from (
    select *, row_number() over (partition by event_id order by recorded_at desc, line desc) as version
    from (select *, row_number() over () as line from events) where recorded_at <= date '{as_of}')
  where version = 1 and coalesce(deleted, '') <> 'Y' and date <= date '{as_of}'),
spells as (
  select *, row_number() over w as nr,
    case when exit_date >= entry_date and exit_date <= date '{as_of}' then exit_date end as closed
  from p window w as (partition by operation_id, person_id order by entry_date, record_id)),
ends as (
  select operation_id, person_id, case when count(*) = count(closed) then max(closed) end as left_on,
    max(case when observed_until <= date '{as_of}' then observed_until end) as observed
  from spells group by all),
base as (
  select s.*, x.left_on, x.observed, x.left_on + 28 as window_end,
    cast(x.left_on + interval 6 month as date) as reference_day,
    case when birth_date <= entry_date then date_part('year', entry_date) - date_part('year', birth_date)
      - cast((date_part('month', entry_date), date_part('day', entry_date))
          < (date_part('month', birth_date), date_part('day', birth_date)) as int) end as years
  from spells s join ends x using (operation_id, person_id) where s.nr = 1),
happened as (
  select b.operation_id, b.person_id,
    arg_max(e.value, (e.date, e.event_id)) filter (kind = 'LM' and date <= window_end) as after_value,
    arg_max(e.value, (e.date, e.event_id)) filter (kind = 'LM' and date <= reference_day) as later_value,
    max(date) filter (kind = 'LM') as last_status,
    arg_max(e.value, (e.date, e.event_id)) filter (kind = 'EDU' and date <= left_on) as edu_value,
    count(*) filter (kind = 'EDU' and value = 'Y' and date between left_on and window_end) as edu_start,
    count(*) filter (kind = 'QUAL' and value = 'Y' and date <= window_end) as qualified,
    count(*) filter (kind = 'IMPROVED' and value = 'Y' and date <= reference_day) as improved
  from base b join e on e.operation_id = b.operation_id and e.person_id = b.person_id
    and e.date >= b.entry_date
  where b.left_on is not null group by all),
facts as (
  select b.*, case when years < 120 then years end as age,
    coalesce(h.after_value, lm_status) as lm_after, coalesce(h.later_value, lm_status) as lm_later,
    coalesce(h.edu_value, in_edu) as edu_at_exit, h.edu_start, h.qualified, h.improved,
    greatest(left_on, coalesce(observed, left_on), coalesce(last_status, left_on)) >= reference_day as known,
    gender in ('F', 'M', 'N') and lm_status is not null and years < 120 and isced is not null as is_complete,
    entry_date between date '{start}' and date '{end}' as in_entry,
    left_on between date '{start}' and date '{end}' as in_exit,
    reference_day between date '{start}' and date '{end}' as in_later
  from base b left join happened h using (operation_id, person_id)),
judged as (select *, coalesce(is_complete, false) as complete from facts)
select objective || '|' || region_category as key, gender, {cells} from judged group by all
"""


def main(folder, out):
    begin = time.perf_counter()
    db = duckdb.connect()
    db.execute("set threads to 2")
    dates = ", ".join(
        f"'{name}': 'DATE'"
        for name in ("recorded_at", "entry_date", "exit_date", "observed_until", "birth_date", "unemp_since")
    )
    flags = ", ".join(
        f"'{name}': 'VARCHAR'"
        for name in ("deleted", "gender", "in_edu", "tcn", "foreign_background", "minority", "disability",
                     "homeless", "rural", "person_id", "operation_id", "record_id")
    )
    db.execute(
        f"create table participations as select * from read_csv('{folder}/participations.csv', header=true, "
        f"types={{{dates}, {flags}, 'isced': 'INT'}})"
    )
    db.execute(
        f"create table events as select * from read_csv('{folder}/events.csv', header=true, "
        "types={'recorded_at': 'DATE', 'date': 'DATE', 'deleted': 'VARCHAR'})"
    )
    read = time.perf_counter() - begin
    cells = ", ".join(
        f"count(*) filter ({when} and {axis}{'' if of == 'all' else ' and complete'}) as {code}"
        for code, (when, axis, of) in CELLS.items()
    )
    rows = db.execute(SQL.format(as_of="2999-12-31", start="1900-01-01", end="2999-12-31", cells=cells)).fetchall()
    figures = {}
    for key, gender, *counts in rows:
        for code, count in zip(CELLS, counts):
            for column in ["T"] + ([gender] if gender in ("F", "M", "N") else []):
                if count:
                    cell = figures.setdefault(key, {}).setdefault(code, {})
                    cell[column] = cell.get(column, 0) + count
    total = time.perf_counter() - begin
    json.dump(figures, open(out, "w"))
    print(json.dumps({"read": read, "total": total}))


main(sys.argv[1], sys.argv[2])
