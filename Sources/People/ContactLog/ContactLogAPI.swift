import Access
import Values
import Web

/// The contact log as JSON.
struct ContactLogAPI: Sendable {
  let steps: ContactEntrySteps
  let timelines: Timelines

  func ofPerson(_ visit: Visit, _ person: PersonID) async throws -> Reply {
    try await visit.on(
      get: {
        let limit = try visit.limit(usual: 25, most: 100)
        let place = try visit.timelinePlace()
        return .json(
          try await visit.work(.exchange) { tx, desk in
            try People.meet(person, tx)
            return try ContactedReading(timelines: timelines).page(
              of: person, after: place, limit: limit, tx, desk.voice
            ).map { page in
              ["items": .array(page.rows.map(Contacted.shape.json)), "next": .text(page.next?.cursor)]
            }
          })
      },
      post: {
        try await visit.write(
          status: 201, { tx, fields in PeopleResource.contact(try steps.note(fields, of: person, visit.voice, tx)) },
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
            _ = try steps.act(on: id, fields, isWhole: false, seen: version, visit.voice, tx)
            return PeopleResource.contact(id)
          }, present: PeopleAPI.present)
      })
  }

  static let operations: [Operation] = [
    .pages(
      .each(PeopleResource.contacts),
      "What was said and tried about somebody, and the follow-ups that were held, the newest first: of those “followUp” says which, and the rest stands there.",
      of: Contacted.shape.schema),
    .makes(
      .each(PeopleResource.contacts),
      "Notes a contact. What is to come of it is owed by its owner, or by whoever is responsible; where nobody was reached, or an act is needed, by the next working day. “answers” is the earlier entry whose next step this was; “placement” is one of the person's.",
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

extension Contacted {
  private var entry: ContactEntry? { if case .noted(let entry) = self { entry } else { nil } }

  /// All of a contact; of a held follow-up which, and when.
  static let shape = Shape<Contacted>("ContactOrFollowUp") { row in
    row.id("id") { $0.entry?.id }
    row.id("followUp") { row -> FollowUpID? in
      if case .held(let event) = row { FollowUpID(event.record) } else { nil }
    }
    row.id("person") { $0.entry?.person }
    row.member("version", .version.orNull) { $0.entry.map { .integer(Int($0.version.number)) } ?? .null }
    row.id("author") { $0.entry?.author.account }
    row.words("authorName") { $0.entry?.author.name }
    row.day("notedOn") { $0.entry?.noted }
    row.day("on") { $0.place.day }
    row.code("with") { $0.entry?.details.with }
    row.words("name") { $0.entry?.details.name }
    row.code("means") { $0.entry?.details.means }
    row.code("outcome") { $0.entry?.details.outcome }
    row.words("words") { $0.entry?.details.words }
    row.id("placement") { $0.entry?.details.placement }
    row.words("next") { $0.entry?.next?.words }
    row.day("nextDue") { $0.entry?.next?.due }
    row.id("nextOwner") { $0.entry?.next?.owner }
    row.day("nextDone") { $0.entry?.next?.done }
    row.id("answers") { $0.entry?.answers }
    row.day("withdrawnOn") { $0.entry?.withdrawn }
  }
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
    entry.id("placement") { $0.details.placement }
    entry.words("next") { $0.next?.words }
    entry.day("nextDue") { $0.next?.due }
    entry.id("nextOwner") { $0.next?.owner }
    entry.day("nextDone") { $0.next?.done }
    entry.id("answers") { $0.answers }
    entry.day("withdrawnOn") { $0.withdrawn }
  }
}
