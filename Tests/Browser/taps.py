"""How many taps the most frequent tasks take: counted by doing them, and held against docs/taps.md.

A tap is whatever a finger does: a link, a button, a choice. What is written is counted apart, by the field. Signing in and the
way to the page on which the task begins do not count: each task says where it begins."""

import re
from pathlib import Path

import walk
from installation import Installation

TABLE = Path(__file__).parents[2] / "docs" / "taps.md"
ROW = re.compile(r"^\| ([^|]+?) \| ([^|]+?) \| (\d+) \| (\d+) \|$")


class Thumb:
    """Does what a person with a telephone does, and counts."""

    def __init__(self, house, page):
        self.house, self.page = house, page
        self.taps = self.fields = 0

    def tap(self, where):
        self.taps += 1
        self.page.locator(where).first.click()

    def pick(self, name, value):
        """One choice out of a list: opening it and choosing is one tap, as on a telephone."""
        self.taps += 1
        box = self.page.locator(f"main [name='{name}']").first
        if box.evaluate("each => each.tagName") == "SELECT":
            box.select_option(value)
        else:
            self.page.locator(f"main [name='{name}'][value='{value}']").first.check()

    def choose(self, name, which):
        """The same by what the choice is called, or by its place."""
        options = self.page.locator(f"main select[name='{name}'] option")
        found = options.nth(which) if isinstance(which, int) else options.filter(has_text=which).first
        self.pick(name, found.get_attribute("value"))

    def write(self, name, text):
        self.fields += 1
        self.page.fill(f"main [name='{name}']", text)

    def save(self):
        self.tap(f"main form.form {walk.BUTTON}")

    def first(self, pile):
        """What This week asks first in a heap."""
        self.tap(f".pile:has(#{pile}) li .button")


def try_out(browser, house, tally):
    """In a demonstration of its own: nothing has been done there yet."""
    own = Installation(house.nyvej, house.folder.parent / "taps")
    try:
        own.fill()
        own.start()
        count(browser, own, tally)
    finally:
        own.stop()


def count(browser, house, tally):
    stated = {(role, task): (int(taps), int(fields)) for role, task, taps, fields in rows()}
    counted = {}
    for (role, who), tasks in TASKS.items():
        for task, begins, does in tasks:
            page = house.visitor(browser, "en", f"{who}@demo.example", width=360)
            thumb = Thumb(house, page)
            try:
                begins(thumb)
                thumb.taps = thumb.fields = 0
                does(thumb)
                worked = page.locator(".flash").count() > 0 or task in LOOKING
                tally.expect(f"taps, {role}: {task}: it is done", worked, page.locator("main").inner_text()[:300])
            except Exception as problem:
                tally.note(f"taps, {role}: {task}", [str(problem)[:300], page.url])
            counted[(role, task)] = (thumb.taps, thumb.fields)
            page.context.close()
    wrong = [f"{' · '.join(key)}: {found} counted, {stated.get(key)} in the table"
             for key, found in counted.items() if stated.get(key) != found]
    wrong += [f"{' · '.join(key)}: in the table only" for key in stated if key not in counted]
    tally.note("taps: docs/taps.md says what is counted", wrong)
    for (role, task), (taps, fields) in counted.items():
        print(f"   | {role} | {task} | {taps} | {fields} |", flush=True)


def rows():
    return [match.groups() for match in map(ROW.match, TABLE.read_text().splitlines()) if match]


# MARK: Where a task begins

def person(name):
    def go(thumb):
        thumb.page.goto(f"{thumb.house.base}/people?q={name}")
        thumb.page.locator("main .data a, main table a").first.click()
    return go


def week(thumb):
    thumb.page.goto(f"{thumb.house.base}/week")


def placement(name):
    def go(thumb):
        person(name)(thumb)
        links = thumb.page.locator("main a[href^='/placements/']").evaluate_all("all => all.map(each => each.pathname)")
        thumb.page.goto(thumb.house.base + next(link for link in links if link.count("/") == 2))
    return go


def workplace(name):
    def go(thumb):
        thumb.page.goto(f"{thumb.house.base}/search?q={name}")
        thumb.page.locator("main a[href^='/workplaces/']").first.click()
    return go


def search(thumb):
    thumb.page.goto(f"{thumb.house.base}/search")


def newcomer(name):
    """Somebody who was entered a moment ago."""
    def go(thumb):
        thumb.page.goto(f"{thumb.house.base}/people/new")
        thumb.page.fill("main [name=name]", name)
        thumb.page.locator(f"main form.form {walk.BUTTON}").first.click()
        thumb.page.goto(thumb.page.url.split("?")[0])
    return go


# MARK: What is done

def log(outcome, words=None):
    def do(thumb):
        thumb.tap(".tools .log")
        thumb.pick("means", "call")
        if words:
            thumb.write("words", words)
        thumb.tap(f"button[name=outcome][value={outcome}]")
    return do


def log_at_the_firm(thumb):
    thumb.tap("main a[href*='/log-contact?'][href*='with=workplace']")
    thumb.pick("means", "visit")
    thumb.write("words", "Comes on time")
    thumb.tap("button[name=outcome][value=well]")


def log_with_employer(thumb):
    thumb.tap("main a[href$='/log-contact']")
    thumb.pick("means", "call")
    thumb.write("words", "Perhaps in March")
    thumb.tap("button[name=outcome][value=watch]")


def note_obstacle(thumb):
    thumb.tap("main a[href$='/new-obstacle']")
    thumb.pick("kind", "transport")
    thumb.save()


def clear_obstacle(thumb):
    thumb.first("obstacles")
    thumb.write("solvedOn", "2026-11-23")
    thumb.save()


def hold_follow_up(thumb):
    thumb.first("follow-ups")
    thumb.pick("light", "ok")
    thumb.write("personSays", "I like it here")
    thumb.write("firmSays", "Learns quickly")
    thumb.save()


def try_again(thumb):
    thumb.first("contacts")
    thumb.pick("means", "call")
    thumb.tap("button[name=outcome][value=well]")


def keep_hours(thumb):
    thumb.tap("main a[href$='/ladder?move=hold']")
    thumb.write("reason", "The class takes two mornings")
    thumb.save()


def see_places(thumb):
    thumb.write("q", "Havnehotellet")
    thumb.tap(f"main form {walk.BUTTON}")
    thumb.tap("main a[href^='/workplaces/']")
    assert thumb.page.locator("#quota").count(), thumb.page.url


def plan_placement(thumb):
    thumb.tap("main a[href$='/new-placement']")
    thumb.tap("main label:has-text('Havnehotellet')")
    thumb.pick("measure", "virksomhedspraktik")
    thumb.pick("purpose", "clarify")
    thumb.write("tasks", "Lays tables")
    thumb.save()


def note_signatures(thumb):
    thumb.tap("main a[href$='/signing']")
    for name in ("employer", "employee-representative", "participant"):
        thumb.write(f"signatures.{name}", "2026-11-23")
    thumb.save()


def fewer_hours(thumb):
    thumb.tap("main a[href$='/ladder?move=back']")
    thumb.write("hours", "12")
    thumb.write("reason", "Three long days are too much")
    thumb.save()


def extend(thumb):
    thumb.tap("main a[href$='/extension']")
    thumb.write("until", "2027-01-29")
    thumb.save()


def end_hired(thumb):
    thumb.tap("main a[href$='/ending']")
    thumb.pick("reason", "hired")
    thumb.pick("by", "firm")
    thumb.write("nextStep", "Twelve paid hours a week")
    thumb.save()


def refer(thumb):
    thumb.tap("main a[href$='/new-referral']")
    thumb.pick("eligibility", "needs-support")
    thumb.save()


def hand_over(thumb):
    thumb.tap("main a[href$='/around']")
    thumb.tap("main a[href$='/hand-over']")
    thumb.choose("account", 1)
    thumb.choose("reason", 1)
    thumb.save()


def read_timeline(thumb):
    thumb.tap("main a[href$='/timeline']")


def agree_limit(thumb):
    thumb.tap("main a[href$='/new-consideration']")
    thumb.pick("effect", "hours")
    thumb.write("hoursCap", "9")
    thumb.write("wording", "At most 9 hours a week")
    thumb.write("review", "2027-02-15")
    thumb.save()


def write_plan(thumb):
    thumb.tap(".pile:has(#starts) li:has-text('No plan yet') .button")
    thumb.write("due", "2026-12-07")
    thumb.save()


def note_approval(thumb):
    thumb.tap(".pile:has(#starts) li:has-text('approval') .button")
    thumb.write("approvedOn", "2026-11-23")
    thumb.save()


def accept(thumb):
    thumb.tap(".tabs a:has-text('team')")
    thumb.tap(".pile:has(#starts) li:has-text('Bao') .button")
    thumb.pick("basis", "lab")
    thumb.write("informedOn", "2026-11-23")
    thumb.write("informedLanguage", "Vietnamese")
    thumb.pick("informedHow", "interpreter")
    thumb.save()


def team(thumb):
    thumb.tap(".tabs a:has-text('team')")


def prepare_talk(thumb):
    thumb.tap(".pile li:has-text('Selam') .who a")
    thumb.tap("main a[href$='/history']")
    assert "25 timer om ugen" in thumb.page.locator("main").inner_text(), thumb.page.url


def print_plan(thumb):
    thumb.tap("main a[href$='/paper']")
    assert thumb.page.locator(".pair").count(), thumb.page.url


def add_goal(thumb):
    thumb.tap("main a[href^='/plans/']")
    thumb.tap("details:has([value=add-goal]) summary")
    thumb.pick("family", "work")
    thumb.write("words", "Bakes bread alone")
    thumb.tap(f"details:has([value=add-goal]) {walk.BUTTON}")


def appoint(thumb):
    thumb.tap("main a[href$='/new-appointment']")
    thumb.write("from", "10:00")
    thumb.save()


def begin_plan(thumb):
    thumb.tap("main a[href$='/new-plan']")
    thumb.save()


def note_permission(thumb):
    thumb.tap(".pile li:has-text('permission to work') .button")
    thumb.pick("permission", "unrestricted")
    thumb.write("until", "2028-01-08")
    thumb.save()


def see_weeks(thumb):
    thumb.tap("main a[href$='/weeks']")


def see_board(thumb):
    thumb.tap("nav a[href='/programmes']")
    thumb.tap("main a[href$='/board']")


def see_who_has_one(thumb):
    see_board(thumb)
    thumb.tap("main a[href*='as=table']")


def see_weeks_of_all(thumb):
    see_board(thumb)
    thumb.tap("main a[href*='as=weeks']")


def see_what_holds_up(thumb):
    thumb.tap("nav a[href='/programmes']")
    thumb.tap("main a[href$='/obstacles']")


# Whose end is a page that is looked at.
LOOKING = {"see what waits for the team", "see which obstacles are open",
           "prepare a talk: the overview with the plan, from This week",
           "the plan to print in both languages, from the person's page",
           "see the hours of the weeks against the full week, from the person's page",
           "see who stands where in a programme, from This week", "see who has a placement, from This week",
           "see whether a workplace has a place, from the search",
           "read what has happened, from the person's page",
           "see the placements of a programme week by week, from This week",
           "see what holds people up in a programme, from This week"}
TASKS = {
    ("Job consultant", "mette"): [
        ("log a call, from the person's page", person("Selam"), log("well", "She comes on Tuesday")),
        ("log a visit, from the placement's page", placement("Yusuf"), log_at_the_firm),
        ("log what an employer said, from the workplace's page", workplace("Havnehotellet"), log_with_employer),
        ("log that she was not reached", person("Amina"), log("not-reached")),
        ("log that she did not come", person("Rosa"), log("did-not-come")),
        ("ring again whoever was not reached, from This week", week, try_again),
        ("note an obstacle", person("Yusuf"), note_obstacle),
        ("note that an obstacle is out of the way, from This week", week, clear_obstacle),
        ("hold a follow-up, from This week", week, hold_follow_up),
        ("keep the hours, from the placement's page", placement("Ivan"), keep_hours),
        ("see whether a workplace has a place, from the search", search, see_places),
        ("plan a placement, from the person's page", person("Amina"), plan_placement),
        ("note signatures, from the placement's page", placement("Rosa"), note_signatures),
        ("agree fewer hours, from the placement's page", placement("Yusuf"), fewer_hours),
        ("end a placement because the firm hires, from its page", placement("Yusuf"), end_hired),
        ("extend a placement, from its page", placement("Layla"), extend),
        ("agree a limit on hours", person("Yusuf"), agree_limit),
        ("hand over a case, from the person's page", newcomer("Karl Opdigtet"), hand_over),
        ("prepare a talk: the overview with the plan, from This week", week, prepare_talk),
        ("the plan to print in both languages, from the person's page", person("Selam"), print_plan),
        ("add a goal to a plan, from the person's page", person("Amina"), add_goal),
    ],
    ("Case manager", "kirsten"): [
        ("note the approval, from This week", week, note_approval),
        ("begin the plan that is overdue, from This week", week, write_plan),
        ("log a call, from the person's page", person("Selam"), log("well", "The permit is on its way")),
        ("note an obstacle", person("Selam"), note_obstacle),
        ("prepare a talk: the overview with the plan, from This week", week, prepare_talk),
        ("make an appointment with an interpreter, from the person's page", person("Selam"), appoint),
        ("begin the plan, from the person's page", person("Rosa"), begin_plan),
        ("the plan to print in both languages, from the person's page", person("Selam"), print_plan),
        ("add a goal to a plan, from the person's page", person("Amina"), add_goal),
        ("see the hours of the weeks against the full week, from the person's page", person("Selam"), see_weeks),
        ("note the permission to work that holds next, from This week", week, note_permission),
        ("refer somebody to the programme, from the person's page", newcomer("Tove Prøvesen"), refer),
        ("read what has happened, from the person's page", person("Selam"), read_timeline),
    ],
    ("Coordinator", "omar"): [
        ("see what waits for the team", week, team),
        ("accept somebody who was referred", week, accept),
        ("see which obstacles are open", week, team),
        ("see to a step of one's own, from This week", week, try_again),
        ("log a call, from the person's page", person("Rosa"), log("well", "She starts on Monday")),
        ("note an obstacle", person("Rosa"), note_obstacle),
        ("see who stands where in a programme, from This week", week, see_board),
        ("see who has a placement, from This week", week, see_who_has_one),
        ("see the placements of a programme week by week, from This week", week, see_weeks_of_all),
        ("see what holds people up in a programme, from This week", week, see_what_holds_up),
    ],
}
