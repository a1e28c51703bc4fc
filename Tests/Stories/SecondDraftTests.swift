import Access
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

@testable import Nyvej

/// One person, two drafts for the same days. Sunday 22 November 2026.
@Suite("A second draft of the same person") struct SecondDraftTests {
  private func json(_ who: Participation, _ place: WorkplaceID, _ more: String = "") -> String {
    """
    {"participation": "\(who.id)", "workplace": "\(place)", "measure": "virksomhedspraktik", "basis": "lab",
     "purpose": "train", "tasks": "Wash trays", "from": "2026-12-07", "until": "2027-01-29", "hours": 6\(more)}
    """
  }

  @Test("is kept only when somebody says so, and the first is named", arguments: TestEngine.allCases)
  func api(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let (bakery, shop) = (
        try await story.workplace("Bageriet", staff: 30), try await story.workplace("Butikken", staff: 30)
      )
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab", called: "Yusuf")
      let other = try await story.participant("Layla Tænkt", "lab", called: "Layla")
      let drafts = PlacementsResource.personPlacements(yusuf.person)
      let first = try await api.made(drafts, json(yusuf, bakery))
      _ = try await api.made(PlacementsResource.personPlacements(other.person), json(other, bakery))
      // Elsewhere, and quite the same.
      for place in [shop, bakery] {
        let again = try await api.api(.post, drafts, json(yusuf, place))
        #expect(try (again.status, again.problemFields) == (422, ["another"]), "\(again.text)")
        #expect(again.text.contains("Bageriet, from Mon 7 Dec") && again.text.contains(first["id"]?.string ?? "-"))
      }
      #expect(try await story.number("SELECT COUNT(*) AS count FROM placement") == 2)
      // Other days are another placement, and so is another measure.
      _ = try await api.made(
        drafts,
        json(yusuf, shop).replacing("2027-01-29", with: "2027-03-26").replacing("2026-12-07", with: "2027-02-01"))
      // Both are meant.
      let both = try await api.made(drafts, json(yusuf, shop, #", "another": "yes""#))
      #expect(both["workplace"]?.string == shop.text)
      // What runs is no draft.
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("on the page the same form, sent for another workplace, asks first", arguments: TestEngine.allCases)
  func page(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.browser("mette")
      let (bakery, shop) = (
        try await story.workplace("Bageriet", staff: 30), try await story.workplace("Butikken", staff: 30)
      )
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab", called: "Yusuf")
      let address = PlacementsAddress.newPlacement(yusuf.person)
      var form = try await mette.page(address).form(to: address)
      try form.fill([
        "workplace": bakery.text, "measure": "virksomhedspraktik", "basis": "lab", "purpose": "train",
        "tasks": "Wash trays", "from": "2026-12-07", "until": "2027-01-29", "hours": "6",
      ])
      let first: PlacementID = try await mette.submit(form).id(after: "/placements/")
      // Back, another workplace, and sent with the same hidden key.
      try form.fill(["workplace": shop.text])
      let asked = try await mette.send(form)
      #expect(asked.status == 422 && asked.text.contains("href=\"/placements/\(first.text)\""), "\(asked.text)")
      let page = Page(asked.text)
      #expect(page.words.contains("Keep as another placement"))
      var again = try page.form(to: address)
      again.fields.append((name: "another", value: "yes"))
      let kept = try await mette.submit(again)
      #expect(kept.words.contains("Butikken"))
      #expect(try await story.number("SELECT COUNT(*) AS count FROM placement") == 2)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a draft that is moved onto the days of another asks the same, and only then", arguments: TestEngine.allCases)
  func moved(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (api, mette) = (try await story.visitor(story.mette), try await story.browser("mette"))
      let (bakery, shop) = (
        try await story.workplace("Bageriet", staff: 30), try await story.workplace("Butikken", staff: 30)
      )
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab", called: "Yusuf")
      let other = try await story.participant("Layla Tænkt", "lab", called: "Layla")
      let drafts = PlacementsResource.personPlacements(yusuf.person)
      _ = try await api.made(PlacementsResource.personPlacements(other.person), json(other, bakery))
      let first = try await api.made(drafts, json(yusuf, bakery))
      let later = json(yusuf, shop).replacing("2027-01-29", with: "2027-03-26").replacing(
        "2026-12-07", with: "2027-02-01")
      let second = try await api.made(drafts, later)
      let id: PlacementID = try #require(second["id"]?.string.flatMap { PlacementID($0) })
      func change(_ body: String) async throws -> Response {
        let now = try await story.placement(id)
        return try await api.api(.patch, PlacementsResource.placement(id), body, seen: Int(now.version.number))
      }
      // One day in common is enough; the day after it is not.
      #expect(try await change(#"{"from": "2027-01-30"}"#).status == 200)
      for day in ["2027-01-29", "2026-12-07"] {
        let asked = try await change(#"{"from": "\#(day)"}"#)
        #expect(try (asked.status, asked.problemFields) == (422, ["another"]), "\(asked.text)")
        #expect(asked.text.contains("Bageriet, from Mon 7 Dec") && asked.text.contains(first["id"]?.string ?? "-"))
      }
      #expect(try await change(#"{"from": "2027-01-29", "another": "yes"}"#).status == 200)
      // Both were meant: other words, and other days that they share, are not asked about again.
      #expect(try await change(#"{"tasks": "Wash trays and shelves"}"#).status == 200)
      #expect(try await change(#"{"from": "2027-01-25"}"#).status == 200)
      // Another measure is another placement; back to the same one it is asked.
      #expect(try await change(#"{"measure": "lontilskud"}"#).status == 200)
      let back = try await change(#"{"measure": "virksomhedspraktik"}"#)
      #expect(try (back.status, back.problemFields) == (422, ["another"]), "\(back.text)")
      #expect(try await change(#"{"measure": "virksomhedspraktik", "from": "2027-02-01"}"#).status == 200)

      // On the page: asked, with a button that keeps both.
      let address = PlacementsAddress.editPlacement(id)
      var form = try await mette.page(address).form(to: address)
      try form.fill(["from": "2027-01-25"])
      let asked = try await mette.send(form)
      let page = Page(asked.text)
      #expect(asked.status == 422 && page.words.contains("Keep as another placement"), "\(page.words)")
      var again = try page.form(to: address)
      again.fields.append((name: "another", value: "yes"))
      _ = try await mette.submit(again)
      #expect(try await story.placement(id).terms.period.from == CivilDate(iso: "2027-01-25"))
      #expect(story.unforeseen.all == [])
    }
  }
}
