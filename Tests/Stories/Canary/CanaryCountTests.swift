import Access
import People
import Placements
import Rules
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
      var faults: [String] = []
      for principal in world.principals where principal.account != nil {
        let people = world.people.filter { told in
          principal.may([.list], Door(.person, .full, world.subject(told)), world.matrix)
        }.map(\.participant)
        faults += try await compare(people.map(\.id.text), with: PeopleResource.people, principal)
        // Somebody else's place in the list says only where the own list goes on.
        for told in world.people {
          let place = told.participant.id.text + "." + CanaryHunt.hex(told.participant.name.lowercased())
          let rest = people.filter { $0.name.lowercased() > told.participant.name.lowercased() }
          let found = try await ids(principal.visitor.api(.get, PeopleResource.people, query: "?cursor=" + place))
          if Set(found) != Set(rest.map(\.id.text)) {
            faults.append("\(principal.label): after the place of \(told.participant.label) come \(found)")
          }
        }

        let placements = world.people.flatMap { told in
          told.placements.filter { placement in
            principal.may([.list], Door(.placement, .full, world.subject(told, placement.id)), world.matrix)
          }
        }
        faults += try await compare(placements.map(\.id.text), with: PlacementsResource.placements, principal)
        for state in ["ready", "ended"] {
          let found = try await ids(
            principal.visitor.api(.get, PlacementsResource.placements, query: "?state=" + state))
          let within = placements.filter { $0.state.rawValue == state }.map(\.id.text)
          if Set(found) != Set(within) {
            faults.append("\(principal.label): \(state) are \(found.count) placements, within reach \(within.count)")
          }
        }
      }
      expectNone(faults)
    }
  }

  /// In one answer, and one by one.
  private func compare(
    _ expected: [String], with list: some APIAddress, _ principal: Principal
  ) async throws -> [String] {
    let whole = try await principal.visitor.api(.get, list, query: "?limit=100")
    if whole.status == 404 {
      return expected.isEmpty
        ? [] : ["\(principal.label): there is no list of \(list), and \(expected.count) within reach"]
    }
    let all = try ids(whole)
    guard all.count == expected.count, Set(all) == Set(expected) else {
      return ["\(principal.label): the list of \(list) holds \(all.count), within reach are \(expected.count)"]
    }
    var (walked, next): ([String], String?) = ([], "")
    while let cursor = next, walked.count <= expected.count {
      let page = try await principal.visitor.api(
        .get, list, query: "?limit=1" + (cursor.isEmpty ? "" : "&cursor=" + cursor))
      walked += try ids(page)
      next = try page.json["next"]?.string
    }
    return walked == all ? [] : ["\(principal.label): one by one the list of \(list) is another"]
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
      var (faults, most): ([String], Int) = ([], 0)
      for principal in world.principals where principal.account != nil {
        let within = owed.filter { owed in
          let told = world.people.first { $0.participant.id == owed.person }
          // Whoever will owe it is told nothing of it before.
          let owner = owed.holds.from <= world.story.today ? owed.owner : nil
          let subject = About(participant: told?.participant, owner: owner)
          if principal.may([.list], Door(.obligation, .full, subject), world.matrix) { return true }
          // What is owed about a workplace is for whoever looks after workplaces.
          return owed.person == nil && principal.may([.read], Door(.workplace, .full, .installation), world.matrix)
            && principal.roles.contains {
              world.matrix.relations($0, .obligation, .list, seeing: .full).contains(.subject)
            }
        }
        for week in ["2026-W47", "2026-W48", "2026-W50"].compactMap({ ISOWeek(iso: $0) }) {
          for own in [true, false] {
            let expected = within.filter {
              $0.isShown(in: week, on: world.story.today) && (!own || $0.owner == principal.account)
            }
            faults += try await compare(expected, with: week, own: own, principal)
            most = max(most, expected.count)
          }
        }
      }
      expectNone(faults)
      #expect(most > 10, "somebody has much to do")
    }
  }

  private func compare(
    _ expected: [Owed], with week: ISOWeek, own: Bool, _ principal: Principal
  ) async throws -> [String] {
    let query = "?week=\(week.iso)&whose=" + (own ? "own" : "team")
    let answer = try await principal.visitor.api(.get, WorkResource.week, query: query)
    let page = try await principal.visitor.page(WorkAddress.week, query: query)
    // Whom somebody is with has a number of its own, and is no heap.
    let with = page.part("id=\"with\"", "section").html
    let numbers = Page(with.isEmpty ? page.html : page.html.replacing(with, with: "")).numbers
    if answer.status == 404 {
      return expected.isEmpty && numbers == [] ? [] : ["\(principal.label): has no week, and \(numbers) on the page"]
    }
    let people = try answer.json["items"]?.items.compactMap { $0["person"]?.string } ?? []
    var faults: [String] = []
    if people.sorted() != expected.compactMap(\.person?.text).sorted() {
      faults.append(
        "\(principal.label): GET /api/v1/week\(query) lists \(people.count) things owed, within reach \(expected.count)"
      )
    }
    if numbers.reduce(0, +) != expected.count {
      faults.append("\(principal.label): GET /week\(query) counts \(numbers), within reach \(expected.count)")
    }
    return faults
  }
}

/// A row of what is owed, as it is stored.
struct Owed: Sendable {
  /// None of what is owed about a workplace.
  let person: PersonID?
  let owner: AccountID?
  let shown: CivilDate
  let done: CivilDate?
  /// The days on which it holds.
  let holds: Period

  /// Open things are shown from their day on, as they stand on the first day of the week that has not passed; met ones in
  /// the week in which they were met.
  func isShown(in week: ISOWeek, on today: CivilDate) -> Bool {
    (done.map { week.contains($0) } ?? (shown <= week.sunday)) && holds.contains(max(today, week.monday))
  }
}

extension Page {
  /// The numbers beside the headings of heaps.
  var numbers: [Int] {
    Tag.all(in: html).filter { $0.name == "span" && $0["class"] == "count" }.compactMap { Int($0.text) }
  }
}
