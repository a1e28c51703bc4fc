import Access
import Design
import Language
import Values
import Web

/// The pages of the team's notes, and what they add to the person's page.
struct NotePages: Sendable {
  let steps: NoteSteps

  static let pageSize = 25

  // MARK: Writing

  func write(_ visit: Visit, about person: PersonID) async throws -> Reply {
    let placement = try visit.placementAskedFor()
    return try await write(visit, PeopleAddress.newNote(person), placement: placement, correcting: nil) { _ in person }
  }

  /// Another note in the place of an earlier one.
  func correct(_ visit: Visit, _ id: NoteID) async throws -> Reply {
    try await write(visit, PeopleAddress.noteCorrection(id), placement: nil, correcting: id) { tx in
      try Notes.find(id, tx).act(\.person)
    }
  }

  private func write(
    _ visit: Visit, _ action: PeopleAddress, placement: PlacementID?, correcting corrected: NoteID?,
    about: @escaping @Sendable (Transaction) throws -> PersonID
  ) async throws -> Reply {
    try await visit.noting(
      form: { written, tx, desk in
        let person = try about(tx)
        _ = try tx.grantToCreate(NoteRecord.self, on: .person(person))
        let earlier = try corrected.map { try Notes.find($0, tx).map { Note?.some($0) } }
        return try .together(
          People.find(person, tx, desk.voice), steps.placements(person, tx, desk.voice),
          earlier ?? tx.me.map { _ in nil }
        ) { person, placements, earlier in
          NoteWriting(
            action: action, person: person, placements: placements, earlier: earlier, chosen: placement,
            typed: written.answers, problems: written.problems
          ).document(desk)
        }
      },
      mending: { made in
        guard let id: NoteID = made.record(told: NoteKind.self) else { throw NotFound() }
        return try await visit.mending(
          PeopleAddress.note(id), titled: .noteTitle, cancel: .to(PeopleAddress.people), editable: editable(id))
      },
      keep: { tx, fields in
        let person = try about(tx)
        let id = try steps.write(fields, about: person, correcting: corrected, visit.voice, tx)
        return NotePages.link(to: id, about: person).saying(.doneNoteWritten, about: id, at: .first)
      })
  }

  private static func link(to id: NoteID, about person: PersonID) -> Link {
    .to(PeopleAddress.notes(person), fragment: NoteLines.place + id.text)
  }

  // MARK: What was written

  func note(_ visit: Visit, _ id: NoteID) async throws -> Reply {
    try await visit.editing(
      PeopleAddress.note(id), titled: .noteTitle, cancel: .to(PeopleAddress.people), done: nil,
      unchanged: .doneUnchanged,
      editable: editable(id),
      save: { tx, fields, version in
        let done = try steps.act(on: id, fields, isWhole: true, seen: version, visit.voice, tx)
        return NotePages.link(to: id, about: done.person).saying(done.what, about: id, at: version.next)
      })
  }

  private func editable(_ id: NoteID) -> @Sendable (Transaction, Desk) throws -> Disclosed<Editable> {
    { tx, desk in
      _ = try tx.grant(Edit.self, NoteRecord.self)
      let note = try Notes.find(id, tx)
      let closed = try note.act { try desk.closed(about: $0.person, tx) ?? $0.closed(desk) }
      let person = try note.flatMap { try People.find($0.person, tx, desk.voice) }
      let placements = try note.flatMap { try steps.placements($0.person, tx, desk.voice) }
      return .together(note, person, placements) { note, person, placements in
        Editable(
          version: note.version, answers: NoteForm.answers(note), name: person.toldName,
          questions: NoteForm(placements).questions, back: NotePages.link(to: id, about: person.id),
          above: closed == nil
            ? .nothing
            : "<div class=\"card\">\(NoteLines(placements: placements, desk: desk).html([note], hasButtons: false))</div>",
          below: closed == nil ? ButtonRow([note.withdrawal(desk)]).html : .nothing, closed: closed)
      }
    }
  }

  // MARK: Reading

  var panel: PeoplePages.Panel {
    { person, tx, desk in
      guard desk.actor.might(List.self, NoteRecord.self) else { return tx.me.map { _ in .nothing } }
      return try shown(of: person, after: nil, limit: NoteCard.shown, tx, desk).map {
        NoteCard(person: person, notes: $0.notes, placements: $0.placements).html(desk)
      }
    }
  }

  /// Everything that the team wrote about somebody, page by page.
  func notes(_ visit: Visit, of person: PersonID) async throws -> Reply {
    try await visit.on(get: {
      let place = try visit.place(NoteKind.self)
      return .page(
        try await visit.work(.casework) { tx, desk in
          let desk = try desk.with(person, tx)
          return try .together(
            People.find(person, tx, desk.voice), shown(of: person, after: place, limit: NotePages.pageSize, tx, desk)
          ) { person, shown in
            let list = PeopleAddress.notes(person.id)
            var ways = ListWays<NoteKind>()
            ways.next = shown.notes.hasMore ? shown.notes.rows.last?.place : nil
            let content =
              shown.notes.rows.isEmpty
              ? place == nil
                ? "<p class=\"quiet\">\(desk.voice(.noteNone))</p>" : ways.pastTheEnd(list, query: "", desk)
              : NoteLines(placements: shown.placements, desk: desk).html(shown.notes.rows)
            let write =
              desk.might(Create.self, NoteRecord.self)
              ? [Button(desk.voice(.noteNew), .go(.to(PeopleAddress.newNote(person.id))), tone: .main, icon: .plus)]
              : []
            return desk.page(
              desk.title(.notesTitle, of: person.toldName),
              trail: [(person.toldName, .to(PeopleAddress.person(person.id)))],
              """
              \(ButtonRow(write))<div class="card">\(content)</div>\(ways.onward(list, isFirst: place == nil, desk))
              """)
          }
        })
    })
  }

  private func shown(
    of person: PersonID, after place: PlaceInOrder<NoteKind>?, limit: Int, _ tx: Transaction, _ desk: Desk
  ) throws -> Disclosed<(notes: Excerpt<Note>, placements: [PlacementName])> {
    try Notes.of(person, after: place, limit: limit, tx).flatMap { notes in
      let areAbout = notes.rows.contains { $0.placement != nil }
      let placements = try areAbout ? steps.placements(person, tx, desk.voice) : tx.me.map { _ in [] }
      return placements.map { (notes, $0) }
    }
  }
}

/// The page on which a note is written.
struct NoteWriting {
  let action: PeopleAddress
  let person: Person
  let placements: [PlacementName]
  /// The note that this one corrects.
  let earlier: Note?
  let chosen: PlacementID?
  let typed: Fields?
  let problems: [Problem]

  func document(_ desk: Desk) -> HTML {
    let back = Link.to(PeopleAddress.person(person.id))
    let questions = NoteForm(placements).questions
    return desk.page(
      desk.title(earlier == nil ? .noteNew : .noteCorrect, of: person.toldName), trail: [(person.toldName, back)],
      "\(with: earlier, { above($0, desk) })\(form(questions, back, desk))")
  }

  private func above(_ note: Note, _ desk: Desk) -> HTML {
    "<div class=\"card\">\(NoteLines(placements: placements, desk: desk).html([note], hasButtons: false))</div>"
  }

  private func form(_ questions: [Question], _ back: Link, _ desk: Desk) -> HTML {
    if let earlier, !earlier.isCorrectable {
      return ClosedForm(earlier.whyNotCorrected, way: (.notesAll, .to(PeopleAddress.notes(person.id)))).html(
        desk, back: (person.toldName, back), questions: questions, typed: typed,
        stored: Fields(["words": earlier.words ?? "", "placement": earlier.placement?.text ?? ""]))
    }
    let about = (chosen ?? earlier?.placement).flatMap { id in placements.first { $0.id == id } }
    // Whoever corrects starts from what stands there.
    let usual = Fields(["words": earlier?.words ?? "", "placement": about?.id.text ?? ""])
    return desk.form(
      QuestionForm(
        action, questions, answers: typed ?? usual, problems: problems, submit: .noteSave, cancel: back))
  }
}

extension Note {
  /// One that its author may change no more is read, with the way to what can still be done.
  fileprivate func closed(_ desk: Desk) -> ClosedForm? {
    guard !isMendable(by: desk.actor.account, on: desk.today) else { return nil }
    if let correction {
      return ClosedForm(whyItStands, way: (.noteCorrectionShow, .to(PeopleAddress.note(correction.id))))
    }
    return ClosedForm(
      whyItStands,
      way: isCorrectable && desk.might(Create.self, NoteRecord.self)
        ? (.noteCorrect, .to(PeopleAddress.noteCorrection(id))) : (.notesAll, .to(PeopleAddress.notes(person))))
  }
}

extension Visit {
  /// The placement from whose page one comes.
  func placementAskedFor() throws(BadRequest) -> PlacementID? {
    guard let text = request.query["placement"] else { return nil }
    guard let id = PlacementID(text) else { throw BadRequest("placement must be the number of a placement") }
    return id
  }
}
