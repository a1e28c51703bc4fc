import Access
import Language
import People
import Programmes
import Rules
import Values
import Web

/// What is done with hours, from what was answered; on pages and in the API alike.
struct LedgerSteps: Sendable {
  let ledger: Ledger

  // MARK: Worked

  /// Says what was worked in a week.
  func say(
    _ fields: Fields, in week: ISOWeek, of person: PersonID, seen version: Version, _ language: LanguageTag,
    _ tx: Transaction
  ) throws {
    // Who may say nothing is not told either what is wrong with the answers.
    _ = try tx.grantToCreate(WeekHoursRecord.self, on: .person(person))
    _ = try tx.grantToCreate(CaseHoursRecord.self, on: .person(person))
    try ledger.week(week, of: person, tx).act { now in
      if let why = now.closed(on: tx.today) { throw Refused(nil, why) }
      let said = try WeekForm.read(fields, now.categories, in: language)
      guard now.version == version else { throw Stale(current: now.version) }
      let after = now.line.worked.merging(said.compactMapValues { $0 }) { $1 }
        .filter { code, _ in said[code].map { $0 != nil } ?? true }
      if after.values.reduce(.zero, +) > .wholeWeek { throw Refused(nil, .weekTooManyHours(most: .wholeWeek)) }
      for category in now.categories {
        guard let hours = said[category.code], hours != now.line.worked[category.code] else { continue }
        do {
          try WorkedHoursRecords.note(
            hours, of: category.code, category.circle, in: week, about: person, before: now.said, tx)
        } catch is TooMuchSaid {
          throw Refused(WeekForm.name(category.code), .weekTooMuchSaid(n: WorkedHours.mostSaid))
        }
      }
    }
  }

  // MARK: Planned

  /// Those that hours may be planned in by hand, by the rules of these years.
  func plannable(
    _ person: PersonID, _ tx: Transaction, in circle: WeekCategory.Circle? = nil
  ) throws -> Disclosed<[HoursCategory]> {
    let now = ISOWeek(containing: tx.today)
    return try ledger.rules(of: person, tx).map { rules in
      rules.categories(
        in: stride(from: -52, through: 104, by: 4).map { now.adding(weeks: $0) }, noted: [:], isWhole: true
      )
      .filter { one in one.isPlannedByHand && (circle.map { one.circle == $0 } ?? true) }
    }
  }

  func plan(
    _ fields: Fields, for person: PersonID, _ language: LanguageTag, _ tx: Transaction
  ) throws -> PlannedHoursID {
    try People.meet(person, tx)
    _ = try tx.grantToCreate(WeekHoursRecord.self, on: .person(person))
    _ = try tx.grantToCreate(CaseHoursRecord.self, on: .person(person))
    try Participations.requireLiving(person, tx)
    return try plannable(person, tx).act { categories in
      if categories.isEmpty { throw Refused(nil, .weekNoCategories) }
      let details = try PlannedHoursForm.read(fields, categories, in: language, today: tx.today)
      guard let category = categories.first(where: { $0.code == details.category }) else {
        throw Refused("category", .formNoChoice)
      }
      try requireTakingPart(person, from: details.from, tx)
      do {
        return try PlannedHoursRecords.note(details, in: category.circle, about: person, tx)
      } catch is TooMuchPlanned {
        throw Refused("category", .plannedTooMuch(n: PlannedHours.most))
      }
    }
  }

  /// Corrects what is planned, or takes it back; answers whose it is, and which was done.
  ///
  /// - Parameter isWhole: the fields are all of it, rather than what is different from now.
  func act(
    on id: PlannedHoursID, _ fields: Fields, isWhole: Bool, seen version: Version, _ language: LanguageTag,
    _ tx: Transaction
  ) throws -> (person: PersonID, what: Phrase) {
    try PlannedHoursRecords.find(id, tx).act { planned in
      // Who may not change it is not told either what became of it.
      func mayEdit<K: HoursRecord>(_ kind: K.Type) throws { _ = try tx.grant(Edit.self, K.self) }
      try mayEdit(planned.circle.record)
      if let day = planned.withdrawn { throw Refused(nil, .plannedTakenBack(day: day)) }
      if fields[PlannedHoursForm.withdrawal.name] != nil {
        var read = AnswerReader(fields, of: [PlannedHoursForm.withdrawal])
        _ = read.choice(PlannedHoursForm.withdrawal)
        try read.finish()
        try PlannedHoursRecords.withdraw(planned, seen: version, tx)
        return (planned.person, .donePlannedHoursWithdrawn)
      }
      let answers = PlannedHoursForm.answers(planned.details) { $0.description }
      try plannable(planned.person, tx, in: planned.circle).act { categories in
        let details = try PlannedHoursForm.read(
          isWhole ? fields : fields.over(answers), categories, in: language, today: tx.today)
        if details.from != planned.details.from { try requireTakingPart(planned.person, from: details.from, tx) }
        try PlannedHoursRecords.correct(planned, to: details, seen: version, tx)
      }
      return (planned.person, .donePlannedHoursSaved)
    }
  }

  /// What was planned behind her last day would be shown nowhere.
  private func requireTakingPart(_ person: PersonID, from week: ISOWeek, _ tx: Transaction) throws {
    try ledger.rules(of: person, tx).act { rules in
      if let last = rules.participations.lastWeek(planningFrom: week), last < week {
        throw Refused(PlannedHoursForm.from.name, .plannedAfterEnd(week: last))
      }
    }
  }

  // MARK: Lowered

  func lower(_ fields: Fields, for person: PersonID, _ tx: Transaction) throws -> WeekReductionID {
    try People.meet(person, tx)
    _ = try tx.grantToCreate(WeekReductionRecord.self, on: .person(person))
    return try ledger.rules(of: person, tx).act { rules in
      let (details, pack) = try ReductionForm.read(fields, today: tx.today) { rules.pack(in: $0) }
      return try LedgerSteps.refusing { try WeekReductions.note(details, by: pack, about: person, tx) }
    }
  }

  func act(
    on id: WeekReductionID, _ fields: Fields, isWhole: Bool, seen version: Version, _ tx: Transaction
  ) throws -> (person: PersonID, what: Phrase) {
    // Who may not change it is not told either what became of it.
    _ = try tx.grant(Edit.self, WeekReductionRecord.self)
    return try WeekReductions.find(id, tx).act { reduction in
      if let day = reduction.withdrawn { throw Refused(nil, .plannedTakenBack(day: day)) }
      if fields[ReductionForm.withdrawal.name] != nil {
        var read = AnswerReader(fields, of: [ReductionForm.withdrawal])
        _ = read.choice(ReductionForm.withdrawal)
        try read.finish()
        try WeekReductions.withdraw(reduction, seen: version, tx)
        return (reduction.person, .doneWeekReductionWithdrawn)
      }
      let answers = ReductionForm.answers(reduction.details) { $0.description }
      try ledger.rules(of: reduction.person, tx).act { rules in
        let (details, _) = try ReductionForm.read(isWhole ? fields : fields.over(answers), today: tx.today) {
          rules.pack(in: $0)
        }
        try LedgerSteps.refusing { try WeekReductions.correct(reduction, to: details, seen: version, tx) }
      }
      return (reduction.person, .doneWeekReductionSaved)
    }
  }

  private static func refusing<Made>(_ work: () throws -> Made) throws -> Made {
    do { return try work() } catch let lowered as LoweredAlready {
      let other = lowered.by.details
      throw Refused(
        ReductionForm.from.name,
        other.until.map { .reductionOverlaps(hours: other.hours, from: other.from, until: $0) }
          ?? .reductionOverlapsOpen(hours: other.hours, from: other.from))
    } catch is TooManyReductions {
      throw Refused(ReductionForm.from.name, .reductionTooMany(n: WeekReduction.most))
    }
  }
}

extension WeekNoted {
  /// Why nothing can be said about the week.
  func closed(on today: CivilDate) -> Phrase? {
    if week.monday > today { return .weekNotBegun(week: week) }
    return categories.isEmpty ? .weekNoCategories : nil
  }
}
