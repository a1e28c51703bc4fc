public import Access
public import Values

/// So many are to come for somebody that nobody could be at all of them.
struct TooManyAppointments: Error {}

/// One of which more is said than that it was made is called off, not taken back.
struct AppointmentInUse: Error {}

/// What is done with appointments.
public enum Appointments {
  /// So many days before the day an interpreter is owed: about seven working days. The product's own practice, no law's:
  /// for a wish or a rare language the offices ask for a week.
  public static let daysForInterpreter = 10
  /// So many days before it childcare is to be arranged.
  public static let daysForChildcare = 3

  // MARK: Making one

  /// - Parameter host: with whom of the workers; an appointment with the counsellor is her own.
  public static func make(
    _ details: Appointment.Details, with host: AccountID?, for person: PersonID, _ tx: Transaction
  ) throws -> AppointmentID {
    try insert(details, with: host, for: person, as: AppointmentRecord.self, circle: "case", tx)
  }

  public static func makeClosed(
    _ details: Appointment.Details, for person: PersonID, _ tx: Transaction
  ) throws -> AppointmentID {
    try insert(
      details, with: tx.actor.account, for: person, as: ClosedAppointmentRecord.self, circle: "closed", tx)
  }

  private static func insert<K: Protected>(
    _ details: Appointment.Details, with host: AccountID?, for person: PersonID, as kind: K.Type, circle: String,
    _ tx: Transaction
  ) throws -> AppointmentID {
    let grant = try tx.grantToCreate(K.self, on: .person(person))
    try requireRoom(for: person, kind, tx)
    let (id, slot, interpreter): (AppointmentID, _, _) = (tx.newID(), details.slot, details.interpreter)
    try tx.insert(
      Insertion<K>(
        of: id, as: "appointment.made",
        """
        INSERT INTO \(into: K.self)
          (id, person_id, circle, host_id, noted_day, on_day, from_time, until_time, party, party_name, means, place,
            way, words, childcare, interpreter_language, interpreter_wish, interpreter_state, interpreter_name,
            interpreter_minor, version)
        VALUES (\(id), \(within: person), \(circle), \(host), \(tx.today), \(slot.day), \(slot.from), \(slot.until),
          \(details.party?.rawValue), \(details.partyName), \(details.means.rawValue), \(details.place),
          \(details.way), \(details.words), \(details.childcare.rawValue), \(interpreter?.language),
          \(interpreter?.wish.rawValue), \(interpreter?.state.rawValue), \(interpreter?.name),
          \(interpreter?.minorBecause), 1)
        """), grant)
    return id
  }

  /// Nobody else writes while this transaction does.
  static func requireRoom<K: Protected>(for person: PersonID, _ kind: K.Type, _ tx: Transaction) throws {
    // Whoever may make one need not see how many others there are.
    guard tx.actor.might(Count.self, K.self) else { return }
    let isFull = try tx.count(Appointment.open(for: person, kind), try tx.grant(Count.self, K.self)).act {
      $0 >= Appointment.most
    }
    if isFull { throw TooManyAppointments() }
  }

  // MARK: Changing one

  /// Where it was before is kept when it is moved.
  static func change(
    _ appointment: Appointment, to details: Appointment.Details, seen version: Version, _ tx: Transaction
  ) throws {
    var moves = appointment.moves
    let isMoved = details.slot != appointment.details.slot
    if isMoved { moves.append(Appointment.Move(from: appointment.details.slot, on: tx.today)) }
    moves = moves.suffix(Appointment.mostMoves)
    if appointment.isClosed {
      try change(appointment.id, to: details, moves, isMoved, version, ClosedAppointmentRecord.self, tx)
    } else {
      try change(appointment.id, to: details, moves, isMoved, version, AppointmentRecord.self, tx)
    }
  }

  private static func change<K: Protected>(
    _ id: AppointmentID, to details: Appointment.Details, _ moves: [Appointment.Move], _ isMoved: Bool,
    _ seen: Version, _ kind: K.Type, _ tx: Transaction
  ) throws {
    let (slot, interpreter) = (details.slot, details.interpreter)
    try tx.change(
      Change<K>(
        of: id, seen: seen, as: isMoved ? "appointment.moved" : "appointment.changed",
        set: """
          on_day = \(slot.day), from_time = \(slot.from), until_time = \(slot.until),
          party = \(details.party?.rawValue), party_name = \(details.partyName), means = \(details.means.rawValue),
          place = \(details.place), way = \(details.way), words = \(details.words),
          childcare = \(details.childcare.rawValue), interpreter_language = \(interpreter?.language),
          interpreter_wish = \(interpreter?.wish.rawValue), interpreter_state = \(interpreter?.state.rawValue),
          interpreter_name = \(interpreter?.name), interpreter_minor = \(interpreter?.minorBecause),
          moves = \(moves.stored)
          """), try tx.grant(Edit.self, K.self))
  }

  /// Says what came of it; `nil` says that this is to be said again.
  public static func settle(
    _ appointment: Appointment, _ outcome: Appointment.Outcome?, seen version: Version, _ tx: Transaction
  ) throws {
    if appointment.isClosed {
      try settle(appointment.id, outcome, version, ClosedAppointmentRecord.self, tx)
    } else {
      try settle(appointment.id, outcome, version, AppointmentRecord.self, tx)
    }
  }

  private static func settle<K: Protected>(
    _ id: AppointmentID, _ outcome: Appointment.Outcome?, _ seen: Version, _ kind: K.Type, _ tx: Transaction
  ) throws {
    var (missed, caller): (Appointment.Missed?, Appointment.Caller?) = (nil, nil)
    switch outcome {
    case .missed(let what)?: missed = what
    case .calledOff(_, let by, _)?: caller = by
    case .held?, nil: break
    }
    let tried = missed?.tried
    try tx.change(
      Change<K>(
        of: id, seen: seen, as: event(outcome),
        set: """
          outcome = \(outcome?.code.rawValue), outcome_day = \(outcome?.day), settled_day = \(outcome?.settled),
          called_off_by = \(caller?.rawValue), freed_day = \(caller == nil ? nil : outcome?.day),
          why = \(outcome?.why?.rawValue), why_words = \(missed?.words), tried_means = \(tried?.means.rawValue),
          tried_day = \(tried?.on), tried_reached = \(tried?.reached), next_id = \(missed?.next)
          """), try tx.grant(Edit.self, K.self))
  }

  private static func event(_ outcome: Appointment.Outcome?) -> StaticString {
    switch outcome {
    case .held?: "appointment.held"
    case .missed?: "appointment.not-come"
    case .calledOff?: "appointment.called-off"
    case nil: "appointment.reopened"
    }
  }

  /// Takes back one that was noted by mistake and of which nobody has said anything since.
  static func withdraw(_ appointment: Appointment, seen version: Version, _ tx: Transaction) throws {
    guard appointment.version == version else { throw Stale(current: appointment.version) }
    guard appointment.isAsNoted else { throw AppointmentInUse() }
    if appointment.isClosed {
      try withdraw(appointment.id, version, ClosedAppointmentRecord.self, tx)
    } else {
      try withdraw(appointment.id, version, AppointmentRecord.self, tx)
    }
  }

  private static func withdraw<K: Protected>(
    _ id: AppointmentID, _ seen: Version, _ kind: K.Type, _ tx: Transaction
  ) throws {
    try tx.change(
      Change<K>(
        of: id, seen: seen, as: "appointment.withdrawn",
        set: "withdrawn_day = \(tx.today), freed_day = \(tx.today)"),
      try tx.grant(Edit.self, K.self))
  }
}
