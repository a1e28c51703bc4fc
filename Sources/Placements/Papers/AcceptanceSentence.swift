import Language
import Rules
import Values

/// What is said of a check that somebody accepted: without what, why, by whom and when; once the paper has come, until
/// when it was missing. Nothing where nobody accepted anything.
struct AcceptanceSentence {
  let text: String
  /// The paper has come, or the rule is kept by now: what is left is history.
  let isPast: Bool
  /// Under which name it can be taken back.
  let point: CheckPoint

  init?(_ check: Check, of placement: Placement, pack: RulePack, voice: Voice) {
    guard let point = placement.papers.point(accepting: check), let accepted = placement.papers.accepted[point] else {
      return nil
    }
    // What the rules do not let anybody accept any more is as open as if nobody had.
    guard check.overridable else { return nil }
    self.point = point
    let phrase: Phrase
    if let came = check.paperDay {
      (isPast, phrase) = (true, accepted.history(of: came))
    } else if check.verdict != .breached {
      return nil
    } else {
      isPast = false
      let paper = check.paper.map { voice($0(PackWords(pack: pack, voice: voice))) }
      phrase = paper.map { accepted.phrase(without: $0) } ?? accepted.phrase
    }
    text = voice(phrase)
  }
}

extension Placement.Acceptance {
  fileprivate func phrase(without paper: String) -> Phrase {
    guard let by else { return .acceptedWithoutUnsigned(paper: paper, reason: reason, on: on) }
    return .acceptedWithout(paper: paper, reason: reason, by: by, on: on)
  }

  fileprivate var phrase: Phrase {
    guard let by else { return .acceptedAllTheSameUnsigned(reason: reason, on: on) }
    return .acceptedAllTheSame(reason: reason, by: by, on: on)
  }

  /// Of a paper that has come. One dated before it was accepted was not missing but not here.
  fileprivate func history(of came: CivilDate) -> Phrase {
    switch (came > on, by) {
    case (true, let by?): return .acceptedUntil(until: came, by: by, on: on, reason: reason)
    case (true, nil): return .acceptedUntilUnsigned(until: came, on: on, reason: reason)
    case (false, let by?): return .acceptedBefore(by: by, on: on, reason: reason)
    case (false, nil): return .acceptedBeforeUnsigned(on: on, reason: reason)
    }
  }
}

extension Check {
  /// What is missing, as it stands in a sentence after “without”; `nil` for rules that ask for no paper.
  fileprivate var paper: ((PackWords) -> Phrase)? {
    switch finding {
    case .signatureMissing(let role, _), .signatureOverdue(let role, _, _), .signedAfterStart(let role, _, _),
      .factMissing(.severalEmployees(let role)):
      { _ in role.withoutPhrase }
    case .guardianNotNoted: { _ in SignatoryRole.guardian.withoutPhrase }
    case .approvalMissing, .startedWithoutApproval: { _ in .withoutApproval }
    case .statementMissing(let code, _), .statementDenied(let code, _):
      { .withoutStatement(statement: $0.statement(code)) }
    default: nil
    }
  }
}

extension SignatoryRole {
  fileprivate var withoutPhrase: Phrase {
    switch self {
    case .employer: .withoutSignatureEmployer
    case .employeeRepresentative: .withoutSignatureRepresentative
    case .participant: .withoutSignatureParticipant
    case .guardian: .withoutSignatureGuardian
    case .authority: .withoutSignatureAuthority
    }
  }
}
