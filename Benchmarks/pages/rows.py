"""What is measured: each row a page or a call that somebody makes all day, with what its answer must hold."""

import re

LINK = re.compile(r'href="/(?:people|placements|follow-ups|participations)/[0-9a-f-]{36}')


class Row:
    """Requests of one kind.

    - paths: what is asked, with words that the answer must hold.
    - links: at least so many links to records are on the page.
    """

    writes = False
    status = "200"

    def __init__(self, name, title, headers, paths, links=0):
        self.name, self.title, self.headers, self.paths, self.links = name, title, headers, paths, links

    def renew(self):
        """Before each run: what has changed since the last one is read again."""

    def requests(self, port):
        """Each with the version that it has seen."""
        return [(0, self.text(port, path)) for path, _ in self.paths]

    def text(self, port, path):
        lines = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{port}"]
        return "\r\n".join(lines + [f"{name}: {value}" for name, value in self.headers.items()] + ["", ""]).encode()

    def flaw(self, path, words, status, body):
        """What is wrong with an answer, or nothing."""
        if str(status) != self.status:
            return f"{path} answered {status}"
        if words not in body:
            return f"{path} does not hold “{words}”"
        if len(set(LINK.findall(body))) < self.links:
            return f"{path} holds {len(set(LINK.findall(body)))} links and not {self.links}"
        return None


class Save(Row):
    """A save by the API: each on another person, with the version that was seen."""

    writes = True

    def __init__(self, name, title, headers, database, people):
        super().__init__(name, title, headers, [])
        self.database, self.people = database, people
        self.renew()

    def renew(self):
        found = self.database.rows("SELECT id, version FROM person")
        self.versions = {person: int(version) for person, version in found}

    def requests(self, port):
        return [(self.versions[person], self.patch(port, person)) for person in self.people]

    def patch(self, port, person):
        body = '{"phone": "+999 {eight}"}'  # A country that there is not.
        length = len(body) - len("{eight}") + 8
        lines = [
            f"PATCH /api/v1/people/{person} HTTP/1.1", f"Host: 127.0.0.1:{port}", "Content-Type: application/json",
            'If-Match: "{version}"', f"Content-Length: {length}",
        ]
        return "\r\n".join(lines + [f"{name}: {value}" for name, value in self.headers.items()] + ["", body]).encode()


def spread(values, count):
    """So many of them, evenly."""
    return values if len(values) <= count else [values[index * len(values) // count] for index in range(count)]


def rows_of(database, cookies, tokens):
    """All rows, on what is in the database. `cookies` and `tokens` are those of an account."""

    def page(who):
        return {"Cookie": cookies(who)} | reader

    reader = {"Accept-Encoding": "gzip", "Accept-Language": "en"}

    def call(who):
        return {"Authorization": "Bearer " + tokens(who)}

    accepted = database.rows(
        "SELECT p.id, p.name, p.sort_key FROM person p JOIN participation c ON c.person_id = p.id "
        "WHERE c.state = 'accepted' AND p.name LIKE '% % %' ORDER BY p.sort_key, p.id")
    placed = database.rows(
        "SELECT l.id, p.name FROM placement l JOIN person p ON p.id = l.person_id "
        "WHERE p.name LIKE '% % %' ORDER BY p.sort_key, p.id")
    running = database.rows("SELECT id FROM placement WHERE state = 'running'")
    people = spread(accepted, 500)
    middle_id, middle_name, middle_key = accepted[len(accepted) // 2]
    after_middle = accepted[len(accepted) // 2 + 1][1]
    # First and last name of somebody whom the whole team reaches. What was looked for stands in the search box as well;
    # the blank behind it stands only in names.
    first, last, _ = middle_name.split(" ", 2)
    caseload = database.rows("SELECT a.email FROM account a WHERE a.email = 'konsulent1@demo.example'")
    consultant = caseload[0][0] if caseload else "mette@demo.example"
    mette, ane = "mette@demo.example", "ane@demo.example"
    board = "/programmes/" + database.rows("SELECT id FROM programme")[0][0] + "/board"

    rows = [
        Row("sign-in-form", "sign-in form (reads nothing)", reader, [("/sign-in", "password")]),
        Row("people", "list of people, first page", page(mette), [("/people", "")], links=25),
        Row("people-middle", "list of people, from the middle of the alphabet", page(mette),
            [(f"/people?after={middle_id}.{middle_key.encode().hex()}", after_middle)], links=25),
        Row("search-common", "search, a name that many have", page(mette),
            [(f"/people?q={first}", first + " ")], links=20),
        Row("search-two", "search, two names that many have", page(mette),
            [(f"/people?q={first}+{last}", f"{first} {last} ")], links=1),
        Row("search-rare", "search, a name that one has", page(mette),
            [("/people?q=Selam", "Selam Eksempelsen")], links=1),
        Row("search-letter", "search, one letter", page(mette), [("/people?q=a", "")], links=25),
        Row("search-box", "the search box, a name that many have", page(mette), [(f"/search?q={first}", first + " ")],
            links=10),
        Row("search-counsellor", "search of a counsellor, one letter", page(ane), [("/people?q=s", "Selam")], links=1),
        Row("person", "one person", page(mette), [(f"/people/{id}", name) for id, name, _ in people]),
        Row("person-api", "the same person by the API", call(mette),
            [(f"/api/v1/people/{id}", name) for id, name, _ in people]),
        Row("placement", "one placement", page(mette),
            [(f"/placements/{id}", name) for id, name in spread(placed, 500)]),
        Row("week-own", "This week, own: the eight people of the story", page(mette), [("/week", "Selam")], links=5),
        Row("week-full", "This week, own: a full caseload", page(consultant), [("/week", "")], links=25),
        Row("week-team", "This week, team", page(mette), [("/week?whose=team", "")], links=30),
        Row("placements", "list of placements", page(mette), [("/placements", "")], links=50),
        Row("placements-running", f"list of running placements ({len(running)})", page(mette),
            [("/placements?state=running", "")], links=min(50, len(running))),
        Row("history", "one person's history", page(mette), [(f"/people/{id}/history", name) for id, name, _ in people]),
        Row("timeline", "one person's timeline", page(mette),
            [(f"/people/{id}/timeline", name) for id, name, _ in people]),
        Row("weeks", "one person's weeks of a year", page(mette), [(f"/people/{id}/weeks", name) for id, name, _ in people]),
        Row("board", "journey board", page(mette), [(board, "")], links=20),
        Row("board-table", "journey board as a table", page(mette), [(board + "?as=table", "")], links=20),
        Row("board-weeks", "journey board by weeks", page(mette), [(board + "?as=weeks", "")], links=20),
        Row("people-counsellor", "list of people of a counsellor", page(ane), [("/people", "Selam")], links=7),
        Save("save", "a save by the API", call(mette), database, [id for id, _, _ in spread(accepted, 2000)]),
    ]
    return {row.name: row for row in rows}
