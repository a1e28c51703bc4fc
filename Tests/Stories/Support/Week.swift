import Access
import Language
import TestHouse
import Testing
import Values
import Web
import Work

/// A row of This week, as the API gives it.
struct WeekRow: Sendable, Hashable {
  let pile: String
  let name: String
  let due: String?
  let reason: String
  let owner: String?
  let isDone: Bool

  init(_ json: JSON) throws {
    guard let pile = json["pile"]?.string, let reason = json["reason"]?.string else {
      throw NoSuch("pile, day or reason in a row of This week")
    }
    (self.pile, due, self.reason) = (pile, json["due"]?.string, reason)
    (name, owner) = (json["name"]?.string ?? "", json["owner"]?.string)
    isDone = json["done"]?.isNull == false
  }
}

extension Visitor {
  /// This week as JSON; the page must show the same names in the same heaps.
  func week(_ week: ISOWeek? = nil, team: Bool = false) async throws -> [WeekRow] {
    let query = "?whose=\(team ? "team" : "own")" + (week.map { "&week=" + $0.iso } ?? "")
    let answer = try await api(.get, WorkResource.week, query: query)
    guard let items = try answer.json["items"]?.items else { throw NoSuch("items in \(answer.text)") }
    let rows = try items.map { try WeekRow($0) }
    let page = try await page(WorkAddress.week, query: query)
    for pile in Obligation.Pile.allCases {
      let shown = page.pile(pile.rawValue).words
      for row in rows where row.pile == pile.rawValue && !row.isDone {
        #expect(shown.contains(row.name) && shown.contains(row.reason), "\(pile) shows \(row)")
      }
    }
    return rows
  }
}

extension StoryHouse {
  /// What is owed about a person and not done.
  func owed(_ person: PersonID) async throws -> [OwedObligation] {
    try await act { tx in
      try Obligations.about(.person(person), tx).act { $0 }
    }
  }

  /// Nothing active is without a next step, its owner and its day.
  func expectNextStep(
    _ people: [PersonID], sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    for person in people {
      let owed = try await owed(person)
      #expect(!owed.isEmpty, "nothing is owed about \(person)", sourceLocation: sourceLocation)
      #expect(owed.allSatisfy { $0.owner == mette }, sourceLocation: sourceLocation)
    }
  }
}
