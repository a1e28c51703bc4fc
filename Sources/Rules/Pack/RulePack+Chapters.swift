public import Values

/// One rule of a pack as it is read: what it is about, in which words, and how far it may be trusted. What is stated goes
/// into the checks; here it is told.
public struct WrittenRule: Sendable, Hashable {
  /// What a rule is about.
  public enum Topic: Sendable, Hashable {
    case fullWeek, loweredWeek, longestDay, headcountAge, quota, considerations
    /// What counts towards the full week.
    case weekCategory(WeekCategoryCode)
    case tested, counted
    case length
    /// A limit of a group that differs from `length`.
    case lengthOf(GroupCode)
    case leastHours, mostHours, approval
    case signature(SignatoryRole)
    case purposes, sameEmployer, beside
    case statement(StatementCode)
    case workPermission
    case followUp(DutyCode)
    case planSigned, planReviewed
    case youthWeek, youthDay, youthTimes, youthFreeDays
    case guardianSignsPlacement, guardianSignsPlan
  }

  /// Whether something is stated at all.
  public enum Known: String, Sendable, Hashable, CaseIterable {
    case given, none, unknown
  }

  public let topic: Topic
  public let known: Known
  public let source: LegalSource
  /// Whether a breach holds a start back; otherwise it is only shown.
  public let blocking: Bool
  /// Whether it may be accepted with a written reason.
  public let overridable: Bool
  /// The pack's own words.
  public let note: Wording

  init<Value>(_ topic: Topic, _ rule: Rule<Value>) {
    self.topic = topic
    known =
      switch rule.stated {
      case .given: .given
      case .none: .none
      case .unknown: .unknown
      }
    (source, blocking, overridable, note) = (rule.source, rule.blocking, rule.overridable, rule.note)
  }
}

/// Rules of a pack that belong together.
public struct RuleChapter: Sendable, Hashable {
  public enum Subject: Sendable, Hashable {
    /// Of every placement in the country.
    case everything
    /// Of one measure, as one act grants it.
    case terms(MeasureCode, BasisCode)
    /// Follow-ups that the law asks for.
    case followUps
    /// The plan that somebody and the authority agree.
    case plan
    /// The work of whoever is under 18.
    case youth
  }

  public let subject: Subject
  /// In the order in which a pack is written.
  public let rules: [WrittenRule]
}

extension RulePack {
  /// Every rule of the pack once, those of every placement first. A chapter without rules is left out.
  public var chapters: [RuleChapter] {
    let general = RuleChapter(
      subject: .everything,
      rules: [
        WrittenRule(.fullWeek, fullWeek), WrittenRule(.loweredWeek, loweredWeek),
        WrittenRule(.longestDay, longestDay), WrittenRule(.headcountAge, headcountAge), WrittenRule(.quota, quota),
        WrittenRule(.considerations, considerations),
      ] + weekCategories.map { WrittenRule(.weekCategory($0.code), $0.counts) })
    let terms = measures.flatMap { measure in
      measure.terms.sorted { $0.key < $1.key }.map { basis, terms in
        RuleChapter(subject: .terms(measure.code, basis), rules: terms.written)
      }
    }
    let followUps = RuleChapter(subject: .followUps, rules: duties.map { WrittenRule(.followUp($0.code), $0.need) })
    let plans = plan.map {
      [WrittenRule(.planSigned, $0.signedWithin), WrittenRule(.planReviewed, $0.reviewedWithin)]
    }
    let agreed = RuleChapter(subject: .plan, rules: plans ?? [])
    let young = RuleChapter(
      subject: .youth,
      rules: youth.map {
        [
          WrittenRule(.youthWeek, $0.week), WrittenRule(.youthDay, $0.day), WrittenRule(.youthTimes, $0.times),
          WrittenRule(.youthFreeDays, $0.freeDays),
        ]
          + [
            $0.placementSignature.map { WrittenRule(.guardianSignsPlacement, $0) },
            $0.planSignature.map { WrittenRule(.guardianSignsPlan, $0) },
          ].compactMap(\.self)
      } ?? [])
    return ([general] + terms + [followUps, agreed, young]).filter { !$0.rules.isEmpty }
  }
}

extension MeasureTerms {
  fileprivate var written: [WrittenRule] {
    var rules = [WrittenRule(.tested, tested), WrittenRule(.counted, counted), WrittenRule(.length, length)]
    rules += lengthByGroup.sorted { $0.key < $1.key }.map { WrittenRule(.lengthOf($0.key), $0.value) }
    rules += [
      WrittenRule(.leastHours, leastHours), WrittenRule(.mostHours, mostHours), WrittenRule(.approval, approval),
    ]
    rules += signatures.sorted { $0.key < $1.key }.map { WrittenRule(.signature($0.key), $0.value) }
    rules += [
      WrittenRule(.purposes, purposes), WrittenRule(.sameEmployer, sameEmployer), WrittenRule(.beside, beside),
    ]
    rules += statements.sorted { $0.key < $1.key }.map { WrittenRule(.statement($0.key), $0.value) }
    return rules + (workPermission.map { [WrittenRule(.workPermission, $0)] } ?? [])
  }
}
