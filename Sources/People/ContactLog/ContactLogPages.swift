import Access
import Design
import Language
import Values
import Web
import Work

/// The pages of the contact log, and what they add to the person's page.
struct ContactLogPages: Sendable {
  let steps: ContactEntrySteps
  let timelines: Timelines
  let reachable: Reachable.Source

  // MARK: With whom

  /// With whom a contact is logged: whoever this week asks for first, or whoever is looked for.
  func choose(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      let query = try visit.searchText()
      let search = SearchText(query)
      return .page(
        try await visit.work(.search) { tx, desk in
          guard desk.actor.might(Create.self, ContactEntryRecord.self) else { throw NotFound() }
          let notice = try desk.noticeOfSearch(search, in: .person, tx)
          guard search.understood == .nothing else {
            return try People.search(search, after: nil, limit: ContactLogPages.pageSize, tx).flatMap { page in
              try People.names(page.people.map(\.id), tx, desk.voice).map { names in
                ContactChoice(
                  query: query, notice: notice, people: page.people.map { ($0.id, names[$0.id] ?? $0.name, nil) },
                  hasMore: page.next != nil
                ).document(desk)
              }
            }
          }
          return try Obligations.peopleOfThisWeek(upTo: ContactLogPages.offered, tx).flatMap { owed in
            let people = owed.map(\.person)
            // Not those who are only asked for yet.
            return try .together(People.names(people, tx, desk.voice), People.withinReach(among: people, tx)) {
              names, reached in
              ContactChoice(
                query: query, notice: notice,
                people: owed.filter { reached.contains($0.person) }.compactMap { one in
                  names[one.person].map { (one.person, $0, one.reason) }
                }, hasMore: false
              ).document(desk)
            }
          }
        })
    })
  }

  /// As many as a thumb finds without scrolling far.
  private static let offered = 12

  // MARK: Noting

  func note(_ visit: Visit, of person: PersonID) async throws -> Reply {
    try await note(visit, PeopleAddress.newContact(person), answering: nil) { _ in person }
  }

  /// What was to come of an earlier contact is what is noted now.
  func answer(_ visit: Visit, to id: ContactEntryID) async throws -> Reply {
    try await note(visit, PeopleAddress.answerContact(id), answering: id) { tx in
      try ContactLog.find(id, tx).act(\.person)
    }
  }

  private func note(
    _ visit: Visit, _ action: PeopleAddress, answering answered: ContactEntryID?,
    about: @escaping @Sendable (Transaction) throws -> PersonID
  ) async throws -> Reply {
    let party = try visit.choice(ContactEntryForm.party.name, as: ContactEntry.Party.self)
    let chosen = try visit.placementAskedFor()
    return try await visit.noting(
      form: { written, tx, desk in
        let person = try about(tx)
        _ = try tx.grantToCreate(ContactEntryRecord.self, on: .person(person))
        let asking = try steps.asking(about: person, desk.voice, tx)
        let earlier = try answered.map { try ContactLog.find($0, tx).map { ContactEntry?.some($0) } }
        return try .together(
          People.find(person, tx, desk.voice), asking, earlier ?? tx.me.map { _ in nil }, reachable(person, tx)
        ) {
          form(action, of: $0, $1, answering: $2, (party, chosen), written, $3, desk)
        }
      },
      mending: { made in
        guard let id: ContactEntryID = made.record(told: ContactEntryKind.self) else { throw NotFound() }
        return try await visit.mending(
          PeopleAddress.contact(id), titled: .contactTitle, cancel: .to(PeopleAddress.people),
          editable: editable(id))
      },
      keep: { tx, fields in
        let person = try about(tx)
        let id = try steps.note(fields, of: person, answering: answered, visit.voice, tx)
        // What has to be done, by whom and by when, is asked right away; the step stands there whatever is answered.
        let isOpen = fields["outcome"] == ContactEntry.Outcome.needsAct.rawValue && fields["next"]?.isEmpty ?? true
        let link = isOpen ? Link.to(PeopleAddress.contact(id)) : ContactLogPages.link(to: id, of: person)
        return link.saying(.doneContactNoted, about: id, at: .first)
      })
  }

  private func form(
    _ action: PeopleAddress, of person: Person, _ asking: (workers: [Worker], placements: [PlacementName]),
    answering earlier: ContactEntry?, _ asked: (party: ContactEntry.Party?, placement: PlacementID?),
    _ written: Written, _ reachable: Reachable, _ desk: Desk
  ) -> HTML {
    let back = Link.to(PeopleAddress.person(person.id))
    let (workers, placements) = asking
    // One that is nobody's, or somebody else's, is chosen for nobody.
    let about = (asked.placement ?? earlier?.details.placement).flatMap { id in placements.first { $0.id == id } }
    let usual = Fields(["with": (asked.party ?? earlier?.details.with ?? .person).rawValue])
    let questions = ContactEntryForm(workers.inOrder(for: desk), placements, isNew: true)
    // Whoever comes from its page is not asked which it is.
    let isSaid = written.answers == nil && about != nil
    var form = QuestionForm(
      action, questions.asked.filter { !isSaid || $0.name != ContactEntryForm.placementName },
      answers: written.answers ?? usual,
      problems: written.problems, submit: .contactLogSubmit, cancel: back)
    if isSaid, let about { form.hidden = [Hidden(name: ContactEntryForm.placementName, value: about.id.text)] }
    let placed: HTML =
      isSaid ? "<p>\(with: about, { "<a href=\"\($0.link)\">\(name: $0.name)</a>" })</p>" : .nothing
    form.saving = questions.saving
    let reminder: HTML =
      earlier.map { "<div class=\"card\">\(ContactLines(workers: workers, desk: desk).html([$0]))</div>" } ?? .nothing
    return desk.page(
      desk.title(.contactLogTitle, of: person.toldName), trail: [(person.toldName, back)],
      "\(phones(of: person, reachable, desk))\(placed)\(reminder)\(desk.form(form))")
  }

  /// Whoever is about to ring finds the numbers here.
  private func phones(of person: Person, _ reachable: Reachable, _ desk: Desk) -> HTML {
    guard reachable.mayBeWritten else { return stopped(person, reachable, desk) }
    let lines = person.details.channels.compactMap { channel -> HTML? in
      channel.phone.map { phone in
        let said = [channel.whose, desk.voice(channel.messages.phrase)].compactMap(\.self).joined(separator: " · ")
        return "<p>\(Telephone(phone).html) <span class=\"quiet\" dir=\"auto\">\(said)</span></p>"
      }
    }
    return lines.joined()
  }

  /// Calling stays possible; nothing is said of messages but that they have stopped.
  private func stopped(_ person: Person, _ reachable: Reachable, _ desk: Desk) -> HTML {
    let lines = person.details.channels.compactMap { channel -> HTML? in
      channel.phone.map { phone in
        "<p>\(Telephone(phone).html)\(with: channel.whose, { " <span class=\"quiet\" dir=\"auto\">\($0)</span>" })</p>"
      }
    }
    let why = reachable.died.map { desk.voice(.personDiedOn(day: $0)) }
    let stop = ReachLines(details: person.details, reachable: reachable, voice: desk.voice).stopped
    return "<p>\(with: why, { "\($0) · " })\(Tag(stop, .stop))</p>\(each: lines, { "\($0)" })"
  }

  /// Where one stands on its person's page, after this and its id.
  static let place = "contact-"

  private static func link(to id: ContactEntryID, of person: PersonID) -> Link {
    .to(PeopleAddress.person(person), fragment: place + id.text)
  }

  // MARK: What was noted

  func contact(_ visit: Visit, _ id: ContactEntryID) async throws -> Reply {
    try await visit.editing(
      PeopleAddress.contact(id), titled: .contactTitle, cancel: .to(PeopleAddress.people), done: nil,
      unchanged: .doneUnchanged,
      editable: editable(id),
      save: { tx, fields, version in
        let done = try steps.act(on: id, fields, isWhole: true, seen: version, visit.voice, tx)
        return ContactLogPages.link(to: id, of: done.person).saying(done.what, about: id, at: version.next)
      })
  }

  private func editable(_ id: ContactEntryID) -> @Sendable (Transaction, Desk) throws -> Disclosed<Editable> {
    { tx, desk in
      _ = try tx.grant(Edit.self, ContactEntryRecord.self)
      let entry = try ContactLog.find(id, tx)
      let closed = try entry.act { try desk.closed(about: $0.person, tx) ?? $0.closed(desk) }
      let person = try entry.flatMap { try People.find($0.person, tx, desk.voice) }
      let asking = try entry.flatMap { try steps.asking(about: $0.person, desk.voice, tx) }
      return .together(entry, person, asking) { entry, person, asking in
        let (workers, placements) = asking
        let form = ContactEntryForm(workers.inOrder(for: desk), placements, isNew: false)
        let isMendable = entry.isMendable(by: desk.actor.account, on: desk.today)
        let above: HTML =
          isMendable
          ? .nothing
          : """
          <div class="card">\(ContactLines(workers: workers, desk: desk).html([entry]))\
          \(if: entry.withdrawn == nil, "<p class=\"quiet\">\(desk.voice(entry.stands(on: desk.today)))</p>")</div>
          """
        return Editable(
          version: entry.version, answers: ContactEntryForm.answers(entry), name: person.toldName,
          // Whoever wrote to one that was taken back finds all of it again.
          questions: closed == nil && !isMendable
            ? form.toCome
            : closed == nil && entry.asksForStep ? form.toCome + form.said : form.said + form.toCome,
          back: ContactLogPages.link(to: id, of: person.id),
          above: above,
          closed: closed)
      }
    }
  }

  // MARK: On the person's page

  var panel: PeoplePages.Panel {
    { person, tx, desk in
      guard desk.actor.might(List.self, ContactEntryRecord.self) else { return tx.me.map { _ in .nothing } }
      return try contacted.page(of: person, after: nil, limit: ContactLogCard.shown, tx, desk.voice).map {
        ContactLogCard(person: person, contacts: $0).html(desk)
      }
    }
  }

  private var contacted: ContactedReading { ContactedReading(timelines: timelines) }

  /// Everything that was noted about somebody, and the follow-ups that were held, page by page.
  func contacts(_ visit: Visit, of person: PersonID) async throws -> Reply {
    try await visit.on(get: {
      let place = try visit.timelinePlace()
      return .page(
        try await visit.work(.casework) { tx, desk in
          let desk = try desk.with(person, tx)
          return try .together(
            People.find(person, tx, desk.voice),
            contacted.page(of: person, after: place, limit: ContactLogPages.pageSize, tx, desk.voice)
          ) { person, page in
            let none = desk.voice(place == nil ? .contactNone : .listPastTheEnd)
            return desk.page(
              desk.title(.contactsTitle, of: person.toldName),
              trail: [(person.toldName, .to(PeopleAddress.person(person.id)))],
              """
              <div class="card">\(if: page.rows.isEmpty, "<p class=\"quiet\">\(none)</p>")\
              \(if: !page.rows.isEmpty, page.html(desk))</div>\(ways(from: place, to: page.next, of: person.id, desk.voice))
              """)
          }
        })
    })
  }

  private func ways(
    from place: TimelinePlace?, to next: TimelinePlace?, of person: PersonID, _ voice: Voice
  ) -> HTML {
    guard place != nil || next != nil else { return .nothing }
    let list = PeopleAddress.contacts(person)
    return Pagination(
      showing: "", label: voice(.listPages),
      previous: place == nil ? nil : (word: voice(.listBeginning), link: .to(list)), pieces: [],
      next: next.map { (word: voice(.listNext), link: .to(list, query: ["after": $0.cursor])) }
    ).html
  }

  static let pageSize = 25
}

extension ContactEntry {
  /// What was taken back is nobody's any more: whoever was still writing about it keeps the words.
  fileprivate func closed(_ desk: Desk) -> ClosedForm? {
    withdrawn.map { day in
      ClosedForm(
        .contactTakenBack(day: day),
        way: desk.might(Create.self, ContactEntryRecord.self)
          ? (.contactLogTitle, .to(PeopleAddress.newContact(person))) : nil)
    }
  }
}
