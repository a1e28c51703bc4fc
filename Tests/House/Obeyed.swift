/// What obeys each name that a rule pack or a programme model may hold: a file of a room, in whichever of its folders, and
/// the words in it that do.
///
/// Names are those of the readers, behind the type that is being read. Where the reader itself obeys (a language must be
/// there, a format fit), the place is the reader.
enum Obeyed {
  struct Place {
    let file: String
    let words: String

    init(_ file: String, _ words: String) {
      (self.file, self.words) = (file, words)
    }
  }

  static let readers = [
    "Programmes/Model/ProgrammeModel+Loading.swift", "Programmes/Model/ModelTexts.swift",
    "Rules/Pack/RulePack+Loading.swift", "Rules/Pack/Measure+Loading.swift", "Rules/Pack/PackScope.swift",
    "Rules/Pack/PlanRule.swift",
    "Rules/Pack/WeekCategory.swift",
    "Rules/Calendar/CountryHolidays+Loading.swift",
  ]

  static let names: [String: Place] = model.merging(pack) { $1 }.merging(measure) { $1 }.merging(holidays) { $1 }

  private static let holidays = [
    "CountryHolidays.format": Place("Programmes/CheckedFile.swift", "CountryHolidays.format"),
    "CountryHolidays.known_from": Place("Rules/CountryHolidays+Loading.swift", "?? knownFrom"),
    "CountryHolidays.public": Place("Rules/WorkingCalendar.swift", "$0.kind == .public"),
    "CountryHolidays.languages": Place("Rules/PackScope.swift", "for language in languages where"),
    "CountryHolidays.regions": Place("Employers/EmployerForm.swift", "among regions"),
    "Holiday.on": Place("Rules/Holiday.swift", "rule.day(in: year) == day"),
    "Holiday.name": Place("Placements/DaysOff.swift", "holiday.name.text"),
    "Holiday.from": Place("Rules/Holiday.swift", "years.contains(year)"),
    "Holiday.until": Place("Rules/Holiday.swift", "years.contains(year)"),
    "Holiday.regions": Place("Rules/WorkingCalendar.swift", "holiday.regions.isEmpty"),
    "Holiday.source": Place("Employers/WorkplacePage.swift", "source.reference"),
  ]

  private static let model = [
    "ProgrammeModel.format": Place("Programmes/CheckedFile.swift", "ProgrammeModel.format"),
    "ProgrammeModel.id": Place("Programmes/ProgrammeShelf.swift", "$0.code == programme.model"),
    "ProgrammeModel.version": Place("Programmes/ProgrammeShelf.swift", "$0.version == programme.modelVersion"),
    "ProgrammeModel.languages": Place("Programmes/ModelTexts.swift", "for language in languages where"),
    "ProgrammeModel.title": Place("Programmes/Participations.swift", "model.title.text"),
    "ProgrammeModel.summary": Place("Programmes/ParticipationPage.swift", "model.summary.text"),
    "ProgrammeModel.rule_packs": Place("Programmes/ProgrammeShelf.swift", "packs.filter(model.uses)"),
    "ProgrammeModel.measures": Place("Placements/PlacementForm.swift", "models.flatMap(\\.measures)"),
    "ProgrammeModel.phases": Place("Programmes/ParticipationForm.swift", "phases.map { phase in"),
    "ProgrammeModel.eligibility_reasons": Place("Programmes/ParticipationForm.swift", "\\.eligibilityReasons"),
    "ProgrammeModel.decline_reasons": Place("Programmes/ParticipationStepReader.swift", "model.declineReasons"),
    "ProgrammeModel.exit_reasons": Place("Programmes/ParticipationStepReader.swift", "model.exitReasons"),
    "ProgrammeModel.destinations": Place("Programmes/ParticipationStepReader.swift", "model.destinations"),
    "ProgrammeModel.follow_ups": Place("Placements/Placements+FollowUps.swift", "cadence: model.followUps"),
    "ProgrammeModel.ladder": Place("Placements/Placements+Ladder.swift", "ladder.proposal("),
    "ProgrammeModel.reach_after_exit": Place("Programmes/ParticipationStepReader.swift", "model.reachAfterExit"),
    "ModelTexts.words": Place("Placements/ReadinessCard.swift", "word(.authorityOffice"),
    "Phase.title": Place("Programmes/ParticipationForm.swift", "phase.title.text"),
    "Phase.begins": Place("Programmes/ParticipationStepReader.swift", "entering: model.entryPhases"),
    "Phase.after": Place("Programmes/ParticipationStepReader.swift", "model.phases(blocking:"),
    "Phase.gate": Place("Programmes/ParticipationForm.swift", "phase.gate?.text"),
    "Phase.guards": Place("Programmes/Gate.swift", "phase.guards.filter"),
    "FollowUpCadence.Entry.with": Place("Rules/FollowUpPlan.swift", "with: entry.with"),
    "FollowUpCadence.Entry.after": Place("Rules/FollowUpPlan.swift", "after?.after(start)"),
    "FollowUpCadence.Entry.every": Place("Rules/FollowUpPlan.swift", "days(every: span, from: start"),
    "LadderDefaults.start": Place("Programmes/LadderDefaults.swift", "hours: min(start, cap)"),
    "LadderDefaults.rise_by": Place("Programmes/LadderDefaults.swift", "current.hours + riseBy"),
    "LadderDefaults.every": Place("Programmes/LadderDefaults.swift", "adding(weeks: everyWeeks)"),
    "LadderDefaults.after_a_bad_week": Place("Programmes/LadderDefaults.swift", "afterBadWeek == .stepBack"),
    "LadderDefaults.decided_by": Place("Programmes/ProgrammeModel+Loading.swift", "of: Decider.self"),
  ]

  private static let pack = [
    "RulePack.format": Place("Programmes/CheckedFile.swift", "RulePack.format"),
    "RulePack.id": Place("Programmes/ProgrammeModel.swift", "pack.code.text.hasPrefix(rulePacks)"),
    "RulePack.law_languages": Place("Rules/RulePack.swift", "lawLanguages.contains"),
    "RulePack.own": Place("Rules/RulePack.swift", "!source.isOwn"),
    "RulePack.country": Place("Rules/RulePack.swift", "$0.country == country"),
    "RulePack.effective_from": Place("Rules/RulePack.swift", "$0.effectiveFrom <= start"),
    "RulePack.replaces": Place("Rules/RulePack.swift", "packs.flatMap(\\.replaces)"),
    "RulePack.running_placements": Place("Rules/RulePack.swift", "$0.running == .adopt"),
    "RulePack.languages": Place("Rules/PackScope.swift", "for language in languages where"),
    "RulePack.title": Place("Rules/PlacementChecks.swift", "note: pack.title"),
    "RulePack.bases": Place("Programmes/ParticipationForm.swift", "pack.bases"),
    "RulePack.groups": Place("Placements/PlacementForm.swift", "pack.groups"),
    "RulePack.purposes": Place("Placements/PlacementForm.swift", "pack.purposes"),
    "RulePack.statements": Place("Placements/PackWords.swift", "pack.statements[code]"),
    "RulePack.measures": Place("Placements/PlacementForm.swift", "packs.flatMap(\\.measures)"),
    "RulePack.full_week": Place("Rules/PlacementChecks+Hours.swift", "pack.fullWeek"),
    "RulePack.hours": Place("Rules/PlacementChecks+Hours.swift", "fullWeek: full"),
    "RulePack.lowered_week": Place("Ledger/ReductionForm.swift", "loweredWeek.stated"),
    "RulePack.allowed": Place("Ledger/ReductionForm.swift", ".given(false)"),
    "WeekCategory.week_categories": Place("Ledger/HoursCategory.swift", "flatMap(\\.weekCategories)"),
    "WeekCategory.title": Place("Ledger/WeekForm.swift", "category.title.text"),
    "WeekCategory.circle": Place("Ledger/LedgerSteps.swift", "in: category.circle"),
    "WeekCategory.measures": Place("Ledger/HoursCategory.swift", "$0.measures.contains(measure)"),
    "WeekCategory.in_full_week": Place("Ledger/WeekYear.swift", "categories.filter(\\.counts)"),
    "RulePack.longest_day": Place("Rules/PlacementChecks+Hours.swift", "judge(.dayHours, pack.longestDay)"),
    "RulePack.headcount_age": Place(
      "Rules/PlacementChecks+Quota.swift", "judge(.headcountAge, pack.headcountAge)"),
    "RulePack.at_most": Place("Rules/PlacementChecks+Quota.swift", "limit.after(headcount.asOf)"),
    "RulePack.quota": Place("Rules/PlacementChecks+Quota.swift", "judge(.ratio, pack.quota)"),
    "RulePack.considerations": Place("Rules/PlacementChecks+Considerations.swift", "pack.considerations"),
    "RulePack.hold": Place("Rules/PlacementChecks+Considerations.swift", "judge(.considerations, rule)"),
    "RulePack.follow_up_duties": Place("Placements/Placements+FollowUps.swift", "pack.duties.filter"),
    "RulePack.plan": Place("Programmes/PlanLaw.swift", "pack?.plan"),
    "PlanRule.bases": Place("Programmes/PlanLaw.swift", "rule.bases.contains"),
    "PlanRule.signed_within": Place("Programmes/PlanLaw.swift", "rule?.signedWithin.stated"),
    "PlanRule.reviewed_within": Place("Programmes/PlanLaw.swift", "rule?.reviewedWithin.stated"),
    "PlanRule.span": Place("Programmes/PlanLaw.swift", "span.after(takenOver)"),
    "RulePack.sources": Place("Rules/PackScope.swift", "sources[$0]"),
    "RulePack.reference": Place("Placements/Placements+FollowUps.swift", "source?.reference"),
    "RulePack.page": Place("Placements/PlacementsAPI+Checks.swift", "check.source.page"),
    "RulePack.as_of": Place("Placements/PlacementsAPI+Checks.swift", "check.source.asOf"),
    "RulePack.verified": Place("Placements/PlacementsAPI+Checks.swift", "check.source.verified"),
    "Quota.bands": Place("Rules/Quota.swift", "for band in bands"),
    "Quota.up_to": Place("Rules/Quota.swift", "band.upTo ??"),
    "Quota.one_per": Place("Rules/Quota.swift", "/ band.onePer"),
    "Quota.at_least": Place("Rules/Quota.swift", "max(places, atLeast)"),
    "Quota.counted_per": Place("Rules/RulePack+Loading.swift", "!= .workplace"),
    "Quota.supported_in_base": Place("Rules/RulePack+Loading.swift", "counts ordinary staff only"),
    "PackScope.source": Place("Rules/Check.swift", "source: stated.source"),
    "PackScope.overridable": Place("Rules/Check.swift", "overridable: stated.overridable"),
    "PackScope.blocking": Place("Rules/Check.swift", "blocking: stated.blocking"),
    "PackScope.note": Place("Rules/Check.swift", "note: stated.note"),
    "FollowUpDuty.title": Place("Placements/FollowUpPage.swift", "?.title"),
    "FollowUpDuty.bases": Place("Rules/FollowUpDuty.swift", "bases.contains(basis)"),
    "FollowUpDuty.counted_from": Place("Rules/FollowUpPlan.swift", "switch duty.countedFrom"),
    "FollowUpDuty.at_least": Place("Rules/FollowUpPlan.swift", "case .atLeast(let count"),
    "FollowUpDuty.within": Place("Rules/FollowUpPlan.swift", "within.after(origin)"),
    "FollowUpDuty.every": Place("Rules/FollowUpPlan.swift", "days(every: span, from: origin"),
  ]

  private static let measure = [
    "Measure.title": Place("Placements/PlacementPage.swift", "pack?.measure(terms.measure)?.title"),
    "Measure.ordinary_work": Place("Rules/FollowUpDuty.swift", "measure?.isOrdinaryWork"),
    "Measure.bases": Place("Rules/RulePack.swift", "?.terms[basis]"),
    "MeasureTerms.tested": Place("Rules/Measure.swift", "tested.stated != .given(false)"),
    "MeasureTerms.counted": Place("Rules/QuotaMeter.swift", "terms.counted.stated"),
    "MeasureTerms.value": Place("Rules/PlacementChecks+Hours.swift", "terms.leastHours"),
    "MeasureTerms.length": Place("Rules/PlacementChecks+Length.swift", "terms.length"),
    "MeasureTerms.groups": Place("Rules/PlacementChecks+Length.swift", "terms.lengthByGroup"),
    "MeasureTerms.least_hours": Place("Rules/PlacementChecks+Hours.swift", "terms.leastHours"),
    "MeasureTerms.most_hours": Place("Rules/PlacementChecks+Hours.swift", "terms.mostHours"),
    "MeasureTerms.approval": Place("Rules/PlacementChecks+Papers.swift", "terms.approval"),
    "MeasureTerms.needed": Place("Rules/PlacementChecks+Papers.swift", "need == .withSeveralEmployees"),
    "MeasureTerms.signatures": Place("Rules/PlacementChecks+Papers.swift", "terms.signatures"),
    "MeasureTerms.purpose": Place("Rules/PlacementChecks+Papers.swift", "terms.purposes"),
    "MeasureTerms.one_of": Place("Rules/PlacementChecks+Papers.swift", "allowed.contains(purpose)"),
    "MeasureTerms.same_employer": Place("Rules/PlacementChecks+Ties.swift", "terms.sameEmployer"),
    "MeasureTerms.barred": Place("Rules/PlacementChecks+Ties.swift", "switch (self.tie, tie.kind)"),
    "MeasureTerms.within": Place("Rules/PlacementChecks+Ties.swift", "bar.within"),
    "MeasureTerms.beside": Place("Rules/PlacementChecks+Ties.swift", "terms.beside"),
    "MeasureTerms.with": Place("Rules/PlacementChecks+Ties.swift", "rule.with.contains"),
    "MeasureTerms.others": Place("Rules/PlacementChecks+Ties.swift", "rule.others == .refused"),
    "MeasureTerms.statements": Place("Rules/PlacementChecks+Papers.swift", "terms.statements"),
    "MeasureTerms.asked_of": Place("Placements/CheckSentence+Papers.swift", "askedOf level"),
    "MeasureTerms.work_permission": Place("Rules/PlacementChecks+Papers.swift", "terms.workPermission"),
    "LengthLimit.default": Place("Rules/PlacementChecks+Length.swift", ".longest"),
    "LengthLimit.extensions": Place("Rules/PlacementChecks+Length.swift", ".extensions"),
    "LengthLimit.by": Place("Rules/PlacementChecks+Length.swift", ".by"),
    "LengthLimit.times": Place("Rules/PlacementChecks+Length.swift", ".times"),
    "LengthLimit.when": Place("Placements/CheckSentence+Length.swift", "next.condition"),
  ]
}
