"""The API as a caller sees it. One connection each; a broken one is an unknown outcome, never an answer."""

import http.client
import json
import socket
import uuid


class Unknown(Exception):
    """The connection broke: whether the request had its effect, only a repetition can tell."""


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def etag(self):
        return self.headers.get("ETag")

    @property
    def version(self):
        return int(self.etag.strip('"'))

    @property
    def location(self):
        return self.headers.get("Location")


class API:
    def __init__(self, port, token):
        self.port, self.token = port, token
        self.connection = None

    def ask(self, method, path, body=None, **headers):
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=15)
        sent = {"Authorization": "Bearer " + self.token}
        sent.update({name.replace("_", "-"): value for name, value in headers.items()})
        if body is not None:
            body = json.dumps(body)
            sent["Content-Type"] = "application/json"
        try:
            self.connection.request(method, path, body, sent)
            answer = self.connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        except (OSError, http.client.HTTPException, socket.timeout) as error:
            self.connection.close()
            self.connection = None
            raise Unknown(str(error)) from error

    def create(self, name, key):
        return self.ask("POST", "/api/v1/people", {"name": name}, Idempotency_Key=key)

    def read(self, path):
        return self.ask("GET", path)

    def rename(self, path, name, etag=None):
        headers = {"If_Match": etag} if etag else {}
        return self.ask("PATCH", path, {"name": name}, Idempotency_Key=new_key(), **headers)

    def called(self, name):
        """How many people have exactly this name."""
        word = name.split()[-1]
        answer = self.ask("GET", f"/api/v1/people?q={word}&limit=100")
        if answer.status != 200:
            raise SystemExit(f"searching for people answered {answer.status}: {answer.body[:300]!r}")
        return sum(1 for item in answer.json["items"] if item.get("name") == name)


def new_key():
    return str(uuid.uuid4())


def new_name(role):
    """A name that nobody else has, so that it can be found again."""
    return f"{role} {uuid.uuid4().hex}"
