import Language
import Values
import Web

extension Plan {
  /// What can be done with a plan.
  public enum Step: String, Sendable, CaseIterable {
    case addGoal = "add-goal"
    case addDuty = "add-duty"
    case changeEntry = "change-entry"
    case removeEntry = "remove-entry"
    /// Puts back what was taken out of the draft.
    case putEntryBack = "put-entry-back"
    case explain
    case takeExplanationBack = "take-explanation-back"
    case sign
    /// Takes a signature back that the same account wrote down today.
    case takeSignatureBack = "take-signature-back"
    case changeTerms = "change-terms"
    case drop
    /// Takes a draft up again that was given up today.
    case takeUp = "take-up"
    case reach
    /// Takes back that a goal is reached, written down today.
    case takeReachBack = "take-reach-back"
    case review
    /// Takes a look back that was written down today.
    case takeReviewBack = "take-review-back"
    case end
    /// Takes an end back that was written down today, or is to come.
    case takeEndBack = "take-end-back"

    /// What it does is written in the text that is explained and signed.
    var changesText: Bool {
      [.addGoal, .addDuty, .changeEntry, .removeEntry, .putEntryBack, .changeTerms].contains(self)
    }
  }

  /// Why a step is not open; `nil` where it is.
  ///
  /// - Parameters:
  ///   - versions: all of the participation.
  ///   - account: whose account takes it.
  func problem(with step: Step, on day: CivilDate, among versions: [Plan], by account: AccountID) -> Phrase? {
    if step == .takeUp {
      if dropped != day { return .planDropStands }
      return versions.inHand(of: participation) == nil ? nil : .planInHandAlready
    }
    if let dropped { return .planDroppedOn(day: dropped) }
    if let held { return problem(whereItHolds: step, since: held, on: day, among: versions, by: account) }
    if step.changesText, !signatures.isEmpty { return .planSignaturesFirst }
    switch step {
    case .explain: return goals.isEmpty ? .planNeedsGoal : signatures.isEmpty ? nil : .planSignaturesFirst
    case .takeExplanationBack:
      return explained == nil ? .planNotExplained : signatures.isEmpty ? nil : .planSignaturesFirst
    case .sign: return explained == nil ? .planNotExplained : nil
    case .takeSignatureBack: return mine(on: day, account).isEmpty ? .planSignatureStands : nil
    case .reach, .takeReachBack, .review, .takeReviewBack, .end, .takeEndBack: return .planNotSigned
    case .putEntryBack: return removed.isEmpty ? .planNothingRemoved : nil
    case .addGoal, .addDuty: return entries.count < Plan.most ? nil : .planTooMuch(n: Plan.most)
    case .changeEntry, .removeEntry: return entries.isEmpty ? .planNoEntry : nil
    case .changeTerms, .drop, .takeUp: return nil
    }
  }

  private func problem(
    whereItHolds step: Step, since held: CivilDate, on day: CivilDate, among versions: [Plan], by account: AccountID
  ) -> Phrase? {
    if step == .takeEndBack {
      guard let ending else { return .planNotEnded }
      return ending.noted == day || ending.on >= day ? nil : .planEndStands(day: ending.on)
    }
    if step == .takeSignatureBack {
      if mine(on: day, account).isEmpty { return .planSignatureStands }
      if !reviews.isEmpty || ending != nil || entries.contains(where: { $0.reached != nil }) { return .planInUse }
      return versions.contains { $0.participation == participation && $0.number > number && $0.dropped == nil }
        ? .planInHandAlready : nil
    }
    if let ending { return .planEndedOn(day: ending.on) }
    if let next = successor(among: versions)?.held { return .planReplacedOn(day: next) }
    switch step {
    case .reach: return entries.contains { $0.reached == nil } ? nil : .planNoEntry
    case .takeReachBack: return entries.contains { $0.reachedNoted == day } ? nil : .planReachStands
    case .takeReviewBack: return reviews.last?.noted.on == day ? nil : .planReviewStands
    case .review, .end: return nil
    default: return .planSignedStands
    }
  }

  /// The signatures that an account can take back.
  func mine(on day: CivilDate, _ account: AccountID) -> [Signature] {
    signatures.filter { $0.recorder == account && $0.recorded.on == day }
  }
}

extension Plan.Step {
  var phrase: Phrase {
    switch self {
    case .addGoal: .planAddGoal
    case .addDuty: .planAddDuty
    case .changeEntry: .planChangeEntry
    case .removeEntry: .planRemoveEntry
    case .putEntryBack: .planPutEntryBack
    case .explain: .planExplain
    case .takeExplanationBack: .planTakeExplanationBack
    case .sign: .planSign
    case .takeSignatureBack: .planTakeSignatureBack
    case .changeTerms: .planChangeTerms
    case .drop: .planDrop
    case .takeUp: .planTakeUp
    case .reach: .planReach
    case .takeReachBack: .planTakeReachBack
    case .review: .planReview
    case .takeReviewBack: .planTakeReviewBack
    case .end: .planEnd
    case .takeEndBack: .planTakeEndBack
    }
  }
}
