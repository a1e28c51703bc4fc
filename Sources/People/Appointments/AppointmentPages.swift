import Access
import Design
import Language
import Values
import Web

/// The pages about appointments, and what they add to the person's page.
struct AppointmentPages: Sendable {
  let steps: AppointmentSteps
  /// The day itself, or the next on which the actor's office works.
  let suggesting: @Sendable (CivilDate, Transaction) throws -> CivilDate
  /// The way to somebody's weeks, for whoever has no page about her and is told of them.
  let weeks: @Sendable (PersonID, Desk) -> Button?
  /// That she pauses today and when she is expected back, for whoever is told that.
  let pausing: PeoplePages.Panel

  /// Where one stands on a page, after this and its id.
  static let place = "appointment-"
  private static let pageSize = 25

  // MARK: Making one

  func make(_ visit: Visit, for person: PersonID) async throws -> Reply {
    try await visit.noting(
      form: { written, tx, desk in
        let asking = try steps.asking(for: person, tx)
        let day = try suggesting(desk.today.adding(weeks: 1), tx)
        return try .together(Appointments.person(person, tx, desk.voice), asking) { known, asking in
          let (name, back) = (known.told(desk), known.page)
          let isHost = asking.workers?.contains { $0.account == desk.actor.account } ?? false
          let usual = AppointmentForm.usual(
            on: day, with: isHost ? desk.actor.account : nil, interpreting: known.person?.details.interpreter)
          return desk.page(
            desk.title(.appointmentMakeTitle, of: name),
            lead: asking.isClosed ? desk.voice(.appointmentClosedLead) : nil, trail: [(name, back)],
            desk.form(
              QuestionForm(
                PeopleAddress.newAppointment(person),
                AppointmentForm(choosing: asking.workers?.inOrder(for: desk)).questions,
                answers: written.answers ?? usual, problems: written.problems, submit: .appointmentMakeSubmit,
                cancel: back)))
        }
      },
      mending: { made in
        guard let id: AppointmentID = made.record(told: AppointmentKind.self) else { throw NotFound() }
        return try await visit.mending(
          PeopleAddress.appointment(id), titled: .appointmentTitle, cancel: .to(PeopleAddress.person(person)),
          editable: editable(id))
      },
      keep: { tx, fields in
        let id = try steps.make(fields, for: person, tx)
        return Link.to(PeopleAddress.appointment(id)).saying(.doneAppointmentMade, about: id, at: .first)
      })
  }

  // MARK: One of them

  func appointment(_ visit: Visit, _ id: AppointmentID) async throws -> Reply {
    try await visit.editing(
      PeopleAddress.appointment(id), titled: .appointmentTitle, cancel: .to(PeopleAddress.people), done: nil,
      unchanged: .doneUnchanged,
      editable: editable(id),
      save: { tx, fields, version in
        try save(id, fields, version, visit.voice, tx)
      })
  }

  private func save(
    _ id: AppointmentID, _ fields: Fields, isOutcome: Bool = false, _ version: Version, _ voice: Voice,
    _ tx: Transaction
  ) throws -> Link {
    let done = try steps.act(on: id, fields, isWhole: true, isOutcome: isOutcome, seen: version, voice, tx)
    let link =
      done.what == .doneAppointmentWithdrawn
      ? Link.to(PeopleAddress.appointments(done.appointment.person)) : Link.to(PeopleAddress.appointment(id))
    return link.saying(done.what, about: id, at: version.next)
  }

  private func editable(_ id: AppointmentID) -> @Sendable (Transaction, Desk) throws -> Disclosed<Editable> {
    { tx, desk in
      let found = try steps.found(id, tx)
      let closed = try found.act { try desk.closed(about: $0.person, tx) ?? $0.closed(desk) }
      let person = try found.flatMap { try Appointments.person($0.person, tx, desk.voice) }
      let hints = try found.flatMap { try AppointmentHints.of($0, suggesting, tx, desk.voice) }
      let next = try found.flatMap { try instead(of: $0, tx) }
      return .together(found, person, hints, next) { appointment, person, hints, next in
        let summary = AppointmentSummary(appointment: appointment, next: next, desk: desk)
        return Editable(
          version: appointment.version, answers: AppointmentForm.answers(appointment.details),
          name: person.told(desk), questions: AppointmentForm(choosing: nil).questions,
          back: person.page,
          above: closed == nil
            ? hints.html(desk) + summary.ways + summary.head : summary.whole + summary.ways,
          closed: closed)
      }
    }
  }

  /// When they meet instead, where the reader may know it.
  private func instead(of appointment: Appointment, _ tx: Transaction) throws -> Disclosed<Appointment?> {
    guard case .missed(let missed)? = appointment.outcome, let next = missed.next else { return tx.me.map { _ in nil } }
    do { return try Appointments.find(next, tx).map { $0 } } catch is NotFound { return tx.me.map { _ in nil } }
  }

  // MARK: What came of it

  func outcome(_ visit: Visit, _ id: AppointmentID) async throws -> Reply {
    let asked = try visit.choice("outcome", as: Appointment.Outcome.Code.self)
    return try await visit.editing(
      PeopleAddress.appointmentOutcome(id), titled: .appointmentOutcomeTitle, cancel: .to(PeopleAddress.people),
      done: nil, editable: editableOutcome(id, asked),
      save: { tx, fields, version in
        try save(id, fields, isOutcome: true, version, visit.voice, tx)
      })
  }

  private func editableOutcome(
    _ id: AppointmentID, _ asked: Appointment.Outcome.Code?
  ) -> @Sendable (Transaction, Desk) throws -> Disclosed<Editable> {
    { tx, desk in
      let found = try steps.found(id, tx)
      let closed = try found.act { try desk.closed(about: $0.person, tx) ?? $0.closedOutcome(desk) }
      let person = try found.flatMap { try Appointments.person($0.person, tx, desk.voice) }
      let next = try found.flatMap { try instead(of: $0, tx) }
      return .together(found, person, next) { appointment, person, next in
        let summary = AppointmentSummary(appointment: appointment, next: next, desk: desk)
        let usual = asked ?? (appointment.details.slot.day > desk.today ? .calledOff : nil)
        var editable = Editable(
          version: appointment.version, answers: AppointmentOutcomeForm.answers(appointment.outcome, usual: usual),
          name: person.told(desk),
          questions: AppointmentOutcomeForm.asked(
            appointment, isLogged: AppointmentSteps.isLogged(appointment, desk.actor)),
          back: .to(PeopleAddress.appointment(id)), above: summary.head, closed: closed)
        editable.stored = AppointmentOutcomeForm.answers(appointment.outcome)
        return editable
      }
    }
  }

  // MARK: All of somebody's

  func appointments(_ visit: Visit, of person: PersonID) async throws -> Reply {
    try await visit.on(get: {
      let place = try visit.place(AppointmentKind.self)
      return .page(
        try await visit.work(.casework) { tx, desk in
          try People.meet(person, tx)
          let desk = try desk.with(person, tx)
          return try .together(
            Appointments.person(person, tx, desk.voice), Appointments.ahead(person, tx),
            Appointments.over(for: person, behind: place, limit: AppointmentPages.pageSize, tx),
            pausing(person, tx, desk)
          ) { known, ahead, over, pausing in
            let voice = desk.voice
            let lines = ahead.lines(desk)
            let next: HTML =
              lines.isEmpty
              ? "<p class=\"quiet\">\(voice(.appointmentNone))</p>"
              : "<ul class=\"plain\">\(lines.joined())</ul>"
            let earlier = over.rows.map { AppointmentLine(appointment: $0, desk: desk).html }
            let none = voice(place == nil ? .appointmentNoneEarlier : .listPastTheEnd)
            return desk.page(
              desk.title(.appointmentsTitle, of: known.told(desk)),
              trail: known.person == nil ? [] : [(known.told(desk), known.page)],
              """
              \(pausing)\
              \(ButtonRow(AppointmentCard.making(person, desk) + (known.person == nil ? more(person, desk) : [])))\
              \(if: place == nil, "<section class=\"card\"><h2>\(voice(.appointmentsToCome))</h2>\(next)</section>")\
              <section class="card"><h2>\(voice(.appointmentsEarlier))</h2>\
              \(if: earlier.isEmpty, "<p class=\"quiet\">\(none)</p>")\
              \(if: !earlier.isEmpty, "<ul class=\"plain\">\(earlier.joined())</ul>")</section>\
              \(ways(from: place, to: over.next, of: person, voice))
              """)
          }
        })
    })
  }

  private func more(_ person: PersonID, _ desk: Desk) -> [Button] { [weeks(person, desk)].compactMap(\.self) }

  private func ways(
    from place: PlaceInOrder<AppointmentKind>?, to next: PlaceInOrder<AppointmentKind>?, of person: PersonID,
    _ voice: Voice
  ) -> HTML {
    guard place != nil || next != nil else { return .nothing }
    let list = PeopleAddress.appointments(person)
    return Pagination(
      showing: "", label: voice(.listPages),
      previous: place == nil ? nil : (word: voice(.listBeginning), link: .to(list)), pieces: [],
      next: next.map { (word: voice(.listNext), link: .to(list, query: ["after": $0.cursor])) }
    ).html
  }

  // MARK: On the person's page

  var panel: PeoplePages.Panel {
    { person, tx, desk in
      let actor = desk.actor
      let isOpen =
        actor.might(List.self, AppointmentRecord.self)
        || actor.might(List.self, ClosedAppointmentRecord.self, seeing: .presence)
      guard isOpen else { return tx.me.map { _ in .nothing } }
      return try Appointments.ahead(person, tx).map { AppointmentCard(person: person, ahead: $0).html(desk) }
    }
  }
}

extension Appointment {
  /// What was taken back is nobody's any more, and of what came of one there is nothing to change but that.
  fileprivate func closed(_ desk: Desk) -> ClosedForm? {
    withdrawn.map { takenBack($0) } ?? outcome.map { _ in ClosedForm(.appointmentSaid) }
  }

  fileprivate func closedOutcome(_ desk: Desk) -> ClosedForm? {
    if let withdrawn { return takenBack(withdrawn) }
    guard let outcome, outcome.code != .missed else { return nil }
    return ClosedForm(
      .appointmentSaidAlready(day: outcome.day), way: (.appointmentTitle, .to(PeopleAddress.appointment(id))))
  }

  private func takenBack(_ day: CivilDate) -> ClosedForm {
    ClosedForm(
      .appointmentTakenBack(day: day), way: (.appointmentMakeTitle, .to(PeopleAddress.newAppointment(person))))
  }
}
