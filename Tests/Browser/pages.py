"""Every page, in five languages, at three widths, in light and dark: accessibility, layout, words, weight."""

import re
from contextlib import contextmanager
from pathlib import Path

import axe_playwright_python

import paper
import plan
import silent
import walk
from installation import Installation
from sample import Sample

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
BUDGET = 60 * 1024
REQUESTS = 6
CATALOGS = Path(__file__).parents[2] / "Data" / "Language"

# A day of law stands by its date alone: a pack's "in force from", a source's "as of". Nobody in the demonstration has told
# when she was born, and the days of the week that is shown stand behind its number. Every other day has its weekday, and its
# year where that is another than today's; so a date with its year and nothing before it is a day written in another way.
BARE_DAY = {
    "en": re.compile(r"(?<!Mon )(?<!Tue )(?<!Wed )(?<!Thu )(?<!Fri )(?<!Sat )(?<!Sun )(?<!as of )(?<!in force from )"
                     r"(?<!into force on )(?<!placements from )\b\d{1,2} [A-Z][a-z]{2,8} \d{4}"),
    "de": re.compile(r"(?<!Mo\. )(?<!Di\. )(?<!Mi\. )(?<!Do\. )(?<!Fr\. )(?<!Sa\. )(?<!So\. )(?<!Stand )(?<!gültig ab )"
                     r"(?<!die ab )(?<!Maßnahmen ab )\b\d{1,2}\. [A-ZÄÖÜ][a-zä]{2,8}\.? \d{4}"),
    "da": re.compile(r"(?<!man\. )(?<!tirs\. )(?<!tir\. )(?<!ons\. )(?<!tors\. )(?<!tor\. )(?<!fre\. )(?<!lør\. )(?<!søn\. )"
                     r"(?<!pr\. )(?<!fra )(?<!i kraft )(?<!den )\b\d{1,2}\. [a-zæøå]{3,9}\.? \d{4}"),
    # Weekdays hold on to their day; a day by itself heads a line of a table.
    "fi": re.compile(r"(?<!ma\s)(?<!ti\s)(?<!ke\s)(?<!to\s)(?<!pe\s)(?<!la\s)(?<!su\s)(?<!tilanne )(?<!väliltä )(?<!– )(?<!\A)"
                     r"\b\d{1,2}\.\d{1,2}\.\d{4}(?! alkaen)"),
    "sv": re.compile(r"(?<!mån\s)(?<!tis\s)(?<!ons\s)(?<!tors\s)(?<!fre\s)(?<!lör\s)(?<!sön\s)(?<!per )(?<!från )(?<!den )"
                     r"\b\d{1,2} [a-zåäö]{3,9}\.? \d{4}"),
}

# What somebody in the demonstration has written in words of their own, which buttons and titles say again.
WRITTEN = {
    "en": re.compile(r"At most \d+ hours a week up to and including [^,.]+ \d{4}|First day in the job is [^,.]+\."),
    "da": re.compile(r"Højst \d+ timer om ugen til og med \d+\. \w+\.? \d{4}|Første dag i jobbet er \d+\. \w+\.? \d{4}"),
    "de": re.compile(r"Höchstens \d+ Stunden pro Woche bis \d+\. \w+\.? \d{4}|Der erste Arbeitstag ist der \d+\. \w+\.? \d{4}"),
    "fi": re.compile(r"Enintään \d+ tuntia viikossa [^,]*?\d+\.\d+\.\d{4}|Ensimmäinen työpäivä on \d+\.\d+\.\d{4}"),
    "sv": re.compile(r"Högst \d+ timmar i veckan till och med \d+ \w+\.? \d{4}|Första dagen på jobbet är \d+ \w+\.? \d{4}"),
}

LAYOUT = (Path(__file__).parent / "layout.js").read_text()


def look(browser, house, tally):
    house.saved = {}
    looks = Looks(Sample.asked())
    for language in plan.LANGUAGES:
        with living(house, language) as home:
            page = home.visitor(browser, language, "mette@demo.example")
            found = walk.everything(home, page)
            sweep(home, page, looks.at(found, language), language, tally, saved=house.saved)
            paper.one_sheet(home, page, language, tally)
            page.context.close()
            silence(browser, home, "mette@demo.example", found, language, looks, tally)
            for email, stops_of in walk.COLLEAGUES:
                page = home.visitor(browser, language, email)
                theirs = stops_of(home, page)
                sweep(home, page, looks.at(theirs, language), language, tally, saved=house.saved)
                page.context.close()
                silence(browser, home, email, theirs, language, looks, tally)
            if home is house:
                stops = found
    open_doors(browser, house, looks, tally)
    weigh(browser, house, looks, stops, tally)
    looks.tell()


def silence(browser, house, email, stops, language, looks, tally):
    """The same pages once more, in a browser that runs no script."""
    page = house.visitor(browser, language, email, scripts=False)
    silent.sweep(house, page, stops, language, looks.sample, tally)
    page.context.close()


@contextmanager
def living(house, language):
    """A demonstration whose own texts are in this language too, so that nothing in another may stand on its pages."""
    if language == house.language:
        yield house
        return
    home = Installation(house.nyvej, house.folder.parent / language, language=language)
    home.fill()
    home.start()
    try:
        yield home
    finally:
        home.stop()


class Looks:
    """Which pages are looked at now, how, and how many looks that leaves to other samples."""

    def __init__(self, sample):
        self.sample, self.done, self.whole = sample, 0, 0

    def at(self, stops, language):
        found = []
        for position, stop in enumerate(stops):
            self.whole += plan.looks(plan.views(Sample(), position, language))
            if views := plan.views(self.sample, position, language):
                self.done += plan.looks(views)
                found.append((stop, views))
        return found

    def weighed(self, stops):
        found = [stop for position, stop in enumerate(stops) if self.sample.takes(position)]
        self.done, self.whole = self.done + len(found), self.whole + len(stops)
        return found

    def tell(self):
        self.sample.tell("looks at pages in the browser", self.done, self.whole)


def open_doors(browser, house, looks, tally):
    """The pages of somebody who is not signed in, and those of an empty installation."""
    bare = Installation(house.nyvej, house.folder.parent / "bare")
    bare.start()
    try:
        for language in plan.LANGUAGES:
            page = house.visitor(browser, language)
            wrong = {"email": "nobody@demo.example", "password": "not the right words"}
            sweep(house, page, looks.at([
                walk.Stop("sign-in", "/sign-in"),
                walk.Stop("sign-in, nothing typed", "/sign-in", sends="main .form button", status=422),
                walk.Stop("sign-in, wrong", "/sign-in", sends="main .form button", answers=wrong, status=422),
                walk.Stop("data protection, signed out", "/data-protection"),
            ], language), language, tally)
            page.context.close()
            page = bare.visitor(browser, language)
            sweep(bare, page, looks.at([
                walk.Stop("first run", "/first-run"),
                walk.Stop("first run, nothing typed", "/first-run", sends="main form button", status=422),
            ], language), language, tally, saved=house.saved)
            page.context.close()
    finally:
        bare.stop()


def sweep(house, page, stops, language, tally, saved=None):
    saved = house.saved if saved is None else saved
    complaints, strangers = [], []

    def complain(message):
        # The browser itself tells of every answer that is not 200; those statuses are checked below.
        if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
            complaints.append(message.text)

    page.on("console", complain)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda asked: strangers.append(asked.url) if not asked.url.startswith(house.base) else None)
    foreign = foreign_sentences(language)
    for stop, views in stops:
        complaints.clear(), strangers.clear()
        page.set_viewport_size({"width": plan.WIDTHS[0], "height": 800})
        page.emulate_media(color_scheme="light")
        answer = walk.go(house, page, stop)
        title = f"{stop.name} ({language})"
        saved[title] = answer.text()
        problems = [f"answered {answer.status}, not {stop.status}"] if answer.status != stop.status else []
        problems += words(page, language, foreign)
        problems += [f"console: {text}" for text in complaints] + [f"asked {url}" for url in strangers]
        tally.note(title, problems)
        page.evaluate(AXE)
        # What is folded away is looked at too.
        page.evaluate("document.querySelectorAll('main details').forEach(each => each.open = true)")
        for width, schemes in views.items():
            page.set_viewport_size({"width": width, "height": 800})
            tally.note(f"{title}, {width}: layout", page.evaluate(LAYOUT))
            for scheme in schemes:
                page.emulate_media(color_scheme=scheme)
                tally.note(f"{title}, {width}, {scheme}: axe", axe(page))


def axe(page):
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']})", RULES)
    return [
        f"{violation['id']}: {violation['help']}: {node['html'][:160]}"
        for violation in found["violations"] for node in violation["nodes"][:3]
    ]


def words(page, language, foreign):
    """Language and direction, keys and braces that no reader should see, and sentences of another language."""
    problems = []
    root = page.locator("html")
    if root.get_attribute("lang") != language or root.get_attribute("dir") != "ltr":
        problems.append(f"lang {root.get_attribute('lang')}, dir {root.get_attribute('dir')}")
    texts = page.evaluate("""() => {
      const all = [document.title]
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement
        const marked = parent.closest('[lang]')
        if (marked === document.documentElement || !marked) all.push(walker.currentNode.textContent.trim())
      }
      for (const each of document.querySelectorAll('[aria-label],[placeholder]'))
        all.push(each.getAttribute('aria-label') || each.getAttribute('placeholder'))
      return all.filter(text => text) }""")
    for text in texts:
        if re.search(r"[{}]|\\n|\bnil\b|Optional\(", text):
            problems.append(f"left over: {text[:80]}")
        if re.fullmatch(r"[a-z]+(\.[a-z]+){1,3}", text):
            problems.append(f"a key: {text}")
        if re.search(r"(?<!\.)\.\.(?!\.)", text):
            problems.append(f"two full stops: {text[-80:]}")
        if text in foreign:
            problems.append(f"not translated: {text[:80]}")
    beside_its_week = page.locator("nav.week p span").all_text_contents()
    return problems + [
        f"a day written otherwise than the others: {text[:80]}"
        for text in texts if text not in beside_its_week and BARE_DAY[language].search(WRITTEN[language].sub("", text))]


def foreign_sentences(language):
    """Sources in English whose translation is another text: on a page in that language they must not stand."""
    if language == "en":
        return set()
    pairs = {}
    for catalog in CATALOGS.glob(f"*/{language}.po"):
        for entry in catalog.read_text().split("\n\n"):
            source, translation = (
                "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', part.group(1))) if part else ""
                for part in (re.search(rf'^{name} ((?:"[^\n]*"\n?)+)', entry, re.M) for name in ("msgid", "msgstr")))
            if " " in source and "{" not in source:
                pairs.setdefault(source, set()).add(translation)
    return {source for source, translations in pairs.items() if source not in translations}


def weigh(browser, house, looks, stops, tally):
    """Bytes on the wire and requests of a first visit to every page."""
    page = house.visitor(browser, "en", "mette@demo.example")
    # With the cache off, each page costs what the first one costs.
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    for stop in looks.weighed([stop for stop in stops if not stop.sends]):
        asked, sizes = set(), {}
        ask = lambda event: asked.add(event["requestId"])
        # What the page before asked for may still come in.
        seen = lambda event: event["requestId"] in asked and sizes.__setitem__(
            event["requestId"], event["encodedDataLength"])
        session.on("Network.requestWillBeSent", ask)
        session.on("Network.loadingFinished", seen)
        page.goto(house.base + stop.address, wait_until="networkidle")
        session.remove_listener("Network.requestWillBeSent", ask)
        session.remove_listener("Network.loadingFinished", seen)
        problems = [] if sum(sizes.values()) <= BUDGET else [f"{sum(sizes.values())} bytes"]
        problems += [f"{len(sizes)} requests"] if not 0 < len(sizes) <= REQUESTS else []
        tally.note(f"{stop.name}: weight", problems)
    page.context.close()
