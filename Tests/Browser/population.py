"""Four hundred people within reach: what This week counts is true, and the lists lead through everybody once."""

import re
import sqlite3
import unicodedata

import pages
import walk
from installation import Installation

# Besides those of the story; of them more than four hundred take part, the others are on their way in or out.
PEOPLE, WITHIN_REACH = 500, 400
# What one page may weigh as text, and how many windows of 800 it may be long, wide and narrow. What is made to be printed is
# as long as it is.
TEXT, WINDOWS = 64 * 1024, {1280: 9, 360: 15}
# How many of a heap the week shows, and how far it is counted.
SHOWN, COUNTED = 10, 300
ALPHABETS = {"en": "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "da": "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ", "de": "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
# A name as long as a form takes it, without a place to break it.
LONG = "Wawrzyniec" * 17
COUNTS = {
    "en": (r"(\d+) (?:people|placements|organisations) in all", r"The first (\d+) of (more than )?(\d+) are shown\."),
    "da": (r"(\d+) (?:borgere|praktikker|organisationer|\w+) i alt", r"De første (\d+) af (mere end )?(\d+) er vist\."),
    "de": (r"Insgesamt (\d+) \w+", r"Die ersten (\d+) von (mehr als )?(\d+) werden angezeigt\."),
}


def try_out(browser, house, tally):
    crowd = Installation(house.nyvej, house.folder.parent / "crowd", people=PEOPLE)
    crowd.fill()
    records = sqlite3.connect(f"file:{crowd.folder / 'nyvej.sqlite'}?mode=ro", uri=True)
    crowd.start()
    try:
        for language, email in (("en", "konsulent1@demo.example"), ("da", "omar@demo.example"),
                                ("de", "jonas@demo.example")):
            page = crowd.visitor(browser, language, email)
            Reader(crowd, page, language, email, records, tally).read()
            page.context.close()
        long_names(crowd, crowd.visitor(browser, "en", "konsulent1@demo.example"), tally)
    finally:
        records.close()
        crowd.stop()


def long_names(house, page, tally):
    """A name without an end widens nothing: not its own page, nor the lists that it stands in."""
    for kind in ("people", "employers"):
        page.goto(f"{house.base}/{kind}/new")
        page.locator("#field-name").fill(LONG)
        with page.expect_navigation():
            page.locator("#field-name").press("Enter")
        own = page.url.split("?")[0].split("#")[0]
        tally.expect(f"a name of 170 letters is taken ({kind})", not own.endswith(f"/{kind}") and LONG in page.content(), own)
        for width in WINDOWS:
            page.set_viewport_size({"width": width, "height": 800})
            for address in (own, own + "/edit", f"{house.base}/{kind}?q={LONG[:20]}", f"{house.base}/search?q={LONG[:20]}"):
                page.goto(address)
                # No line is long enough for the name itself; everything else stays whole.
                problems = [each for each in page.evaluate(pages.LAYOUT)
                            if not each.startswith(f"broken over two lines: {LONG[:20]}")]
                if LONG not in page.content():
                    problems.append("the name is not there")
                tally.note(f"a name of 170 letters: {address.removeprefix(house.base)}, {width}: size", problems)
    page.context.close()


class Reader:
    """Somebody with much to read, in one language."""

    def __init__(self, house, page, language, email, records, tally):
        self.house, self.page, self.records, self.tally = house, page, records, tally
        self.language, self.email, self.name = language, email, f"{email.split('@')[0]} ({language})"
        self.in_all, self.first_of = COUNTS[language]

    def expect(self, what, holds, otherwise=""):
        self.tally.expect(f"{self.name}: {what}", holds, otherwise)

    def number(self, query, *values):
        return self.records.execute(query, values).fetchone()[0]

    def read(self):
        self.week("own", counted=COUNTED)
        self.week("team", counted=COUNTED)
        people = self.whole_list("people")
        self.expect(f"more than {WITHIN_REACH} people are within reach", len(people) > WITHIN_REACH, str(len(people)))
        self.letters(people)
        placements = self.whole_list("placements")
        self.expect("every placement is in the list", len(placements) == self.number("SELECT count(*) FROM placement"),
                    str(len(placements)))
        employers = self.whole_list("employers")
        self.expect("every employer is in the list",
                    len(employers) == self.number("SELECT count(*) FROM organisation"), str(len(employers)))
        self.sizes()

    def week(self, whose, counted):
        """Each heap says how many it holds, shows the first ten, and shows all of them on a page of its own."""
        self.page.goto(f"{self.house.base}/week?whose={whose}")
        for pile in self.page.evaluate("""() => [...document.querySelectorAll('main .pile:not(.done) .count')].map(count => {
              const heading = count.parentElement
              let list = heading.nextElementSibling
              const more = list.nextElementSibling
              return {
                name: heading.firstChild.textContent.trim() || heading.id, said: count.textContent.trim(),
                rows: [...list.children].map(each => each.innerHTML),
                sentence: more?.matches('.more') ? more.querySelector('span').textContent : '',
                all: more?.matches('.more') ? more.querySelector('a').getAttribute('href') : '' }})"""):
            title = f"This week, {whose}, {pile['name']}"
            number = int(re.search(r"\d+", pile["said"])[0])
            is_more = not pile["said"].isdigit()
            self.expect(f"{title}: shows the first ten", len(pile["rows"]) == min(number, SHOWN), str(len(pile["rows"])))
            self.expect(f"{title}: all are a page of their own where there are more", bool(pile["all"]) == (number > SHOWN))
            if not pile["all"]:
                continue
            said = re.search(self.first_of, pile["sentence"])
            self.expect(f"{title}: says of how many", said and int(said[1]) == SHOWN and int(said[3]) == number
                        and bool(said[2]) == is_more, f"“{pile['sentence']}” beside “{pile['said']}”")
            rows = self.heap(pile["all"])
            self.expect(f"{title}: no row stands there twice", len(set(rows)) == len(rows))
            self.expect(f"{title}: the first ten are the first of all", rows[:SHOWN] == pile["rows"])
            self.expect(f"{title}: so many are there", len(rows) > number == counted if is_more else len(rows) == number,
                        f"{len(rows)} are, “{pile['said']}” is said")
            code = re.search(r"pile=([a-z-]+)", pile["all"])[1]
            owed = "FROM obligation WHERE pile = ? AND done_day IS NULL AND shown_day <= '2026-11-29'"
            if whose == "own":
                # Approvals are the job centre's to note, in which somebody works.
                recorded = self.number(
                    f"SELECT count(*) {owed} AND owner_id = (SELECT id FROM account WHERE email = ?)"
                    " AND NOT (deed = 'approve' AND office_id IS NOT NULL)", code, self.email)
                self.expect(f"{title}: as many as are recorded", len(rows) == recorded, f"{len(rows)}, {recorded}")
            else:
                recorded = self.number(f"SELECT count(*) {owed}", code)
                self.expect(f"{title}: no more than are recorded", len(rows) <= recorded, f"{len(rows)}, {recorded}")

    def heap(self, address):
        """The rows of all pages of a heap."""
        rows = []
        for _ in range(30):
            self.page.goto(self.house.base + address, wait_until="domcontentloaded")
            found = self.page.evaluate("""() => ({
              rows: [...document.querySelectorAll('main .pile li')].map(each => each.innerHTML),
              next: document.querySelector('main a[href*="after="]')?.getAttribute('href')})""")
            rows += found["rows"]
            address = found["next"]
            if not address:
                return rows
        return rows

    def rows(self, address):
        """One page of a list: addresses and names, the total, the pages before and after it."""
        self.page.goto(self.house.base + address, wait_until="domcontentloaded")
        found = self.page.evaluate("""() => {
          const link = way => document.querySelector(`main a[rel=${way}]`)?.getAttribute('href')
          const names = [...document.querySelectorAll('main table.data th a')]
          return {rows: names.map(each => [each.getAttribute('href'), each.textContent]),
            total: document.querySelector('.pagination')?.textContent ?? '', before: link('prev'), after: link('next')}}""")
        found["rows"] = [tuple(row) for row in found["rows"]]
        return found

    def whole_list(self, name):
        """Forwards page by page, then backwards again."""
        there, address = [], f"/{name}"
        while address and len(there) < 60:
            there.append(self.rows(address))
            address = there[-1]["after"]
        rows = [row for each in there for row in each["rows"]]
        totals = {re.search(self.in_all, each["total"]) and re.search(self.in_all, each["total"])[1] for each in there}
        self.expect(f"{name}: nobody is met twice", len(set(rows)) == len(rows), f"{len(rows)} rows, {len(set(rows))} apart")
        self.expect(f"{name}: every page says how many there are", totals == {str(len(rows))}, f"{totals}, {len(rows)}")
        back, address = [], there[-1]["before"]
        while address and len(back) < 60:
            back.append(self.rows(address))
            address = back[-1]["before"]
        self.expect(f"{name}: the way back is the same way",
                    [each["rows"] for each in reversed(back)] == [each["rows"] for each in there[:-1]])
        return rows

    def letters(self, people):
        """A letter leads to the first whose name begins with it, in the order of the reader's language."""
        alphabet = ALPHABETS[self.language]
        place = [alphabet.index(self.initial(name)) for _, name in people]
        self.expect("people: in the order of the alphabet", place == sorted(place))
        self.page.goto(self.house.base + "/people")
        letters = self.page.locator("nav.letters a")
        self.expect("people: the letters of the language", "".join(letters.all_inner_texts()) == alphabet)
        problems = []
        for letter, address in zip(alphabet, letters.evaluate_all("all => all.map(each => each.getAttribute('href'))")):
            rows = self.rows(address)["rows"]
            wanted = [row for row, at in zip(people, place) if at >= alphabet.index(letter)]
            if rows != wanted[:len(rows)] or (wanted and not rows):
                problems.append(f"{letter}: begins with {rows[:1]}, not {wanted[:1]}")
        self.tally.note(f"{self.name}: each letter leads to its people", problems)

    def initial(self, name):
        first = name.strip()[0].upper()
        if first in ALPHABETS[self.language]:
            return first
        return {"Æ": "A", "Ø": "O"}.get(first) or unicodedata.normalize("NFD", first)[0]

    def sizes(self):
        """No page runs out of its window to the side, nor on and on, nor weighs much."""
        addresses = ["/week?whose=own", "/week?whose=team", "/week?whose=team&pile=no-next-step", "/week/pocket", "/people",
                     "/people?from=S", "/people?q=e", "/placements", "/employers", "/search?q=a"]
        for width, windows in WINDOWS.items():
            self.page.set_viewport_size({"width": width, "height": 800})
            for address in addresses:
                text = self.page.goto(self.house.base + address).text()
                problems = self.page.evaluate(pages.LAYOUT)
                height = self.page.evaluate("document.documentElement.scrollHeight")
                if height > windows * 800 and "pocket" not in address:
                    problems.append(f"{height} px long")
                if len(text.encode()) > TEXT and "pocket" not in address:
                    problems.append(f"{len(text.encode())} bytes")
                self.tally.note(f"{self.name}: {address}, {width}: size", problems)
