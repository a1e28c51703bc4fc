"""The main job from end to end with JavaScript switched off."""

from installation import person


def text(page):
    return page.inner_text("main")


def expect(condition, words):
    if not condition:
        raise AssertionError(words)


def story(home, browser):
    context = browser.new_context(java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    home.sign_in(page)
    expect("This week" in text(page) and "Follow-ups" in text(page), "This week shows its heaps")

    # A new person, referred and accepted.
    page.goto(home.base + "/people/new")
    page.fill("[name=name]", "Zeina Historie")
    page.click("main form.form button.main")
    path = page.url.replace(home.base, "").split("?")[0]
    expect("You are the responsible worker" in page.inner_text("body"), "entered")
    page.goto(home.base + path + "/new-referral")
    page.check("[name=eligibility][value=not-directly-to-work]")
    page.click("main form.form button.main")
    expect("referred" in text(page), "referred")
    form = page.locator("form:has(input[name=step][value=accept])")
    form.locator("[name=basis][value=integration-act]").check()
    form.locator("button.main").click()
    expect("accepted" in text(page) and "Placement at a firm" in text(page), "accepted, phases begun")

    # At most nine hours a week until 1 March.
    page.goto(home.base + path + "/new-consideration")
    page.check("[name=effect][value=hours]")
    page.fill("[name=hoursCap]", "9")
    page.fill("[name=wording]", "At most 9 hours a week until 1 March")
    page.fill("[name=until]", "2027-03-01")
    page.click("main form.form button.main")
    expect("At most 9 hours a week until 1 March" in text(page), "the consideration stands on the person's page")

    # A placement: above the limit it is refused, within it becomes a draft with its checks.
    page.goto(home.base + path + "/new-placement?q=hotel")
    page.select_option("[name=workplace]", index=1) if page.locator("select[name=workplace]").count() else page.locator(
        "[name=workplace]").first.check()
    page.check("[name=measure][value=virksomhedspraktik]")
    page.check("[name=basis][value=integration-act]")
    page.check("[name=purpose][value=train]")
    page.fill("[name=tasks]", "Fold towels\nLay tables")
    page.fill("[name=from]", "2026-11-30")
    page.fill("[name=hours]", "12")
    page.click("main form.form button.main")
    expect("9 h a week agreed with the person until" in text(page), "a start above the limit is refused and says until when")
    page.fill("[name=hours]", "6")
    page.click("main form.form button.main")
    placement = page.url.replace(home.base, "").split("?")[0]
    expect("Ready to start?" in text(page), "the draft shows what is missing")
    expect("has not signed yet" in text(page) and "pack dk-2026-07" in text(page), "checks are sentences with a source")

    # Not yet: the papers are missing.
    page.get_by_role("button", name="Start the placement").click()
    expect("cannot start yet" in text(page), "a start without papers is held back")
    page.goto(home.base + placement + "/signing")
    for name in ("employer", "employee-representative", "participant"):
        page.fill(f"[name='signature.{name}']", "2026-11-20")
    page.fill("[name=approvedOn]", "2026-11-20")
    for statement in ("no-replacement-work", "no-seasonal-work"):
        choice = page.locator(f"[name='statement.{statement}'][value=yes]")
        if choice.count():
            choice.check()
            page.fill(f"[name='statementOn.{statement}']", "2026-11-20")
    page.click("main form.form button.main")
    page.get_by_role("button", name="Start the placement").click()
    expect("running" in text(page), "the placement runs: " + text(page)[:300])
    expect("Follow-ups" in text(page), "follow-ups are planned")

    # The ladder: 6 → 9 is agreed, 12 is refused with the date.
    def climb(hours, week):
        page.goto(home.base + placement + "/ladder?move=up")
        page.fill("[name=week]", week)
        page.fill("[name=hours]", hours)
        page.fill("[name=reason]", "It goes well")
        page.click("main form.form button.main")

    climb("9", "2026-12-14")
    expect("The step is planned" in page.inner_text("body"), "9 hours are agreed")
    climb("12", "2026-12-28")
    expect("The step was refused" in page.inner_text("body"), "12 hours are refused")
    page.locator("details.more summary").first.click() if not page.locator("table.data").first.is_visible() else None
    expect("1 Mar 2027" in page.content(), "and say until when")

    # A follow-up is held, undone, and moved with a reason.
    page.goto(home.base + placement)
    page.locator("a[href^='/follow-ups/']").first.click()
    follow_up = page.url.replace(home.base, "")
    held = page.locator("form:has(input[name=step][value=held])")
    held.locator("[name=light][value=ok]").check()
    held.locator("[name=personSays]").fill("It is good to be there")
    held.locator("button.main").click()
    expect("The follow-up is done" in page.inner_text("body"), "held")
    page.goto(home.base + follow_up)
    expect("It is good to be there" in text(page), "the words are kept")
    page.get_by_role("button", name="Undo").click()
    moved = page.locator("form:has(input[name=step][value=moved])")
    page.locator("summary", has_text="Move to another day").click()
    moved.locator("[name=to]").fill("2026-12-02")
    moved.locator("[name=reason]").fill("The firm is closed that day")
    moved.locator("button.main").click()
    expect("new date" in page.inner_text("body"), "moved")

    # The end has a reason, somebody who decided, and a next step.
    page.goto(home.base + placement + "/ending")
    page.select_option("[name=reason]", "hired") if page.locator("select[name=reason]").count() else page.check(
        "[name=reason][value=hired]")
    page.check("[name=by][value=together]")
    page.fill("[name=nextStep]", "Begins her contract on 1 April")
    page.fill("[name=on]", "2026-11-30")
    page.click("main form.form button.stop, main form.form button.main")
    expect("Begins her contract" in text(page), "the ending is written down")
    context.close()


def story_in_danish(home, browser):
    context = browser.new_context(java_script_enabled=False, locale="da-DK")
    page = context.new_page()
    home.sign_in(page)
    expect("Denne uge" in text(page), "This week in Danish")
    page.goto(home.base + person(home, page, "selam"))
    expect("Skånehensyn" in text(page) and "Timestigen" in text(page), "the person's page in Danish")
    page.goto(home.base + home.links(page, person(home, page, "oksana"), "/placements/[0-9a-f-]{36}")[0])
    expect("12 ordinært ansatte" in text(page), "the refusal names the headcount in Danish")
    for name in ("Selam", "Yusuf", "Layla"):
        expect(name not in text(page), f"the refusal names {name}")
    context.close()


def roles(home, browser, tally):
    """Every demonstration account signs in; nobody meets an error, and what is not theirs is not there."""
    owner = browser.new_context()
    page = owner.new_page()
    home.sign_in(page)
    selam = person(home, page, "selam")
    owner.close()
    sees = {"mette": 200, "jonas": 200, "omar": 200, "kirsten": 200, "ane": 200, "poul": 404, "admin": 404}
    for who, status in sees.items():
        def one(who=who, status=status):
            context = browser.new_context(java_script_enabled=False)
            page = context.new_page()
            home.sign_in(page, who)
            answer = page.goto(home.base + "/week")
            expect(answer.status in (200, 404), f"This week answers {answer.status}")
            answer = page.goto(home.base + selam)
            expect(answer.status == status, f"the person's page answers {answer.status}, not {status}")
            context.close()
        tally.run(f"signed in as {who}", one)


def keyboard(home, browser):
    context = browser.new_context()
    page = context.new_page()
    home.sign_in(page)
    page.goto(home.base + "/week")
    page.keyboard.press("Tab")
    expect(page.evaluate("document.activeElement.className") == "skip", "the skip link comes first")
    for _ in range(12):
        page.keyboard.press("Tab")
        seen = page.evaluate("""() => { const e = document.activeElement, s = getComputedStyle(e), b = e.getBoundingClientRect();
          return { outline: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0, inside: b.top >= -1 && b.left >= -1, name: e.outerHTML.slice(0, 80) } }""")
        expect(seen["outline"] and seen["inside"], f"focus is not visible on {seen['name']}")
    context.close()


def forced_colours_and_print(home, browser):
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    home.sign_in(page)
    placement = home.links(page, person(home, page, "selam"), "/placements/[0-9a-f-]{36}")[0]
    page.goto(home.base + placement)
    drawing = page.locator("figure.chart svg:visible").first
    expect(len(set(drawing.screenshot())) > 40, "the ladder vanishes in forced colours")
    page.emulate_media(media="print")
    expect(len(page.pdf(format="A4")) > 5_000, "the placement prints")
    expect(not page.locator("nav.places").is_visible(), "paper has no navigation")
    context.close()
