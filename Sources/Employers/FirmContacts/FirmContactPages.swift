import Access
import Design
import Language
import People
import Rules
import Values
import Web

/// The pages of contacts with employers, and what they add to the employer's page and the workplace's.
struct FirmContactPages: Sendable {
  let steps: FirmContactSteps

  // MARK: Noting

  func note(_ visit: Visit, at place: FirmPlace) async throws -> Reply {
    try await note(visit, answering: nil) { _ in place }
  }

  /// What was to come of an earlier contact is what is noted now.
  func answer(_ visit: Visit, to id: FirmContactID) async throws -> Reply {
    try await note(visit, answering: id) { try FirmContacts.find(id, $0).act(\.place) }
  }

  private func note(
    _ visit: Visit, answering answered: FirmContactID?, at place: @escaping @Sendable (Transaction) throws -> FirmPlace
  ) async throws -> Reply {
    try await visit.noting(
      form: { written, tx, desk in
        _ = try tx.grant(Edit.self, FirmContactRecord.self)
        let earlier = try answered.map { try FirmContacts.find($0, tx).map { FirmContact?.some($0) } }
        return .together(try Employers.firm(at: try place(tx), tx), earlier ?? tx.me.map { _ in nil }) {
          form(with: $0, answering: $1, written, desk)
        }
      },
      mending: { made in
        guard let id: FirmContactID = made.record(told: FirmContactKind.self) else { throw NotFound() }
        return try await visit.mending(
          EmployersAddress.firmContact(id), titled: .contactTitle, cancel: .to(EmployersAddress.employers),
          editable: FirmContactPages.editable(id))
      },
      keep: { tx, fields in
        let place = try place(tx)
        let id = try steps.note(fields, at: place, answering: answered, tx)
        // What has to be done, and by when, is asked right away; the step stands there whatever is answered.
        let isOpen = fields["outcome"] == ContactEntry.Outcome.needsAct.rawValue && fields["next"]?.isEmpty ?? true
        let link = isOpen ? Link.to(EmployersAddress.firmContact(id)) : FirmContactPages.link(to: id, at: place)
        return link.saying(.doneContactNoted, about: id, at: .first)
      })
  }

  private func form(
    with firm: Firm, answering earlier: FirmContact?, _ written: Written, _ desk: Desk
  ) -> HTML {
    let back = Link.to(firm.page)
    let questions = ContactEntryForm.ofFirm(isNew: true)
    var asked = QuestionForm(
      earlier.map { EmployersAddress.answerFirmContact($0.id) } ?? firm.newContact, questions.asked,
      answers: written.answers ?? Fields(), problems: written.problems, submit: .contactLogSubmit, cancel: back)
    asked.saving = questions.saving
    let reminder: HTML =
      earlier.map { "<div class=\"card\">\(FirmContactLines(desk).html([$0], of: firm))</div>" } ?? .nothing
    return desk.page(
      desk.title(.contactLogTitle, of: firm.name), trail: [(firm.toldName, back)],
      "\(phone(of: firm))\(reminder)\(desk.form(asked))")
  }

  /// Whoever is about to ring finds the number here.
  private func phone(of firm: Firm) -> HTML {
    guard let phone = firm.phone else { return .nothing }
    return "<p>\(Telephone(phone).html)\(with: firm.contactName, { " <span class=\"quiet\">\(name: $0)</span>" })</p>"
  }

  /// Where one stands on its page, after this and its id.
  static let place = "contact-"

  static func link(to id: FirmContactID, at place: FirmPlace) -> Link {
    switch place {
    case .organisation(let firm): .to(EmployersAddress.employer(firm), fragment: Self.place + id.text)
    case .workplace(let workplace): .to(EmployersAddress.workplace(workplace), fragment: Self.place + id.text)
    }
  }

  // MARK: What was noted

  func contact(_ visit: Visit, _ id: FirmContactID) async throws -> Reply {
    try await visit.editing(
      EmployersAddress.firmContact(id), titled: .contactTitle, cancel: .to(EmployersAddress.employers), done: nil,
      unchanged: .doneUnchanged,
      editable: FirmContactPages.editable(id),
      save: { tx, fields, version in
        let done = try steps.act(on: id, fields, isWhole: true, seen: version, tx)
        return FirmContactPages.link(to: id, at: done.contact.place).saying(done.what, about: id, at: version.next)
      })
  }

  private static func editable(_ id: FirmContactID) -> @Sendable (Transaction, Desk) throws -> Disclosed<Editable> {
    { tx, desk in
      _ = try tx.grant(Edit.self, FirmContactRecord.self)
      let found = try FirmContacts.find(id, tx)
      return .together(found, try found.flatMap { try Employers.firm(at: $0.place, tx) }) { contact, firm in
        let form = ContactEntryForm.ofFirm(isNew: false)
        let isMendable = contact.isMendable(by: desk.actor.account, on: desk.today)
        let closed = contact.withdrawn.map { day in
          ClosedForm(.contactTakenBack(day: day), way: (.contactLogTitle, .to(firm.newContact)))
        }
        let above: HTML =
          isMendable
          ? .nothing
          : """
          <div class="card">\(FirmContactLines(desk).html([contact], of: firm))\
          \(if: contact.withdrawn == nil, "<p class=\"quiet\">\(desk.voice(contact.stands(on: desk.today)))</p>")</div>
          """
        return Editable(
          version: contact.version, answers: ContactEntryForm.answers(ofFirm: contact), name: firm.toldName,
          // Whoever wrote to one that was taken back finds all of it again.
          questions: closed == nil && !isMendable
            ? form.toCome
            : closed == nil && contact.asksForStep ? form.toCome + form.said : form.said + form.toCome,
          back: link(to: id, at: contact.place), above: above, closed: closed)
      }
    }
  }

  // MARK: Among what else is known of the place

  /// Nothing for whoever is not told of contacts.
  static func card(of firm: Disclosed<Firm>, _ tx: Transaction, _ desk: Desk) throws -> Disclosed<HTML> {
    guard desk.actor.might(List.self, FirmContactRecord.self) else { return tx.me.map { _ in .nothing } }
    let contacts = try firm.flatMap { try FirmContacts.with($0.place, limit: FirmContactCard.shown, tx) }
    return .together(firm, contacts) { FirmContactCard(firm: $0, contacts: $1).html(desk) }
  }

  /// Everything that was noted about a place, page by page.
  func contacts(_ visit: Visit, with place: FirmPlace) async throws -> Reply {
    try await visit.on(get: {
      let start = try visit.place(FirmContactKind.self)
      return .page(
        try await visit.work(.casework) { tx, desk in
          .together(
            try Employers.firm(at: place, tx),
            try FirmContacts.with(place, after: start, limit: EmployerPages.pageSize, tx)
          ) { firm, contacts in
            var ways = ListWays<FirmContactKind>()
            ways.next = contacts.hasMore ? contacts.rows.last?.inOrder : nil
            let content =
              !contacts.rows.isEmpty
              ? FirmContactLines(desk).html(contacts.rows, of: firm)
              : start == nil
                ? "<p class=\"quiet\">\(desk.voice(.contactNone))</p>" : ways.pastTheEnd(firm.contacts, query: "", desk)
            return desk.page(
              desk.title(.contactsTitle, of: firm.name), trail: [(firm.toldName, .to(firm.page))],
              "<div class=\"card\">\(content)</div>\(ways.onward(firm.contacts, isFirst: start == nil, desk))")
          }
        })
    })
  }
}
