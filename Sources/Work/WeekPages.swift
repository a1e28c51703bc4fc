public import Access
public import Design
public import Language
import Values
public import Web

/// This week: the first page for staff. What waits for whom, heap by heap, with one button in each row.
public struct WeekPages: Sendable {
  /// What subjects are called and where their pages are, as far as they are within reach. Each room answers for its own.
  public typealias Names = @Sendable ([Subject], Transaction, Voice?) throws -> Disclosed<[Subject: SubjectName]>

  /// How one gets hold of subjects, as far as they are within reach.
  public typealias Contacts = @Sendable ([Subject], Transaction) throws -> Disclosed<[Subject: SubjectContact]>

  let names: [Names]
  let contacts: [Contacts]
  let aside: WeekAside

  public init(names: [Names], contacts: [Contacts], aside: WeekAside) {
    (self.names, self.contacts, self.aside) = (names, contacts, aside)
  }

  /// So many of each heap the first page of the week shows, and one heap by itself.
  static let (ofEach, ofOne) = (10, 50)
  /// The most items of a list that is not laid into heaps.
  static let most = 200

  /// `?whose=`: what one owes oneself, or everybody within reach.
  enum Whose: String, CaseIterable {
    case own, team
  }

  /// How far a heap is counted, wherever it is: the same number stands on every page and in the API, or that there are more.
  /// Of everybody's each one is asked whether it is within reach.
  static let counted = 300

  func week(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      let week = try asked(visit)
      let own = try visit.choice("whose", as: Whose.self) != .team
      let pile = try visit.choice("pile", as: Obligation.Pile.self)
      let part = pile == nil ? .first : try Part(visit)
      return .page(
        try await visit.work(.thisWeek) { tx, desk in
          // The first page after the sign-in is there for everybody.
          guard desk.actor.might(List.self, ObligationRecord.self) else {
            return try aside.firstPage(tx, desk)
          }
          let frame = WeekFrame(week: week, own: own)
          if let pile {
            let asked = try frame.asked(tx)
            return try .together(
              named(heap(pile, asked, part, tx), \.owed.rows, tx, desk.voice),
              number(pile, asked, upTo: WeekPages.counted + 1, tx)
            ) { found, number in
              HeapPage(
                frame: frame, pile: pile, heap: found.owed, number: number, names: found.names
              ).document(desk)
            }
          }
          let asked = try frame.asked(tx)
          return try .together(
            named(heaps(asked, tx), \.rows, tx, desk.voice),
            own ? Absences.mine(on: asked.standing, until: week.sunday, tx) : tx.me.map { _ in [] },
            own ? aside.heaps(week, tx, desk) : tx.me.map { _ in [] },
            own && frame.isThis(desk) ? aside.people(tx, desk) : tx.me.map { _ in [] }
          ) { found, away, heaps, people in
            WeekPage(
              frame: frame, heaps: found.owed, names: found.names, away: away, ownHeaps: heaps, people: people
            ).document(desk)
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
          return try named(owed, \.rows, tx, desk.voice).flatMap { found in
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

  func asked(_ visit: Visit) throws -> ISOWeek {
    guard let week = visit.request.query["week"].map({ ISOWeek(iso: $0) }) ?? ISOWeek(containing: visit.today) else {
      throw BadRequest("week must be written as 2026-W48")
    }
    return week
  }

  /// The first of each heap; where there are more, how many.
  func heaps(
    _ asked: WeekAsked, ofEach shown: Int = WeekPages.ofEach, _ tx: Transaction
  ) throws -> Disclosed<WeekHeaps> {
    let most = WeekPages.counted
    return try tx.list(
      { asked.heaps(limit: $0) }, upTo: shown, ofEach: "heap", try tx.grant(List.self, ObligationRecord.self)
    ).flatMap { found in
      let numbers = try Obligation.Pile.allCases.filter { found[$0.rawValue]?.hasMore == true }.map { pile in
        try number(pile, asked, upTo: most + 1, tx).map { (pile, $0) }
      }.joined()
      let met =
        try found[WeekAsked.met]?.hasMore == true
        ? number(asked.numbersMet(upTo: most + 1), most + 1, tx)
        : tx.me.map { _ in found[WeekAsked.met]?.rows.count ?? 0 }
      return .together(numbers, met) {
        WeekHeaps(found: found, numbers: Dictionary(uniqueKeysWithValues: $0), numberMet: $1, counted: most)
      }
    }
  }

  func number(
    _ pile: Obligation.Pile, _ asked: WeekAsked, upTo most: Int, _ tx: Transaction
  ) throws -> Disclosed<Int> {
    try number(asked.numbers(in: pile, upTo: most), most, tx)
  }

  /// Of what is counted in parts, no further than `most`.
  private func number(
    _ parts: [Counting<ObligationRecord>], _ most: Int, _ tx: Transaction
  ) throws -> Disclosed<Int> {
    try parts.map { try tx.count($0, try tx.grant(Count.self, ObligationRecord.self)) }.joined()
      .map { min($0.reduce(0, +), most) }
  }

  /// Which page of a heap is asked for.
  enum Part: Sendable, Hashable {
    case first
    case after(PlaceInOrder<ObligationKind>)
    case before(PlaceInOrder<ObligationKind>)

    init(_ visit: Visit) throws(BadRequest) {
      switch try visit.stretch(ObligationKind.self) {
      case .first: self = .first
      case .after(let place): self = .after(place)
      case .before(let place): self = .before(place)
      case .from: throw BadRequest("a heap is in the order of days: it has no letters")
      }
    }
  }

  /// One page of a heap, with the places from which the pages in front of it and behind it are asked for.
  struct Heap: Sendable {
    let owed: Excerpt<OwedObligation>
    let part: Part

    var previous: PlaceInOrder<ObligationKind>? {
      switch part {
      case .first: nil
      case .after: owed.rows.first?.place
      case .before: owed.hasMore ? owed.rows.first?.place : nil
      }
    }

    var next: PlaceInOrder<ObligationKind>? {
      if case .before = part { return owed.rows.last?.place }
      return owed.hasMore ? owed.rows.last?.place : nil
    }
  }

  func heap(
    _ pile: Obligation.Pile, _ asked: WeekAsked, _ part: Part, upTo most: Int = WeekPages.ofOne, _ tx: Transaction
  ) throws -> Disclosed<Heap> {
    let grant = try tx.grant(List.self, ObligationRecord.self)
    if case .before(let place) = part {
      return try tx.list({ asked.heap(pile, before: place, limit: $0) }, upTo: most, grant)
        .map { Heap(owed: $0.reversed, part: part) }
    }
    let place: PlaceInOrder<ObligationKind>? = if case .after(let place) = part { place } else { nil }
    return try tx.list({ asked.heap(pile, after: place, limit: $0) }, upTo: most, grant)
      .map { Heap(owed: $0, part: part) }
  }

  /// What subjects are called, whichever room knows them.
  var name: Names {
    { [names] subjects, tx, voice in
      try names.map { try $0(subjects, tx, voice) }.joined().map { names in
        names.reduce(into: [:]) { all, some in all.merge(some) { first, _ in first } }
      }
    }
  }

  /// With what the subjects are called.
  func named<Found: Sendable>(
    _ found: Disclosed<Found>, _ rows: @escaping @Sendable (Found) -> [OwedObligation],
    _ tx: Transaction, _ voice: Voice
  ) throws -> Disclosed<(owed: Found, names: [Subject: SubjectName])> {
    try found.flatMap { owed in try name(rows(owed).map(\.obligation.subject), tx, voice).map { (owed, $0) } }
  }
}

extension Obligations {
  /// The earliest thing owed about a subject, for the strip above its page, with the way to where it is done.
  ///
  /// - Parameter page: the one that it stands on.
  public static func nextStep(
    about subject: Subject, at page: Link, _ tx: Transaction, _ desk: Desk
  ) throws -> Disclosed<PersonStrip.NextStep?> {
    guard desk.actor.might(List.self, ObligationRecord.self) else { return tx.me.map { _ in nil } }
    return try about(subject, tx).map { owed in
      // On one day what has to be mended comes first, as on This week.
      let due = owed.first?.obligation.due
      let mending = owed.first { $0.obligation.due == due && $0.obligation.pile == .mend }
      return (mending ?? owed.first).map { first in
        let way = first.obligation.way(for: desk.actor, otherwise: page)
        let what = desk.voice(first.obligation.reason)
        return PersonStrip.NextStep(
          label: desk.voice(.weekNextStep), what: what,
          ownerAndDay: first.obligation.isDue
            ? "\(name: first.ownerName(desk.voice) ?? desk.voice(.weekNobody)), \(first.obligation.dueDay(desk.voice))"
            : "\(name: first.ownerName(desk.voice) ?? desk.voice(.weekNobody))",
          isLate: first.isLate(on: desk.today), due: first.obligation.isDue ? first.obligation.due(desk) : nil,
          button: way.link == page ? nil : Button(desk.voice(way.verb), .go(way.link), tone: .plain, about: what))
      }
    }
  }
}
