"""Every role signs in; nobody meets a page that breaks, and what a role may not see is not there."""

import walk


# The pages from which every link is followed.
STARTS = ("/week", "/people", "/administration", "/administration/accounts")


def try_out(browser, house, tally):
    mette = house.visitor(browser, "en", "mette@demo.example")
    person = walk.person(house, mette, "Selam")
    placement = walk.placement(house, mette, "Selam")
    mette.goto(house.base + placement)
    follow_up = walk.link_of(mette, ".data a[href^='/follow-ups/']")
    workplace = walk.link_of(mette, "main a[href^='/workplaces/']")
    mette.context.close()
    closed = {
        "mentor": ["/administration", person + "/edit", person + "/new-placement", "/employers/new", "/people/new"],
        "administrator": [person, placement, follow_up],
        "counsellor": ["/administration", "/employers/new"],
        "case-manager": ["/administration", "/administration/accounts"],
        "coordinator": ["/administration", "/administration/accounts"],
        "job-consultant": ["/administration", "/administration/accounts"],
    }
    addresses = [
        "/week", "/week?whose=team", "/people", "/people?q=Selam", "/people/new", person, person + "/edit",
        person + "/new-consideration", person + "/new-placement", person + "/new-referral", "/placements", placement,
        placement + "/signing", placement + "/ladder", placement + "/ending", placement + "/edit", follow_up,
        "/employers", "/employers/new", workplace, "/search?q=Selam", "/settings", "/settings/access",
        "/administration", "/administration/accounts", "/administration/accounts/new", "/administration/access",
        "/administration/rules/dk-2026-07", "/administration/models/business-training",
    ]
    for email, role in house.sign_ins:
        page = house.visitor(browser, "en", email)
        place, title = ("/administration", "Administration") if role == "administrator" else ("/week", "This week")
        tally.expect(f"{role} ({email}) arrives at {title}", page.url.endswith(place), page.url)
        problems, seen = [], {}
        tally.expect(f"{role}: {title} is there", page.locator("main h1").inner_text() == title, page.url)
        for address in addresses:
            seen[address] = page.goto(house.base + address).status
            if seen[address] not in (200, 404):
                problems.append(f"{address} answered {seen[address]}")
        tally.note(f"{role}: every page is there or is not there", problems)
        tally.note(f"{role}: what is closed is not there", [
            f"{address} answered {seen[address]}" for address in closed[role] if seen[address] != 404])
        # What a page offers must lead somewhere.
        problems = []
        for start in [each for each in (*STARTS, person, placement, workplace) if seen[each] == 200]:
            page.goto(house.base + start)
            links = page.eval_on_selector_all(
                "main a[href^='/'], .places a", "all => [...new Set(all.map(each => each.getAttribute('href')))]")
            for link in links[:25]:
                status = page.request.get(house.base + link).status
                if status != 200:
                    problems.append(f"{start} leads to {link}, which answered {status}")
        tally.note(f"{role}: no link leads into a wall", problems)
        page.context.close()
