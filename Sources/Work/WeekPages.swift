public import Access
public import Design
import Language
import Values
public import Web

/// This week: the first page for staff. What waits for whom, heap by heap, with one button in each row.
public struct WeekPages: Sendable {
  /// What subjects are called and where their pages are, as far as they are within reach. Each room answers for its own.
  public typealias Names = @Sendable ([Subject], Transaction) throws -> Disclosed<[Subject: SubjectName]>

  let names: [Names]

  public init(names: [Names]) {
    self.names = names
  }

  /// More than this in one week is no week's work; the page says that there is more.
  static let most = 200

  /// `?whose=`: what one owes oneself, or everybody within reach.
  private enum Whose: String, CaseIterable {
    case own, team
  }

  func week(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      let wish = visit.request.query["week"]
      guard let week = wish.map({ ISOWeek(iso: $0) }) ?? ISOWeek(containing: visit.today) else {
        throw BadRequest("week must be written as 2026-W48")
      }
      let own = try visit.choice("whose", as: Whose.self) != .team
      return .page(
        try await visit.work(.thisWeek) { tx, desk in
          // The first page after the sign-in is there for everybody.
          guard desk.actor.might(List.self, ObligationRecord.self) else {
            return tx.me.map { _ in desk.page(desk.voice(.weekTitle), "<p>\(desk.voice(.weekNotYours))</p>") }
          }
          return try owed(in: week, own: own, tx).map {
            WeekPage(week: week, own: own, owed: $0.owed.rows, hasMore: $0.owed.hasMore, names: $0.names).document(desk)
          }
        })
    })
  }

  /// The same as JSON.
  func api(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      guard let week = visit.request.query["week"].map({ ISOWeek(iso: $0) }) ?? ISOWeek(containing: visit.today) else {
        throw BadRequest("week must be written as 2026-W48")
      }
      let own = try visit.choice("whose", as: Whose.self) != .team
      return .json(
        try await visit.work(.thisWeek) { tx, desk in
          try owed(in: week, own: own, tx).map { found in
            [
              "week": .string(week.iso), "more": .bool(found.owed.hasMore),
              "items": .array(
                found.owed.rows.map { OwedObligation.shape.json(($0, found.names[$0.obligation.subject]?.name, desk)) }),
            ]
          }
        })
    })
  }

  /// What the week holds, as it stands today; a week to come as it will stand when it begins.
  private func owed(
    in week: ISOWeek, own: Bool, _ tx: Transaction
  ) throws -> Disclosed<(owed: Excerpt<OwedObligation>, names: [Subject: SubjectName])> {
    try Obligations.week(
      until: week.sunday, doneSince: week.monday, standing: max(tx.today, week.monday), own: own, limit: WeekPages.most,
      tx
    ).flatMap { owed in
      let subjects = owed.rows.map(\.obligation.subject)
      return try names.map { try $0(subjects, tx) }.joined().map { names in
        (owed, names.reduce(into: [:]) { all, some in all.merge(some) { first, _ in first } })
      }
    }
  }
}

extension Obligations {
  /// The earliest thing owed about a subject, for the strip above its page.
  public static func nextStep(
    about subject: Subject, _ tx: Transaction, _ desk: Desk
  ) throws -> Disclosed<PersonStrip.NextStep?> {
    guard desk.actor.might(List.self, ObligationRecord.self) else { return tx.me.map { _ in nil } }
    return try about(subject, tx).map { owed in
      owed.first.map { first in
        PersonStrip.NextStep(
          label: desk.voice(.weekNextStep), what: desk.voice(first.obligation.reason),
          ownerAndDay: "\(name: first.ownerName ?? desk.voice(.weekNobody)), \(desk.voice.date(first.obligation.due))",
          isLate: first.isLate(on: desk.today))
      }
    }
  }
}
