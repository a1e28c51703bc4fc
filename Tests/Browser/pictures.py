"""Pictures of the main pages, for people to look at."""

import pages
import plan
import walk

README_HEIGHT = 800


def take(browser, house, folder):
    folder.mkdir(parents=True, exist_ok=True)
    for language in plan.LANGUAGES:
        with pages.living(house, language) as home:
            page = home.visitor(browser, language, "mette@demo.example")
            for stop in walk.everything(home, page):
                walk.go(home, page, stop)
                for width in (1280, 360):
                    page.set_viewport_size({"width": width, "height": 800})
                    for scheme in plan.SCHEMES:
                        page.emulate_media(color_scheme=scheme)
                        name = stop.name.replace(",", "").replace(" ", "-")
                        page.screenshot(path=folder / f"{name}-{language}-{width}-{scheme}.png", full_page=True)
            page.context.close()


def for_the_readme(browser, house, folder):
    """This week and a hours ladder with its cap: as small files, always the same."""
    folder.mkdir(parents=True, exist_ok=True)
    page = house.visitor(browser, "en", "mette@demo.example")
    page.goto(house.base + "/week")
    page.screenshot(path=folder / "this-week.png", clip={"x": 0, "y": 0, "width": 1280, "height": README_HEIGHT})
    page.goto(house.base + walk.placement(house, page, "Selam"))
    bottom = page.locator("section.card:has(figure)").first.bounding_box()
    height = bottom["y"] + bottom["height"] + 24
    page.screenshot(
        path=folder / "ladder.png", full_page=True, clip={"x": 0, "y": 0, "width": 1280, "height": height})
    page.context.close()
