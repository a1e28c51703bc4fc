"""An installation with the demonstration and a clock that stands still, served on a free loopback port."""

import os
import re
import socket
import subprocess
import tempfile
import time
import urllib.request

CLOCK = "2026-11-23T09:00:00"
PASSWORD = "blue bread walks home"


class Installation:
    def __init__(self, nyvej, demo=True):
        self.nyvej = nyvej
        self.folder = tempfile.mkdtemp(prefix="nyvej-browser-")
        self.data = os.path.join(self.folder, "data")
        self.environment = dict(os.environ, NYVEJ_CLOCK=CLOCK)
        self.environment.pop("NYVEJ_DATABASE", None)
        if demo:
            subprocess.run(
                [nyvej, "demo", "--data", self.data, "--allow-fixed-clock"],
                check=True, env=self.environment, stdout=subprocess.DEVNULL)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.base = f"http://127.0.0.1:{self.port}"
        self.log = open(os.path.join(self.folder, "log"), "w")
        self.server = subprocess.Popen(
            [nyvej, "serve", "--data", self.data, "--port", str(self.port), "--allow-fixed-clock"],
            env=self.environment, stdout=self.log, stderr=self.log)
        self.wait()

    def wait(self):
        for _ in range(200):
            try:
                urllib.request.urlopen(self.base + "/health", timeout=2).read()
                return
            except OSError:
                if self.server.poll() is not None:
                    break
                time.sleep(0.05)
        raise SystemExit("nyvej serve did not answer:\n" + open(self.log.name).read())

    def stop(self):
        self.server.terminate()
        try:
            self.server.wait(15)
        except subprocess.TimeoutExpired:
            self.server.kill()
        self.log.close()
        subprocess.run(["rm", "-rf", self.folder], check=True)

    def sign_in(self, page, who="mette"):
        page.goto(self.base + "/sign-in")
        page.fill("input[name=email]", who + "@demo.example")
        page.fill("input[name=password]", PASSWORD)
        page.click("main button")
        page.wait_for_url("**/week*")

    def links(self, page, path, pattern):
        """Addresses on a page that fit a pattern, each once, in order."""
        page.goto(self.base + path)
        found = re.findall(r'(?:href|action)="(' + pattern + ')"', page.content())
        return list(dict.fromkeys(found))


ID = "[0-9a-f]{8}-[0-9a-f-]{27}"


def person(home, page, name):
    return home.links(page, "/people?q=" + name, "/people/" + ID)[0]


def pages(home, page):
    """Every kind of page with a real address from the demonstration: name → path."""
    selam = person(home, page, "selam")
    placement = home.links(page, selam, "/placements/" + ID)[0]
    consideration = home.links(page, selam, "/considerations/" + ID)[0]
    participation = home.links(page, selam, "/participations/" + ID)[0]
    follow_ups = home.links(page, placement, "/follow-ups/" + ID)
    draft = home.links(page, person(home, page, "oksana"), "/placements/" + ID)[0]
    referred = home.links(page, person(home, page, "bao"), "/participations/" + ID)[0]
    amina = person(home, page, "amina")
    workplace = home.links(page, placement, "/workplaces/" + ID)[0]
    employer = home.links(page, workplace, "/employers/" + ID)[0]
    return {
        "week": "/week",
        "week-team": "/week?whose=team",
        "people": "/people",
        "people-none": "/people?q=zzzz",
        "search": "/search?q=selam",
        "search-empty": "/search",
        "person": selam,
        "new-person": "/people/new",
        "edit-person": selam + "/edit",
        "new-consideration": selam + "/new-consideration",
        "end-consideration": consideration,
        "referral": amina + "/new-referral",
        "participation": participation,
        "participation-referred": referred,
        "new-placement": amina + "/new-placement",
        "new-placement-search": amina + "/new-placement?q=hotel",
        "new-placement-not-accepted": person(home, page, "bao") + "/new-placement",
        "placements": "/placements",
        "placements-none": "/placements?state=ended",
        "placement": placement,
        "placement-draft": draft,
        "edit-placement": draft + "/edit",
        "signing": draft + "/signing",
        "ladder": placement + "/ladder?move=up",
        "ending": placement + "/ending",
        "follow-up": follow_ups[0],
        "follow-up-done": follow_ups[-1],
        "employers": "/employers",
        "new-employer": "/employers/new",
        "employer": employer,
        "edit-employer": employer + "/edit",
        "new-workplace": employer + "/new-workplace",
        "workplace": workplace,
        "edit-workplace": workplace + "/edit",
        "settings": "/settings",
        "data-protection": "/data-protection",
        "not-found": "/people/01a20000-0000-7000-8000-000000000000",
    }
