import Access
import Employers
import People
import Placements
import Programmes
import Rules
import TestHouse
import Testing
import Values
import Web

// What `EveryStatementTests` has done of the register of firms, of doubles and of what is refused.

extension StoryHouse {
  /// Something about the closures of a workplace.
  private func note(
    _ step: String, _ answers: String, at workplace: WorkplaceID, _ clerk: Visitor
  ) async throws -> JSON {
    let closures = EmployersResource.closures(workplace)
    let version = try await clerk.api(.get, closures).json["version"]?.integer
    let body = "{\"step\": \"\(step)\", " + answers + "}"
    return try await clerk.api(.patch, closures, body, seen: version).json
  }

  /// Closures of a workplace: one added, changed and removed.
  func tellOfClosures(at bakery: WorkplaceID, _ clerk: Visitor) async throws {
    let days = #""from": "2026-12-28", "until": "2026-12-30", "name": "Jul""#
    let closed = try await note("added", days, at: bakery, clerk)["items"]?.items.first?["id"]?.string ?? ""
    _ = try await note("changed", "\(days), \"closure\": \"\(closed)\"", at: bakery, clerk)
    _ = try await note("removed", "\"closure\": \"\(closed)\"", at: bakery, clerk)
  }

  /// Numbers of staff of a workplace: older ones, and one taken out.
  func tellOfStaff(at bakery: WorkplaceID, _ clerk: Visitor) async throws {
    let number = #""ordinaryStaff": 9, "staffAsOf""#
    for answer in [
      "{\(number): \"2026-10-01\"}", "{\(number): \"2026-09-01\"}", "{\"staffRemoved\": \"2026-09-01\"}",
    ] {
      let version = try await clerk.api(.get, EmployersResource.workplace(bakery)).json["version"]?.integer
      _ = try await clerk.api(.patch, EmployersResource.workplace(bakery), answer, seen: version)
    }
  }

  /// What may be there twice: a firm, a workplace, a person.
  func tellOfDoubles(_ clerk: Visitor) async throws {
    let counted = try await clerk.api(
      .post, EmployersResource.organisations,
      #"{"name": "Tællebageriet", "kind": "company", "country": "DK", "registerNumber": "10000017"}"#)
    if let id = OrganisationID(try counted.json["id"]?.string ?? "") {
      _ = try await clerk.api(
        .post, EmployersResource.workplaces(id), #"{"name": "Tælleværket", "unitNumber": "1000000001"}"#)
    }
    try await tellOfMoving(clerk)
    for sister in ["Amina Prøve", "Samira Prøve"] {
      let facts = "\"name\": \"\(sister)\", \"birthDate\": \"1990-05-05\", \"phone\": \"+45 20 30 40 99\""
      for answer in ["", ", \"another\": \"yes\""] {
        _ = try await clerk.api(.post, PeopleResource.people, "{" + facts + answer + "}")
      }
    }
    for list: any Address in [
      EmployersAddress.employers, EmployersAddress.enteredTwice, EmployersAddress.workplacesEnteredTwice,
      PeopleAddress.people, PeopleAddress.enteredTwice,
    ] { _ = try await clerk.page(list) }
  }

  /// A firm that moves to another country, where another record of its place stands.
  private func tellOfMoving(_ clerk: Visitor) async throws {
    var places: [WorkplaceID] = []
    for (country, region) in [("AT", ""), ("DE", ", \"region\": \"BY\"")] {
      let firm = try await clerk.api(
        .post, EmployersResource.organisations,
        #"{"name": "Tællekajen", "kind": "company", "country": "\#(country)"}"#)
      guard let id = OrganisationID(try firm.json["id"]?.string ?? "") else { throw NoSuch("firm") }
      let place = try await clerk.api(
        .post, EmployersResource.workplaces(id), #"{"name": "Tællekajen", "unitNumber": "1000000002"\#(region)}"#)
      // There its place has the number of another; elsewhere nobody has it.
      for other in ["AT", "BE"] {
        _ = try await clerk.api(.patch, EmployersResource.organisation(id), "{\"country\": \"\(other)\"}", seen: 1)
      }
      if let id = WorkplaceID(try place.json["id"]?.string ?? "") { places.append(id) }
    }
    // As two records of one place were that stood here before its number was a key.
    try await damage("UPDATE organisation SET country = 'AT' WHERE name = 'Tællekajen' AND country = 'BE'")
    for place in places { _ = try await clerk.page(EmployersAddress.closures(place)) }
    try await damage(
      "UPDATE organisation SET country = 'BE' WHERE id = (SELECT MAX(id) FROM organisation WHERE name = 'Tællekajen')")
  }

  /// A step in place of another, decided with a slip in the week and again by the same form.
  func tellOfMending(_ id: PlacementID) async throws {
    let (placements, week) = (placements, ISOWeek(containing: today))
    try await act { tx in
      func decide(_ weeks: Int, _ hours: Int, mending slip: LadderStepID? = nil) throws -> LadderStepID {
        var decision = LadderDecision(
          move: .up, week: week.adding(weeks: weeks), hours: Hours(hours), reason: nil, tasks: nil)
        decision.mends = slip
        return try placements.find(id, tx).act { try placements.decideStep($0, decision, tx) }
      }
      let first = try decide(4, 7)
      let meant = try decide(5, 8, mending: try decide(4, 8))
      for step in [meant, first] {
        try placements.step(step, tx).act { try placements.withdraw($0, seen: $0.version, tx) }
      }
    }
  }

  /// A step that a limit refuses, and that is taken off the ladder.
  func tellOfRefusal(_ selam: Participation, _ id: PlacementID) async throws {
    let (placements, week) = (placements, ISOWeek(containing: today))
    let cap = try await act { tx in
      try Considerations.agree(
        Consideration.Terms(
          wording: Consideration.Wording("Nine hours", .english), ownWording: nil, effect: .hours(cap: Hours(9)),
          from: tx.today, until: nil, review: tx.today.adding(days: 90)), with: selam.person, on: tx.today, tx)
    }
    let refused = try await act { tx in
      try placements.find(id, tx).act {
        try placements.decideStep(
          $0, LadderDecision(move: .up, week: week.adding(weeks: 5), hours: Hours(12), reason: nil, tasks: nil), tx)
      }
    }
    try await act { tx in
      try placements.step(refused, tx).act { try placements.withdraw($0, seen: $0.version, tx) }
      _ = try Considerations.find(cap, tx).act { try Considerations.end(cap, lastDay: tx.today, seen: $0.version, tx) }
    }
  }
}
