import Access
public import Language
public import People
import Values
public import Web

/// This week: the first page for staff. What waits for whom, heap by heap, with one button in each row.
public struct WeekPages: Sendable {
  /// How one acts on what an obligation is about: where the button leads and what it says.
  public typealias Action = @Sendable (Obligation) -> (route: Route, verb: Phrase)

  let action: Action

  public init(action: @escaping Action) {
    self.action = action
  }

  /// More than this in one week is no week's work; the page says that there is more.
  static let most = 200

  public func week(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      let wish = visit.request.query["week"]
      guard let week = wish.map({ ISOWeek(iso: $0) }) ?? ISOWeek(containing: visit.today) else {
        throw BadRequest("week must be written as 2026-W48")
      }
      let own = visit.request.query["whose"] != "team"
      return .page(
        try await visit.work(.thisWeek) { tx, desk in
          // The first page after the sign-in is there for everybody.
          guard desk.actor.might(List.self, ObligationRecord.self) else {
            return tx.me.map { _ in desk.page(desk.voice(.weekTitle), "<p>\(desk.voice(.weekNotYours))</p>") }
          }
          let owed = try Obligations.week(
            until: max(week.sunday, week.contains(desk.today) ? desk.today : week.sunday), doneSince: week.monday,
            own: own, limit: WeekPages.most, tx)
          let names = try owed.flatMap { try People.names($0.map(\.obligation.person), tx) }
          return .together(owed, names) { owed, names in
            WeekPage(week: week, own: own, owed: owed, names: names, action: action).document(desk)
          }
        })
    })
  }

  /// The same as JSON.
  public func api(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      guard let week = visit.request.query["week"].map({ ISOWeek(iso: $0) }) ?? ISOWeek(containing: visit.today) else {
        throw BadRequest("week must be written as 2026-W48")
      }
      let whose = visit.request.query["whose"] ?? "own"
      guard ["own", "team"].contains(whose) else { throw BadRequest("whose must be own or team") }
      let own = whose == "own"
      return .json(
        try await visit.work(.thisWeek) { tx, desk in
          let owed = try Obligations.week(
            until: week.sunday, doneSince: week.monday, own: own, limit: WeekPages.most, tx)
          let names = try owed.flatMap { try People.names($0.map(\.obligation.person), tx) }
          return .together(owed, names) { owed, names in
            [
              "week": .string(week.iso),
              "items": .array(owed.map { $0.json(named: names[$0.obligation.person], desk, action) }),
            ]
          }
        })
    })
  }

  /// The earliest thing owed about a person, for the strip above her page.
  public var nextStep: PeoplePages.NextStep {
    { person, tx, desk in
      guard desk.actor.might(List.self, ObligationRecord.self) else { return tx.me.map { _ in nil } }
      return try Obligations.of(person, tx).map { owed in
        owed.first.map { first in
          PersonStrip.NextStep(
            label: desk.voice(.weekNextStep), what: desk.voice(first.obligation.reason),
            ownerAndDay:
              "\(name: first.ownerName ?? desk.voice(.weekNobody)), \(desk.voice.date(first.obligation.due))",
            isLate: first.isLate(on: desk.today))
        }
      }
    }
  }
}

extension OwedObligation {
  func json(named name: String?, _ desk: Desk, _ action: WeekPages.Action) -> JSON {
    [
      "pile": .string(obligation.pile.rawValue), "person": .text(obligation.person), "name": .text(name),
      "due": .text(obligation.due), "reason": .string(desk.voice(obligation.reason)),
      "source": .text(obligation.source?.text(in: desk.voice.language).text), "owner": .text(ownerName),
      "done": .text(obligation.done),
      "late": .bool(isLate(on: desk.today)), "href": .string(action(obligation).route.path),
    ]
  }
}
