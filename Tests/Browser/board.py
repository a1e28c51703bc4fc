"""The journey board: a card that is drawn onto another column opens the form of its button, filled in."""

READY = ".board [draggable=true]"


def try_out(browser, house, tally):
    page = house.visitor(browser, "en", "omar@demo.example")
    complaints = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    address = arrive(house, page)
    page.wait_for_selector(READY)
    card = page.locator("#lane-placement .piece:has-text('Yusuf')")
    card.drag_to(page.locator("#lane-paused summary"))
    page.wait_for_url("**/participations/*?step=pause*")
    form = page.locator("#step-pause")
    tally.expect("board: drawn into a pause, its form is open", form.get_attribute("open") is not None, page.url)

    page.goto(address)
    page.wait_for_selector(READY)
    page.locator("#lane-placement .piece:has-text('Yusuf')").drag_to(page.locator("#lane-after-care summary"))
    page.wait_for_url("**/participations/*?step=begin-phase&phase=after-care*")
    chosen = page.locator("#step-begin-phase [name=phase]").first.evaluate(
        "each => each.tagName === 'SELECT' ? each.value : each.form.elements.phase.value")
    tally.expect("board: drawn onto a phase, it is chosen", chosen == "after-care", f"{chosen} {page.url}")

    page.goto(address)
    page.wait_for_selector(READY)
    page.locator("#lane-placement .piece:has-text('Yusuf')").drag_to(page.locator("#lane-placement .piece").last)
    tally.expect("board: within its column nothing happens", page.url == address, page.url)
    page.locator("#lane-placement .piece:has-text('Yusuf') .button").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/participations/*")
    tally.expect("board: with the keyboard the button leads there", "/participations/" in page.url, page.url)
    tally.note("board: nothing breaks the content policy, nothing complains", complaints)
    page.context.close()

    plain = house.visitor(browser, "en", "omar@demo.example", scripts=False)
    arrive(house, plain)
    tally.expect("board: without scripts no card can be drawn, and each has its button",
                 plain.locator("[draggable]").count() == 0 and plain.locator("#lane-placement .piece .button").count() > 0)
    plain.context.close()


def arrive(house, page):
    page.goto(house.base + "/programmes")
    page.locator("main a[href$='/board']").first.click()
    return page.url
