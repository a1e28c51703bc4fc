import Employers
import People
import Placements
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Access
@testable import Nyvej
@testable import Work

/// Two job centres, one in Denmark and one in a German Land: what is owed by each falls on days on which its people work.
@Suite("The calendar of an office") struct OfficeCalendarTests {
  private func day(_ iso: String) -> CivilDate { CivilDate(iso: iso)! }

  /// A German job centre with somebody in it; and somebody in the Danish one.
  private func offices(_ story: StoryHouse, region: String?) async throws -> OrganisationID {
    let german = try await story.test.settingUp { tx in
      var details = Organisation.Details(name: "Jobcenter Musterstadt", kind: .jobCentre, country: "DE")
      details.region = region
      return try Employers.enterFirst(details, tx)
    }
    _ = try await story.test.account("karla", [.caseManager], in: german)
    _ = try await story.test.account("kirsten", [.caseManager], in: story.jobCentre)
    return german
  }

  private func draft(
    _ story: StoryHouse, _ name: String, from office: OrganisationID, starting start: CivilDate
  )
    async throws -> PersonID
  {
    let (programme, placements) = (story.programme, story.placements)
    let bakery = try await story.workplace("Bageriet \(name)", staff: 300)
    return try await story.act { tx in
      let person = try People.enter(Person.Details(name: name), tx)
      let id = try Participations.refer(
        person, to: programme,
        Participation.Referral(
          on: tx.today.adding(days: -20), by: office, reason: "not-directly-to-work", note: nil), tx)
      try Participations.find(id, tx).act {
        try Participations.accept(
          $0, on: tx.today.adding(days: -10), basis: "integration-act", entering: ["placement"], seen: $0.version, tx)
      }
      let terms = Placement.Terms(
        measure: "virksomhedspraktik", basis: "integration-act", group: nil, purpose: "train", tasks: "Bread",
        period: try #require(Period(from: start, until: start.adding(weeks: 12))), lastEmployer: .no)
      try Participations.find(id, tx).act {
        _ = try placements.draft(terms, for: $0, at: bakery, startingWith: Hours(6), tx)
      }
      return person
    }
  }

  private func approval(_ story: StoryHouse, of person: PersonID) async throws -> CivilDate? {
    try await story.owed(person).first { $0.obligation.deed == .approve }?.obligation.due
  }

  @Test(
    "what must be ready before a day falls on a day on which the one office is open and the other closed",
    arguments: TestEngine.allCases)
  func pairs(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let bavarian = try await offices(story, region: "BY")
      // Three days before the start: Epiphany, Maundy Thursday, All Saints, a Sunday, Christmas Day, Ascension Day.
      for (start, danish, german) in [
        ("2027-01-09", "2027-01-06", "2027-01-05"), ("2027-03-28", "2027-03-24", "2027-03-25"),
        ("2027-11-04", "2027-11-01", "2027-10-29"), ("2026-12-09", "2026-12-04", "2026-12-04"),
        ("2026-12-28", "2026-12-23", "2026-12-23"), ("2027-05-09", "2027-05-05", "2027-05-05"),
      ] {
        let here = try await draft(story, "Selam \(start)", from: story.jobCentre, starting: day(start))
        let there = try await draft(story, "Omar \(start)", from: bavarian, starting: day(start))
        #expect(try await approval(story, of: here) == day(danish), "\(start)")
        #expect(try await approval(story, of: there) == day(german), "\(start)")
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "another region plans what the office owes anew at once, and another country takes the region with it",
    arguments: TestEngine.allCases)
  func moved(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let office = try await offices(story, region: "BY")
      let selam = try await draft(story, "Selam Eksempelsen", from: office, starting: day("2027-01-09"))
      #expect(try await approval(story, of: selam) == day("2027-01-05"))
      let mette = try await story.visitor(story.mette)
      let page = EmployersAddress.editEmployer(office)
      var form = try await mette.page(page).form(to: page)
      #expect(form.choices(of: "region").contains("BE"))
      try form.fill(["region": "BE"])
      #expect(try await mette.submit(form).words.contains("Berlin"))
      #expect(try await approval(story, of: selam) == day("2027-01-06"), "Epiphany is no holiday in Berlin")
      let resource = EmployersResource.organisation(office)
      var version = try await mette.api(.get, resource).json["version"]?.integer
      for region in ["XX", "1"] {
        let refused = try await mette.api(.patch, resource, #"{"region": "\#(region)"}"#, seen: version)
        #expect(refused.status == 422)
        #expect(try refused.problemFields == ["region"])
      }
      let danish = try await mette.api(.patch, resource, #"{"country": "DK"}"#, seen: version)
      #expect(danish.status == 200)
      #expect(try danish.json["region"]?.isNull == true)
      version = try danish.json["version"]?.integer
      let none = try await mette.api(.patch, resource, #"{"region": "BY"}"#, seen: version)
      #expect(none.status == 422 && none.text.contains("No regions are known in this country"))
      #expect(try await !mette.page(page).html.contains("name=\"region\""))
      // Her papers are the consultant's, whose office moves too; it is the first of the installation.
      let municipality = story.municipality
      func papers() async throws -> CivilDate? {
        try await story.owed(selam).first { $0.obligation.key.hasSuffix(" ready") }?.obligation.due
      }
      #expect(try await papers() == day("2027-01-06"))
      try await story.act { tx in
        try Employers.find(municipality, tx).act { found in
          var details = found.details
          (details.country, details.region) = ("DE", "BY")
          try Employers.change(municipality, to: details, seen: found.version, tx)
        }
      }
      #expect(try await papers() == day("2027-01-05"))
      // For very many the same is done by a job, a few in each transaction.
      try await story.damage("UPDATE obligation SET due_day = '2027-01-01' WHERE deed = 'approve'")
      try await story.test.settingUp { try $0.ask(for: .planning, about: JobTopic(.organisation(office))) }
      while try await story.house.workshop.turn() {}
      #expect(try await approval(story, of: selam) == day("2027-01-06"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a form suggests a day on which the reader's own office works", arguments: TestEngine.allCases)
  func suggested(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let bavarian = try await offices(story, region: "BY")
      let programme = story.programme
      let greta = try await story.test.account("greta", [.jobConsultant], in: bavarian)
      try await story.test.settingUp { try $0.joinTeam(greta, of: programme) }
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      story.test.clock.advance(days: 31)
      #expect(story.today == day("2026-12-23"))
      for (account, due) in [(story.mette, "2027-01-06"), (greta, "2027-01-07")] {
        let visitor = try await story.visitor(account)
        let obstacle = try await visitor.page(PeopleAddress.newObstacle(selam.person))
        #expect(obstacle.html.contains("value=\"\(due)\""), "two weeks on, or the day after Epiphany")
      }
      story.test.clock.advance(days: 50)
      // Six weeks after 11 February is Maundy Thursday: a working day in Germany, and in Denmark Easter until Tuesday.
      for (account, review) in [(story.mette, "2027-03-30"), (greta, "2027-03-25")] {
        let visitor = try await story.visitor(account)
        let consideration = try await visitor.page(PeopleAddress.newConsideration(selam.person))
        #expect(consideration.html.contains("value=\"\(review)\""))
      }
      #expect(story.unforeseen.all == [])
    }
  }
}
