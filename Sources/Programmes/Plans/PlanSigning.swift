import Rules
import Values

/// Who has to sign a plan: the person and the authority, and beside somebody under 18 whoever stands for her, where the
/// rule pack says so.
public struct PlanSigning: Sendable {
  /// Until when she is under 18; none where a guardian is not asked, or nobody knows when she was born.
  private let minority: Minority?

  /// Nobody but the person and the authority.
  public static let two = PlanSigning(nil, nil)

  init(_ law: PlanLaw?, _ minority: Minority?) {
    let rule = law?.guardian
    self.minority = rule?.stated.value == .always && rule?.blocking == true ? minority : nil
  }

  private func isYoung(on day: CivilDate) -> Bool { minority?.holds(on: day) == true }

  /// Who has not signed on a day. A guardian is asked as long as she is under 18; what she signed alone before that she
  /// signs again afterwards, for herself.
  func missing(of plan: Plan, on day: CivilDate) -> [Plan.Signature.Signatory] {
    missing(plan.signatures.filter { $0.on <= day }.map { ($0.by, $0.on) }, on: day)
  }

  private func missing(
    _ signed: [(who: Plan.Signature.Signatory, on: CivilDate)], on day: CivilDate
  ) -> [Plan.Signature.Signatory] {
    var missing = Plan.Signature.Signatory.needed.filter { who in !signed.contains { $0.who == who } }
    guard !signed.contains(where: { $0.who == .guardian }) else { return missing }
    if isYoung(on: day) {
      missing.append(.guardian)
    } else if let own = signed.first(where: { $0.who == .person }), isYoung(on: own.on) {
      missing.insert(.person, at: 0)
    }
    return missing
  }

  /// Whether she signs once more: what she signed while she was under 18, alone.
  func isSignedAgain(_ plan: Plan, on day: CivilDate) -> Bool {
    missing(of: plan, on: day).contains(.person) && plan.signatures.contains { $0.by == .person }
  }

  /// The day from which a plan with these signatures holds: that of the last one. None as long as one is missing.
  func held(_ signed: [Plan.Signature.Signatory: CivilDate]) -> CivilDate? {
    guard let last = signed.values.max(), let own = signed[.person] else { return nil }
    // Whether the guardian is needed was decided on the day on which she signed.
    return missing(signed.map { ($0.key, $0.value) }, on: own).isEmpty ? last : nil
  }
}
