import Language
import Rules
import Values
import Web

/// A rule as an answer of the API tells it.
struct WrittenLine: Sendable {
  let subject: RuleChapter.Subject
  let rule: WrittenRule
  let language: LanguageTag

  static func all(of pack: RulePack, in language: LanguageTag) -> [JSON] {
    pack.chapters.flatMap { chapter in
      chapter.rules.map { shape.json(WrittenLine(subject: chapter.subject, rule: $0, language: language)) }
    }
  }

  static let shape = Shape<WrittenLine>("WrittenRule") { line in
    line.words("topic") { $0.rule.topic.code }
    line.words("of") { $0.rule.topic.of }
    line.words("measure") { if case .terms(let measure, _) = $0.subject { measure.text } else { nil } }
    line.words("basis") { if case .terms(_, let basis) = $0.subject { basis.text } else { nil } }
    line.code("known") { $0.rule.known }
    line.words("text") { $0.rule.note.text(in: $0.language).text }
    line.words("reference") { $0.rule.source.reference.text(in: $0.language).text }
    line.words("page") { $0.rule.source.page.isEmpty ? nil : $0.rule.source.page }
    line.day("asOf") { $0.rule.source.asOf }
    line.truth("verified") { $0.rule.source.verified }
    line.truth("blocking") { $0.rule.blocking }
    line.truth("overridable") { $0.rule.overridable }
  }
}

extension WrittenRule.Topic {
  /// As a pack's file names it.
  fileprivate var code: String {
    switch self {
    case .fullWeek: "full_week"
    case .loweredWeek: "lowered_week"
    case .weekCategory: "week_categories"
    case .longestDay: "longest_day"
    case .headcountAge: "headcount_age"
    case .quota: "quota"
    case .considerations: "considerations"
    case .tested: "tested"
    case .counted: "counted"
    case .length, .lengthOf: "length"
    case .leastHours: "least_hours"
    case .mostHours: "most_hours"
    case .approval: "approval"
    case .signature: "signatures"
    case .purposes: "purpose"
    case .sameEmployer: "same_employer"
    case .beside: "beside"
    case .statement: "statements"
    case .workPermission: "work_permission"
    case .followUp: "follow_up_duties"
    case .planSigned: "signed_within"
    case .planReviewed: "reviewed_within"
    case .youthWeek: "youth_week"
    case .youthDay: "youth_day"
    case .youthTimes: "youth_times"
    case .youthFreeDays: "youth_free_days"
    case .guardianSignsPlacement: "youth_signs_placement"
    case .guardianSignsPlan: "youth_signs_plan"
    }
  }

  /// What it is narrowed to: a group, a role, a statement, a duty.
  fileprivate var of: String? {
    switch self {
    case .lengthOf(let group): group.text
    case .signature(let role): role.rawValue
    case .statement(let code): code.text
    case .followUp(let code): code.text
    case .weekCategory(let code): code.text
    default: nil
    }
  }
}
