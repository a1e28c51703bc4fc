import Access
import Language
import Values
import Web

/// Absences as JSON.
struct AwayAPI: Sendable {
  let steps: AbsenceSteps

  func list(_ visit: Visit) async throws -> Reply {
    try await visit.on(
      get: {
        .json(
          try await visit.work(.exchange) { tx, _ in
            try Absences.all(tx).map { found in ["items": .array(found.rows.map(Absence.shape.json))] }
          })
      },
      post: {
        try await visit.write(
          status: 201,
          { tx, fields in
            var read = AnswerReader(fields, of: AbsenceForm.open)
            let account: AccountID? = read.id(AbsenceForm.open[0])
            try read.finish()
            guard let account, tx.mayNoteAbsence(of: account) else {
              throw Refused(AbsenceForm.open[0].name, .formNoReference)
            }
            return WorkResource.absence(try steps.note(fields, of: account, besides: ["account"], tx))
          }, present: AwayAPI.present)
      })
  }

  func absence(_ visit: Visit, _ id: AbsenceID) async throws -> Reply {
    try await visit.on(
      get: { .record(try await visit.work(.exchange) { tx, _ in try AwayAPI.present(tx, .absence(id)) }) },
      patch: {
        try await visit.write(
          { tx, fields in
            _ = try steps.act(on: id, fields, seen: try visit.versionSeen(fields), tx)
            return WorkResource.absence(id)
          }, present: AwayAPI.present)
      })
  }

  static let present: @Sendable (Transaction, WorkResource) throws -> Disclosed<APIRecord> = { tx, resource in
    guard case .absence(let id) = resource else { throw NotFound() }
    return try .together(Absences.find(id, tx), Absences.number(coveredIn: id, tx)) { absence, _ in
      APIRecord(absence, as: Absence.shape, absence.version)
    }
  }

  static let operations: [Operation] = [
    .lists(
      .at(WorkResource.absences),
      "Who is away, today and in the days to come, and who stands in; at most \(Absences.most).",
      of: Absence.shape.schema),
    .makes(
      .at(WorkResource.absences),
      "Says that somebody is away: for all their people somebody else is responsible too from “from” until the day before “until”, and owes what is owed.",
      from: .answers(to: AbsenceForm.open), Absence.shape.schema),
    .reads(.each(WorkResource.absence), "One absence.", Absence.shape.schema),
    .changes(
      .each(WorkResource.absence),
      "Moves the return. What was said by mistake is taken back on the same day by “outcome”.",
      with: .either([.answers(to: [AbsenceForm.until]), .answers(to: [AbsenceForm.outcome])]), Absence.shape.schema),
  ]
}

extension Absence {
  static let shape = Shape<Absence>("Absence") { absence in
    absence.id("id") { $0.id }
    absence.version { $0.version }
    absence.id("account") { $0.account }
    absence.words("name") { $0.name }
    absence.id("cover") { $0.cover }
    absence.words("coverName") { $0.coverName }
    absence.day("from") { $0.from }
    absence.day("until") { $0.until }
    absence.day("withdrawnOn") { $0.withdrawn }
  }
}
