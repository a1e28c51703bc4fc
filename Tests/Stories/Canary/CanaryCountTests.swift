import Access
import Placements
import TestDatabases
import TestMatrix
import Testing
import Values
import Web
import Work

@testable import Nyvej

/// Lists, heaps and pages of lists: not one more than is within reach, and not one less.
@Suite("Canaries are counted by those who may see them, and by nobody else") struct CanaryCountTests {
  @Test("lists of people and placements hold exactly those within reach, page by page", arguments: TestEngine.allCases)
  func lists(_ engine: TestEngine) async throws {
    try await withCanaryWorld(engine) { world in
      for principal in world.principals where principal.account != nil {
        let people = world.people.filter { told in
          principal.may([.list], Door(.person, .full, world.subject(told)), world.matrix)
        }.map(\.participant)
        try await expect(people.map(\.id.text), of: Kind.person, .people, principal)
        // Somebody else's place in the list says only where the own list goes on.
        for told in world.people {
          let place = told.participant.id.text + "." + CanaryHunt.hex(told.participant.name.lowercased())
          let rest = people.filter { $0.name.lowercased() > told.participant.name.lowercased() }
          let found = try await ids(principal.visitor.api(.get, .people, query: "?cursor=" + place))
          #expect(Set(found) == Set(rest.map(\.id.text)), "\(principal.label) after \(told.participant.label)")
        }

        let placements = world.people.flatMap { told in
          told.placements.filter { placement in
            principal.may([.list], Door(.placement, .full, world.subject(told, placement.id)), world.matrix)
          }
        }
        try await expect(placements.map(\.id.text), of: Kind.placement, .placements, principal)
        for state in ["running", "ended"] {
          let found = try await ids(principal.visitor.api(.get, .placements, query: "?state=" + state))
          let within = placements.filter { $0.state.rawValue == state }.map(\.id.text)
          #expect(Set(found) == Set(within), "\(principal.label), \(state)")
        }
      }
    }
  }

  /// In one answer, and one by one.
  private func expect(
    _ expected: [String], of kind: Kind, _ list: Route.Resource, _ principal: Principal
  ) async throws {
    let whole = try await principal.visitor.api(.get, list, query: "?limit=100")
    if whole.status == 404 {
      #expect(expected.isEmpty, "\(principal.label) finds no list of \(kind)")
      return
    }
    let all = try ids(whole)
    #expect(all.count == expected.count && Set(all) == Set(expected), "\(principal.label), \(kind)")
    var (walked, next): ([String], String?) = ([], "")
    while let cursor = next, walked.count <= expected.count {
      let page = try await principal.visitor.api(
        .get, list, query: "?limit=1" + (cursor.isEmpty ? "" : "&cursor=" + cursor))
      walked += try ids(page)
      next = try page.json["next"]?.string
    }
    #expect(walked == all, "\(principal.label), \(kind), page by page")
  }

  private func ids(_ answer: Response) throws -> [String] {
    answer.status == 404 ? [] : try answer.json["items"]?.items.compactMap { $0["id"]?.string } ?? []
  }

  @Test(
    "the heaps of a week hold exactly what is owed within reach, and their numbers say so",
    arguments: TestEngine.allCases)
  func weeks(_ engine: TestEngine) async throws {
    try await withCanaryWorld(engine) { world in
      let owed = try await world.story.everythingOwed()
      #expect(owed.count > 20)
      var most = 0
      for principal in world.principals where principal.account != nil {
        for week in ["2026-W47", "2026-W48", "2026-W50"].compactMap({ ISOWeek(iso: $0) }) {
          for own in [true, false] {
            let expected = owed.filter { $0.isShown(in: week) && (!own || $0.owner == principal.account) }.filter {
              owed in
              let told = world.people.first { $0.participant.id == owed.person }
              let subject = Subject(participant: told?.participant, owner: owed.owner)
              return principal.may([.list], Door(.obligation, .full, subject), world.matrix)
            }
            try await expect(expected, in: week, own: own, principal)
            most = max(most, expected.count)
          }
        }
      }
      #expect(most > 10, "somebody has much to do")
    }
  }

  private func expect(_ expected: [Owed], in week: ISOWeek, own: Bool, _ principal: Principal) async throws {
    let query = "?week=\(week.iso)&whose=" + (own ? "own" : "team")
    let answer = try await principal.visitor.api(.get, .week, query: query)
    let page = try await principal.visitor.page(.week, query: query)
    if answer.status == 404 {
      #expect(expected.isEmpty && page.numbers == [], "\(principal.label) has no week")
      return
    }
    let people = try answer.json["items"]?.items.compactMap { $0["person"]?.string } ?? []
    #expect(people.sorted() == expected.map(\.person.text).sorted(), "\(principal.label) \(query)")
    #expect(page.numbers.reduce(0, +) == expected.count, "\(principal.label) \(query): \(page.numbers)")
  }
}

/// A row of what is owed, as it is stored.
struct Owed: Sendable {
  let person: PersonID
  let owner: AccountID?
  let shown: CivilDate
  let done: CivilDate?

  /// Open things are shown from their day on, met ones in the week in which they were met.
  func isShown(in week: ISOWeek) -> Bool {
    done.map { week.contains($0) } ?? (shown <= week.sunday)
  }
}

extension Page {
  /// The numbers beside the headings of heaps.
  fileprivate var numbers: [Int] {
    Tag.all(in: html).filter { $0.name == "span" && $0["class"] == "count" }.compactMap { Int($0.text) }
  }
}
