"""Starts a demonstration, validates the description that it gives of its API, and asks what nobody would ask."""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "Faults"))
from server import Nyvej  # noqa: E402

CHECKS = [
    "not_a_server_error", "response_schema_conformance", "status_code_conformance", "content_type_conformance",
    "response_headers_conformance", "unsupported_method", "allow_header_conformance", "missing_required_header",
]
ACCOUNT = "mette@demo.example"


def demonstration(binary, folder):
    nyvej = Nyvej(binary, folder)
    code, said = nyvej.tool("demo", "--people", "0", "--language", "en")
    if code != 0:
        raise SystemExit(f"no demonstration: {said}")
    code, token = nyvej.tool("token", "issue", "--account", ACCOUNT)
    if code != 0:
        raise SystemExit(f"no token: {token}")
    return nyvej, token


def document(nyvej):
    with urllib.request.urlopen(f"http://127.0.0.1:{nyvej.port}/api/openapi.json", timeout=10) as answer:
        return json.load(answer)


def ask(nyvej, token, path):
    request = urllib.request.Request(
        f"http://127.0.0.1:{nyvej.port}/api/v1{path}", headers={"Authorization": "Bearer " + token})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


def attach(nyvej, token, placement):
    """A paper of the placement, so that there is one: the smallest PDF that there is."""
    border = "a-border-that-stands-in-no-part"
    parts = [('name="paper"', "agreement"), ('name="file"; filename="agreement.pdf"', "%PDF-1.4\n%%EOF\n")]
    body = "".join(f"--{border}\r\nContent-Disposition: form-data; {name}\r\n\r\n{value}\r\n" for name, value in parts)
    request = urllib.request.Request(
        f"http://127.0.0.1:{nyvej.port}/api/v1/placements/{placement}/scans", data=(body + f"--{border}--\r\n").encode(),
        headers={"Authorization": "Bearer " + token, "Content-Type": f"multipart/form-data; boundary={border}"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)["id"]


def make(nyvej, token, path, record):
    """A new record; answers its identifier."""
    request = urllib.request.Request(
        f"http://127.0.0.1:{nyvej.port}/api/v1{path}", data=json.dumps(record).encode(),
        headers={"Authorization": "Bearer " + token, "Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)["id"]


def join(nyvej, token):
    """Somebody who was entered twice, and is one now."""
    kept, other = (make(nyvej, token, "/people", {"name": name, "another": True}) for name in ("Rahel Et", "Rahel To"))
    return make(nyvej, token, f"/people/{kept}/merges", {"other": other, "why": "Entered twice", "seen": True})


def protect(nyvej, token):
    """Somebody whose address is protected."""
    person = make(nyvej, token, "/people", {"name": "Ruta Fiktivsen", "another": True})
    return make(nyvej, token, f"/people/{person}/protections", {"from": time.strftime("%Y-%m-%d"), "words": "Decided by the register"})


def identifiers(nyvej, token):
    """One of each record that the demonstration has, by the name of its parameter."""
    found = {"person": [], "placement": [], "organisation": [], "workplace": [], "consideration": [],
             "hoursQuestion": [], "obstacle": [], "workPermission": [], "guardian": [], "protection": [protect(nyvej, token)], "personMerge": [join(nyvej, token)], "identityNumber": [], "appointment": [], "contactEntry": [], "firmContact": [], "note": [],
             "plannedHours": [], "weekReduction": [], "participation": [], "plan": [], "assignment": [],
             "absence": [], "account": [], "ladderStep": [],
             "followUp": [], "file": [], "rulePack": [], "programmeModel": []}
    for person in ask(nyvej, token, "/people?limit=100")["items"]:
        found["person"].append(person["id"])
        for name, path in (("consideration", "considerations"), ("hoursQuestion", "hours-questions"), ("obstacle", "obstacles"), ("workPermission", "work-permissions"),
                           ("guardian", "guardians"), ("protection", "protections"), ("identityNumber", "identity-numbers"),
                           ("appointment", "appointments"), ("contactEntry", "contacts"), ("note", "notes"),
                           ("plannedHours", "planned-hours"), ("weekReduction", "week-reductions"),
                           ("participation", "participations"), ("assignment", "assignments")):
            found[name] += [item["id"] for item in ask(nyvej, token, f"/people/{person['id']}/{path}")["items"]]
    for participation in found["participation"]:
        found["plan"] += [item["id"] for item in ask(nyvej, token, f"/participations/{participation}/plans")["items"]]
    found["rulePack"], found["programmeModel"] = ["dk-2026-07"], ["business-training"]
    found["week"] = [f"{year}-W{week:02}" for year, week in ((2026, 47), (2026, 53), (2027, 1))]
    found["programme"] = [item["id"] for item in ask(nyvej, token, "/programmes")["items"]]
    found["account"] = [item["account"] for item in ask(nyvej, token, "/absences")["items"]]
    found["absence"] = [item["id"] for item in ask(nyvej, token, "/absences")["items"]]
    for placement in ask(nyvej, token, "/placements?limit=100")["items"]:
        found["placement"].append(placement["id"])
        for name, path in (("ladderStep", "ladder"), ("followUp", "follow-ups")):
            found[name] += [item["id"] for item in ask(nyvej, token, f"/placements/{placement['id']}/{path}")["items"]]
    for firm in ask(nyvej, token, "/organisations?limit=100")["items"]:
        found["organisation"].append(firm["id"])
        found["workplace"] += [
            item["id"] for item in ask(nyvej, token, f"/organisations/{firm['id']}/workplaces")["items"]]
        found["firmContact"] += [
            item["id"] for item in ask(nyvej, token, f"/organisations/{firm['id']}/contacts")["items"]]
    found["file"] = [attach(nyvej, token, placement) for placement in found["placement"][:2]]
    empty = [name for name, ids in found.items() if not ids]
    if empty:
        raise SystemExit(f"the demonstration has no {', '.join(empty)}")
    return {name: ids[:4] for name, ids in found.items()}


def with_examples(described, found):
    """The description with identifiers that exist as examples, so that requests arrive at records."""
    for path in described["paths"].values():
        for parameter in path.get("parameters", []):
            parameter["examples"] = {
                f"record{position}": {"value": value} for position, value in enumerate(found[parameter["name"]])}
    return described


def is_valid(described):
    from openapi_spec_validator import OpenAPIV31SpecValidator

    faults = list(OpenAPIV31SpecValidator(described).iter_errors())
    for fault in faults[:20]:
        print("  " + "/".join(map(str, fault.absolute_path)) + ": " + fault.message[:300])
    return not faults


def conforms(nyvej, token, described, examples, folder):
    """schemathesis with a fixed seed; its report stands on the screen when something is wrong."""
    schema = os.path.join(folder, "openapi.json")
    with open(schema, "w") as file:
        json.dump(described, file)
    # A change without the version that was seen is answered with 428 (RFC 6585).
    with open(os.path.join(folder, "schemathesis.toml"), "w") as file:
        file.write("[checks.missing_required_header]\nexpected-statuses = [400, 401, 403, 406, 415, 422, 428]\n")
    words = [
        os.path.join(os.path.dirname(sys.executable), "schemathesis"), "run", schema,
        "--url", f"http://127.0.0.1:{nyvej.port}/", "-H", "Authorization: Bearer " + token,
        "--checks", ",".join(CHECKS), "--phases", "examples,coverage,fuzzing", "--max-examples", str(examples),
        "--seed", "20261122", "--generation-database", "none", "--no-shrink", "--continue-on-failure",
        "--request-timeout", "10", "--warnings", "off",
    ]
    done = subprocess.run(
        words, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        timeout=300, env={**os.environ, "NO_COLOR": "1"})
    if done.returncode != 0:
        print(done.stdout[-20000:])
    else:
        print("\n".join(line for line in done.stdout.splitlines() if re.search(r"generated|Tested:", line)))
    return done.returncode == 0


def main():
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("nyvej")
    words.add_argument("--examples", type=int, default=15, help="requests of each kind for each operation")
    words = words.parse_args()
    folder = tempfile.mkdtemp(prefix="nyvej-contract-")
    began = time.monotonic()
    passed = failed = 0
    nyvej = None
    try:
        nyvej, token = demonstration(words.nyvej, os.path.join(folder, "data"))
        nyvej.start()
        described = document(nyvej)
        with_examples(described, identifiers(nyvej, token))
        for name, check in (
            ("the description is valid OpenAPI 3.1", lambda: is_valid(described)),
            ("every answer is as described", lambda: conforms(nyvej, token, described, words.examples, folder)),
            ("the server logged nothing unforeseen", lambda: "unforeseen" not in nyvej.said()),
            ("the server ends as it should", lambda: nyvej.stop() == 0),
        ):
            if check():
                passed += 1
            else:
                failed += 1
                print(f"✘ {name}")
                if "logged" in name:
                    print(nyvej.said())
    finally:
        if nyvej:
            nyvej.end()
        shutil.rmtree(folder)
    print(f"took {time.monotonic() - began:.0f} s")
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return 0 if failed == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
