import Access
import Values
import Web

/// The team's notes as JSON.
struct NoteAPI: Sendable {
  let steps: NoteSteps

  func ofPerson(_ visit: Visit, _ person: PersonID) async throws -> Reply {
    try await visit.on(
      get: {
        let limit = try visit.limit(usual: 25, most: 100)
        let place = try visit.place(NoteKind.self)
        return .json(
          try await visit.work(.exchange) { tx, _ in
            try People.meet(person, tx)
            return try Notes.of(person, after: place, limit: limit, tx).map { found in
              [
                "items": .array(found.rows.map(Note.shape.json)),
                "next": .text(found.hasMore ? found.rows.last?.place.cursor : nil),
              ]
            }
          })
      },
      post: {
        try await visit.write(
          status: 201, { tx, fields in PeopleResource.note(try steps.write(fields, about: person, visit.voice, tx)) },
          present: PeopleAPI.present)
      })
  }

  func note(_ visit: Visit, _ id: NoteID) async throws -> Reply {
    try await visit.on(
      get: { .record(try await visit.work(.exchange) { tx, _ in try PeopleAPI.present(tx, .note(id)) }) },
      patch: {
        try await visit.write(
          { tx, fields in
            let version = try visit.versionSeen(fields)
            _ = try steps.act(on: id, fields, isWhole: false, seen: version, visit.voice, tx)
            return PeopleResource.note(id)
          }, present: PeopleAPI.present)
      })
  }

  static let operations: [Operation] = [
    .pages(
      .each(PeopleResource.notes),
      "What the team wrote down about somebody, the newest first; of what was taken back, that and when it was.",
      of: Note.shape.schema),
    .makes(
      .each(PeopleResource.notes),
      "Writes a note. “placement” is one of the person's; “corrects” is the earlier note in whose place this one stands.",
      from: .answers(to: NoteForm.open(isNew: true)), Note.shape.schema),
    .reads(.each(PeopleResource.note), "One note.", Note.shape.schema),
    .changes(
      .each(PeopleResource.note),
      "Changes a note, or takes it back: whoever wrote it, on that day and the next. From then on another note corrects it.",
      with: .either([
        .answers(to: NoteForm.open(isNew: false), isChange: true), .answers(to: [NoteForm.withdrawal]),
      ]), Note.shape.schema),
  ]
}

extension Note {
  static let shape = Shape<Note>("Note") { note in
    note.id("id") { $0.id }
    note.id("person") { $0.person }
    note.version { $0.version }
    note.id("author") { $0.author.account }
    note.words("authorName") { $0.author.name }
    note.day("notedOn") { $0.noted }
    note.id("placement") { $0.placement }
    note.words("words") { $0.words }
    note.id("corrects") { $0.corrects }
    note.id("correctedBy") { $0.correction?.id }
    note.day("withdrawnOn") { $0.withdrawn }
  }
}
