"""Rosa and Amina get nine hours in the greenhouse: the whole way of a placement, with JavaScript off."""

import walk

WORDS = {
    "en": {
        "agreed": "The agreement is recorded",
        "wording": "At most 9 hours a week up to and including 1 March",
        "cap": "At most 9 h up to and including Mon 1 Mar 2027",
        "missing": "The employer has not signed yet.",
        "source": "VITAS, signatures of employer and employee representative",
        "running": "running",
        "refused": "1 Mar 2027",
        "held": "going well",
        "moved": "Wed 2 Dec",
        "school": "School on Fridays",
        "forbidden": "not on Friday. Agree other days with the workplace.",
        "lifting": "No lifting above 10 kg",
        "unconfirmed": "has not yet confirmed that it respects this until further notice: “No lifting above 10 kg”",
    },
    "da": {
        "wording": "Højst 9 timer om ugen til og med 1. marts",
        "cap": "Højst 9 t. til og med man. 1. mar. 2027",
        "above": "10 t. i uge 48 er over loftet på 9 t. om ugen",
        "missing": "Arbejdsgiveren har ikke skrevet under endnu.",
        "source": "VITAS, underskrifter fra arbejdsgiver og medarbejderrepræsentant",
        "running": "i gang",
        "refused": "1. mar. 2027",
        "held": "går godt",
        "moved": "ons. 2. dec.",
        "school": "Skole om fredagen",
        "forbidden": "ikke fredag. Aftal andre dage med arbejdspladsen.",
        "lifting": "Ingen løft over 10 kg",
        "unconfirmed": "ikke bekræftet endnu, at den tager dette hensyn indtil videre: »Ingen løft over 10 kg«",
    },
}


def tell(browser, house, tally):
    # Rosa takes the only place that is tested; Amina may start beside her.
    for language, name in (("da", "Rosa"), ("en", "Amina")):
        page = house.visitor(browser, language, "mette@demo.example", scripts=False)
        try:
            Teller(house, page, language, tally).tell(name)
        except Exception as problem:  # The page that stopped the story says why, and the rest is still tried.
            main = page.locator("main").inner_text()[:600].replace("\n", " / ")
            tally.note(f"the story of {name} ({language}) comes to its end", [str(problem)[:300], page.url, main])
        else:
            tally.note(f"the story of {name} ({language}) comes to its end", [])
        page.context.close()


class Teller:
    def __init__(self, house, page, language, tally):
        self.house, self.page, self.language, self.tally = house, page, language, tally
        self.words = WORDS[language]

    def sees(self, what, words, part="main"):
        text = " ".join(self.page.locator(part).first.inner_text().split())
        self.tally.expect(f"{self.language}: {what}", words in text, f"“{words}” is not in: {text}")

    def send(self, form="main form.form"):
        # What was done last keeps the way back above every page.
        self.page.locator(f"{form} {walk.BUTTON}:not(.last-act *, .flash *)").first.click()

    def tell(self, name):
        page = self.page
        self.tally.expect(f"{self.language}: Mette arrives at This week", page.url.endswith("/week"), page.url)
        self.tally.expect(
            f"{self.language}: {name} waits this week", page.locator(f".pile .who a:has-text('{name}')").count() > 0)
        page.locator(f".pile .who a:has-text('{name}')").first.click()
        self.person = page.url.split("?")[0]
        self.agree()
        placement = self.plan() if page.locator("#placements").count() == 0 or "/placements/" not in page.content() \
            else self.take_up()
        self.keep_off_fridays(placement)
        self.sign(placement)
        self.decide_step(placement)
        self.follow_up(placement)

    def agree(self):
        page = self.page
        for effect, wording in (("hours", "wording"), ("time", "school"), ("task", "lifting")):
            page.locator("a[href$='/new-consideration']").first.click()
            walk.choose(page, "effect", effect)
            for field, owner in (("hoursCap", "hours"), ("notOn", "time"), ("notAfter", "time")):
                self.tally.expect(
                    f"{self.language}: a consideration about {effect} asks {field} only if it needs it",
                    page.locator(f"[name={field}]").first.is_visible() == (effect == owner))
            page.fill("[name=wording]", self.words[wording])
            page.fill("[name=wordingLanguage]", self.language)
            if effect == "hours":
                page.fill("[name=hoursCap]", "9")
                page.fill("[name=until]", "2027-03-01")
            if effect == "time":
                page.check("[name=notOn][value=friday]")
                page.fill("[name=notBefore]", "9")
            page.fill("[name=review]", "2027-02-15")
            self.send()
            self.tally.expect(f"{self.language}: back at the person", page.url.startswith(self.person), page.url)
            self.sees("the consideration stands in the firm's words", self.words[wording])

    def keep_off_fridays(self, placement):
        page = self.page
        page.goto(placement)
        self.sees("the workplace must say that it respects the tasks", self.words["unconfirmed"])
        for day in ("friday", "thursday"):
            page.goto(placement + "/edit")
            for box in page.locator("[name=days]").all():
                box.set_checked(box.get_attribute("value") in ("monday", day))
            page.fill("[name=workFrom]", "9.30")
            page.fill("[name=workUntil]", "15:30")
            self.send()
            text = " ".join(page.locator("main").inner_text().split())
            self.tally.expect(
                f"{self.language}: working on {day} is said to be against what is agreed",
                (self.words["forbidden"] in text) == (day == "friday"), text)

    def plan(self):
        page = self.page
        page.locator("a[href$='/new-placement']").first.click()
        page.fill("main [name=q]", "Drivhusene")
        page.locator("main form button[name=look]").click()
        for question in ("participation", "workplace"):
            page.locator(f"[name={question}]").first.check()
        for question, answer in (("measure", "virksomhedspraktik"), ("basis", "integration-act"), ("purpose", "train")):
            walk.choose(page, question, answer)
        page.fill("[name=tasks]", "Water the seedlings")
        page.fill("[name=from]", "2026-11-23")
        page.fill("[name=hours]", "6")
        self.send()
        self.sees("the checks are sentences", self.words["missing"])
        return page.url.split("?")[0]

    def take_up(self):
        """The draft that lies there already, brought forward to today; its ten hours are above the new limit."""
        page = self.page
        page.locator("main a[href^='/placements/']").first.click()
        placement = page.url.split("?")[0]
        page.goto(placement + "/edit")
        page.fill("[name=from]", "2026-11-23")
        page.fill("[name=until]", "2026-12-18")
        self.send()
        self.sees("the draft is above the limit", self.words["above"])
        self.step(placement, "back", "2026-11-23", "6")
        page.goto(placement)
        self.sees("the checks are sentences", self.words["missing"])
        return placement

    def sign(self, placement):
        page = self.page
        # Folded behind the sentence, one press away.
        for source in page.locator(".tasks summary").all():
            source.click()
        self.sees("each check has its source", self.words["source"])
        self.send("main")
        self.sees("it does not start without its papers", self.words["missing"], ".problems")
        page.goto(placement + "/signing")
        for role in ("employer", "employee-representative", "participant"):
            page.fill(f"[name='signatures.{role}']", "2026-11-20")
        for statement in ("no-replacement-work", "no-seasonal-work"):
            page.check(f"[name='statements.{statement}'][value=yes]")
            page.fill(f"[name='statementsOn.{statement}']", "2026-11-20")
        page.fill("[name^='confirmed.']", "2026-11-20")
        page.fill("[name=approvedOn]", "2026-11-20")
        page.fill("[name=caseNumber]", "EKS-1")
        self.send()
        self.tally.expect(f"{self.language}: the papers are in order", page.url.startswith(placement), page.url)
        page.goto(placement)
        self.send("main")
        self.sees("it runs", self.words["running"], ".lead")

    def decide_step(self, placement):
        page = self.page
        for hours, week, outcome in (("9", "2026-11-30", None), ("12", "2026-12-07", self.words["refused"])):
            self.step(placement, "up", week, hours)
            if outcome:
                self.sees(f"{hours} hours are refused until a day", outcome)
        page.goto(placement + "/ladder")
        self.sees("the ladder shows the cap", self.words["cap"], "figure")

    def step(self, placement, move, week, hours):
        page = self.page
        page.goto(f"{placement}/ladder?move={move}")
        walk.choose(page, "move", move)
        page.fill("[name=week]", week)
        page.fill("[name=hours]", hours)
        page.fill("[name=reason]", "This is what she can do in the greenhouse")
        self.send()

    def follow_up(self, placement):
        page = self.page
        page.goto(placement)
        followed = page.locator(".data a[href^='/follow-ups/']")
        links = [followed.nth(each).get_attribute("href") for each in range(2)]
        page.goto(self.house.base + links[0])
        page.fill("[name=doneOn] >> nth=0", "2026-11-23")
        walk.choose(page, "light", "ok")
        page.fill("[name=personSays]", "It is good to be outside")
        self.send()
        page.goto(self.house.base + links[0])
        self.sees("the follow-up is held", self.words["held"])
        page.goto(self.house.base + links[1])
        page.locator("details.more summary").click()
        page.fill("[name=due]", "2026-12-02")
        page.fill("[name=movedReason]", "The contact is away")
        self.send("main details form")
        page.goto(self.house.base + links[1])
        self.sees("the other one has moved", self.words["moved"])
