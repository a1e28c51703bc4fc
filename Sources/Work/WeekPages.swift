public import Access
public import Design
import Language
import Values
public import Web

/// This week: the first page for staff. What waits for whom, heap by heap, with one button in each row.
public struct WeekPages: Sendable {
  /// What subjects are called and where their pages are, as far as they are within reach. Each room answers for its own.
  public typealias Names = @Sendable ([Subject], Transaction) throws -> Disclosed<[Subject: SubjectName]>

  /// How one gets hold of subjects, as far as they are within reach.
  public typealias Contacts = @Sendable ([Subject], Transaction) throws -> Disclosed<[Subject: SubjectContact]>

  let names: [Names]
  let contacts: [Contacts]

  public init(names: [Names], contacts: [Contacts]) {
    (self.names, self.contacts) = (names, contacts)
  }

  /// So many of each heap the first page of the week shows, and one heap by itself.
  static let (ofEach, ofOne) = (10, 50)
  /// The most items in an answer of the API.
  static let most = 200

  /// `?whose=`: what one owes oneself, or everybody within reach.
  private enum Whose: String, CaseIterable {
    case own, team
  }

  /// How far a heap is counted; the page says that there are more. Of everybody's each one is asked whether it is within
  /// reach.
  static let counted = (own: 300, team: 100)

  func week(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      let week = try asked(visit)
      let own = try visit.choice("whose", as: Whose.self) != .team
      let pile = try visit.choice("pile", as: Obligation.Pile.self)
      let place = pile == nil ? nil : try visit.place(ObligationKind.self)
      return .page(
        try await visit.work(.thisWeek) { tx, desk in
          // The first page after the sign-in is there for everybody.
          guard desk.actor.might(List.self, ObligationRecord.self) else {
            return tx.me.map { _ in desk.page(desk.voice(.weekTitle), "<p>\(desk.voice(.weekNotYours))</p>") }
          }
          let frame = WeekFrame(week: week, own: own)
          if let pile {
            return try named(heap(pile, try frame.asked(tx), after: place, tx), \.rows, tx).map {
              HeapPage(frame: frame, pile: pile, owed: $0.owed, names: $0.names).document(desk)
            }
          }
          return try named(heaps(try frame.asked(tx), tx), \.rows, tx).map {
            WeekPage(frame: frame, heaps: $0.owed, names: $0.names).document(desk)
          }
        })
    })
  }

  /// One's own week with telephone numbers, to be printed.
  func pocket(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      let week = try asked(visit)
      return .page(
        try await visit.work(.thisWeek) { tx, desk in
          let frame = WeekFrame(week: week, own: true)
          let asked = try frame.asked(tx)
          let owed = try tx.list(
            { asked.list(limit: $0) }, upTo: WeekPages.most, try tx.grant(List.self, ObligationRecord.self))
          return try named(owed, \.rows, tx).flatMap { found in
            let subjects = found.owed.rows.map(\.obligation.subject)
            return try contacts.map { try $0(subjects, tx) }.joined().map { contacts in
              PocketPage(
                frame: frame, owed: found.owed, names: found.names,
                contacts: contacts.reduce(into: [:]) { all, some in all.merge(some) { $0.and($1) } }
              ).document(desk)
            }
          }
        })
    })
  }

  /// The same as JSON.
  func api(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      let week = try asked(visit)
      let own = try visit.choice("whose", as: Whose.self) != .team
      return .json(
        try await visit.work(.thisWeek) { tx, desk in
          let asked = try WeekFrame(week: week, own: own).asked(tx)
          let owed = try tx.list(
            { asked.list(limit: $0) }, upTo: WeekPages.most, try tx.grant(List.self, ObligationRecord.self))
          return try named(owed, \.rows, tx).map { found in
            [
              "week": .string(week.iso), "more": .bool(found.owed.hasMore),
              "items": .array(
                found.owed.rows.map {
                  OwedObligation.shape.json(($0, found.names[$0.obligation.subject], desk))
                }),
            ]
          }
        })
    })
  }

  private func asked(_ visit: Visit) throws -> ISOWeek {
    guard let week = visit.request.query["week"].map({ ISOWeek(iso: $0) }) ?? ISOWeek(containing: visit.today) else {
      throw BadRequest("week must be written as 2026-W48")
    }
    return week
  }

  /// The first of each heap; where there are more, how many.
  private func heaps(_ asked: WeekAsked, _ tx: Transaction) throws -> Disclosed<WeekHeaps> {
    let most = asked.own ? WeekPages.counted.own : WeekPages.counted.team
    return try tx.list(
      { asked.heaps(limit: $0) }, upTo: WeekPages.ofEach, ofEach: "heap", try tx.grant(List.self, ObligationRecord.self)
    ).flatMap { found in
      try Obligation.Pile.allCases.filter { found[$0.rawValue]?.hasMore == true }.map { pile in
        try asked.numbers(in: pile, upTo: most + 1).map { counting in
          try tx.count(counting, try tx.grant(Count.self, ObligationRecord.self))
        }.joined().map { (pile, min($0.reduce(0, +), most + 1)) }
      }.joined().map { WeekHeaps(found: found, numbers: Dictionary(uniqueKeysWithValues: $0), counted: most) }
    }
  }

  private func heap(
    _ pile: Obligation.Pile, _ asked: WeekAsked, after place: PlaceInOrder<ObligationKind>?, _ tx: Transaction
  ) throws -> Disclosed<Excerpt<OwedObligation>> {
    try tx.list(
      { asked.heap(pile, after: place, limit: $0) }, upTo: WeekPages.ofOne,
      try tx.grant(List.self, ObligationRecord.self))
  }

  /// With what the subjects are called.
  private func named<Found: Sendable>(
    _ found: Disclosed<Found>, _ rows: @escaping @Sendable (Found) -> [OwedObligation], _ tx: Transaction
  ) throws -> Disclosed<(owed: Found, names: [Subject: SubjectName])> {
    try found.flatMap { owed in
      let subjects = rows(owed).map(\.obligation.subject)
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
          ownerAndDay: first.obligation.isDue
            ? "\(name: first.ownerName(desk.voice) ?? desk.voice(.weekNobody)), \(desk.voice.date(first.obligation.due))"
            : "\(name: first.ownerName(desk.voice) ?? desk.voice(.weekNobody))",
          isLate: first.isLate(on: desk.today))
      }
    }
  }
}
