"""The real server as a process that may be killed, and the command line beside it."""

import os
import signal
import subprocess
import tempfile


class Nyvej:
    """One installation: a data folder, a database, and at most one server on them."""

    def __init__(self, binary, folder, database=None):
        self.binary, self.folder, self.database = binary, folder, database
        self.process = None
        self.port = None
        self.log = open(os.path.join(tempfile.mkdtemp(prefix="log-", dir=os.path.dirname(folder)), "log"), "w+b")

    def arguments(self, *words):
        database = ["--database", self.database] if self.database else []
        return [self.binary, *words, "--data", self.folder, *database]

    def tool(self, *words, text=None):
        """Runs a command beside the server; answers its exit code and what it printed."""
        done = subprocess.run(
            self.arguments(*words), input=text, stdin=None if text is not None else subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120)
        return done.returncode, done.stdout.strip()

    def token(self):
        """A coordinator with an organisation, and a token in her name."""
        code, said = self.tool(
            "account", "add", "--email", "coordinator@example.org", "--name", "Cora Invented", "--role",
            "coordinator", "--organisation", "Office of the Faults", text="seven invented words for a test\n")
        if code != 0:
            raise SystemExit(f"no account: {said}")
        return self.new_token()

    def new_token(self):
        code, said = self.tool("token", "issue", "--account", "coordinator@example.org")
        if code != 0:
            raise SystemExit(f"no token: {said}")
        return said

    def start(self):
        self.process = subprocess.Popen(
            self.arguments("serve", "--port", "0"), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=self.log, text=True)
        self.code = None
        for line in self.process.stdout:
            if " asks for this code: " in line:
                self.code = line.rsplit(": ", 1)[1].strip()
            if " is ready at " in line:
                self.port = int(line.rsplit(":", 1)[1])
                return
        raise SystemExit("the server did not start: " + self.said())

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def stop(self):
        """As an administrator stops it; answers the exit code."""
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.kill()
            return None

    def end(self):
        if self.process and self.process.poll() is None:
            self.kill()

    def said(self):
        self.log.seek(0)
        return self.log.read().decode(errors="replace")[-2000:]
