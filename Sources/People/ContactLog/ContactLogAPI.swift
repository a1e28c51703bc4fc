import Access
import Values
import Web

/// The contact log as JSON.
struct ContactLogAPI: Sendable {
  let steps: ContactEntrySteps

  func ofPerson(_ visit: Visit, _ person: PersonID) async throws -> Reply {
    try await visit.on(
      get: {
        let limit = try visit.limit(usual: 25, most: 100)
        let place = try visit.place(ContactEntryKind.self)
        return .json(
          try await visit.work(.exchange) { tx, _ in
            try People.meet(person, tx)
            return try ContactLog.of(person, after: place, limit: limit, tx).map { found in
              [
                "items": .array(found.rows.map(ContactEntry.shape.json)),
                "next": .text(found.hasMore ? found.rows.last?.place.cursor : nil),
              ]
            }
          })
      },
      post: {
        try await visit.write(
          status: 201, { tx, fields in PeopleResource.contact(try steps.note(fields, of: person, tx)) },
          present: PeopleAPI.present)
      })
  }

  func contact(_ visit: Visit, _ id: ContactEntryID) async throws -> Reply {
    try await visit.on(
      get: { .record(try await visit.work(.exchange) { tx, _ in try PeopleAPI.present(tx, .contact(id)) }) },
      patch: {
        try await visit.write(
          { tx, fields in
            let version = try visit.versionSeen(fields)
            _ = try steps.act(on: id, fields, isWhole: false, seen: version, tx)
            return PeopleResource.contact(id)
          }, present: PeopleAPI.present)
      })
  }

  static let operations: [Operation] = [
    .pages(
      .each(PeopleResource.contacts), "What was said and tried about somebody, the newest first.",
      of: ContactEntry.shape.schema),
    .makes(
      .each(PeopleResource.contacts),
      "Notes a contact. What is to come of it is owed by its owner, or by whoever is responsible; where nobody was reached, or an act is needed, by the next working day. “answers” is the earlier entry whose next step this was.",
      from: .answers(to: ContactEntryForm.open(isNew: true)), ContactEntry.shape.schema),
    .reads(.each(PeopleResource.contact), "One entry.", ContactEntry.shape.schema),
    .changes(
      .each(PeopleResource.contact),
      "Changes what is to come; “nextDone” says that it is done. What was noted is mended, or taken back, by whoever noted it, on that day and the next.",
      with: .either([
        .answers(to: ContactEntryForm.open(isNew: false), isChange: true), .answers(to: [ContactEntryForm.withdrawal]),
      ]), ContactEntry.shape.schema),
  ]
}

extension ContactEntry {
  static let shape = Shape<ContactEntry>("Contact") { entry in
    entry.id("id") { $0.id }
    entry.id("person") { $0.person }
    entry.version { $0.version }
    entry.id("author") { $0.author.account }
    entry.words("authorName") { $0.author.name }
    entry.day("notedOn") { $0.noted }
    entry.day("on") { $0.details.on }
    entry.code("with") { $0.details.with }
    entry.words("name") { $0.details.name }
    entry.code("means") { $0.details.means }
    entry.code("outcome") { $0.details.outcome }
    entry.words("words") { $0.details.words }
    entry.words("next") { $0.next?.words }
    entry.day("nextDue") { $0.next?.due }
    entry.id("nextOwner") { $0.next?.owner }
    entry.day("nextDone") { $0.next?.done }
    entry.id("answers") { $0.answers }
    entry.day("withdrawnOn") { $0.withdrawn }
  }
}
