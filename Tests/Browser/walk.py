"""Every page of the product with real identifiers, found as a reader finds them: by its links."""

from dataclasses import dataclass, field

# The button that a reader presses to send a form. Before it may stand one that only says what Enter does, and one that
# searches for what the form asks.
BUTTON = "button:not(.unseen, [name=look])"
SEND = f"main form.form {BUTTON}"


@dataclass
class Stop:
    name: str
    address: str
    # What is typed and sent on the page before it is looked at: the form's button, and answers by name.
    sends: str = ""
    answers: dict = field(default_factory=dict)
    # The status that the page must have.
    status: int = 200


def link_of(page, selector):
    """Without the host, so that another window can go there."""
    address = page.locator(selector).first.get_attribute("href")
    assert address, f"{selector} leads nowhere on {page.url}"
    return address


def person(house, page, name):
    page.goto(f"{house.base}/people?q={name}")
    return link_of(page, "table.data th a")


def placement(house, page, name):
    page.goto(f"{house.base}/placements")
    return link_of(page, f"table.data th a:has-text('{name}')")


def end(house, page, address):
    """So that there is a placement that is over."""
    page.goto(house.base + address + "/ending")
    page.fill("[name=on]", "2026-11-20")
    page.check("[name=by][value=together]")
    choose(page, "reason", "completed")
    page.fill("[name=nextStep]", "Paid hours at the hotel from December")
    page.click(SEND)
    assert page.url.split("#")[0] == house.base + address, page.inner_text("main")


def choose(page, name, value):
    """A choice, be it a list or a row of buttons."""
    if page.locator(f"select[name='{name}']").count():
        page.select_option(f"select[name='{name}']", value)
    else:
        page.check(f"[name='{name}'][value='{value}']")


def workplace(house, page, placement):
    page.goto(house.base + placement)
    return link_of(page, "main a[href^='/workplaces/']")


def everything(house, page):
    """All stops of somebody signed in as Mette; changes the demonstration a little on the way."""
    base = house.base
    selam, bao, amina, nadia = (person(house, page, name) for name in ("Selam", "Bao", "Amina", "Nadia"))
    running, refused, ended, broken, leaving = (
        placement(house, page, name) for name in ("Selam", "Oksana", "Layla", "Farid", "Ivan"))
    end(house, page, ended)
    page.goto(base + selam)
    consideration = link_of(page, "a[href^='/considerations/']:not([href$='/new-wording'])")
    accepted = link_of(page, "a[href^='/participations/']")
    obstacle = link_of(page, "a[href^='/obstacles/']")
    hours_question = link_of(page, "main a[href^='/hours-questions/']")
    appointment = link_of(page, "main a[href^='/appointments/']")
    contact = link_of(page, "main a[href^='/contacts/']")
    plan = link_of(page, "main a[href^='/plans/']:not([href$='/paper'])")
    page.goto(base + nadia)
    guardian = link_of(page, "main a[href^='/guardians/']")
    page.goto(base + plan)
    new_plan = link_of(page, "main a[href$='/new-plan']")
    page.goto(base + amina)
    draft = link_of(page, "main a[href^='/plans/']:not([href$='/paper'])")
    page.goto(base + draft)
    goal = link_of(page, "main a[href*='?entry=']")
    page.goto(base + selam + "/weeks")
    planned = link_of(page, "main a[href^='/planned-hours/']")
    lowered = link_of(page, "main a[href^='/week-reductions/']")
    page.goto(base + selam + "/notes")
    note = link_of(page, "main a[href^='/notes/']")
    page.goto(base + "/programmes")
    board = link_of(page, "main a[href^='/programmes/']")
    page.goto(base + bao)
    referred = link_of(page, "a[href^='/participations/']")
    page.goto(base + running)
    follow_up = link_of(page, "#follow-ups a, .data a[href^='/follow-ups/']")
    done = link_of(page, "details .data a[href^='/follow-ups/'] >> nth=-1")
    workplace = link_of(page, "main a[href^='/workplaces/']")
    page.goto(base + workplace)
    firm = link_of(page, "main a[href^='/employers/']")
    return [
        Stop("week", "/week"),
        Stop("week of the team", "/week?whose=team"),
        Stop("heap of the team", "/week?whose=team&pile=follow-ups"),
        Stop("pocket list", "/week/pocket"),
        Stop("week before", "/week?week=2026-W47"),
        Stop("people", "/people"),
        Stop("people, nobody found", "/people?q=zzzz"),
        Stop("search", "/search"),
        Stop("search with results", "/search?q=no"),
        Stop("person", selam),
        Stop("person without a placement", amina),
        Stop("new person", "/people/new"),
        Stop("new person, nothing answered", "/people/new", sends=SEND, status=422),
        Stop("edit person", selam + "/edit"),
        Stop("new consideration", amina + "/new-consideration"),
        Stop("new consideration, wrong", amina + "/new-consideration", sends=SEND,
             answers={"until": "2026-01-01", "hoursCap": "many"}, status=422),
        Stop("end consideration", consideration),
        Stop("new wording", consideration + "/new-wording"),
        Stop("new wording, without words", consideration + "/new-wording", sends=SEND, answers={"wording": ""}, status=422),
        Stop("new obstacle, nothing answered", selam + "/new-obstacle", sends=SEND, status=422),
        Stop("obstacle", obstacle),
        Stop("can the hours go up", selam + "/new-hours-question"),
        Stop("can the hours go up, nothing answered", selam + "/new-hours-question", sends=SEND, status=422),
        Stop("a question about hours", hours_question),
        Stop("person under 18", nadia),
        Stop("protect an address", nadia + "/protection"),
        Stop("protect an address, nothing answered", nadia + "/protection", sends=SEND, status=422),
        Stop("new guardian", nadia + "/new-guardian"),
        Stop("new guardian, nothing answered", nadia + "/new-guardian", sends=SEND, status=422),
        Stop("guardian", guardian),
        Stop("join two records", selam + "/join"),
        Stop("identity number", nadia + "/identity-number"),
        Stop("identity number, nothing answered", nadia + "/identity-number", sends=SEND, status=422),
        Stop("find by identity number", "/people/by-identity-number"),
        Stop("appointments", selam + "/appointments"),
        Stop("make an appointment", selam + "/new-appointment"),
        Stop("make an appointment, nothing answered", selam + "/new-appointment", sends=SEND, status=422),
        Stop("appointment", appointment),
        Stop("what came of an appointment", appointment + "/outcome"),
        Stop("a slip to take along", appointment + "/slip"),
        Stop("a slip in Arabic", appointment + "/slip?in=ar"),
        Stop("with whom", "/log"),
        Stop("with whom, found", "/log?q=Selam"),
        Stop("contacts", selam + "/contacts"),
        Stop("log a contact", selam + "/log-contact"),
        Stop("log a contact, nothing answered", selam + "/log-contact", sends=SEND, status=422),
        Stop("notes", selam + "/notes"),
        Stop("write a note", selam + "/new-note"),
        Stop("write a note, nothing answered", selam + "/new-note", sends=SEND, status=422),
        Stop("note", note),
        Stop("correct a note", note + "/correction"),
        Stop("weeks of a year", selam + "/weeks"),
        Stop("weeks of a year without hours", selam + "/weeks?year=2031"),
        Stop("hours of a week", selam + "/weeks/2026-W47"),
        Stop("hours of a week, wrong", selam + "/weeks/2026-W47", sends=SEND, answers={"hours.language": "many"},
             status=422),
        Stop("a week that has not begun", selam + "/weeks/2031-W01"),
        Stop("plan hours, nothing answered", selam + "/new-planned-hours", sends=SEND, status=422),
        Stop("planned hours", planned),
        Stop("lower the full week, nothing answered", selam + "/new-week-reduction", sends=SEND, status=422),
        Stop("lowered full week", lowered),
        Stop("timeline", selam + "/timeline"),
        Stop("timeline of a topic", selam + "/timeline?topic=notes"),
        Stop("overview to print", selam + "/history"),
        Stop("contact", contact),
        Stop("log what was to come", contact + "/answer"),
        Stop("programmes", "/programmes"),
        Stop("board", board),
        Stop("board as a table", board + "?as=table"),
        Stop("board week by week", board + "?as=weeks"),
        Stop("board of one's own", board + "?whose=own"),
        Stop("board of those for whom nobody is responsible", board + "?whose=nobody"),
        Stop("weeks of those for whom nobody is responsible", board + "?as=weeks&whose=nobody"),
        Stop("a column of the board", board + "?column=placement"),
        Stop("what holds people up", board.removesuffix("/board") + "/obstacles"),
        Stop("referral", amina + "/new-referral"),
        Stop("plan", plan),
        Stop("plan on paper", plan + "/paper"),
        Stop("plan in hand", draft),
        Stop("plan in hand, one goal", goal),
        Stop("plan in hand on paper", draft + "/paper"),
        Stop("new plan", new_plan),
        Stop("new plan, wrong", new_plan, sends=SEND, answers={"review": "2020-01-01"}, status=422),
        Stop("participation referred", referred),
        Stop("participation accepted", accepted),
        Stop("gates", accepted + "/gate"),
        Stop("new placement", amina + "/new-placement"),
        Stop("new placement at a workplace", amina + "/new-placement?q=Drivhusene"),
        Stop("new placement, nothing answered", amina + "/new-placement?q=Drivhusene", sends=SEND,
             answers={"hours": "0"}, status=422),
        Stop("placement not accepted yet", bao + "/new-placement"),
        Stop("placements", "/placements"),
        Stop("placements, none", "/placements?state=checked"),
        Stop("placement refused", refused),
        Stop("placement held back", refused, sends="main form button", status=422),
        Stop("placement running", running),
        Stop("timeline of a placement", running + "/timeline"),
        Stop("placement ended", ended),
        Stop("placement that must be mended", broken),
        Stop("placement whose end is announced", leaving),
        Stop("edit placement", refused + "/edit"),
        Stop("signing", refused + "/signing"),
        Stop("signing, in the future", refused + "/signing", sends=SEND,
             answers={"signatures.employer": "2030-01-01"}, status=422),
        Stop("acceptance", refused + "/acceptance?what=approval"),
        Stop("acceptance, without a reason", refused + "/acceptance?what=approval", sends=SEND, status=422),
        Stop("extension", refused + "/extension"),
        Stop("extension, nothing answered", refused + "/extension", sends=SEND, answers={"until": ""}, status=422),
        Stop("scans, nothing attached", running + "/scans", sends=SEND, status=422),
        Stop("ladder", running + "/ladder"),
        Stop("ladder, wrong", running + "/ladder", sends=SEND, answers={"hours": "5"}, status=422),
        Stop("ending", running + "/ending"),
        Stop("follow-up", follow_up),
        Stop("follow-up, wrong", follow_up, sends=SEND, answers={"doneOn": ""}, status=422),
        Stop("follow-up held", done),
        Stop("employers", "/employers"),
        Stop("employers, none found", "/employers?q=zzzz"),
        Stop("employers entered twice", "/employers/entered-twice"),
        Stop("workplaces entered twice", "/workplaces/entered-twice"),
        Stop("people entered twice", "/people/entered-twice"),
        Stop("new employer", "/employers/new"),
        Stop("new employer, nothing answered", "/employers/new", sends=SEND, status=422),
        Stop("employer", firm),
        Stop("edit employer", firm + "/edit"),
        Stop("contacts with an employer", firm + "/contacts"),
        Stop("log a contact with an employer", firm + "/log-contact"),
        Stop("new workplace", firm + "/new-workplace"),
        Stop("workplace", workplace),
        Stop("edit workplace", workplace + "/edit"),
        Stop("contacts at a workplace", workplace + "/contacts"),
        Stop("log a contact at a workplace", workplace + "/log-contact"),
        Stop("log a contact at a workplace, nothing answered", workplace + "/log-contact", sends=SEND, status=422),
        Stop("closures", workplace + "/closures"),
        Stop("closures, nothing answered", workplace + "/closures", sends=SEND, status=422),
        Stop("settings", "/settings"),
        Stop("access", "/settings/access"),
        Stop("access, nothing typed", "/settings/access", sends=SEND, status=422),
        Stop("data protection", "/data-protection"),
        Stop("not found", "/nowhere", status=404),
    ]


def of_a_colleague(house, page):
    """Of Jonas, who alone knows of somebody whose address is protected."""
    mira = person(house, page, "Mira")
    page.goto(house.base + mira)
    protection = link_of(page, "main a[href^='/protections/']")
    return [
        Stop("person with a protected address", mira),
        Stop("search for a protected address", "/search?q=Mira"),
        Stop("name a worker beside it", mira + "/protection", sends=SEND, status=422),
        Stop("protected address", protection),
        Stop("lift the protection, nothing answered", protection, sends=SEND, answers={"until": ""}, status=422),
        Stop("who is away", "/away"),
        Stop("people around", mira + "/around"),
        Stop("name somebody", mira + "/around/new"),
        Stop("name somebody, nothing answered", mira + "/around/new", sends=SEND, answers={"from": ""}, status=422),
    ]


def of_a_case_manager(house, page):
    selam, oksana = person(house, page, "Selam"), placement(house, page, "Oksana")
    page.goto(house.base + selam)
    permission = link_of(page, "main a[href^='/work-permissions/']")
    return [
        Stop("week of a case manager", "/week"),
        Stop("person of a case manager", selam),
        Stop("note a permission to work", selam + "/new-work-permission"),
        Stop("note a permission to work, nothing answered", selam + "/new-work-permission", sends=SEND, status=422),
        Stop("permission to work", permission),
        Stop("approval", oksana + "/approval"),
        Stop("approval, in the future", oksana + "/approval", sends=SEND, answers={"approvedOn": "2031-01-01"}, status=422),
    ]


def of_an_administrator(house, page):
    base = house.base
    page.goto(base + "/administration")
    pack = link_of(page, "main a[href^='/administration/rules/']")
    model = link_of(page, "main a[href^='/administration/models/']")
    page.goto(base + "/administration/accounts")
    account = link_of(page, "main a[href^='/administration/accounts/']:not([href$='/new'])")
    return [
        Stop("administration", "/administration"),
        Stop("accounts", "/administration/accounts"),
        Stop("invite", "/administration/accounts/new"),
        Stop("invite, nothing answered", "/administration/accounts/new", sends=SEND, status=422),
        Stop("account", account),
        Stop("who may see what", "/administration/access"),
        Stop("rule pack", pack),
        Stop("programme model", model),
        Stop("installation", "/administration/installation"),
        Stop("edit installation", "/administration/installation/edit"),
        Stop("who refers", "/administration/referrers"),
        Stop("identity numbers", "/administration/identity-numbers"),
    ]


COLLEAGUES = (
    ("jonas@demo.example", of_a_colleague), ("kirsten@demo.example", of_a_case_manager),
    ("admin@demo.example", of_an_administrator))


def go(house, page, stop):
    """Goes there, sends what is to be sent; answers what the server answered."""
    answer = page.goto(house.base + stop.address)
    if stop.sends:
        for name, value in stop.answers.items():
            page.fill(f"main .form [name='{name}']", value)
        with page.expect_navigation() as sent:
            page.locator(stop.sends).first.click()
        answer = sent.value
    return answer
