import Access
import Values
import Web

/// Two records of one person, as JSON.
struct PersonMergeAPI: Sendable {
  let steps: JoinSteps

  func ofPerson(_ visit: Visit, _ person: PersonID) async throws -> Reply {
    try await visit.on(
      get: {
        .json(
          try await visit.work(.exchange) { tx, _ in
            try People.meet(person, tx)
            return try PersonMerges.of(person, tx).map { ["items": .array($0.map(PersonMerge.shape.json))] }
          })
      },
      post: {
        try await visit.write(
          status: 201, { tx, fields in PeopleResource.personMerge(try steps.join(fields, into: person, tx)) },
          present: PeopleAPI.present)
      })
  }

  func merge(_ visit: Visit, _ id: PersonMergeID) async throws -> Reply {
    try await visit.on(
      get: { .record(try await visit.work(.exchange) { tx, _ in try PeopleAPI.present(tx, .personMerge(id)) }) },
      patch: {
        try await visit.write(
          { tx, fields in
            _ = try steps.undo(id, fields, seen: try visit.versionSeen(fields), tx)
            return PeopleResource.personMerge(id)
          }, present: PeopleAPI.present)
      })
  }

  static let operations: [Operation] = [
    .lists(
      .each(PeopleResource.personMerges),
      "Which records were joined with this one and set aside, the latest first; none that was undone.",
      of: PersonMerge.shape.schema),
    .makes(
      .each(PeopleResource.personMerges),
      "Makes one of two records of one person: everything that is kept about “other” goes to this one, and “other” is set aside. Both must be within reach, to be edited. What must not exist twice is refused, with what to end first. “seen” says that it was looked at who will see more; without it that is refused where somebody will.",
      from: .answers(to: JoinForm.questions), PersonMerge.shape.schema),
    .reads(.each(PeopleResource.personMerge), "One of them.", PersonMerge.shape.schema),
    .changes(
      .each(PeopleResource.personMerge),
      "Undoes it: what had moved goes back as it is now, with what was written about it since; everything else that was written since stays. Until “undoUntil”, the last one first.",
      with: .answers(to: [JoinForm.undoWhy]), PersonMerge.shape.schema),
  ]
}

extension PersonMerge {
  static let shape = Shape<PersonMerge>("PersonMerge") { one in
    one.id("id") { $0.id }
    one.id("person") { $0.person }
    one.version { $0.version }
    one.id("other") { $0.aside }
    one.words("otherName") { $0.asideName }
    one.words("why") { $0.why }
    one.day("joinedOn") { $0.joined }
    one.words("joinedBy") { $0.by }
    one.day("undoUntil") { $0.undoUntil }
    one.day("undoneOn") { $0.undone }
    one.words("undoneWhy") { $0.undoneWhy }
  }
}

extension PeopleAPI {
  /// Where a record was set aside: 410, with the record that was kept, for whoever reaches that.
  func orSetAside(_ visit: Visit, _ id: PersonID, _ answer: () async throws -> Reply) async throws -> Reply {
    do { return try await answer() } catch let error as NotFound {
      guard visit.request.method.isSafe else { throw error }
      let kept: PersonID? = try await visit.work(.exchange) { tx, _ in
        try PersonMerges.settingAside(id, tx).act { $0?.person }
      }
      throw kept.map { RecordSetAside(keptAt: .to(PeopleAddress.api(.person($0)))) } ?? error
    }
  }
}
