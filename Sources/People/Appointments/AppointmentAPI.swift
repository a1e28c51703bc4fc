import Access
import Values
import Web

/// Appointments as JSON.
struct AppointmentAPI: Sendable {
  let steps: AppointmentSteps

  /// Which of somebody's are asked for.
  enum When: String, CaseIterable, Sendable {
    case all
    case toCome = "to-come"
    case over
  }

  func ofPerson(_ visit: Visit, _ person: PersonID) async throws -> Reply {
    try await visit.on(
      get: {
        let limit = try visit.limit(usual: 25, most: 100)
        let place = try visit.place(AppointmentKind.self)
        let when = try visit.choice("when", as: When.self) ?? .all
        return .json(
          try await visit.work(.exchange) { tx, _ in
            try People.meet(person, tx)
            return try AppointmentAPI.read(when, of: person, behind: place, limit: limit, tx)
          })
      },
      post: {
        try await visit.write(
          status: 201, { tx, fields in PeopleResource.appointment(try steps.make(fields, for: person, tx)) },
          present: PeopleAPI.present)
      })
  }

  private static func read(
    _ when: When, of person: PersonID, behind place: PlaceInOrder<AppointmentKind>?, limit: Int, _ tx: Transaction
  ) throws -> Disclosed<JSON> {
    func page(_ part: AppointmentsPart) -> JSON {
      [
        "items": .array(part.rows.map { ToldAppointment.shape.json(.whole($0)) }), "next": .text(part.next?.cursor),
      ]
    }
    switch when {
    case .all:
      let start = place.map { (day: $0.sortKey, id: $0.id.text) } ?? Appointments.beforeAll
      return try Appointments.all(for: person, behind: start, limit: limit, tx).map(page)
    case .over: return try Appointments.over(for: person, behind: place, limit: limit, tx).map(page)
    case .toCome:
      return try Appointments.ahead(person, tx).map { ahead in
        let told = ahead.toCome.map { ToldAppointment.whole($0) } + ahead.busy.map { .busy($0) }
        return ["items": .array(told.map(ToldAppointment.shape.json)), "next": .null]
      }
    }
  }

  func appointment(_ visit: Visit, _ id: AppointmentID) async throws -> Reply {
    try await visit.on(
      get: { .record(try await visit.work(.exchange) { tx, _ in try PeopleAPI.present(tx, .appointment(id)) }) },
      patch: {
        try await visit.write(
          { tx, fields in
            let version = try visit.versionSeen(fields)
            _ = try steps.act(on: id, fields, isWhole: false, seen: version, visit.voice, tx)
            return PeopleResource.appointment(id)
          }, present: PeopleAPI.present)
      })
  }

  static let operations: [Operation] = [
    .pages(
      .each(PeopleResource.appointments),
      "Somebody's appointments, the latest first. Those to come are answered all at once, the next one first, with the times at which the person is not free and no more is told.",
      query: [Operation.Query("when", "Only those to come, or of which nothing is left to do.", .code(of: When.self))],
      of: ToldAppointment.shape.schema),
    .makes(
      .each(PeopleResource.appointments),
      "Makes an appointment; “worker” is one of those who work with the person. What a counsellor makes is with herself, and others are told that the person is not free then.",
      from: .answers(to: AppointmentForm.open), ToldAppointment.shape.schema),
    .reads(.each(PeopleResource.appointment), "One appointment.", ToldAppointment.shape.schema),
    .changes(
      .each(PeopleResource.appointment),
      "Changes or moves an appointment to come, or says what came of it: held, called off, or that the person did not come, with who tried to reach her, why it was, and when they meet instead. The outcome “open” takes that back. One that was noted by mistake is taken back.",
      with: .either([
        .answers(to: AppointmentForm.openChange, isChange: true),
        .answers(to: AppointmentOutcomeForm.questions(isLogged: true), isChange: true),
        .answers(to: [AppointmentOutcomeForm.reopening]), .answers(to: [AppointmentForm.withdrawal]),
      ]), ToldAppointment.shape.schema),
  ]
}

/// An appointment, or no more of it than that somebody is not free.
enum ToldAppointment: Sendable {
  case whole(Appointment)
  case busy(BusyTime)

  private var whole: Appointment? { if case .whole(let whole) = self { whole } else { nil } }
  private var slot: Appointment.Slot {
    switch self {
    case .whole(let whole): whole.details.slot
    case .busy(let busy): busy.slot
    }
  }
  private var missed: Appointment.Missed? {
    if case .missed(let missed)? = whole?.outcome { missed } else { nil }
  }

  static let shape = Shape<ToldAppointment>("Appointment") { one in
    one.id("id") { told -> AppointmentID in
      switch told {
      case .whole(let whole): whole.id
      case .busy(let busy): busy.id
      }
    }
    one.id("person") { told -> PersonID in
      switch told {
      case .whole(let whole): whole.person
      case .busy(let busy): busy.person
      }
    }
    one.day("on") { $0.slot.day }
    one.time("from") { $0.slot.from }
    one.time("until") { $0.slot.until }
    one.truth("onlyBusy") { $0.whole == nil }
    // All that follows is left out where no more is told than that she is not free.
    one.sometimes("version", .version) { told in told.whole.map { .integer(Int($0.version.number)) } }
    one.sometimes("worker", .id.orNull) { text($0) { $0.host?.account.text } }
    one.sometimes("workerName", .words.orNull) { text($0) { $0.host?.name } }
    one.sometimes("means", .code(of: Appointment.Means.self)) { text($0) { $0.details.means.rawValue } }
    one.sometimes("place", .words.orNull) { text($0, \.details.place) }
    one.sometimes("way", .words.orNull) { text($0, \.details.way) }
    one.sometimes("childcare", .code(of: Appointment.Childcare.self)) { text($0) { $0.details.childcare.rawValue } }
    one.sometimes("interpreterLanguage", .language.orNull) { text($0) { $0.details.interpreter?.language.text } }
    one.sometimes("interpreterWish", .code(of: Appointment.Interpreter.Wish.self).orNull) {
      text($0) { $0.details.interpreter?.wish.rawValue }
    }
    one.sometimes("interpreterState", .code(of: Appointment.Interpreter.State.self).orNull) {
      text($0) { $0.details.interpreter?.state.rawValue }
    }
    one.sometimes("interpreterName", .words.orNull) { text($0, \.details.interpreter?.name) }
    one.sometimes("interpreterMinorReason", .words.orNull) { text($0, \.details.interpreter?.minorBecause) }
    one.sometimes("with", .code(of: Appointment.Party.self).orNull) { text($0) { $0.details.party?.rawValue } }
    one.sometimes("withName", .words.orNull) { text($0, \.details.partyName) }
    one.sometimes("words", .words.orNull) { text($0, \.details.words) }
    one.sometimes("movedFrom", .list(.date)) { told in
      told.whole.map { .array($0.moves.map { .string($0.from.day.iso) }) }
    }
    one.sometimes("outcome", .code(of: Appointment.Outcome.Code.self).orNull) { text($0) { $0.outcome?.code.rawValue } }
    one.sometimes("outcomeOn", .date.orNull) { text($0) { $0.outcome?.day.iso } }
    one.sometimes("calledOffBy", .code(of: Appointment.Caller.self).orNull) {
      text($0) { if case .calledOff(_, let by, _)? = $0.outcome { by.rawValue } else { nil } }
    }
    one.sometimes("why", .code(of: Appointment.Why.self).orNull) { text($0) { $0.outcome?.why?.rawValue } }
    one.sometimes("whyWords", .words.orNull) { told in text(told) { _ in told.missed?.words } }
    one.sometimes("triedBy", .code(of: ContactEntry.Means.self).orNull) { told in
      text(told) { _ in told.missed?.tried?.means.rawValue }
    }
    one.sometimes("triedOn", .date.orNull) { told in text(told) { _ in told.missed?.tried?.on.iso } }
    one.sometimes("reached", .code(of: Appointment.Try.Reached.self).orNull) { told in
      text(told) { _ in told.missed?.tried.map { ($0.reached ? Appointment.Try.Reached.yes : .no).rawValue } }
    }
    one.sometimes("next", .id.orNull) { told in text(told) { _ in told.missed?.next?.text } }
    one.sometimes("settledOn", .date.orNull) { text($0) { $0.outcome?.settled?.iso } }
    one.sometimes("withdrawnOn", .date.orNull) { text($0) { $0.withdrawn?.iso } }
  }

  private static func text(_ told: ToldAppointment, _ get: (Appointment) -> String?) -> JSON? {
    told.whole.map { get($0).map { JSON.string($0) } ?? .null }
  }
}
