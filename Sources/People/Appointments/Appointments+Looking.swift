public import Access
import Language
public import Values
import Web

// As much as the reader may see: of the case's, and of the counsellor's own.
extension Appointments {
  /// Throws `NotFound` also for whoever does not reach the person any more.
  public static func find(_ id: AppointmentID, _ tx: Transaction) throws -> Disclosed<Appointment> {
    let found = try read(id, tx)
    try found.act { try People.meet($0.person, tx) }
    return found
  }

  private static func read(_ id: AppointmentID, _ tx: Transaction) throws -> Disclosed<Appointment> {
    do {
      return try tx.one(Appointment.byID(id, AppointmentRecord.self), try tx.grant(Read.self, AppointmentRecord.self))
    } catch is NotFound {
      return try tx.one(
        Appointment.byID(id, ClosedAppointmentRecord.self), try tx.grant(Read.self, ClosedAppointmentRecord.self))
    }
  }

  /// Of both kinds, as far as they are open to the reader, in one order.
  private static func both(
    _ tx: Transaction, _ ofCase: (consuming Grant<AppointmentRecord, List>) throws -> Disclosed<[Appointment]>,
    _ closed: (consuming Grant<ClosedAppointmentRecord, List>) throws -> Disclosed<[Appointment]>
  ) throws -> Disclosed<[Appointment]> {
    let (mayCase, mayClosed) = (
      tx.actor.might(List.self, AppointmentRecord.self), tx.actor.might(List.self, ClosedAppointmentRecord.self)
    )
    let none = tx.me.map { _ in [Appointment]() }
    return .together(
      try mayCase ? ofCase(try tx.grant(List.self, AppointmentRecord.self)) : none,
      try mayClosed ? closed(try tx.grant(List.self, ClosedAppointmentRecord.self)) : none
    ) { $0 + $1 }
  }

  /// Those of which something is left to do, the next one first.
  private static func toCome(for person: PersonID, _ tx: Transaction) throws -> Disclosed<[Appointment]> {
    try both(
      tx, { try tx.listWhatIsReadable(Appointment.toCome(for: person, AppointmentRecord.self), $0) },
      { try tx.listWhatIsReadable(Appointment.toCome(for: person, ClosedAppointmentRecord.self), $0) }
    ).map { all in all.sorted { $0.order < $1.order } }
  }

  /// What is to come of her time, for whoever asks: the appointments that are open to them, and of the others when she is
  /// not free.
  static func ahead(_ person: PersonID, _ tx: Transaction) throws -> Disclosed<AppointmentsAhead> {
    .together(try toCome(for: person, tx), try busy(person, tx)) { toCome, busy in
      let known = Set(toCome.map(\.id))
      return AppointmentsAhead(toCome: toCome, busy: busy.filter { !known.contains($0.id) })
    }
  }

  private static func busy(_ person: PersonID, _ tx: Transaction) throws -> Disclosed<[BusyTime]> {
    guard tx.actor.might(List.self, ClosedAppointmentRecord.self, seeing: .presence) else {
      return tx.me.map { _ in [] }
    }
    return try tx.listWhatIsReadable(
      BusyTime.of(person, from: tx.today), try tx.grant(List.self, ClosedAppointmentRecord.self, seeing: .presence))
  }

  /// Those of which nothing is left to do, the latest first, behind a place.
  static func over(
    for person: PersonID, behind place: PlaceInOrder<AppointmentKind>? = nil, limit: Int, _ tx: Transaction
  ) throws -> Disclosed<AppointmentsPart> {
    let start = place.map { (day: $0.sortKey, id: $0.id.text) } ?? beforeAll
    return try latest(
      limit, tx, { Appointment.over(for: person, behind: start, limit: $0, AppointmentRecord.self) },
      { Appointment.over(for: person, behind: start, limit: $0, ClosedAppointmentRecord.self) })
  }

  static func all(
    for person: PersonID, behind start: (day: String, id: String) = beforeAll, limit: Int, _ tx: Transaction
  ) throws -> Disclosed<AppointmentsPart> {
    try latest(
      limit, tx, { Appointment.all(for: person, behind: start, limit: $0, AppointmentRecord.self) },
      { Appointment.all(for: person, behind: start, limit: $0, ClosedAppointmentRecord.self) })
  }

  /// What is cut off either list stands behind the part: of both together no more than `limit` are shown.
  private static func latest(
    _ limit: Int, _ tx: Transaction, _ ofCase: (Int) -> Statement<AppointmentRecord, Appointment>,
    _ closed: (Int) -> Statement<ClosedAppointmentRecord, Appointment>
  ) throws -> Disclosed<AppointmentsPart> {
    func excerpt<K: Protected>(
      _ statement: (Int) -> Statement<K, Appointment>
    ) throws -> Disclosed<AppointmentsPart> {
      guard tx.actor.might(List.self, K.self) else { return tx.me.map { _ in AppointmentsPart() } }
      return try tx.list(statement, upTo: limit, try tx.grant(List.self, K.self)).map {
        AppointmentsPart(rows: $0.rows, hasMore: $0.hasMore)
      }
    }
    return .together(try excerpt(ofCase), try excerpt(closed)) { one, other in
      let all = (one.rows + other.rows).sorted { ($0.details.slot.day, $0.id) > ($1.details.slot.day, $1.id) }
      return AppointmentsPart(
        rows: Array(all.prefix(limit)), hasMore: one.hasMore || other.hasMore || all.count > limit)
    }
  }

  /// Behind every day, and every id.
  static let beforeAll = (day: "g", id: "")

  /// What its host has at the same time with others whom the reader may know of.
  static func clashes(of appointment: Appointment, _ tx: Transaction) throws -> Disclosed<[Appointment]> {
    guard let host = appointment.host else { return tx.me.map { _ in [] } }
    let day = appointment.details.slot.day
    return try both(
      tx, { try tx.listWhatIsReadable(Appointment.with(host.account, on: day, AppointmentRecord.self), $0) },
      { try tx.listWhatIsReadable(Appointment.with(host.account, on: day, ClosedAppointmentRecord.self), $0) }
    ).map { all in
      all.filter { $0.id != appointment.id && $0.details.slot.overlaps(appointment.details.slot) }
    }
  }

  /// The person, as far as the reader is told of her.
  static func person(_ id: PersonID, _ tx: Transaction, _ voice: Voice) throws -> Disclosed<AppointmentPerson> {
    do {
      return try People.find(id, tx, voice).map { AppointmentPerson(id: id, person: $0, name: $0.toldName) }
    } catch is NotFound {
      return try People.sharedNames([id], tx).map { AppointmentPerson(id: id, person: nil, name: $0[id]) }
    }
  }

  // MARK: For the system

  /// With whom an account has any, whether it may see to them or not.
  public static func people(given account: AccountID, _ tx: Transaction) throws -> Withheld<[PersonID]> {
    try tx.consult(Appointment.people(given: account))
  }

  static func consult(_ person: PersonID, _ tx: Transaction) throws -> Withheld<[Appointment]> {
    try tx.consult(Appointment.forWeek(for: person))
  }
}

/// What is to come of somebody's time, as far as it is told.
struct AppointmentsAhead: Sendable {
  let toCome: [Appointment]
  let busy: [BusyTime]
}

/// Some of somebody's appointments, the latest first.
struct AppointmentsPart: Sendable {
  var rows: [Appointment] = []
  var hasMore = false

  var next: PlaceInOrder<AppointmentKind>? { hasMore ? rows.last?.place : nil }
}

extension Appointment {
  fileprivate var place: PlaceInOrder<AppointmentKind> { PlaceInOrder(sortKey: details.slot.day.iso, id: id) }

  fileprivate var order: String {
    [details.slot.day.iso, details.slot.from.iso, id.text].joined(separator: " ")
  }
}
