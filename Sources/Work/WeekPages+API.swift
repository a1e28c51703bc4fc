import Access
import Design
import Language
import Values
public import Web

extension WeekPages {
  /// So many of each heap the API gives where none is named, and of one heap where it is not said otherwise.
  private static let usual = 25

  /// The week as JSON: the first of each heap with how many it holds, or one heap page by page.
  func api(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      let week = try asked(visit)
      let own = try visit.choice("whose", as: Whose.self) != .team
      let frame = WeekFrame(week: week, own: own)
      guard let pile = try visit.choice("pile", as: Obligation.Pile.self) else {
        for name in ["cursor", "limit"] where visit.request.query[name] != nil {
          throw BadRequest("\(name) is asked of one pile: name it in pile")
        }
        return .json(
          try await visit.work(.thisWeek) { tx, desk in
            let asked = try frame.asked(tx)
            return try .together(
              named(heaps(asked, ofEach: WeekPages.usual, tx), \.rows, tx, desk.voice),
              own && frame.isThis(desk) ? aside.people(tx, desk) : tx.me.map { _ in [] }
            ) { found, people in found.owed.json(week, found.names, people, desk) }
          })
      }
      let place = try visit.place(ObligationKind.self)
      let limit = try visit.limit(usual: WeekPages.usual, most: 100)
      return .json(
        try await visit.work(.thisWeek) { tx, desk in
          let asked = try frame.asked(tx)
          return try .together(
            named(
              heap(pile, asked, place.map(Part.after) ?? .first, upTo: limit, tx), \.owed.rows, tx, desk.voice),
            number(pile, asked, upTo: WeekPages.counted + 1, tx)
          ) { found, number in
            let heap = found.owed
            return WeekHeaps.json(
              week, more: heap.owed.hasMore, [(pile, number, WeekPages.counted)], heap.owed.rows, found.names,
              next: heap.next, desk)
          }
        })
    })
  }

  /// What this room's part of the API does.
  public static let operations: [Operation] = [
    .tells(
      .at(WorkResource.week),
      "What waits for whom in a week: the first \(usual) of each pile, the earliest first, and the latest of what was done. “piles” says how many each holds; with “pile” one of them is read page by page. The week begins with what is overdue. Who takes part in no programme lies with “no-next-step”, and is counted and read apart as “no-programme”. “people” says whom one is with today as mentor, trainer or counsellor, in one's own week of today.",
      query: [
        Operation.Query("week", "Such as 2026-W48; this week when it is left out.", .week),
        Operation.Query("whose", "“own”, or “team” for everybody within reach.", .code(["own", "team"])),
        Operation.Query("pile", "One pile by itself.", .code(Obligation.Pile.allCases.map(\.rawValue))),
        Operation.Query("limit", "With “pile”: how many at most; \(usual) when it is left out.", .integer(1...100)),
        Operation.Query("cursor", "With “pile”: the “next” of the page before.", .words),
      ],
      .answer([
        "week": .week, "more": .truth, "piles": .list(WeekHeaps.shape.schema),
        "items": .list(OwedObligation.shape.schema),
        "people": .list(PersonWithMe.shape.schema), "next": Schema.words.orNull,
      ]))
  ]
}

extension WeekHeaps {
  typealias Counted = (pile: Obligation.Pile, number: Int, most: Int)

  /// How many a pile holds. Nothing is counted further than somebody looks.
  static let shape = Shape<Counted>("Pile") { of in
    of.member("pile", .code(Obligation.Pile.allCases.map(\.rawValue))) { .string($0.pile.rawValue) }
    of.member("number", .count) { .integer(min($0.number, $0.most)) }
    of.truth("moreThanThat") { $0.number > $0.most }
  }

  /// The first of each, and how many there are.
  fileprivate func json(
    _ week: ISOWeek, _ names: [Subject: SubjectName], _ people: [PersonWithMe], _ desk: Desk
  ) -> JSON {
    let piles = Obligation.Pile.allCases.map { pile -> Counted in
      (pile, numbers[pile] ?? open(pile).count, counted)
    }
    let waiting = rows.filter { $0.obligation.done == nil }.sorted { $0.place < $1.place }
    let isCut = found.values.contains(where: \.hasMore)
    return WeekHeaps.json(week, more: isCut, piles, waiting + (met?.rows ?? []), names, people, next: nil, desk)
  }

  /// - Parameter more: whether anything was left out.
  fileprivate static func json(
    _ week: ISOWeek, more: Bool, _ piles: [Counted], _ rows: [OwedObligation], _ names: [Subject: SubjectName],
    _ people: [PersonWithMe] = [], next: PlaceInOrder<ObligationKind>?, _ desk: Desk
  ) -> JSON {
    [
      "week": .string(week.iso), "more": .bool(more), "piles": .array(piles.map(shape.json)),
      "items": .array(
        rows.map {
          OwedObligation.shape.json(($0, names[$0.obligation.subject], $0.standsInFor(desk.actor), desk))
        }),
      "people": .array(people.prefix(WeekAside.mostPeople).map(PersonWithMe.shape.json)),
      "next": .text(next?.cursor),
    ]
  }
}

extension PersonWithMe {
  static let shape = Shape<PersonWithMe>("PersonWithMe") { person in
    person.id("person") { $0.id }
    person.words("name") { $0.name }
  }
}

extension OwedObligation {
  /// With what its subject is called, said at a desk.
  static let shape = Shape<(owed: OwedObligation, name: SubjectName?, standsInFor: String?, desk: Desk)>("Obligation") {
    of in
    // The heap of the page in which it lies.
    of.member("pile", .code(Obligation.Pile.heaps.map(\.rawValue))) {
      let pile = $0.owed.obligation.pile
      return .string((pile == .noProgramme ? .noNextStep : pile).rawValue)
    }
    of.member("about", .code(["organisation", "workplace", "programme", "person"])) {
      .string($0.owed.obligation.subject.stored.kind)
    }
    of.member("subject", .id) { .string($0.owed.obligation.subject.stored.id) }
    of.id("person") { $0.owed.obligation.subject.person }
    of.words("name") { $0.name?.name }
    of.day("due") { $0.owed.obligation.isDue ? $0.owed.obligation.due : nil }
    of.words("reason") { $0.desk.voice($0.owed.obligation.reason) }
    of.words("source") { $0.owed.obligation.source?.text(in: $0.desk.voice.language).text }
    of.words("owner") { $0.owed.ownerName($0.desk.voice) }
    // Of whom the reader stands in for while they are away.
    of.words("standsInFor") { $0.standsInFor }
    of.day("done") { $0.owed.obligation.done }
    of.truth("late") { $0.owed.isLate(on: $0.desk.today) }
    // Where the reader can act, or at least look.
    of.member("href", .format("uri-reference")) { of in
      let obligation = of.owed.obligation
      return .string(obligation.way(for: of.desk.actor, otherwise: obligation.page(of.name)).link.address)
    }
  }
}
