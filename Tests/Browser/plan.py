"""In which languages, widths and colours each page is looked at: in all of them, or as one sample of a round.

In every sample each page is opened once, wide and narrow, in light and dark, and in two translations for its words and
layout; a round opens it in all ways there are.
"""

LANGUAGES = ("en", "da", "de", "fi", "sv")
# The catalogs' source is English: only translations can have left something in another language, or be too long. Of two that
# are long each sample looks at every page.
LONG = ("da", "de")
# The narrowest is looked at for its layout alone.
WIDTHS = (1280, 360, 320)
SCHEMES = ("light", "dark")

# The ways to look at a page, width by width, in two halves. Each half has both a wide and a narrow window.
HALVES = ({1280: ("light",), 360: ("dark",), 320: ()}, {1280: ("dark",), 360: ("light",)})
# A round of samples has at most so many.
WAYS = tuple((language, half) for language in ("en",) + LONG for half in HALVES) + (
    ("fi", {1280: ("light",), 360: ("dark",), 320: ()}), ("sv", {1280: ("dark",), 360: ("light",), 320: ()}))


def views(sample, position, language):
    """Width by width the colours in which the page at this place is looked at in this language; none: not now."""
    assert sample.round <= len(WAYS), f"{sample.round} samples would leave pages out"
    found = {1280: (), 360: ()} if language in LONG else {}
    for way, (its_language, half) in enumerate(WAYS):
        if its_language == language and sample.takes(way + position):
            for width, schemes in half.items():
                found[width] = tuple(scheme for scheme in SCHEMES if scheme in schemes + found.get(width, ()))
    return {width: found[width] for width in WIDTHS if width in found}


def looks(found):
    """How many looks that is: one at the page, one at each layout and one at each pair of colours."""
    return 1 + len(found) + sum(map(len, found.values())) if found else 0
