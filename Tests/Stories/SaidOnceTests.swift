import Access
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

/// What a page about a placement says, it says once, where something is done about it; and what it says of two limits does
/// not contradict itself.
@Suite("The pages of a placement say each thing once") struct SaidOnceTests {
  private func times(_ words: String, in page: Page) -> Int { page.words.ranges(of: words).count }

  @Test(
    "what stands in the way is said above, with its source, and not among the rules", arguments: TestEngine.allCases)
  func inTheWay(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 5)
      let (yusuf, layla) = (
        try await story.participant("Yusuf Opdigtet", "lab"), try await story.participant("Layla Tænkt", "lab")
      )
      _ = try await story.run(yusuf, at: bakery)
      let id = try await story.draft(layla, at: bakery)
      let sentence = try #require(try await mette.check("ratio", of: id)?["sentence"]?.string)
      let page = try await mette.page(PlacementsAddress.placement(id))
      #expect(times(sentence, in: page) == 1, "\(page.words)")
      #expect(page.html.contains("#mend") && page.html.contains("id=\"mend\""))
      #expect(!page.words.contains("Nothing stands against"), "\(page.words)")
      // A timetable that is too short is the same kind.
      let version = Int(try await story.placement(id).version.number)
      #expect(
        try await mette.api(
          .patch, PlacementsResource.placement(id),
          #"{"days": ["monday"], "workFrom": "08:00", "workUntil": "10:00"}"#, seen: version
        ).status == 200)
      let short = try #require(try await mette.check("timetable", of: id)?["sentence"]?.string)
      #expect(times(short, in: try await mette.page(PlacementsAddress.placement(id))) == 1)
      // A start that was tried lists all of it, each with the way to where it stands.
      let tried = try await mette.send(
        try await mette.page(PlacementsAddress.placement(id)).form(to: PlacementsAddress.placement(id)))
      #expect(tried.status == 422 && Page(tried.text).problems.contains(sentence))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("the last day of an ending stands with the days, and where it is taken back", arguments: TestEngine.allCases)
  func lastDay(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12))
      story.test.clock.advance(days: 3)
      let mette = try await story.visitor(story.mette)
      #expect(try await story.end(id, "2026-12-18", by: mette).status == 200)
      func page(_ visitor: Visitor) async throws -> Page { try await visitor.page(PlacementsAddress.placement(id)) }
      let announced = try await page(mette)
      #expect(times("It goes on up to and including Fri 18 Dec", in: announced) == 1)
      #expect(times("ast day Fri 18 Dec", in: announced) == 0, "\(announced.words)")
      #expect(try await mette.page(PlacementsAddress.placements).words.contains("last day Fri 18 Dec"), "in a list")
      story.test.clock.advance(days: 30)
      let ended = try await page(try await story.visitor(story.mette))
      #expect(times("ast day Fri 18 Dec", in: ended) == 0 && times("to Fri 18 Dec", in: ended) == 1, "\(ended.words)")
      #expect(ended.words.contains("Twelve paid hours"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "two limits on hours at once: the lowest counts, and each says that the other is there",
    arguments: TestEngine.allCases)
  func twoLimits(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      func agree(_ hours: Int, _ words: String) async throws {
        _ = try await mette.made(
          PeopleResource.considerations(selam.person),
          """
          {"effect": "hours", "hoursCap": \(hours), "wording": "\(words)", "wordingLanguage": "en",
           "from": "2026-11-22", "review": "2027-02-15", "agreedOn": "2026-11-22"}
          """)
      }
      try await agree(9, "Three short days")
      let id = try await story.draft(selam, at: try await story.workplace("Bageriet", staff: 12))
      #expect(times("At the same time", in: try await mette.page(PeopleAddress.person(selam.person))) == 0)
      #expect(times("At the same time", in: try await mette.page(PlacementsAddress.placement(id))) == 0)
      try await agree(6, "Max 4 hours")
      let (counts, other) = (
        "This limit counts: at the same time 9 h a week is agreed, which is higher.",
        "At the same time 6 h a week is agreed, which is lower: that limit counts."
      )
      let person = try await mette.page(PeopleAddress.person(selam.person))
      #expect(times(counts, in: person) == 1 && times(other, in: person) == 1, "\(person.words)")
      #expect(times("The words name 4, the limit is 6 h a week.", in: person) == 1)
      let placement = try await mette.page(PlacementsAddress.placement(id))
      #expect(times(counts, in: placement) == 1 && times(other, in: placement) == 1, "\(placement.words)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a number in the words that is not that of the field is said when it is agreed", arguments: TestEngine.allCases)
  func numbers(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.browser("mette")
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      func agreed(_ words: String, _ cap: String) async throws -> Page {
        let address = PeopleAddress.newConsideration(selam.person)
        var form = try await mette.page(address).form(to: address)
        try form.fill(["effect": "hours", "hoursCap": "\(cap)", "wording": "\(words)"])
        return try await mette.submit(form)
      }
      let other = try await agreed("Max 3 hours", "9")
      #expect(other.flash.words.contains("The words name 3, the limit is 9 h a week."), "\(other.flash.words)")
      let same = try await agreed("At most 7,5 hours, 2 days", "7,5")
      #expect(!same.flash.words.contains("The words name"), "\(same.flash.words)")
      #expect(story.unforeseen.all == [])
    }
  }
}
