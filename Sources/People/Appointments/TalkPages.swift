import Access
import Design
import Language
import Values
import Web
public import Work

/// A counsellor's own talks: in her week, and sort by sort on a page of their own.
public struct TalkPages: Sendable {
  let parted: PartedAmong

  /// - Parameter parted: who takes part no more, or has died.
  public init(parted: @escaping PartedAmong) { self.parted = parted }

  /// So many of each sort stand in the week, and on a page.
  private static let (ofEach, ofOne) = (10, 50)

  private static func mightTalk(_ actor: Actor) -> Bool { actor.might(Create.self, ClosedAppointmentRecord.self) }

  /// In the counsellor's own week; nothing for anybody else.
  public var heaps: WeekAside.Heaps {
    { week, tx, desk in
      guard TalkPages.mightTalk(tx.actor) else { return tx.me.map { _ in [] } }
      let people = try Appointments.counselled(leaving: parted, tx)
      return try TalksPart.allCases.map { part in
        try Appointments.talks(part, in: week, limit: TalkPages.ofEach, with: people, tx, desk.voice)
      }.joined().map { all in
        all.filter { $0.number > 0 }.map { TalkHeap(talks: $0, week: week, desk: desk).pile(isAlone: false) }
      }
    }
  }

  func talks(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      let (week, part, place) = (
        try TalkPages.week(visit), try visit.choice("part", as: TalksPart.self) ?? .ahead,
        try visit.place(AppointmentKind.self)
      )
      return .page(
        try await visit.work(.casework) { tx, desk in
          _ = try tx.grant(Edit.self, ClosedAppointmentRecord.self)
          return try Appointments.talks(
            part, in: week, behind: place, limit: TalkPages.ofOne, with: Appointments.counselled(leaving: parted, tx),
            tx,
            desk.voice
          ).map { talks in
            let heap = TalkHeap(talks: talks, week: week, desk: desk)
            return desk.page(
              desk.title(part.title, of: desk.voice.weekAndYear(week)),
              trail: [(desk.voice(.weekTitle), .to(WorkAddress.week, query: ["week": week.iso]))],
              "\(heap.pile(isAlone: true))\(heap.ways(isFirst: place == nil))")
          }
        })
    })
  }

  func api(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      let (week, part, place, limit) = (
        try TalkPages.week(visit), try visit.choice("part", as: TalksPart.self) ?? .ahead,
        try visit.place(AppointmentKind.self), try visit.limit(usual: 25, most: 100)
      )
      return .json(
        try await visit.work(.exchange) { tx, desk in
          _ = try tx.grant(Edit.self, ClosedAppointmentRecord.self)
          return try Appointments.talks(
            part, in: week, behind: place, limit: limit, with: Appointments.counselled(leaving: parted, tx), tx,
            desk.voice
          ).map { talks in
            [
              "number": .integer(min(talks.number, Talks.most)), "moreThanThat": .bool(talks.number > Talks.most),
              "items": .array(talks.rows.map { ToldAppointment.shape.json(.whole($0)) }),
              "next": .text(talks.next?.cursor),
            ]
          }
        })
    })
  }

  private static func week(_ visit: Visit) throws -> ISOWeek {
    guard let week = visit.request.query["week"].map({ ISOWeek(iso: $0) }) ?? ISOWeek(containing: visit.today) else {
      throw BadRequest("week must be written as 2026-W48")
    }
    return week
  }

  static let operations: [Operation] = [
    .tells(
      .at(PeopleResource.talks),
      "A counsellor's own talks with something left to do, the first ones first: “behind”, of which nobody has said yet whether the person came, or how it goes on after she did not; “ahead”, today's and those to come in the week; “prepare”, for which an interpreter or childcare is to be arranged. “number” is counted no further than \(Talks.most).",
      query: [
        Operation.Query("week", "Such as 2026-W48; this week when it is left out.", .week),
        Operation.Query("part", "“ahead” when it is left out.", .code(TalksPart.allCases.map(\.rawValue))),
        Operation.Query("limit", "How many at most; 25 when it is left out.", .integer(1...100)),
        Operation.Query("cursor", "The “next” of the page before.", .words),
      ],
      .answer([
        "number": .count, "moreThanThat": .truth, "items": .list(ToldAppointment.shape.schema),
        "next": Schema.words.orNull,
      ]))
  ]
}

/// Talks of one sort as a heap of the week.
private struct TalkHeap {
  let talks: Talks
  let week: ISOWeek
  let desk: Desk

  private var voice: Voice { desk.voice }

  /// - Parameter isAlone: on a page of its own, whose title says what they are.
  func pile(isAlone: Bool) -> Pile {
    let isMore = talks.number > Talks.most
    let count = isMore ? voice(.weekMoreThan(n: Talks.most)) : voice.number(talks.number)
    let more =
      isAlone || !talks.hasMore
      ? nil
      : Pile.More(
        words: isMore
          ? voice(.weekFirstOfMore(n: talks.rows.count, total: Talks.most))
          : voice(.weekFirstOf(n: talks.rows.count, total: talks.number)),
        button: Button(voice(.weekShowAll), .go(link()), about: voice(talks.part.title)))
    return Pile(
      id: "talks-" + talks.part.rawValue, title: isAlone ? voice.week(week) : voice(talks.part.title), count: count,
      rows: talks.rows.map(row), whenEmpty: voice(talks.number == 0 ? .talksNone : .listPastTheEnd), more: more)
  }

  private func link(after cursor: String? = nil) -> Link {
    let link = Link.to(PeopleAddress.talks, query: ["week": week.iso, "part": talks.part.rawValue])
    return cursor.map { link.adding(query: "after", $0) } ?? link
  }

  func ways(isFirst: Bool) -> HTML {
    guard !isFirst || talks.next != nil else { return .nothing }
    return Pagination(
      showing: "", label: voice(.listPages), previous: isFirst ? nil : (word: voice(.listBeginning), link: link()),
      pieces: [], next: talks.next.map { (word: voice(.listNext), link: link(after: $0.cursor)) }
    ).html
  }

  private func row(_ talk: Appointment) -> Pile.Row {
    let (slot, known) = (talk.details.slot, talks.names[.person(talk.person)])
    let name = known?.name ?? ""
    let reason = words(of: talk)
    let says = talks.part == .behind || (talks.part == .ahead && slot.day == desk.today)
    let address: PeopleAddress = says ? .appointmentOutcome(talk.id) : .appointment(talk.id)
    return Pile.Row(
      name: name, link: known?.page ?? .to(PeopleAddress.appointment(talk.id)),
      mark: desk.shownProtected.contains(talk.person) ? Tag(voice(.protectedMark), .due) : nil, reason: reason,
      due: Tag(
        voice.relativeDays(until: slot.day, from: desk.today),
        slot.day < desk.today ? .stop : slot.day == desk.today ? .due : .plain),
      day: voice.day(slot.day),
      button: Button(
        voice(says ? (talk.outcome == nil ? .actAppointmentSay : .actAppointmentMissed) : .actOpen),
        .go(.to(address)), tone: .plain, about: name + ", " + reason))
  }

  /// At what time and where, and what is left to do.
  private func words(of talk: Appointment) -> String {
    let details = talk.details
    let place = [details.slot.times(voice), voice(details.means.phrase), details.place].compactMap(\.self)
    var todo: [Phrase] = []
    if talks.part == .behind {
      todo = [
        talk.outcome == nil ? .owedAppointmentSay(day: details.slot.day) : .owedAppointmentMissed(day: details.slot.day)
      ]
    } else {
      if details.interpreter?.state == .notBooked { todo.append(.owedAppointmentInterpreter(day: details.slot.day)) }
      if details.childcare == .needed { todo.append(.owedAppointmentChildcare(day: details.slot.day)) }
    }
    return (place + todo.map { voice($0) }).joined(separator: " · ")
  }
}

extension TalksPart {
  fileprivate var title: Phrase {
    switch self {
    case .behind: .talksBehind
    case .ahead: .talksAhead
    case .prepare: .talksPrepare
    }
  }
}
