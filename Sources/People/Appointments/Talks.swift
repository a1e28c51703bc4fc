public import Access
import Language
public import Values
import Web

/// Which of a counsellor's own talks: of each sort she does something else.
enum TalksPart: String, Sendable, CaseIterable {
  /// Nobody has said yet whether the person came; or she did not, and why is to be asked and a new date found.
  case behind
  /// Today's, and those of the week that are to come.
  case ahead
  /// An interpreter or childcare is to be arranged by now.
  case prepare

  /// As it stands on a day.
  struct Asked: Sendable {
    let part: TalksPart
    let host: AccountID
    let week: ISOWeek
    let today: CivilDate
    /// Whose counsellor she is today, without those who take part no more, or have died.
    let people: [PersonID]
  }
}

extension Appointment {
  private static func talks(_ asked: TalksPart.Asked) -> ScopedSQL {
    let (week, today) = (asked.week, asked.today)
    let part: ScopedSQL =
      switch asked.part {
      case .behind:
        """
        a.on_day <= \(min(week.sunday, today)) AND (a.on_day < \(today) OR a.outcome IS NOT NULL)
        """
      case .ahead:
        "a.outcome IS NULL AND a.on_day >= \(max(week.monday, today)) AND a.on_day <= \(week.sunday)"
      case .prepare:
        """
        a.outcome IS NULL AND a.on_day >= \(max(week.monday, today))
          AND (a.on_day <= \(week.sunday.adding(days: Appointments.daysForInterpreter))
            AND a.interpreter_state = 'not-booked'
            OR a.on_day <= \(week.sunday.adding(days: Appointments.daysForChildcare)) AND a.childcare = 'needed')
        """
      }
    // Whoever is with the person no more finds nothing of her, as on every page.
    return """
      a.host_id = \(asked.host) AND a.settled_day IS NULL AND a.withdrawn_day IS NULL
        AND a.person_id IN \(any: asked.people) AND \(part: part)
      """
  }

  /// A counsellor's own with something left to do, the first ones first, behind a place.
  static func talks(
    _ asked: TalksPart.Asked, behind place: PlaceInOrder<AppointmentKind>?, limit: Int
  ) -> Statement<ClosedAppointmentRecord, Appointment> {
    let parts = place?.sortKey.split(separator: " ").map(String.init) ?? []
    let (day, time, id) = (parts.first ?? "", parts.dropFirst().first ?? "", place?.id.text ?? "")
    return Statement(
      """
      SELECT \(part: columns) FROM \(rows: ClosedAppointmentRecord.self, as: "a")
      WHERE \(part: talks(asked)) AND (a.on_day, a.from_time, a.id) > (\(day), \(time), \(id))
      ORDER BY a.on_day, a.from_time, a.id LIMIT \(limit)
      """, decode: decode)
  }

  static func numberOfTalks(_ asked: TalksPart.Asked, upTo most: Int) -> Counting<ClosedAppointmentRecord> {
    Counting(
      "FROM \(rows: ClosedAppointmentRecord.self, as: "a") WHERE \(part: talks(asked))", upTo: most)
  }

  var placeAmongTalks: PlaceInOrder<AppointmentKind> {
    PlaceInOrder(sortKey: details.slot.day.iso + " " + details.slot.from.iso, id: id)
  }
}

/// Some of a counsellor's talks, with how many there are and what the people are called.
struct Talks: Sendable {
  let part: TalksPart
  let rows: [Appointment]
  let hasMore: Bool
  /// Counted no further than one beyond `most`.
  let number: Int
  let names: [Subject: SubjectName]

  /// As far as they are counted.
  static let most = 300

  var next: PlaceInOrder<AppointmentKind>? { hasMore ? rows.last?.placeAmongTalks : nil }
}

/// Those of some people who take part no more, or have died, for the system.
public typealias PartedAmong = @Sendable ([PersonID], Transaction) throws -> Withheld<Set<PersonID>>

extension Appointments {
  /// The talks of whoever asks, of those who counsel: nobody else is told of them, and nothing of them is stored as owed.
  static func talks(
    _ part: TalksPart, in week: ISOWeek, behind place: PlaceInOrder<AppointmentKind>? = nil, limit: Int,
    with people: [PersonID], _ tx: Transaction, _ voice: Voice
  ) throws -> Disclosed<Talks> {
    let asked = TalksPart.Asked(
      part: part, host: tx.actor.account, week: week, today: tx.today, people: people)
    let found = try tx.list(
      { Appointment.talks(asked, behind: place, limit: $0) }, upTo: limit,
      try tx.grant(List.self, ClosedAppointmentRecord.self))
    let number = try tx.count(
      Appointment.numberOfTalks(asked, upTo: Talks.most + 1), try tx.grant(Count.self, ClosedAppointmentRecord.self))
    return try found.flatMap { found in
      try .together(number, People.names(of: found.rows.map { .person($0.person) }, tx, voice)) { number, names in
        Talks(part: part, rows: found.rows, hasMore: found.hasMore, number: number, names: names)
      }
    }
  }

  /// Whose counsellor whoever asks is today, without those about whom nothing is asked any more.
  static func counselled(leaving parted: PartedAmong, _ tx: Transaction) throws -> [PersonID] {
    try tx.peopleWithMe(as: [.counsellor], upTo: mostCounselled).act { people in
      guard !people.isEmpty else { return [] }
      let isParted = try parted(people, tx).decide(tx) { parted, _ in people.map(parted.contains) }
      return zip(people, isParted).filter { !$0.1 }.map(\.0)
    }
  }

  /// Nobody counsels more people at once.
  private static let mostCounselled = 500
}
