"""Whether the samples of a round make up the whole, and none of them leaves a page out."""

import os
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "Browser"))
import plan  # noqa: E402
from sample import Sample  # noqa: E402

ROUND = int(sys.argv[1])
PLACES = range(70)
counts = Counter()


def check(what, holds):
    counts[bool(holds)] += 1
    if not holds:
        print(f"✘ {what}")


def ways(sample):
    return {
        (place, language, width, scheme)
        for place in PLACES for language in plan.LANGUAGES
        for width, schemes in plan.views(sample, place, language).items() for scheme in schemes + ("layout",)
    }


samples = [Sample(number, ROUND) for number in range(1, ROUND + 1)]
whole = ways(Sample())
check("the whole is every language, wide and narrow",
      {(place, language, width) for place, language, width, scheme in whole if scheme == "layout"} >= {
          (place, language, width) for place in PLACES for language in plan.LANGUAGES for width in (1280, 360)})
check("the whole is every width for its layout", {(place, width) for place, _, width, scheme in whole if scheme == "layout"} == {
    (place, width) for place in PLACES for width in plan.WIDTHS})
check("the whole is both pairs of colours in English and in the two long languages, wide and narrow",
      {(place, language, width, scheme) for place, language, width, scheme in whole if language in ("en", "da", "de")} >= {
          (place, language, width, scheme) for place in PLACES for language in ("en", "da", "de")
          for width in (1280, 360) for scheme in plan.SCHEMES})
check("the narrowest is looked at for its layout alone", not any(
    width == 320 and scheme != "layout" for _, _, width, scheme in whole))
check("the samples of a round make up the whole", set().union(*map(ways, samples)) == whole)
check("no sample is the whole", all(len(ways(sample)) < len(whole) for sample in samples))
for sample in samples:
    seen = ways(sample)
    for width in (1280, 360):
        check(f"sample {sample.number} opens every page at {width}",
              {place for place, _, its_width, _ in seen if its_width == width} == set(PLACES))
    for scheme in plan.SCHEMES:
        check(f"sample {sample.number} opens every page in {scheme}",
              {place for place, _, _, its_scheme in seen if its_scheme == scheme} == set(PLACES))
    for language in plan.LANGUAGES:
        check(f"sample {sample.number} opens some page in {language}", any(its == language for _, its, _, _ in seen))
    for language in plan.LONG:
        check(f"sample {sample.number} opens every page in {language}, wide and narrow",
              {(place, width) for place, its, width, _ in seen if its == language} >= {
                  (place, width) for place in PLACES for width in (1280, 360)})
for count in (1, 3, 8, 100):
    check(f"the shares of {count} add up", sum(sample.share(count) for sample in samples) == count)
    check(f"every one of {count} is in one sample",
          all(sum(sample.takes(place) for sample in samples) == 1 for place in range(count)))
os.environ["NYVEJ_TEST_SAMPLE"] = f"2/{ROUND}"
asked = Sample.asked()
check("what is asked for is done", (asked.number, asked.round, asked.is_whole) == (2, ROUND, False))
del os.environ["NYVEJ_TEST_SAMPLE"]
check("without a wish everything is done", Sample.asked().is_whole and all(map(Sample.asked().takes, PLACES)))
for wish in ("0/4", "5/4", "4", "x"):
    os.environ["NYVEJ_TEST_SAMPLE"] = wish
    try:
        check(f"“{wish}” is refused", not Sample.asked())
    except AssertionError:
        check(f"“{wish}” is refused", True)

print(f"{counts[True]} passed, {counts[False]} failed")
sys.exit(1 if counts[False] else 0)
