"""Every page without JavaScript, each in one of the languages: it is whole, stays in its width, and can be sent."""

from pathlib import Path

import plan
import walk

LAYOUT = (Path(__file__).parent / "layout.js").read_text()

# What a form needs so that a browser alone sends it: an address, and a button that it shows.
FORMS = """() => [...document.querySelectorAll('main form')].flatMap(form => {
  const said = (form.getAttribute('action') || '') + ' ' + (form.innerText || '').trim().slice(0, 40)
  const shown = [...form.elements].filter(each => each.matches('button:not([type=button]), input[type=submit]')
    && !each.disabled)
  const own = [...document.querySelectorAll(`button[form="${form.id}"]`)].filter(() => form.id)
  if (shown.length + own.length === 0) return [`no button sends it: ${said}`]
  if (form.hasAttribute('hidden')) return [`hidden: ${said}`]
  return []
})"""


def sweep(house, page, stops, language, sample, tally):
    """The stops whose turn it is in this language; each is some language's turn, in every sample."""
    turn = plan.LANGUAGES.index(language)
    for position, stop in enumerate(stops):
        if (position + sample.number) % len(plan.LANGUAGES) != turn:
            continue
        page.set_viewport_size({"width": plan.WIDTHS[(position // len(plan.LANGUAGES)) % 2], "height": 800})
        answer = walk.go(house, page, stop)
        problems = [f"answered {answer.status}, not {stop.status}"] if answer.status != stop.status else []
        page.evaluate("document.querySelectorAll('main details').forEach(each => each.open = true)")
        problems += page.evaluate(FORMS)
        problems += page.evaluate(LAYOUT)
        tally.note(f"{stop.name} ({language}), without JavaScript", problems)
