public import Values

/// The rules of one country from one day on. Nothing in code knows a country: everything a placement is held to
/// stands in here, with its source.
public struct RulePack: Sendable, Hashable {
  public var code: PackCode
  /// ISO 3166 code of the country.
  public var country: String
  public var title: Wording
  /// The first day on which these rules are in force.
  public var effectiveFrom: CivilDate
  /// Packs whose place this one takes, from its own first day on and whatever their first day is.
  public var replaces: [PackCode]
  public var running: RunningPlacements
  public var languages: [LanguageTag]
  /// In which the law itself is written. What the pack says in another language is a translation of ours. Empty: not said.
  public var lawLanguages: [LanguageTag]

  /// Hours of a full week: no ladder, alone or with what runs beside it, goes above.
  public var fullWeek: Rule<Hours>
  /// Whether the full week may be lowered for one person.
  public var loweredWeek: Rule<Bool>
  /// What the hours of a week are counted as, in the order of the file; none in packs from before they were told apart.
  public var weekCategories: [WeekCategory]
  /// The most hours of work in one day.
  public var longestDay: Rule<Hours>
  /// How old the number of ordinary staff may be.
  public var headcountAge: Rule<Span>
  public var quota: Rule<Quota>
  /// That hours, days and tasks keep within what the person can bear.
  public var considerations: Rule<ConsiderationRule>

  public var bases: [BasisCode: Wording]
  public var groups: [GroupCode: Wording]
  public var purposes: [PurposeCode: Wording]
  public var statements: [StatementCode: Wording]
  /// In the order of the file.
  public var measures: [Measure]
  public var duties: [FollowUpDuty]
  /// What is asked of plans; none where the pack does not speak of them.
  public var plan: PlanRule?
  /// What is asked of the work of whoever is under 18; none where the pack does not speak of it.
  public var youth: YouthRules?

  /// What happens to placements that run when the pack comes into force.
  public enum RunningPlacements: String, Sendable, Hashable, CaseIterable {
    /// They keep the rules of their start date.
    case keep
    /// They take the new rules over on the pack's first day.
    case adopt
  }

  /// Whether what was agreed with the person binds the placement.
  public enum ConsiderationRule: String, Sendable, Hashable, CaseIterable {
    case binding
  }

  /// Of a pack that a running placement of this start adopted, the first week that it judges: the first that begins under it.
  /// Weeks before it are those of the pack that held until then.
  func firstWeekAdopted(startingOn start: CivilDate) -> ISOWeek? {
    guard running == .adopt, effectiveFrom > start else { return nil }
    let week = ISOWeek(containing: effectiveFrom)
    return week.monday < effectiveFrom ? week.adding(weeks: 1) : week
  }

  public func measure(_ code: MeasureCode) -> Measure? { measures.first { $0.code == code } }

  public func terms(_ measure: MeasureCode, _ basis: BasisCode) -> MeasureTerms? { self.measure(measure)?.terms[basis] }

  /// Whether what the pack says of a source in this language is our translation of the law's own words.
  public func isTranslated(_ source: LegalSource, _ language: LanguageTag) -> Bool {
    !source.isOwn && language != .undetermined && !lawLanguages.isEmpty
      && !lawLanguages.contains { $0.language == language.language }
  }

  /// The source of what the pack says by leaving something out.
  public var ownSource: LegalSource {
    LegalSource(pack: code, reference: Wording(verbatim: code.text), page: "", asOf: effectiveFrom, verified: true)
  }
}

extension RulePack {
  /// The pack whose rules hold for a placement that started on `start`, seen on `day`: the newest one of the country
  /// in force at the start, or a newer one in force on the day that running placements must adopt. `nil` before the
  /// first pack.
  public static func inForce(
    for start: CivilDate, on day: CivilDate, country: String, among packs: [RulePack]
  ) -> RulePack? {
    let ours = packs.filter { $0.country == country }
      .sorted { ($0.effectiveFrom, $0.code) < ($1.effectiveFrom, $1.code) }
    let atStart = standing(ours.filter { $0.effectiveFrom <= start }).last
    let replaced = atStart?.replaces ?? []
    let adopted = ours.last { $0.running == .adopt && $0.effectiveFrom <= day && !replaced.contains($0.code) }
    guard let adopted, let atStart else { return atStart ?? adopted }
    return adopted.effectiveFrom > atStart.effectiveFrom ? adopted : atStart
  }

  /// Without those whose place another of them takes. Where they take each other's, all of them stand.
  private static func standing(_ packs: [RulePack]) -> [RulePack] {
    let replaced = Set(packs.flatMap(\.replaces))
    let standing = packs.filter { !replaced.contains($0.code) }
    return standing.isEmpty ? packs : standing
  }
}
