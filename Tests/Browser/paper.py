"""What is to be taken to the table stands on one sheet of A4: the browser prints it, and its pages are counted."""

import re

import walk

NAMES = ("Selam", "Layla", "Nadia")


def one_sheet(house, page, language, tally):
    """The overviews for a talk, in the margins of the style sheet."""
    for name in NAMES:
        page.goto(house.base + walk.person(house, page, name) + "/history")
        tally.note(f"overview to print, {name} ({language}): one sheet", sheets(page, 1))


def sheets(page, most):
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    count = len(re.findall(rb"/Type\s*/Page\b(?!s)", printed))
    return [] if 0 < count <= most else [f"{count} sheets of paper"]
