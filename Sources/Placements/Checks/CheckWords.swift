public import Design
public import Language
public import Rules
import Web

// The single words around a check: its state, its rule, who signs, what a consideration is about.

extension Verdict {
  public var phrase: Phrase {
    switch self {
    case .fulfilled: .checkVerdictFulfilled
    case .breached: .checkVerdictBreached
    case .notKnown: .checkVerdictNotKnown
    case .doesNotApply: .checkVerdictDoesNotApply
    }
  }

  public var tone: Tag.Tone {
    switch self {
    case .fulfilled: .good
    case .breached: .stop
    case .notKnown: .info
    case .doesNotApply: .plain
    }
  }
}

extension Check {
  /// The verdict as a tag. A breach that blocks nothing is not called “in the way”.
  public func tag(in voice: Voice) -> Tag {
    verdict == .breached && !blocking
      ? Tag(voice(.checkVerdictWarned), .due) : Tag(voice(verdict.phrase), verdict.tone)
  }
}

extension RuleCode {
  /// What the rule is about, as a heading.
  public var phrase: Phrase {
    switch self {
    case .measure: .checkRuleMeasure
    case .effective: .checkRuleEffective
    case .length: .checkRuleLength
    case .ratio: .checkRuleRatio
    case .headcountAge: .checkRuleHeadcountAge
    case .approval: .checkRuleApproval
    case .signature: .checkRuleSignature
    case .purpose: .checkRulePurpose
    case .statement: .checkRuleStatement
    case .workPermission: .checkRuleWorkPermission
    case .sameEmployer: .checkRuleSameEmployer
    case .sameTimes: .checkRuleSameTimes
    case .pause: .checkRulePause
    case .beside: .checkRuleBeside
    case .fullWeek: .checkRuleFullWeek
    case .leastHours: .checkRuleLeastHours
    case .mostHours: .checkRuleMostHours
    case .timetable: .checkRuleTimetable
    case .dayHours: .checkRuleDayHours
    case .workingDays: .checkRuleWorkingDays
    case .considerations: .checkRuleConsiderations
    case .youth: .checkRuleYouth
    case .youthWeek: .checkRuleYouthWeek
    case .youthDay: .checkRuleYouthDay
    case .youthTimes: .checkRuleYouthTimes
    case .youthFreeDays: .checkRuleYouthFreeDays
    }
  }
}

extension SignatoryRole {
  /// As the first words of a sentence.
  public var phrase: Phrase {
    switch self {
    case .employer: .checkRoleEmployer
    case .employeeRepresentative: .checkRoleEmployeeRepresentative
    case .participant: .checkRoleParticipant
    case .guardian: .checkRoleGuardian
    case .authority: .checkRoleAuthority
    }
  }

  /// Behind "Waiting for:", inside a sentence.
  public var owing: Phrase {
    switch self {
    case .employer: .owingEmployer
    case .employeeRepresentative: .owingEmployeeRepresentative
    case .participant: .owingParticipant
    case .guardian: .owingGuardian
    case .authority: .owingAuthority
    }
  }
}

extension ConsiderationInForce.Field {
  public var phrase: Phrase {
    switch self {
    case .task: .checkFieldTask
    case .load: .checkFieldLoad
    case .environment: .checkFieldEnvironment
    case .appointment: .checkFieldAppointment
    }
  }
}
