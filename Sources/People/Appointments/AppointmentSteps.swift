import Access
import Language
import Values
import Web

/// What is done with appointments, from what was answered; on pages and in the API alike.
struct AppointmentSteps: Sendable {
  let contacts: ContactEntrySteps
  let living: RequireLiving

  // MARK: Making one

  /// What the form asks: among whom to choose, where that is the writer's to say.
  struct Asking: Sendable {
    /// An appointment with the counsellor, which is her own.
    let isClosed: Bool
    let workers: [Worker]?
  }

  /// Throws `NotFound` for whoever may make none with this person.
  func asking(for person: PersonID, _ tx: Transaction) throws -> Disclosed<Asking> {
    do { _ = try tx.grantToCreate(AppointmentRecord.self, on: .person(person)) } catch is NotFound {
      _ = try tx.grantToCreate(ClosedAppointmentRecord.self, on: .person(person))
      return tx.me.map { _ in Asking(isClosed: true, workers: nil) }
    }
    // Whoever is reached only by what is with herself makes what is with herself.
    guard tx.actor.might(Create.self, AppointmentRecord.self, beyond: [.mentor, .trainer]) else {
      return tx.me.map { _ in Asking(isClosed: false, workers: nil) }
    }
    return try tx.workers(of: person, making: AppointmentRecord.self).map { Asking(isClosed: false, workers: $0) }
  }

  func make(_ fields: Fields, for person: PersonID, _ tx: Transaction) throws -> AppointmentID {
    try People.meet(person, tx)
    return try asking(for: person, tx).act { asking in
      let form = AppointmentForm(choosing: asking.workers)
      let (details, host) = try form.read(fields, today: tx.today, hasHost: asking.workers == nil)
      return try make(
        details, with: asking.workers == nil ? tx.actor.account : host, for: person, isClosed: asking.isClosed,
        refusing: AppointmentForm.on, tx)
    }
  }

  private func make(
    _ details: Appointment.Details, with host: AccountID?, for person: PersonID, isClosed: Bool,
    refusing question: Question, _ tx: Transaction
  ) throws -> AppointmentID {
    try living(person, tx)
    do {
      let id =
        try isClosed
        ? Appointments.makeClosed(details, for: person, tx)
        : Appointments.make(details, with: host, for: person, tx)
      // Nobody makes what she would not find again.
      do { _ = try Appointments.find(id, tx) } catch is NotFound {
        throw Refused("worker", .appointmentNotYours)
      }
      return id
    } catch is TooManyAppointments {
      throw Refused(question.name, .appointmentTooMany(n: Appointment.most))
    }
  }

  // MARK: Changing one

  /// Changes one, says what came of it, or takes it back; answers which was done.
  ///
  /// - Parameters:
  ///   - fields: whole, or what is different from now.
  ///   - isOutcome: they come from the form about what came of it, whatever of it is answered.
  func act(
    on id: AppointmentID, _ fields: Fields, isWhole: Bool, isOutcome: Bool = false, seen version: Version,
    _ voice: Voice, _ tx: Transaction
  ) throws -> (appointment: Appointment, what: Phrase) {
    try found(id, tx).act { appointment in
      if let day = appointment.withdrawn { throw Refused(nil, .appointmentTakenBack(day: day)) }
      if fields[AppointmentForm.withdrawal.name] != nil {
        var read = AnswerReader(fields, of: [AppointmentForm.withdrawal])
        _ = read.choice(AppointmentForm.withdrawal)
        try read.finish()
        do { try Appointments.withdraw(appointment, seen: version, tx) } catch is AppointmentInUse {
          throw Refused(AppointmentForm.withdrawal.name, .appointmentInUse)
        }
        return (appointment, .doneAppointmentWithdrawn)
      }
      if isOutcome || AppointmentOutcomeForm.isMeant(by: fields) {
        return (appointment, try settle(appointment, fields, isWhole: isWhole, seen: version, voice, tx))
      }
      if let outcome = appointment.outcome {
        throw Refused(nil, .appointmentSaidAlready(day: outcome.day))
      }
      let whole = isWhole ? fields : fields.over(AppointmentForm.answers(appointment.details))
      let details = try AppointmentForm(choosing: nil).read(
        whole, today: tx.today, before: appointment.details.slot, hasHost: true
      ).details
      if appointment.host == nil, details.party == nil {
        throw Refused(AppointmentForm.party.name, .appointmentWithNobody)
      }
      try Appointments.change(appointment, to: details, seen: version, tx)
      return (
        appointment,
        details.slot == appointment.details.slot ? .doneAppointmentSaved : .doneAppointmentMoved
      )
    }
  }

  /// Who may not change one is not told either what became of it.
  func found(_ id: AppointmentID, _ tx: Transaction) throws -> Disclosed<Appointment> {
    let found = try Appointments.find(id, tx)
    try found.act { appointment in
      if appointment.isClosed {
        _ = try tx.grant(Edit.self, ClosedAppointmentRecord.self)
      } else {
        _ = try tx.grant(Edit.self, AppointmentRecord.self)
      }
    }
    return found
  }

  // MARK: What came of it

  /// Whether what was said goes into the contact log: for those who keep it, of what is theirs to know.
  static func isLogged(_ appointment: Appointment, _ actor: Actor) -> Bool {
    !appointment.isClosed && actor.might(Create.self, ContactEntryRecord.self)
  }

  private func settle(
    _ appointment: Appointment, _ fields: Fields, isWhole: Bool, seen version: Version, _ voice: Voice,
    _ tx: Transaction
  ) throws -> Phrase {
    if fields["outcome"] == "open" {
      var read = AnswerReader(fields, of: [AppointmentOutcomeForm.reopening])
      _ = read.choice(AppointmentOutcomeForm.reopening)
      try read.finish()
      guard appointment.outcome != nil else { throw Refused("outcome", .appointmentNothingSaid) }
      try Appointments.settle(appointment, nil, seen: version, tx)
      return .doneAppointmentReopened
    }
    let isLogged = Self.isLogged(appointment, tx.actor)
    let isMissedAlready = appointment.outcome?.code == .missed
    let whole =
      isWhole || !isMissedAlready ? fields : fields.over(AppointmentOutcomeForm.answers(appointment.outcome))
    var read = try AppointmentOutcomeForm.read(whole, of: appointment, today: tx.today, isLogged: isLogged)
    // What was said once is taken back before something else is said.
    if let outcome = appointment.outcome, !isMissedAlready || read.outcome.code != .missed {
      guard appointment.version == version else { throw Stale(current: appointment.version) }
      throw Refused("outcome", .appointmentSaidAlready(day: outcome.day))
    }
    if let slot = read.next, case .missed(var missed) = read.outcome {
      missed.next = try makeNext(appointment, slot, tx)
      read.outcome = .missed(missed)
    }
    try Appointments.settle(appointment, read.outcome, seen: version, tx)
    if let went = read.went { try log(appointment, went, read.said, voice, tx) }
    switch read.outcome {
    case .held: return .doneAppointmentHeld
    case .calledOff: return .doneAppointmentCalledOff
    case .missed: return isMissedAlready ? .doneAppointmentSaved : .doneAppointmentMissed
    }
  }

  /// The same once more, on another day; an interpreter is booked anew.
  private func makeNext(
    _ appointment: Appointment, _ slot: Appointment.Slot, _ tx: Transaction
  ) throws -> AppointmentID {
    var details = appointment.details
    details.slot = slot
    details.interpreter?.state = .notBooked
    details.interpreter?.name = nil
    details.interpreter?.minorBecause = nil
    if details.childcare == .arranged { details.childcare = .needed }
    return try make(
      details, with: appointment.host?.account, for: appointment.person, isClosed: appointment.isClosed,
      refusing: AppointmentOutcomeForm.nextOn, tx)
  }

  /// What was said when they met stands where everything that was said does.
  private func log(
    _ appointment: Appointment, _ went: ContactEntry.Outcome, _ said: String?, _ voice: Voice, _ tx: Transaction
  ) throws {
    let means: ContactEntry.Means = appointment.details.means == .phone ? .call : .talk
    _ = try contacts.note(
      Fields([
        "with": ContactEntry.Party.person.rawValue, "means": means.rawValue, "outcome": went.rawValue,
        "words": said ?? "", "on": appointment.details.slot.day.iso,
      ]), of: appointment.person, voice, tx)
  }
}
