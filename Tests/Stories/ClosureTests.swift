import Access
import Employers
import Placements
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web
import Work

@testable import Nyvej

@Suite("Holidays, and days on which a workplace is closed") struct ClosureTests {
  @Test(
    "follow-ups keep off Christmas, and off a closure from the moment it is entered, until it is taken out",
    arguments: TestEngine.allCases)
  func followUps(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Prøvebageriet", staff: 12)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let placement = try await story.run(selam, at: bakery, weeks: 13)
      func days() async throws -> [String] { try await story.followUps(placement).prefix(5).map(\.due.iso) }
      let planned = ["2026-11-23", "2026-11-30", "2026-12-07", "2026-12-21", "2027-01-04"]
      #expect(try await days() == planned)
      let followUps = try await story.followUps(placement)

      // The fourth is moved to Christmas Eve by hand: it stays there, and its page says what day that is.
      var moved = try await mette.page(PlacementsAddress.followUp(followUps[3].id)).form(
        to: PlacementsAddress.followUp(followUps[3].id), hidden: ["step": "moved"])
      try moved.fill(["due": "2026-12-24", "movedReason": "She asked for it"])
      #expect(
        try await mette.submit(moved).flash.words.contains(
          "That day: Christmas Eve. The next day on which somebody is there: Mon 28 Dec (week 53)."))

      // The bakery closes: what stood in these days moves behind them.
      let page = EmployersAddress.closures(bakery)
      var form = try await mette.page(page).form(to: page, hidden: ["step": "added"])
      try form.fill(["from": "2026-11-28", "until": "2026-12-02", "name": "Ovnen skiftes"])
      #expect(try await mette.submit(form).words.contains("Ovnen skiftes"))
      #expect(
        try await days() == ["2026-11-23", "2026-12-03", "2026-12-07", "2026-12-24", "2027-01-04"])
      let shown = try await mette.page(PlacementsAddress.placement(placement)).words
      #expect(shown.contains("That day: Christmas Eve"))
      #expect(shown.contains("Ovnen skiftes") && shown.contains("no work is expected"))
      #expect(try await mette.page(EmployersAddress.workplace(bakery)).words.contains("Christmas Day"))

      // Changed, it gives the days back that it does not cover any more; taken out, all of them.
      let closure = try await story.act { tx in try Employers.closures(of: bakery, tx).act { $0[0] } }
      var change = try await mette.page(page).form(
        to: page, hidden: ["step": "changed", "closure": closure.id.text])
      try change.fill(["until": "2026-11-30"])
      _ = try await mette.submit(change)
      #expect(try await days()[1] == "2026-12-01")
      let out = try await mette.page(page).form(to: page, hidden: ["step": "removed", "closure": closure.id.text])
      _ = try await mette.submit(out)
      #expect(try await days() == ["2026-11-23", "2026-11-30", "2026-12-07", "2026-12-24", "2027-01-04"])
      #expect(try await mette.page(EmployersAddress.workplace(bakery)).words.contains("No closures are entered"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "backwards, absurd and doubled closures are refused, and each says what is possible", arguments: TestEngine.allCases
  )
  func refused(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Prøvebageriet", staff: 12)
      let resource = EmployersResource.closures(bakery)
      func answer(_ from: String, _ until: String, _ name: String = "Sommer") async throws -> Response {
        let version = try await mette.api(.get, resource).json["version"]?.integer
        let body = #"{"step": "added", "from": "\#(from)", "until": "\#(until)", "name": "\#(name)"}"#
        return try await mette.api(.patch, resource, body, seen: version)
      }
      #expect(try await answer("2027-07-12", "2027-07-30").status == 200)
      for (from, until, field, says) in [
        ("2027-08-02", "2027-08-01", "until", "before the first day"),
        ("2027-08-02", "2028-08-01", "until", "half a year at most"),
        ("2027-07-30", "2027-08-06", "from", "run into Sommer"), ("1999-07-01", "1999-07-02", "from", "long ago"),
        ("2090-07-01", "2090-07-02", "from", "too far ahead"),
      ] {
        let refused = try await answer(from, until)
        #expect(refused.status == 422 && refused.text.contains(says), "\(from): \(refused.text)")
        #expect(try refused.problemFields.contains(field), "\(from): \(refused.text)")
      }
      #expect(try await answer("2027-08-02", "2027-08-03", " ").status == 422, "it has a name")
      let items = try await mette.api(.get, resource).json["items"]?.items ?? []
      #expect(items.map { $0["name"]?.string } == ["Sommer"])

      let version = try await mette.api(.get, resource).json["version"]?.integer
      let gone = #"{"step": "removed", "closure": "\#(bakery.text)"}"#
      let none = try await mette.api(.patch, resource, gone, seen: version)
      #expect(none.status == 422 && none.text.contains("do not stand here"))
      let stale = try await mette.api(.patch, resource, gone, seen: 1)
      #expect(stale.status == 412)
      let kirsten = try await story.visitor(
        try await story.test.account("kirsten", [.caseManager], in: story.jobCentre))
      #expect(try await kirsten.get(EmployersAddress.closures(bakery)).status == 404, "she only looks")
      #expect(try await kirsten.page(EmployersAddress.workplace(bakery)).words.contains("Sommer"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "the Land is chosen by its name where a country has some, and is refused elsewhere", arguments: TestEngine.allCases)
  func region(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let (danish, firm) = try await story.act { tx in
        (
          try Employers.enter(Organisation.Details(name: "Prøvebageriet A/S", kind: .company, country: "DK"), tx),
          try Employers.enter(Organisation.Details(name: "Musterbäckerei GmbH", kind: .company, country: "DE"), tx)
        )
      }
      #expect(try await !mette.page(EmployersAddress.newWorkplace(danish)).html.contains("name=\"region\""))
      var form = try await mette.page(EmployersAddress.newWorkplace(firm)).form(to: EmployersAddress.newWorkplace(firm))
      #expect(form.choices(of: "region").contains("TH"))
      try form.fill(["name": "Musterbäckerei Erfurt"])
      let without = try await mette.submit(form)
      #expect(without.words.contains("The region is not entered"))
      form = try await mette.page(EmployersAddress.newWorkplace(firm)).form(to: EmployersAddress.newWorkplace(firm))
      try form.fill(["name": "Musterbäckerei Weimar", "region": "TH"])
      let there = try await mette.submit(form)
      #expect(!there.words.contains("The region is not entered") && there.words.contains("Christmas Day"))
      let made = try await mette.api(
        .post, EmployersResource.workplaces(firm), #"{"name": "Musterbäckerei Jena", "region": "th"}"#)
      #expect(made.status == 201 && made.text.contains("\"TH\""))
      for (owner, region) in [(firm, "XX"), (danish, "TH")] {
        let refused = try await mette.api(
          .post, EmployersResource.workplaces(owner), #"{"name": "Prøve", "region": "\#(region)"}"#)
        #expect(refused.status == 422, "\(region): \(refused.text)")
        #expect(try refused.problemFields == ["region"])
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a place that is closed is closed for all its records", arguments: TestEngine.allCases)
  func doubles(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (first, second) = (
        try await story.workplace("Prøvebageriet", staff: 12), try await story.workplace("Bageriet (prøve)", staff: 12)
      )
      let placement = try await story.run(
        try await story.participant("Selam Eksempelsen", "integration-act"), at: second)
      func day() async throws -> String { try await story.followUps(placement)[1].due.iso }
      func change(_ workplace: WorkplaceID, number: String?) async throws {
        try await story.act { tx in
          try Employers.find(workplace, tx).act { found in
            var details = found.details
            details.unitNumber = number
            try Employers.change(workplace, to: details, seen: found.version, tx)
          }
        }
      }
      try await story.damage("UPDATE workplace SET unit_number = '1000000001', unit_key = '1000000001'")
      try await story.act { tx in
        for place in [first, second] {
          try Employers.find(place, tx).act { _ = try Employers.change(place, to: $0.details, seen: $0.version, tx) }
        }
      }
      #expect(try await day() == "2026-11-30")
      try await story.act { tx in
        try Employers.find(first, tx).act {
          _ = try Employers.add(
            ClosureDetails(
              from: tx.today.adding(days: 6), until: tx.today.adding(days: 10), name: "Ovnen skiftes"), to: first,
            seen: $0.version, tx)
        }
      }
      #expect(try await day() == "2026-12-03")
      let mette = try await story.visitor(story.mette)
      #expect(try await mette.page(EmployersAddress.workplace(second)).words.contains("Ovnen skiftes"))
      // With a number of its own the first is another place again.
      try await change(first, number: "1000000002")
      #expect(try await day() == "2026-11-30")
      #expect(try await !mette.page(EmployersAddress.workplace(second)).words.contains("Ovnen skiftes"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "what was entered at another record of a place is shown with where to change it, and holds when the same is taken out here",
    arguments: TestEngine.allCases)
  func elsewhere(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (first, second) = (
        try await story.workplace("Prøvebageriet", staff: 12), try await story.workplace("Bageriet (prøve)", staff: 12)
      )
      try await story.damage("UPDATE workplace SET unit_number = '1000000001', unit_key = '1000000001'")
      try await story.damage("UPDATE house_note SET value = '3.2' WHERE name = 'indexed-by'")
      try await story.house.askForIndexing()
      while try await story.house.workshop.turn() {}
      let mette = try await story.visitor(story.mette)
      func add(_ place: WorkplaceID, _ from: String, _ until: String) async throws {
        let address = EmployersAddress.closures(place)
        var form = try await mette.page(address).form(to: address, hidden: ["step": "added"])
        try form.fill(["from": from, "until": until, "name": "Ovnen skiftes"])
        _ = try await mette.submit(form)
      }
      try await add(first, "2026-12-01", "2026-12-04")
      let address = EmployersAddress.closures(second)
      let page = try await mette.page(address)
      #expect(page.words.contains("Entered at another record of this place: Prøvebageriet, Prøvebageriet A/S"))
      #expect(page.words.contains("(Ovnen skiftes)"))
      #expect(page.html.contains("href=\"\(EmployersAddress.closures(first).path)\""))
      #expect(try await !mette.page(EmployersAddress.closures(first)).words.contains("another record"))

      for (from, until) in [("2026-12-01", "2026-12-04"), ("2026-12-14", "2026-12-15")] {
        try await add(second, from, until)
        let closure = try await story.act { tx in try Employers.closures(of: second, tx).act { $0[0].id.text } }
        let out = try await mette.page(address).form(to: address, hidden: ["step": "removed", "closure": closure])
        let said = try await mette.submit(out).flash.words
        #expect(
          said.contains("That is entered at Prøvebageriet, Prøvebageriet A/S.") == (from == "2026-12-01"), "\(said)")
        #expect(said.contains("taken out"), "\(said)")
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("another country of a firm takes the regions of its workplaces with it", arguments: TestEngine.allCases)
  func country(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (firm, place) = try await story.act { tx in
        let firm = try Employers.enter(
          Organisation.Details(name: "Musterbäckerei GmbH", kind: .company, country: "DE"), tx)
        var details = Workplace.Details(name: "Musterbäckerei München")
        details.region = "BY"
        return (firm, try Employers.enter(details, of: firm, tx))
      }
      let mette = try await story.visitor(story.mette)
      #expect(try await mette.api(.get, EmployersResource.workplace(place)).json["region"]?.string == "BY")
      let resource = EmployersResource.organisation(firm)
      let version = try await mette.api(.get, resource).json["version"]?.integer
      #expect(try await mette.api(.patch, resource, #"{"country": "BE"}"#, seen: version).status == 200)
      let moved = try await mette.api(.get, EmployersResource.workplace(place))
      #expect(try moved.json["region"]?.isNull == true && moved.json["country"]?.string == "BE")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "a placement without a working day in it does not start, and its list of checks says so",
    arguments: TestEngine.allCases)
  func nothingLeft(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let bakery = try await story.workplace("Prøvebageriet", staff: 12)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let placement = try await story.draft(selam, at: bakery, weeks: 1, ready: true)
      let mette = try await story.visitor(story.mette)
      let page = PlacementsAddress.placement(placement)
      let done = "No rule that is known stands against hours, dates and place"
      #expect(try await mette.page(page).words.contains(done))
      #expect(try await mette.page(page).words.contains("somebody is there is Mon 23 Nov"))
      let closed = "there is no day on which work is agreed and somebody is there"
      let version = try await mette.api(.get, EmployersResource.closures(bakery)).json["version"]?.integer
      let added = try await mette.api(
        .patch, EmployersResource.closures(bakery),
        #"{"step": "added", "from": "2026-11-23", "until": "2026-11-29", "name": "Ovnen skiftes"}"#, seen: version)
      #expect(added.status == 200)
      #expect(try await story.placement(placement).stage == .draft)
      let shown = try await mette.page(page).words
      #expect(shown.contains(closed) && !shown.contains(done))
      #expect(try await mette.week().contains { $0.reason.contains("Prøvebageriet") && $0.pile == "starts" })
      let checks = try await mette.api(.get, PlacementsResource.checks(placement)).text
      #expect(checks.contains("working-days"))
      let start = try await mette.page(page).form(to: page)
      #expect(try await mette.send(start).status != 200)
      #expect(try await story.placement(placement).stage == .draft)
      #expect(story.unforeseen.all == [])
    }
  }
}
