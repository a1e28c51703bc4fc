import Access
import People
import Values
import Web

/// Contacts with employers and workplaces as JSON.
struct FirmContactAPI: Sendable {
  let steps: FirmContactSteps

  func with(_ visit: Visit, _ place: FirmPlace) async throws -> Reply {
    try await visit.on(
      get: {
        let limit = try visit.limit(usual: 25, most: 100)
        let start = try visit.place(FirmContactKind.self)
        return .json(
          try await visit.work(.exchange) { tx, _ in
            .together(
              try Employers.firm(at: place, tx), try FirmContacts.with(place, after: start, limit: limit, tx)
            ) { _, found in
              [
                "items": .array(found.rows.map(FirmContact.shape.json)),
                "next": .text(found.hasMore ? found.rows.last?.inOrder.cursor : nil),
              ]
            }
          })
      },
      post: {
        try await visit.write(
          status: 201, { tx, fields in EmployersResource.firmContact(try steps.note(fields, at: place, tx)) },
          present: EmployersAPI.present)
      })
  }

  func contact(_ visit: Visit, _ id: FirmContactID) async throws -> Reply {
    try await visit.on(
      get: { .record(try await visit.work(.exchange) { tx, _ in try EmployersAPI.present(tx, .firmContact(id)) }) },
      patch: {
        try await visit.write(
          { tx, fields in
            let version = try visit.versionSeen(fields)
            _ = try steps.act(on: id, fields, isWhole: false, seen: version, tx)
            return EmployersResource.firmContact(id)
          }, present: EmployersAPI.present)
      })
  }

  static let operations: [Operation] = [
    .pages(
      .each(EmployersResource.employerContacts),
      "What was said and tried with an employer and at its workplaces, the newest first.", of: FirmContact.shape.schema),
    .makes(
      .each(EmployersResource.employerContacts), "Notes a contact with an employer as a whole. " + rule,
      from: .answers(to: ContactEntryForm.open(isNew: true, ofFirm: true)), FirmContact.shape.schema),
    .pages(
      .each(EmployersResource.workplaceContacts),
      "What was said and tried at a workplace, the newest first.", of: FirmContact.shape.schema),
    .makes(
      .each(EmployersResource.workplaceContacts), "Notes a contact at a workplace. " + rule,
      from: .answers(to: ContactEntryForm.open(isNew: true, ofFirm: true)), FirmContact.shape.schema),
    .reads(.each(EmployersResource.firmContact), "One contact with an employer.", FirmContact.shape.schema),
    .changes(
      .each(EmployersResource.firmContact),
      "Changes what is to come, which whoever says it anew sees to; “nextDone” says that it is done. What was noted is mended, or taken back, by whoever noted it, on that day and the next.",
      with: .either([
        .answers(to: ContactEntryForm.open(isNew: false, ofFirm: true), isChange: true),
        .answers(to: [ContactEntryForm.withdrawal]),
      ]), FirmContact.shape.schema),
  ]

  private static let rule =
    "What is to come of it is owed by whoever notes it; where nobody was reached, or an act is needed, by the next working day. “answers” is the earlier contact whose next step this was. Names of people who take part do not belong in it."
}

extension FirmContact {
  static let shape = Shape<FirmContact>("FirmContact") { contact in
    contact.id("id") { $0.id }
    contact.id("organisation") { $0.organisation }
    contact.id("workplace") { $0.workplace }
    contact.version { $0.version }
    contact.id("author") { $0.author.account }
    contact.words("authorName") { $0.author.name }
    contact.day("notedOn") { $0.noted }
    contact.day("on") { $0.details.on }
    contact.words("name") { $0.details.name }
    contact.code("means") { $0.details.means }
    contact.code("outcome") { $0.details.outcome }
    contact.words("words") { $0.details.words }
    contact.words("next") { $0.next?.words }
    contact.day("nextDue") { $0.next?.due }
    contact.id("nextOwner") { $0.owner?.account }
    contact.day("nextDone") { $0.next?.done }
    contact.id("answers") { $0.answers }
    contact.day("withdrawnOn") { $0.withdrawn }
  }
}
