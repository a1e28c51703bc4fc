"""Runs the parts in their order; the last line counts."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "Sampling"))
import board
import keyboard
import markup
import pages
import pictures
import population
import reach
import shortcuts
import story
import taps
from installation import Installation
from tally import Tally

PARTS = {
    "pages": pages.look, "markup": markup.validate, "keyboard": keyboard.try_out, "shortcuts": shortcuts.try_out,
    "reach": reach.try_out, "story": story.tell, "population": population.try_out, "taps": taps.try_out,
    "board": board.try_out,
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("nyvej", type=Path)
    parser.add_argument("--only", action="append", choices=PARTS)
    parser.add_argument("--pictures", type=Path, help="writes pictures of the main pages here")
    parser.add_argument("--readme", action="store_true", help="makes the two pictures of the README anew")
    asked = parser.parse_args()

    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="nyvej-browser-") as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        house = Installation(asked.nyvej, Path(folder) / "demo")
        try:
            house.fill()
            house.start()
            if asked.readme:
                pictures.for_the_readme(browser, house, Path(__file__).parents[2] / "docs" / "pictures")
            if asked.pictures:
                pictures.take(browser, house, asked.pictures)
            if not asked.readme and not asked.pictures or asked.only:
                for name, part in PARTS.items():
                    if asked.only and name not in asked.only:
                        continue
                    began = time.monotonic()
                    part(browser, house, tally)
                    print(f"   {name}: {time.monotonic() - began:.0f} s", flush=True)
            else:
                tally.note("pictures", [])
        finally:
            house.stop()
            browser.close()
    print(tally.line)
    return 0 if tally.is_good else 1


sys.exit(main())
