"""Writes the benchmark's input: participations.csv and events.csv, seeded, invented throughout.

Usage: generate.py FOLDER [PERSONS]   (default one million participations)
"""

import datetime
import os
import random
import sys

HEADER = (
    "record_id,recorded_at,deleted,operation_id,objective,region_category,nuts2,person_id,entry_date,exit_date,"
    "observed_until,birth_date,gender,lm_status,unemp_since,in_edu,isced,hh_jobless,hh_dep_children,hh_single_adult,"
    "tcn,foreign_background,minority,disability,other_disadv,homeless,rural,yei"
)
EVENT_HEADER = "event_id,recorded_at,deleted,operation_id,person_id,date,kind,value"
OPERATIONS = [
    (f"OP{n}", ("a", "b", "h", "i", "l")[n % 5], ("LESS", "TRANS", "MORE")[n % 3], ("QX11", "QX12", "QX21")[n % 3])
    for n in range(40)
]


def write(folder, persons, seed=20261122):
    rng = random.Random(seed)
    first = datetime.date(2021, 1, 1).toordinal()
    iso = {day: datetime.date.fromordinal(day).isoformat() for day in range(first - 40_000, first + 4000)}
    pick = rng.random
    events = 0
    rows = 0
    known = []

    def answer(share):
        draw = pick()
        return "Y" if draw < share else "U" if draw > 0.99 else "" if draw > 0.98 else "N"

    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}/participations.csv", "w") as out, open(f"{folder}/events.csv", "w") as log:
        print(HEADER, file=out)
        print(EVENT_HEADER, file=log)
        while rows < persons:
            # About one row in thirteen is a further spell of somebody already there.
            if rows > 0 and pick() < 0.08:
                place, number = known[int(pick() * len(known))]
            else:
                place, number = int(pick() * 40), int(pick() * persons * 3)
                known.append((place, number))
            operation, objective, region, nuts2 = OPERATIONS[place]
            person = f"P{number:08d}"
            entry = first + int(pick() * 1300)
            left = pick() < 0.7
            exit_ = entry + int(pick() * 400) if left else 0
            observed = exit_ + (28 if pick() < 0.5 else 190) if left and pick() < 0.8 else 0
            status = ("UNEMP", "UNEMP", "INACT", "EMPL", "SELF", "UNEMP", "INACT")[int(pick() * 7)]
            since = iso[entry - int(pick() * 1500)] if status == "UNEMP" and pick() < 0.95 else ""
            birth = "" if pick() < 0.01 else iso[entry - 5500 - int(pick() * 19_000)]
            gender = "" if pick() < 0.01 else "N" if pick() < 0.005 else "FM"[int(pick() * 2)]
            record = f"r{rows:09d}"
            recorded = entry + int(pick() * 20)
            line = (
                f"{operation},{objective},{region},{nuts2},{person},{iso[entry]},{iso[exit_] if left else ''},"
                f"{iso[observed] if observed else ''},{birth},{gender},{status},{since},{answer(0.12)},"
                f"{'' if pick() < 0.01 else int(pick() * 9)},"
                + ",".join(answer(share) for share in (0.3, 0.3, 0.1, 0.4, 0.5, 0.1, 0.1, 0.1, 0.05, 0.2, 0.1))
            )
            print(f"{record},{iso[recorded]},,{line}", file=out)
            rows += 1
            if pick() < 0.02:  # corrected, or withdrawn
                print(f"{record},{iso[recorded + 30]},{'Y' if pick() < 0.2 else ''},{line}", file=out)
            for _ in range(int(pick() * 3.7)):
                date = entry + int(pick() * 600)
                kind = ("LM", "LM", "LM", "LM", "EDU", "QUAL", "IMPROVED", "COMPLETE", "OFFER")[int(pick() * 9)]
                value = ("EMPL", "SELF", "UNEMP", "INACT")[int(pick() * 4)] if kind == "LM" else "Y"
                if kind == "EDU" and pick() < 0.3:
                    value = "N"
                print(
                    f"e{events:09d},{iso[date + int(pick() * 20)]},,{operation},{person},{iso[date]},{kind},{value}",
                    file=log,
                )
                events += 1
    print(f"{rows} participations, {events} events in {folder}", file=sys.stderr)


if __name__ == "__main__":
    write(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000)
