"""One demonstration, served from a folder of its own with a clock that stands still."""

import os
import re
import signal
import subprocess

CLOCK = "2026-11-23T09:00:00"


class Installation:
    def __init__(self, nyvej, folder, language="en", people=0):
        self.nyvej, self.folder, self.process = nyvej, folder, None
        self.language, self.people = language, people
        self.environment = dict(os.environ, NYVEJ_CLOCK=CLOCK, TZ="Europe/Copenhagen")

    def fill(self):
        done = subprocess.run(
            [self.nyvej, "demo", "--data", self.folder, "--allow-fixed-clock", "--language", self.language,
             "--people", str(self.people)], env=self.environment, stdin=subprocess.DEVNULL, capture_output=True,
            text=True, timeout=120)
        if done.returncode != 0:
            raise SystemExit("the demonstration could not be made: " + done.stdout + done.stderr)

    @property
    def sheet(self):
        return (self.folder / "demo-sign-ins.txt").read_text()

    @property
    def password(self):
        return re.search(r"password: (.+)", self.sheet).group(1).strip()

    @property
    def sign_ins(self):
        """E-mail address and roles, as the sheet lists them."""
        return re.findall(r"^\s+(\S+@\S+)\s+(.+)$", self.sheet, re.M)

    def start(self):
        self.folder.mkdir(exist_ok=True)
        self.log = open(self.folder.parent / (self.folder.name + ".log"), "w+")
        self.process = subprocess.Popen(
            [self.nyvej, "serve", "--data", self.folder, "--port", "0", "--allow-fixed-clock"], env=self.environment,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self.log, text=True)
        for line in self.process.stdout:
            if " is ready at " in line:
                self.base = line.split(" is ready at ")[1].strip()
                return
        self.log.seek(0)
        raise SystemExit("the server did not start: " + self.log.read()[-2000:])

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self.process.kill()
        if self.process:
            self.process.stdout.close()
            self.log.close()

    def visitor(self, browser, language, email=None, scripts=True, width=1280, **more):
        """A page in a window of its own; signed in when there is somebody to be."""
        window = browser.new_context(
            viewport={"width": width, "height": 800}, locale="en-GB", java_script_enabled=scripts,
            reduced_motion="reduce", timezone_id="Europe/Copenhagen", **more)
        window.set_default_timeout(15_000)
        page = window.new_page()
        page.goto(f"{self.base}/sign-in?language={language}")
        if email:
            page.fill("main .form [name=email]", email)
            page.fill("main .form [name=password]", self.password)
            page.click("main .form button")
        return page
