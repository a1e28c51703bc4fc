"""Every page, in each language, width and colour scheme: accessible, in bounds, quiet, and small."""

import gzip
import os
import pathlib

import axe_playwright_python

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations"],
}

# What axe does not see: sideways scrolling, a row's status or action out of sight, targets too small to hit.
IN_BOUNDS = """() => {
  const wrong = [], width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) wrong.push(`the page is ${document.documentElement.scrollWidth} px wide`);
  const seen = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden';
  for (const row of document.querySelectorAll('table.data tbody tr, .pile li, .tasks li')) {
    if (!seen(row)) continue;
    for (const part of row.querySelectorAll('.tag, a, button')) {
      if (!seen(part) || part.closest('.unseen')) continue;
      const box = part.getBoundingClientRect();
      if (box.left < -1 || box.right > width + 1) wrong.push(`out of sight: ${part.textContent.trim().slice(0, 40)}`);
    }
  }
  for (const target of document.querySelectorAll('button, .button, summary, select, input:not([type=hidden])')) {
    if (!seen(target) || target.closest('.unseen') || target.classList.contains('unseen')) continue;
    const box = target.getBoundingClientRect();
    if (Math.min(box.width, box.height) < 23.5 && !['radio', 'checkbox'].includes(target.type))
      wrong.push(`${Math.round(box.width)}×${Math.round(box.height)} px: ${(target.name || target.textContent).trim().slice(0, 40)}`);
  }
  const text = document.body.innerText;
  for (const sign of [/\\{[a-z]+(:[a-z-]+)?\\}/, /Optional\\(/, /\\b(nil|undefined|null)\\b/])
    if (sign.test(text)) wrong.push(`unfinished text: ${text.match(sign)[0]}`);
  for (const link of document.querySelectorAll('a[href], button'))
    if (!link.textContent.trim() && !link.getAttribute('aria-label')) wrong.push('a link or button without a name');
  return wrong;
}"""

TEXT_SPACING = """() => {
  const style = new CSSStyleSheet();
  style.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }');
  document.adoptedStyleSheets = [style];
}"""


class Sweep:
    def __init__(self, home, context, tally, folder, pictures=None):
        self.home, self.context, self.tally = home, context, tally
        self.folder, self.pictures = folder, pictures
        self.page = context.new_page()
        self.noise, self.requests = [], []
        self.page.on("console", lambda message: self.noise.append(message.text) if message.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.noise.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))

    def visit(self, name, path, language, status=200, body=None):
        """Opens a page once and looks at it in every width and colour scheme."""
        self.noise.clear()
        self.requests.clear()
        page = self.page
        page.set_viewport_size({"width": 1280, "height": 900})
        page.emulate_media(color_scheme="light")
        if body is None:
            answer = page.goto(self.home.base + path)
        else:
            answer = body(page)
        content = page.content()
        problems = []
        if answer is not None and answer.status != status:
            problems.append(f"answered {answer.status}, not {status}")
        if page.get_attribute("html", "lang") != language:
            problems.append(f"lang is {page.get_attribute('html', 'lang')}")
        # The browser itself notes a 404 or 422 that was asked for.
        noise = [line for line in self.noise if not (status >= 400 and "the server responded with a status" in line)]
        problems += noise
        foreign = [url for url in self.requests if not url.startswith((self.home.base, "data:"))]
        problems += [f"asks elsewhere: {url}" for url in foreign]
        if len(self.requests) > 6:
            problems.append(f"{len(self.requests)} requests")
        weight = len(gzip.compress(content.encode()))
        if weight > 60_000:
            problems.append(f"{weight} bytes compressed")
        self.tally.check(f"{name} {language}", problems)
        raw = page.evaluate("() => fetch(location.href).then(a => a.text())") if status == 200 and body is None else None
        if raw:
            pathlib.Path(self.folder, f"{name}-{language}.html").write_text(raw)
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 900 if width > 400 else 740})
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                self.look(f"{name} {language} {width} {scheme}")
                if self.pictures:
                    page.screenshot(path=os.path.join(self.pictures, f"{name}-{language}-{width}-{scheme}.png"), full_page=True)
        if language == "en":
            page.set_viewport_size({"width": 320, "height": 640})
            page.evaluate(TEXT_SPACING)
            self.tally.check(f"{name} 320 text spacing", [p for p in page.evaluate(IN_BOUNDS) if "wide" in p])

    def look(self, name):
        page = self.page
        problems = page.evaluate(IN_BOUNDS)
        page.evaluate(AXE)
        result = page.evaluate("(rules) => axe.run(document, rules)", RULES)
        for violation in result["violations"]:
            where = ", ".join(" ".join(node["target"]) for node in violation["nodes"][:3])
            problems.append(f"axe {violation['id']}: {violation['help']} ({where})")
        self.tally.check(name, problems)
