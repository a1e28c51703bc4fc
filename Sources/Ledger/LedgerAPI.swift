import Access
import Language
import People
import Rules
import Values
import Web

/// The hours of somebody's weeks as JSON, under the same grants as the pages.
struct LedgerAPI: Sendable {
  let steps: LedgerSteps

  func year(_ visit: Visit, of person: PersonID) async throws -> Reply {
    try await visit.on(get: {
      let weeks = try visit.yearAskedFor()
      return .json(
        try await visit.work(.exchange) { tx, desk in
          try steps.ledger.year(weeks, of: person, tx).map { year in
            ToldYear.shape.json(ToldYear(year: year, language: desk.voice.language))
          }
        })
    })
  }

  func week(_ visit: Visit, _ week: ISOWeek, of person: PersonID) async throws -> Reply {
    try await visit.on(
      get: { .record(try await visit.work(.exchange) { tx, _ in try present(tx, .week(person, week)) }) },
      patch: {
        try await visit.write(
          { tx, fields in
            let version = try visit.versionSeen(fields)
            try steps.say(fields, in: week, of: person, seen: version, visit.voice.language, tx)
            return LedgerResource.week(person, week)
          }, present: present)
      })
  }

  func allPlanned(_ visit: Visit, of person: PersonID) async throws -> Reply {
    try await visit.on(
      get: {
        let weeks = try visit.yearAskedFor()
        return .json(
          try await visit.work(.exchange) { tx, _ in
            try steps.ledger.year(weeks, of: person, tx).map {
              ["items": .array($0.planned.map(PlannedHours.shape.json))]
            }
          })
      },
      post: {
        try await visit.write(
          status: 201,
          { tx, fields in
            LedgerResource.plannedHours(try steps.plan(fields, for: person, visit.voice.language, tx))
          }, present: present)
      })
  }

  func planned(_ visit: Visit, _ id: PlannedHoursID) async throws -> Reply {
    try await visit.on(
      get: { .record(try await visit.work(.exchange) { tx, _ in try present(tx, .plannedHours(id)) }) },
      patch: {
        try await visit.write(
          { tx, fields in
            let version = try visit.versionSeen(fields)
            _ = try steps.act(on: id, fields, isWhole: false, seen: version, visit.voice.language, tx)
            return LedgerResource.plannedHours(id)
          }, present: present)
      })
  }

  func reductions(_ visit: Visit, of person: PersonID) async throws -> Reply {
    try await visit.on(
      get: {
        .json(
          try await visit.work(.exchange) { tx, _ in
            try People.meet(person, tx)
            return try WeekReductions.of(person, tx).map { ["items": .array($0.map(WeekReduction.shape.json))] }
          })
      },
      post: {
        try await visit.write(
          status: 201,
          { tx, fields in LedgerResource.reduction(try steps.lower(fields, for: person, tx)) }, present: present)
      })
  }

  func reduction(_ visit: Visit, _ id: WeekReductionID) async throws -> Reply {
    try await visit.on(
      get: { .record(try await visit.work(.exchange) { tx, _ in try present(tx, .reduction(id)) }) },
      patch: {
        try await visit.write(
          { tx, fields in
            let version = try visit.versionSeen(fields)
            _ = try steps.act(on: id, fields, isWhole: false, seen: version, tx)
            return LedgerResource.reduction(id)
          }, present: present)
      })
  }

  @Sendable private func present(_ tx: Transaction, _ resource: LedgerResource) throws -> Disclosed<APIRecord> {
    switch resource {
    case .week(let person, let week):
      try steps.ledger.week(week, of: person, tx).map { APIRecord($0, as: WeekNoted.shape, $0.version) }
    case .plannedHours(let id):
      try PlannedHoursRecords.find(id, tx).map { APIRecord($0, as: PlannedHours.shape, $0.version) }
    case .reduction(let id):
      try WeekReductions.find(id, tx).map { APIRecord($0, as: WeekReduction.shape, $0.version) }
    case .weeks, .allPlannedHours, .reductions: throw NotFound()
    }
  }

  private static let year = Operation.Query("year", "An ISO year; this one when it is left out.", .integer(1900...2199))

  static let operations: [Operation] = [
    .tells(
      .each(LedgerResource.weeks),
      "Somebody's hours week by week through an ISO year, planned and worked. Whoever keeps the case reads all of them, with their sums and what they are held against; whoever works with somebody reads the shared ones. “pause” is the one in which she is today, for each of them.",
      query: [year], ToldYear.shape.schema),
    .reads(
      .each(LedgerResource.week),
      "One week, with all that was said about it. Its version grows with everything that is said.",
      WeekNoted.shape.schema),
    .changes(
      .each(LedgerResource.week),
      "Says how many hours were worked in each category that is named; null takes back what was said. Nothing can be said of a week that has not begun.",
      with: .object(
        [Schema.Member("hours", .map(of: .hours(most: .wholeWeek).orNull), isRequired: false)], isOpen: false),
      WeekNoted.shape.schema),
    Operation.lists(
      .each(LedgerResource.allPlannedHours),
      "What is planned by hand for weeks of an ISO year. Planned hours of placements stand on their ladders.",
      of: PlannedHours.shape.schema
    ).asking([year]),
    .makes(
      .each(LedgerResource.allPlannedHours), "Plans hours of a category, from one week to another.",
      from: .answers(to: PlannedHoursForm.described), PlannedHours.shape.schema),
    .reads(.each(LedgerResource.plannedHours), "One of them.", PlannedHours.shape.schema),
    .changes(
      .each(LedgerResource.plannedHours), "Corrects it, or ends it. What was noted by mistake is taken back.",
      with: .either([
        .answers(to: PlannedHoursForm.described, isChange: true), .answers(to: [PlannedHoursForm.withdrawal]),
      ]), PlannedHours.shape.schema),
    .lists(
      .each(LedgerResource.reductions), "What lowers somebody's full week, for whoever keeps the case.",
      of: WeekReduction.shape.schema),
    .makes(
      .each(LedgerResource.reductions),
      "Notes that the full week is lowered, as the rules allow it. It holds for every week that it touches, and one holds at a time.",
      from: .answers(to: ReductionForm.questions), WeekReduction.shape.schema),
    .reads(.each(LedgerResource.reduction), "One of them.", WeekReduction.shape.schema),
    .changes(
      .each(LedgerResource.reduction), "Corrects it, or ends it. What was noted by mistake is taken back.",
      with: .either([
        .answers(to: ReductionForm.questions, isChange: true), .answers(to: [ReductionForm.withdrawal]),
      ]), WeekReduction.shape.schema),
  ]
}
