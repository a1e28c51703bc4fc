"""The clock ran ahead, and is set right again: nothing is out of reach, and it is said."""

from served import Served


def clock(binary, folder, database, check):
    ahead = Served(binary, folder, database, clock="2099-03-01T09:00:00")
    ahead.tool("demo", "--people", "0")
    right = Served(binary, folder, database)
    ahead.start()
    try:
        address = ahead.enter("Vera Opdigtet")
        visitor = ahead.visitor()
        visitor.sign_in("mette@demo.example", ahead.password)
        ahead.stop()
        right.start()
        said = right.said()
        check("at the start it says that the clock went back, from when to when",
              "the clock went back by" in said and "from 2099-03-01T" in said, said)
        token = right.token()
        status, _, person = right.ask(token, "GET", address)
        check("who was entered while the clock ran ahead is reached at once", status == 200, (status, person))
        status, _, _ = right.ask(token, "PATCH", address, {"name": "Vera Opdigtet"})
        check("and changes are asked for their version, not refused as unknown", status == 428, status)
        check("stopped, it ends with 0", right.stop() == 0, right.said())
        right.start()
        check("the next time there is nothing to say", "clock went" not in right.said(), right.said())
        right.stop()
        code, said = right.attempt("journal", "verify")
        check("the journal is sound: it is in the order of its numbers", code == 0, said)
    finally:
        ahead.end()
        right.end()
