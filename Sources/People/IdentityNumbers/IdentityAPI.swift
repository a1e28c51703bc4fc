import Access
import Language
import Values
import Web

/// Countries' numbers of people, as JSON. What is listed are never the numbers; one is read by itself.
struct IdentityAPI: Sendable {
  func ofPerson(_ visit: Visit, _ person: PersonID) async throws -> Reply {
    try await visit.on(
      get: {
        .json(
          try await visit.work(.exchange) { tx, _ in
            try People.meet(person, tx)
            _ = try tx.grantToCreate(IdentityNumberRecord.self, on: .person(person))
            return try IdentityNumbers.of(person, tx).map { ["items": .array($0.map(IdentityNumber.shape.json))] }
          })
      },
      post: {
        let keys = try await IdentitySteps.keys(visit, of: person, .exchange)
        return try await visit.write(
          status: 201, reading: { try IdentityForm.read($0) },
          { tx, number in PeopleResource.identityNumber(try IdentitySteps.note(number, keys, for: person, tx)) },
          present: PeopleAPI.present)
      })
  }

  func one(_ visit: Visit, _ id: IdentityNumberID) async throws -> Reply {
    try await visit.on(
      get: { .record(try await visit.work(.exchange) { tx, _ in try PeopleAPI.present(tx, .identityNumber(id)) }) },
      patch: {
        try await visit.write(
          { tx, fields in
            let version = try visit.versionSeen(fields)
            _ = try tx.grant(Edit.self, IdentityNumberRecord.self)
            var read = AnswerReader(fields, of: [IdentityForm.removal])
            _ = read.choice(IdentityForm.removal)
            try read.finish()
            _ = try IdentitySteps.remove(id, seen: version, tx)
            return PeopleResource.identityNumber(id)
          }, present: PeopleAPI.present)
      })
  }

  /// The number itself; that it was read stands in the journal.
  func shown(_ visit: Visit, _ id: IdentityNumberID) async throws -> Reply {
    try await visit.on(get: {
      let sealed = try await visit.work(.exchange) { tx, _ in try IdentityNumbers.show(id, tx) }
      return .json(
        try await visit.store.open(sealed, { [$0.place] }) { sealed, opener in
          ["form": .string(sealed.form.rawValue), "number": .string(try opener.text(sealed.number, at: sealed.place))]
        })
    })
  }

  /// Who has exactly this number. Asked with a body, as addresses are written into logs.
  func find(_ visit: Visit) async throws -> Reply {
    try await visit.on(post: {
      let fields = try visit.fields()
      _ = try await visit.work(.search) { tx, _ in try IdentitySteps.mayFind(tx) }
      let number = try IdentityForm.read(fields)
      return .json(
        try await IdentitySteps.owners(visit, .search, of: number).map { people in
          ["items": .array(people.map { ["person": .string($0.id.text), "name": .string($0.name)] })]
        })
    })
  }

  static let operations: [Operation] = [
    .lists(
      .each(PeopleResource.identityNumbers),
      "Which identity numbers are noted of somebody for whom you are responsible; never the numbers themselves. Not found where your organisation has not switched them on.",
      of: IdentityNumber.shape.schema),
    .makes(
      .each(PeopleResource.identityNumbers),
      "Notes one. Another shape, or a day that does not exist, is refused; a check digit that does not fit is told by `isDoubted`.",
      from: .answers(to: IdentityForm.questions), IdentityNumber.shape.schema),
    .reads(
      .each(PeopleResource.identityNumber), "That one is noted, by whom and when.", IdentityNumber.shape.schema),
    .changes(
      .each(PeopleResource.identityNumber), "Removes it: the number is gone.",
      with: .answers(to: [IdentityForm.removal]), IdentityNumber.shape.schema),
    .tells(
      .each(PeopleResource.shownIdentityNumber), "The number itself. That it was read stands in the journal.",
      .answer(["form": .code(of: NationalNumber.Form.self), "number": .words])),
    .finds(
      .at(PeopleResource.personByNumber),
      "Who has exactly this number, of those for whom you are responsible. That it was looked for stands in the journal.",
      from: .answers(to: IdentityForm.questions),
      .answer([
        "items": .list(
          .object(
            [
              Schema.Member("person", .id, isRequired: true), Schema.Member("name", .words, isRequired: true),
            ], isOpen: true))
      ])),
  ]
}

extension IdentityNumber {
  static let shape = Shape<IdentityNumber>("IdentityNumber") { one in
    one.id("id") { $0.id }
    one.id("person") { $0.person }
    one.version { $0.version }
    one.code("form") { $0.form }
    one.truth("isDoubted") { $0.isDoubted }
    one.words("notedBy") { $0.notedBy }
    one.day("notedOn") { $0.noted }
    one.day("removedOn") { $0.removed }
  }
}
