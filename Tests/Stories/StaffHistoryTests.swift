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

@testable import Nyvej

/// A number of staff holds from its day until the next one's. Sunday 22 November 2026.
@Suite("The number of staff by day") struct StaffHistoryTests {
  private func ratio(_ api: Visitor, _ placement: PlacementID) async throws -> (verdict: String?, sentence: String) {
    let check = try await api.check("ratio", of: placement)
    return (check?["verdict"]?.string, check?["sentence"]?.string ?? "")
  }

  private func told(_ api: Visitor, _ place: WorkplaceID, _ json: String) async throws -> Response {
    let version = try await api.api(.get, EmployersResource.workplace(place)).json["version"]?.integer
    return try await api.api(.patch, EmployersResource.workplace(place), json, seen: version)
  }

  @Test("a day gone by is judged by the number that held on it", arguments: TestEngine.allCases)
  func backdated(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      // Twelve on 17 November, and two places by that; before it five, and one.
      let bakery = try await story.workplace("Bageriet", staff: 12)
      #expect(try await told(api, bakery, #"{"ordinaryStaff": 5, "staffAsOf": "2026-11-02"}"#).status == 200)
      let selam = try await story.participant("Selam Eksempelsen", "lab", called: "Selam")
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab", called: "Yusuf")
      let layla = try await story.participant("Layla Tænkt", "lab", called: "Layla")
      let first = try await api.draft(selam, bakery, from: "2026-11-12", until: "2026-12-11")
      try await api.sendPapers(first, on: "2026-11-12")
      #expect(try await api.askToStart(first).status == 200)
      // A start written down later took the second place when there was only one.
      let late = try await api.draft(yusuf, bakery, from: "2026-11-13", until: "2026-12-11")
      let said = try await ratio(api, late)
      #expect(said.verdict == "breached")
      #expect(
        said.sentence.contains("The only place is taken in Nov")
          && said.sentence.contains("5 ordinary staff on Mon 2 Nov"))
      #expect(said.sentence.contains("possible from Tue 17 Nov"), "\(said.sentence)")
      // From the day of the newer number on there are two.
      let next = try await api.draft(layla, bakery, from: "2026-11-17", until: "2026-12-11")
      let free = try await ratio(api, next)
      #expect(
        free.verdict == "fulfilled" && free.sentence.contains("12 ordinary staff on Tue 17 Nov"), "\(free.sentence)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a cut is one from its day on: the days before it stay as they were", arguments: TestEngine.allCases)
  func cut(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let selam = try await story.participant("Selam Eksempelsen", "lab", called: "Selam")
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab", called: "Yusuf")
      let hers = try await story.run(selam, at: bakery)
      let his = try await story.run(yusuf, at: bakery)
      story.test.clock.advance(days: 15)  // Monday 7 December.
      #expect(try await told(api, bakery, #"{"ordinaryStaff": 5, "staffAsOf": "2026-12-07"}"#).status == 200)
      #expect(try await ratio(api, hers).verdict == "fulfilled")
      let broken = try await ratio(api, his)
      #expect(broken.verdict == "breached" && broken.sentence.contains("taken in Dec"), "\(broken.sentence)")
      #expect(broken.sentence.contains("There is no place on Mon 7 Dec"), "\(broken.sentence)")
      #expect(!broken.sentence.contains("later start"))
      // More again a week later: the week between was too full, and nobody can mend it.
      story.test.clock.advance(days: 7)
      #expect(try await told(api, bakery, #"{"ordinaryStaff": 12, "staffAsOf": "2026-12-14"}"#).status == 200)
      #expect(try await ratio(api, his).verdict == "fulfilled")
      let whole = try await api.api(.get, EmployersResource.workplace(bakery)).json
      #expect(whole["ordinaryStaff"]?.integer == 12 && whole["staffAsOf"]?.string == "2026-12-14")
      #expect(
        whole["earlierStaff"]?.items.compactMap { $0["staffAsOf"]?.string } == ["2026-11-17", "2026-12-07"])
      let quota = try await api.api(.get, EmployersResource.quota(bakery)).json
      #expect(quota["allowed"]?.integer == 2)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "an older number goes behind the newer; one of the same day is put right; one is taken out and put back",
    arguments: TestEngine.allCases)
  func kept(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (api, mette) = (try await story.visitor(story.mette), try await story.browser("mette"))
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let address = EmployersAddress.editWorkplace(bakery)
      var form = try await mette.page(address).form(to: address)
      try form.fill(["ordinaryStaff": "40", "staffAsOf": "2026-09-01"])
      let earlier = try await mette.submit(form)
      #expect(earlier.flash.words.contains("stands among the earlier ones"), "\(earlier.flash.words)")
      #expect(earlier.words.contains("12 on Tue 17 Nov") && earlier.words.contains("40 on Tue 1 Sep"))
      // What is counted is what is listed, the one that holds now among it.
      let listed = earlier.part("id=\"staff-numbers\"", "details")
      #expect(listed.words.contains("2 numbers by day"), "\(listed.words)")
      #expect(listed.html.matches(of: /<li>/).count == 2)
      // The same day once more: a correction.
      #expect(try await told(api, bakery, #"{"ordinaryStaff": 41, "staffAsOf": "2026-09-01"}"#).status == 200)
      #expect(try await told(api, bakery, #"{"ordinaryStaff": 13, "staffAsOf": "2026-11-17"}"#).status == 200)
      var json = try await api.api(.get, EmployersResource.workplace(bakery)).json
      #expect(json["ordinaryStaff"]?.integer == 13)
      #expect(json["earlierStaff"]?.items.compactMap { $0["ordinaryStaff"]?.integer } == [41])
      // Taken out on the page, and put back from there.
      let page = try await mette.page(EmployersAddress.workplace(bakery))
      let gone = try await mette.submit(try page.form(to: address, hidden: ["staffRemoved": "2026-11-17"]))
      #expect(gone.flash.words.contains("The number of employees is taken out."))
      json = try await api.api(.get, EmployersResource.workplace(bakery)).json
      #expect(json["ordinaryStaff"]?.integer == 41 && json["earlierStaff"]?.items.count == 0)
      _ = try await mette.submit(try gone.undo())
      json = try await api.api(.get, EmployersResource.workplace(bakery)).json
      #expect(json["ordinaryStaff"]?.integer == 13 && json["earlierStaff"]?.items.count == 1)
      #expect(json["name"]?.string == "Bageriet", "the rest stayed")
      // The same number of an older day leaves the newer where it is, also when it is taken out and put back.
      #expect(try await told(api, bakery, #"{"ordinaryStaff": 13, "staffAsOf": "2026-10-01"}"#).status == 200)
      let twice = try await mette.page(EmployersAddress.workplace(bakery))
      let without = try await mette.submit(try twice.form(to: address, hidden: ["staffRemoved": "2026-10-01"]))
      _ = try await mette.submit(try without.undo())
      json = try await api.api(.get, EmployersResource.workplace(bakery)).json
      #expect(json["staffAsOf"]?.string == "2026-11-17")
      #expect(json["earlierStaff"]?.items.compactMap { $0["staffAsOf"]?.string } == ["2026-09-01", "2026-10-01"])
      // Over the API the same, and a day without a number is said.
      #expect(try await told(api, bakery, #"{"staffRemoved": "2026-09-01"}"#).status == 200)
      let none = try await told(api, bakery, #"{"staffRemoved": "2026-09-01"}"#)
      #expect(try (none.status, none.problemFields) == (422, ["staffRemoved"]), "\(none.text)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "a button of a page that is stale takes nothing, and no emptied form is offered", arguments: TestEngine.allCases)
  func stale(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (api, mette) = (try await story.visitor(story.mette), try await story.browser("mette"))
      let bakery = try await story.workplace("Bageriet", staff: 12)
      #expect(
        try await told(api, bakery, #"{"ordinaryStaff": 5, "staffAsOf": "2026-11-02", "address": "Prøvevej 1"}"#).status
          == 200)
      let address = EmployersAddress.editWorkplace(bakery)
      let page = try await mette.page(EmployersAddress.workplace(bakery))
      let other = try await mette.page(EmployersAddress.workplace(bakery))
      #expect(try await told(api, bakery, #"{"transport": "Bus 7"}"#).status == 200)
      let refused = try await mette.send(try page.form(to: address, hidden: ["staffRemoved": "2026-11-17"]))
      #expect(refused.status == 412 && !Page(refused.text).words.contains("You wrote"), "\(refused.text)")
      for kept in ["Bageriet", "Prøvevej 1", "Bus 7"] { #expect(refused.text.contains("value=\"\(kept)\""), "\(kept)") }
      let fresh = try await mette.page(EmployersAddress.workplace(bakery))
      let gone = try await mette.submit(try fresh.form(to: address, hidden: ["staffRemoved": "2026-11-17"]))
      let undo = try gone.undo()
      #expect(try await told(api, bakery, #"{"transport": "Bus 8"}"#).status == 200)
      // Brought back from a page that is stale by then: both texts, and the form holds all that is stored.
      let conflict = try await mette.send(undo)
      #expect(conflict.status == 412, "\(conflict.text)")
      for kept in ["Bageriet", "Prøvevej 1", "Bus 8"] {
        #expect(conflict.text.contains("value=\"\(kept)\""), "\(kept)")
      }
      // A number that is gone already.
      let again = try await mette.send(try other.form(to: address, hidden: ["staffRemoved": "2026-11-17"]))
      #expect(again.status == 412 && again.text.contains("value=\"Prøvevej 1\""))
      let json = try await api.api(.get, EmployersResource.workplace(bakery)).json
      #expect(json["ordinaryStaff"]?.integer == 5 && json["address"]?.string == "Prøvevej 1")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("an emptied number is said to be taken out, and a day alone invents none", arguments: TestEngine.allCases)
  func emptied(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (api, mette) = (try await story.visitor(story.mette), try await story.browser("mette"))
      let bakery = try await story.workplace("Bageriet", staff: 12)
      #expect(try await told(api, bakery, #"{"ordinaryStaff": 5, "staffAsOf": "2026-11-02"}"#).status == 200)
      let alone = try await told(api, bakery, #"{"staffAsOf": "2026-10-01"}"#)
      #expect(try (alone.status, alone.problemFields) == (422, ["ordinaryStaff"]), "\(alone.text)")
      let address = EmployersAddress.editWorkplace(bakery)
      var form = try await mette.page(address).form(to: address)
      try form.fill(["ordinaryStaff": "", "staffAsOf": ""])
      let emptied = try await mette.submit(form)
      #expect(emptied.flash.words.contains("The number of employees is taken out."), "\(emptied.flash.words)")
      #expect(emptied.words.contains("5 on Mon 2 Nov"))
      _ = try await mette.submit(try emptied.undo())
      let json = try await api.api(.get, EmployersResource.workplace(bakery)).json
      #expect(json["ordinaryStaff"]?.integer == 12 && json["earlierStaff"]?.items.count == 1)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "a number that another organisation noted says so, holds for everybody, and tells nothing of who is placed there",
    arguments: TestEngine.allCases)
  func common(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let elsewhere = try await story.act { tx in
        try Employers.enter(
          Organisation.Details(name: "Fiktivby Kommune", kind: .municipality, country: "DK"), tx)
      }
      let jonas = try await story.test.account("jonas", [.jobConsultant], in: elsewhere)
      let other = try await story.visitor(jonas)
      let (bakery, shop) = (
        try await story.workplace("Bageriet", staff: 12), try await story.workplace("Butikken", staff: 12)
      )
      let selam = try await story.participant("Selam Eksempelsen", "lab", called: "Selam")
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab", called: "Yusuf")
      let first = try await story.run(selam, at: bakery)
      let second = try await story.run(yusuf, at: bakery)
      let whole = try await api.api(.get, EmployersResource.workplace(bakery)).json
      #expect(whole["staffNotedBy"]?.string == "mette" && whole["staffNotedOn"]?.string == "2026-11-22")

      story.test.clock.advance(days: 2)  // Tuesday 24 November.
      #expect(try await told(other, bakery, #"{"ordinaryStaff": 5, "staffAsOf": "2026-11-24"}"#).status == 200)
      // Those who are judged by it hear of it, with the number.
      #expect(try await ratio(api, first).verdict == "fulfilled")
      let broken = try await ratio(api, second)
      #expect(broken.verdict == "breached" && broken.sentence.contains("5 ordinary staff on Tue 24 Nov"))
      #expect(try await api.week().filter { $0.pile == "mend" }.map(\.name).contains { $0.contains("Yusuf") })
      #expect(try await other.week().filter { $0.pile == "mend" }.isEmpty)

      // Beside each number whose word it is, with the organisation where it is another one.
      let (hers, his) = (
        try await api.page(EmployersAddress.workplace(bakery)), try await other.page(EmployersAddress.workplace(bakery))
      )
      #expect(hers.words.contains("Noted by jonas, Fiktivby Kommune, on Tue 24 Nov."), "\(hers.words)")
      #expect(hers.words.contains("Noted by mette on Sun 22 Nov."), "\(hers.words)")
      #expect(his.words.contains("Noted by jonas on Tue 24 Nov."), "\(his.words)")
      #expect(his.words.contains("Noted by mette, ") && !his.words.contains("Selam") && !his.words.contains("Yusuf"))
      let now = try await api.api(.get, EmployersResource.workplace(bakery)).json
      #expect(now["staffNotedBy"]?.string == "jonas" && now["staffNotedFor"]?.string == "Fiktivby Kommune")
      #expect(now["earlierStaff"]?.items.first?["staffNotedBy"]?.string == "mette")
      #expect(try await other.api(.get, PlacementsResource.placement(second)).status == 404)

      // A correction is the corrector's; what else is changed leaves the name; taken out, the number before is as it was.
      #expect(try await told(api, bakery, #"{"ordinaryStaff": 14, "staffAsOf": "2026-11-24"}"#).status == 200)
      #expect(try await told(other, bakery, #"{"transport": "Bus 7"}"#).status == 200)
      let put = try await api.api(.get, EmployersResource.workplace(bakery)).json
      #expect(put["staffNotedBy"]?.string == "mette" && put["staffNotedOn"]?.string == "2026-11-24")
      #expect(try await told(other, bakery, #"{"staffRemoved": "2026-11-24"}"#).status == 200)
      let back = try await api.api(.get, EmployersResource.workplace(bakery)).json
      #expect(back["staffNotedBy"]?.string == "mette" && back["staffNotedOn"]?.string == "2026-11-22")
      let quiet = try await api.api(.get, EmployersResource.workplace(shop)).json
      #expect(quiet["staffNotedBy"]?.string == "mette", "another workplace is as it was")
      #expect(story.unforeseen.all == [])
    }
  }
}
