"""Keys, paper, large text, own colours."""

import io

from PIL import Image, ImageChops

import walk


def try_out(browser, house, tally):
    page = house.visitor(browser, "en", "mette@demo.example")
    running = walk.placement(house, page, "Selam")
    person = walk.person(house, page, "Selam")
    for address in ("/week", person, running):
        keys(house, page, address, tally)
    workplace = walk.workplace(house, page, running)
    for address in ("/week", "/week?whose=team", "/week/pocket", "/people", person, running, running + "/ladder",
                    running + "/edit", workplace, "/employers", "/placements"):
        paper(house, page, address, tally)
    page.context.close()
    spacious(browser, house, [("/week", "week"), (person, "person"), (running, "placement"),
                              (running + "/ladder", "ladder"), (person + "/edit", "edit person")], tally)
    own_colours(browser, house, running, tally)


def keys(house, page, address, tally):
    """Tab goes through the page as it is written, and one always sees where one is."""
    page.goto(house.base + address)
    expected = page.evaluate("""() => {
      const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
        .filter(each => !each.disabled && each.checkVisibility({visibilityProperty: true}))
      // One stop for a group of radio buttons.
      const stops = all.filter(each => each.type !== 'radio' || each.checked ||
        !document.querySelector(`[name="${each.name}"]:checked`) && all.find(other => other.name === each.name) === each)
      stops.forEach((each, position) => each.setAttribute('data-stop', position))
      return stops.length }""")
    order, hidden = [], []
    for position in range(expected):
        page.keyboard.press("Tab")
        here = page.evaluate("""() => {
          const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect()
          return {stop: at.getAttribute('data-stop'), text: (at.innerText || at.name || '').slice(0, 40),
            outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
            inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
            skip: at.classList.contains('skip')} }""")
        order.append(int(here["stop"]) if here["stop"] else None)
        if not (here["outlined"] and here["inside"]):
            hidden.append(f"{here['text']}: outlined {here['outlined']}, in sight {here['inside']}")
        if position == 0:
            tally.expect(f"{address}: the skip link comes first", here["skip"], here["text"])
    tally.expect(f"{address}: Tab follows the page", order == list(range(expected)), str(order))
    tally.note(f"{address}: the focus is seen", hidden)
    page.goto(house.base + address)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    tally.expect(f"{address}: the skip link skips", page.evaluate("document.activeElement.id") == "content")


def paper(house, page, address, tally):
    page.goto(house.base + address)
    page.emulate_media(media="print")
    document = page.pdf(format="A4")
    tally.expect(f"{address} can be printed", document.startswith(b"%PDF-") and len(document) > 10_000)
    left = page.evaluate("""() => [...document.querySelectorAll(
        'main form, button, .button, [role=button], input[type=submit], nav a, .tools, .filter, summary:not(.more > summary), .skip')]
      .filter(each => each.checkVisibility()).map(each => each.className + ': ' + each.innerText)""")
    tally.note(f"{address}: nothing to press is printed", left)
    tally.expect(f"{address}: says when it was made, and for whom", page.locator(".printed").is_visible()
                 and "Mette" in page.locator(".printed").inner_text())
    addresses = page.evaluate("""() => [...document.querySelectorAll('main a')].flatMap(each =>
      [getComputedStyle(each, '::before').content, getComputedStyle(each, '::after').content])
      .filter(each => each.includes('/'))""")
    tally.note(f"{address}: no addresses of pages are printed", addresses)
    broken = page.evaluate("""() => [...document.querySelectorAll('.card, .checks > li, .pile li, .pocket li')]
      .filter(each => getComputedStyle(each).breakInside !== 'avoid').map(each => each.className)""")
    tally.note(f"{address}: no card and no row is broken over two sheets", broken)
    page.emulate_media(media="screen")


SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }"""


def spacious(browser, house, stops, tally):
    """Text at 200 %, and with the spacing that WCAG 1.4.12 asks pages to bear, on a narrow window."""
    for kind in ("200 % text", "text spacing"):
        # Without the content policy only so that the test may put its own style in.
        page = house.visitor(browser, "en", "mette@demo.example", width=360, bypass_csp=True)
        for address, name in stops:
            page.goto(house.base + address)
            page.add_style_tag(content="html { font-size: 200% !important }" if kind == "200 % text" else SPACED)
            tally.note(f"{name}, {kind}: no sideways scrolling, nothing cut off", page.evaluate("""() => {
              const wide = document.documentElement.clientWidth, problems = []
              const inside = each => each.checkVisibility() && !each.closest('.unseen, .skip, .long, thead, figure, svg')
              if (document.documentElement.scrollWidth > wide) problems.push('scrolls to ' + document.documentElement.scrollWidth)
              for (const each of document.querySelectorAll('main *, header *'))
                if (inside(each) && each.getBoundingClientRect().right > wide + 1)
                  problems.push('outside: ' + each.tagName + ' ' + (each.innerText || '').slice(0, 40))
              for (const each of document.querySelectorAll('main p, main h1, main h2, .button, .tag, label'))
                if (inside(each) && getComputedStyle(each).overflow !== 'visible' &&
                  (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1))
                  problems.push('cut off: ' + each.innerText.slice(0, 40))
              return problems }"""))
        page.context.close()


def own_colours(browser, house, address, tally):
    """In a reader's own colours the ladder is still drawn: it differs from the empty ground."""
    page = house.visitor(browser, "en", "mette@demo.example", forced_colors="active")
    page.goto(house.base + address)
    picture = Image.open(io.BytesIO(page.locator("figure svg.wide, figure > svg").first.screenshot())).convert("RGB")
    ground = Image.new("RGB", picture.size, picture.getpixel((2, 2)))
    difference = ImageChops.difference(picture, ground).convert("L").point(lambda value: 255 if value > 60 else 0)
    drawn = difference.histogram()[255] / (picture.width * picture.height)
    tally.expect("the ladder is drawn in forced colours", drawn > 0.02, f"{drawn:.1%} of the picture")
    page.context.close()
