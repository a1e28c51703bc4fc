"""Files as people have them, at the command line: what is passed over is said on standard error, what is refused ends badly."""

import os
import subprocess

HEADER = (
    "record_id,recorded_at,deleted,operation_id,objective,region_category,nuts2,person_id,entry_date,exit_date,"
    "observed_until,birth_date,gender,lm_status,unemp_since,in_edu,isced,hh_jobless,hh_dep_children,hh_single_adult,"
    "tcn,foreign_background,minority,disability,other_disadv,homeless,rural,yei")
ROW = "{record},2023-01-01,,OP1,a,LESS,QX11,{person},2023-03-01,,,1990-05-05,{gender},{status},2023-01-15,N,2,N,N,N,N,N,N,N,N,N,N,N"
EVENTS = "event_id,recorded_at,deleted,operation_id,person_id,date,kind,value"
OCCUPATIONS = (
    "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,code\n"
    "Occupation,http://data.europa.eu/esco/occupation/x1,9112,kontorrengører,erhvervsrengører,,released,9112.1\n")


def files(binary, folder, check):
    os.mkdir(folder)

    def write(name, text, encoding="utf-8"):
        path = os.path.join(folder, name)
        with open(path, "wb") as file:
            file.write(text.encode(encoding))
        return path

    def run(*words):
        done = subprocess.run([binary, *words], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120)
        return done.returncode, done.stdout, done.stderr.strip()

    def figures(*rows, events=()):
        return run(
            "indicators", "compute", "--participations", write("participations.csv", "\n".join([HEADER, *rows]) + "\n"),
            "--events", write("events.csv", "\n".join([EVENTS, *events]) + "\n"))

    good = ROW.format(record="r1", person="p1", gender="F", status="UNEMP")
    code, printed, said = figures(good)
    check("figures of sound files are printed, and nothing is said beside them", code == 0 and printed and not said, (code, said))
    code, printed, said = figures(
        good, ROW.format(record="r2", person="p2", gender="X", status="UNEMP"),
        ROW.format(record="r3", person="p3", gender="F", status="unemployed"))
    check("codes that are in no list are said on standard error, always",
          code == 0 and printed and "participations.csv: 2 rows with a code" in said, (code, said))
    code, printed, said = figures(good, events=["e1,2023-06-01,,OP1,p9,2023-06-01,LM,EMPL"])
    check("so are events that belong to no participation",
          code == 0 and printed and "events.csv: 1 row that belongs to no participation" in said, (code, said))
    code, printed, said = figures(good.replace("2023-03-01", "soon"))
    check("a file that cannot be read gives no figures, names the line and ends badly",
          code != 0 and not printed and "participations.csv" in said and "2" in said, (code, printed, said))

    source, data = os.path.join(folder, "esco"), os.path.join(folder, "taxonomy")
    os.mkdir(source)
    write("esco/occupations_da.csv", OCCUPATIONS, "cp1252")
    code, printed, said = run("skills", "import", source, "--into", data, "--version", "v1.2.0")
    check("an ESCO file in another encoding is refused by name",
          code != 0 and "occupations_da.csv" in said + printed, (code, printed, said))
    write("esco/occupations_da.csv", OCCUPATIONS)
    code, printed, said = run("skills", "import", source, "--into", data, "--version", "v1.2.0")
    check("and taken once it is in UTF-8", code == 0, (code, printed, said))
