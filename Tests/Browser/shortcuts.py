"""`/` and `?`: where they act, where they must not, and how they are switched off."""

import pages
import plan
import walk

HERE = "document.activeElement.id || document.activeElement.className || document.activeElement.tagName"
# The module is there once it has said so to those who read the screen by ear.
READY = "dialog.keys[aria-keyshortcuts]"
# Notes what the product's own scripts listen to, and what the content policy refuses.
WATCH = """
  window.heard = []
  addEventListener('securitypolicyviolation', breach => console.error(breach.violatedDirective, breach.blockedURI))
  const listen = EventTarget.prototype.addEventListener
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    if (new Error().stack.includes('/assets/')) heard.push(type)
    return listen.call(this, type, ...rest)
  }"""


def try_out(browser, house, tally):
    page = house.visitor(browser, "en", "mette@demo.example")
    complaints = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.add_init_script(WATCH)
    person = walk.person(house, page, "Selam")
    search(house, page, tally)
    the_list(house, page, tally)
    elsewhere(house, page, person, tally)
    for language in ("en", "da", "de", "fi", "sv"):
        words(house, page, language, tally)
    tally.note("keys: nothing breaks the content policy, nothing complains", complaints)
    switched_off(house, page, tally)
    page.context.close()
    narrow(browser, house, tally)
    without_scripts(browser, house, tally)


def arrive(house, page, address):
    page.goto(house.base + address)
    page.wait_for_selector(READY, state="attached")


def search(house, page, tally):
    arrive(house, page, "/people?q=Selam")
    page.keyboard.press("/")
    tally.expect("/ moves to the search", page.evaluate(HERE) == "find", page.evaluate(HERE))
    tally.expect("/ is not typed there", page.input_value("#find") == "", page.input_value("#find"))
    page.keyboard.type("a/b?")
    tally.expect("in a field / and ? are letters", page.input_value("#find") == "a/b?", page.input_value("#find"))
    tally.expect("? in a field opens nothing", not page.locator("dialog").is_visible())
    tally.expect("one listener, for keys", page.evaluate("heard") == ["keydown"], str(page.evaluate("heard")))


def the_list(house, page, tally):
    arrive(house, page, "/people")
    page.focus(".places a")
    page.keyboard.press("?")
    box = page.locator("dialog.keys")
    tally.expect("? opens the list of keys", box.is_visible() and page.evaluate("!!document.querySelector(':modal')"))
    tally.expect("the focus is in the list", page.evaluate("document.activeElement.closest('dialog') !== null"))
    tally.expect("the list has a name", page.get_by_role("dialog", name="Keys").count() == 1)
    page.evaluate(pages.AXE)
    for width in plan.WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        tally.note(f"the list, {width}: layout", page.evaluate(pages.LAYOUT))
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            tally.note(f"the list, {width}, {scheme}: axe", pages.axe(page))
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.keyboard.press("/")
    tally.expect("/ does not leave the list", page.evaluate("document.activeElement.closest('dialog') !== null"))
    page.evaluate("document.documentElement.dir = 'rtl'")
    key, word, inside = (box.locator(part).first.bounding_box() for part in ("dt", "dd", ":scope"))
    tally.expect("from right to left the key stands to the right of its word", key["x"] > word["x"])
    page.set_viewport_size({"width": 320, "height": 800})
    inside = box.bounding_box()
    tally.expect("from right to left the list is in sight", inside["x"] >= 0 and inside["x"] + inside["width"] <= 320)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.keyboard.press("Escape")
    tally.expect("Esc closes the list", not box.is_visible())
    tally.expect("the focus goes back", page.evaluate("document.activeElement.matches('.places a')"), page.evaluate(HERE))
    page.keyboard.press("?")
    page.keyboard.press("Enter")
    tally.expect("its button closes it too", not box.is_visible() and page.url == house.base + "/people", page.url)


def elsewhere(house, page, person, tally):
    """With modifiers, while letters are composed, and in whatever takes keys itself, nothing happens."""
    arrive(house, page, person + "/edit")
    for kind in ("input[type=text]", "select", "textarea", "input[type=radio]", "input[type=checkbox]"):
        field = page.locator(f"main {kind}").first
        if not field.count():
            continue
        field.focus()
        was = page.evaluate(HERE)
        page.keyboard.press("/")
        page.keyboard.press("?")
        tally.expect(f"in {kind} the keys do nothing",
                     page.evaluate(HERE) == was and not page.locator("dialog").is_visible())
    arrive(house, page, "/week")
    for keys in ("Control+/", "Alt+/", "Meta+/", "Control+?", "Alt+?", "Meta+?"):
        page.keyboard.press(keys)
    tally.expect("with a modifier the keys do nothing",
                 page.evaluate(HERE) != "find" and not page.locator("dialog").is_visible())
    for event in ("isComposing: true", "keyCode: 229"):
        taken = page.evaluate(f"""() => ['/', '?'].some(key => !document.body.dispatchEvent(
          new KeyboardEvent('keydown', {{ key, {event}, bubbles: true, cancelable: true }})))""")
        tally.expect(f"while letters are composed ({event}) the keys do nothing",
                     not taken and not page.locator("dialog").is_visible())


def words(house, page, language, tally):
    arrive(house, page, f"/week?language={language}")
    page.keyboard.press("?")
    tally.note(f"the list of keys is in the reader's language ({language})", [
        f"{words} is not English" for words in page.locator("dialog.keys :is(h2, dd, button, a)").all_inner_texts()
        if (words in pages.foreign_sentences(language))] or
        ([] if page.locator("dialog.keys kbd").all_inner_texts() == ["/", "?", "Esc"] else ["other keys"]))


def choose(house, page, value):
    page.goto(house.base + "/settings")
    page.check(f"[name=single-keys][value={value}]")
    page.click(walk.SEND)


def switched_off(house, page, tally):
    choose(house, page, "off")
    page.goto(house.base + "/week", wait_until="networkidle")
    page.keyboard.press("/")
    page.keyboard.press("?")
    tally.expect("switched off, the keys do nothing", page.evaluate("document.activeElement === document.body"),
                 page.evaluate(HERE))
    tally.expect("switched off, nothing is said of them", page.locator("dialog, [aria-keyshortcuts]").count() == 0)
    tally.expect("switched off, nothing listens", page.evaluate("heard") == [], str(page.evaluate("heard")))
    choose(house, page, "on")
    arrive(house, page, "/week")
    page.keyboard.press("/")
    tally.expect("switched on again, they act", page.evaluate(HERE) == "find", page.evaluate(HERE))


def narrow(browser, house, tally):
    """Where the box is folded away (a phone, or a page at 400 %) the link to the search stands for it."""
    page = house.visitor(browser, "en", "mette@demo.example", width=320)
    arrive(house, page, "/week")
    page.keyboard.press("/")
    tally.expect("on a narrow window / moves to the link to the search", "find-link" in page.evaluate(HERE),
                 page.evaluate(HERE))
    page.context.close()


def without_scripts(browser, house, tally):
    page = house.visitor(browser, "en", "mette@demo.example", scripts=False)
    page.goto(house.base + "/week")
    page.keyboard.press("/")
    page.keyboard.press("?")
    tally.expect("without scripts the list stays folded away", not page.locator("dialog").is_visible())
    tally.expect("without scripts no key is promised", page.locator("[aria-keyshortcuts]").count() == 0)
    page.fill("#find", "Selam")
    page.press("#find", "Enter")
    tally.expect("without scripts the search is there", page.get_by_role("link", name="Selam").count() > 0, page.url)
    page.context.close()
